"""Cases of wrappers, reported as conformance/README.md wants them, and the helper of the runner."""

import inspect
import json
import os
import re
import urllib.error
import urllib.parse
import urllib.request
from contextlib import contextmanager
from importlib.metadata import version

import grpc
from scalekit import ScalekitClient
from scalekit.common import exceptions

SDK = "python"
OUT_OF_SCOPE = {"connected_accounts", "tools", "mcp", "connect", "actions"}

# What each documented code must come out as.
EXCEPTIONS = {
    "INVALID_ARGUMENT": exceptions.ScalekitBadRequestException,
    "FAILED_PRECONDITION": exceptions.ScalekitBadRequestException,
    "PERMISSION_DENIED": exceptions.ScalekitForbiddenException,
    "NOT_FOUND": exceptions.ScalekitNotFoundException,
    "ALREADY_EXISTS": exceptions.ScalekitConflictException,
    "RESOURCE_EXHAUSTED": exceptions.ScalekitTooManyRequestsException,
}


def required(name):
    value = os.environ.get(f"CONFORMANCE_{name}")
    if not value:
        raise SystemExit(f"CONFORMANCE_{name} is not set: the runner starts this program (npm run conformance)")
    return value


URL = required("URL")
sdk = ScalekitClient(URL, required("CLIENT_ID"), required("CLIENT_SECRET"))


def say(line):
    print(json.dumps(line), flush=True)


def in_words(error):
    if isinstance(error, exceptions.ScalekitServerException):
        return f"{type(error).__name__} {error.error_code}: {error.message}"
    return f"{type(error).__name__}: {error}"[:500]


def not_served(error):
    return isinstance(error, exceptions.ScalekitNotImplementedException)


class Wrapper:
    """The cases of one wrapper. Each is a block that calls it."""

    def __init__(self, name, rpc):
        self.name = name
        self.service, self.rpc = rpc.split("/")

    def report(self, what, outcome, detail=""):
        say({"sdk": SDK, "service": self.service, "rpc": self.rpc, "wrapper": self.name, "case": what, "outcome": outcome, "detail": detail})

    @contextmanager
    def works(self, what):
        """The block looks at what the wrapper gave."""
        try:
            yield
            self.report(what, "works")
        except Exception as error:
            self.report(what, "not_served_yet" if not_served(error) else "failed", in_words(error))

    @contextmanager
    def refuses(self, what, code):
        """The block is to end with the exception of this code."""
        try:
            yield
            self.report(what, "failed", f"it was to be refused with {code}, and was not")
        except Exception as error:
            expected = "RATE_LIMITED" if code == "RESOURCE_EXHAUSTED" else code
            if not_served(error):
                self.report(what, "not_served_yet", in_words(error))
            elif isinstance(error, EXCEPTIONS[code]) and error.error_code == expected and error.grpc_status == grpc.StatusCode[code] and error.message:
                self.report(what, "refused_as_documented", code)
            else:
                self.report(what, "failed", f"{code} was to come, and this came: {in_words(error)}")

    @contextmanager
    def throws(self, what, kind=Exception):
        """The same for what has no code of the contract."""
        try:
            yield
            self.report(what, "failed", "it was to be refused, and was not")
        except Exception as error:
            self.report(what, "refused_as_documented" if isinstance(error, kind) else "failed", in_words(error))


def equal(given, expected):
    assert given == expected, f"{given!r} is not {expected!r}"


def matches(text, shape):
    assert re.fullmatch(shape, text), f"{text!r} is not like {shape}"


def walks_pages(pages):
    """Walks a list of two or more there and back, with pages of two sizes. `pages(size, token)` gives ids, next, previous."""
    whole = pages(30, None)[0]
    assert len(whole) >= 2, f"there are only {len(whole)}"
    first, after, _ = pages(1, None)
    equal(first, whole[:1])
    second, _, before = pages(2, after)
    equal(second, whole[1:3])
    equal(pages(3, before)[0], first)


def methods_of(client):
    return [name for name, _ in inspect.getmembers(client, inspect.ismethod) + inspect.getmembers(type(client), inspect.isfunction) if not name.startswith("_")]


def introduce():
    """Says which SDK this is, and all it has."""
    say({"about": {"sdk": SDK, "version": version("scalekit-sdk-python")}})
    names = list(dict.fromkeys(methods_of(sdk)))
    for group, client in vars(sdk).items():
        if group not in OUT_OF_SCOPE and group != "core_client":
            names += [f"{group}.{name}" for name in dict.fromkeys(methods_of(client))]
    say({"wrappers": names})


def ask_helper(path, body=None):
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(required("HELPER") + path, data=data, method="GET" if body is None else "POST")
    try:
        with urllib.request.urlopen(request) as answer:
            return json.load(answer)
    except urllib.error.HTTPError as error:
        raise RuntimeError(f"the helper says: {json.load(error)['error']}") from error


def sign_in(authorization_url, email):
    return ask_helper("/sign-in", {"authorization_url": authorization_url, "email": email})


def mail(to, after=None):
    return ask_helper("/mail?" + urllib.parse.urlencode({"to": to, **({"after": after} if after else {})}))


def signature(secret, message, timestamp, body):
    return ask_helper("/signature", {"secret": secret, "id": message, "timestamp": str(timestamp), "body": body})["signature"]


def idp_initiated_login(claims):
    return ask_helper("/idp-initiated-login", {"claims": claims})["token"]
