import { test } from 'node:test';

/**
 * The test modules of the OpenID Foundation's conformance suite for the profiles we keep to, by the names they have there.
 * The checks behind the names are our own. docs/reference/openid-conformance.md is printed from this table, and a module
 * without a test does not compile.
 */
export interface Module {
  /** What it asks of a provider. */
  readonly asks: string;
  /** Set: what it asks for is optional and we do not do it. Then the test holds that we say so as the specification wants. */
  readonly notApplicable?: string;
  /** What else to know. */
  readonly note?: string;
}

const NO_REQUEST_OBJECTS = 'Request objects are not supported, discovery says so, and a request that has one is refused by name.';

export const openIdProfiles = {
  'Basic OP': {
    'oidcc-server': { asks: 'The code flow: an answer with `state` and `iss`, tokens that are not kept anywhere, an ID token that verifies.' },
    'oidcc-response-type-missing': { asks: 'A request without `response_type` is an error for the app.' },
    'oidcc-idtoken-signature': { asks: 'The ID token is signed with RS256 by a published key, which its header names.' },
    'oidcc-idtoken-unsigned': {
      asks: 'An app registered for unsigned ID tokens gets them.',
      notApplicable: 'Every ID token is signed, and discovery offers nothing else.',
    },
    'oidcc-userinfo-get': { asks: 'Userinfo by GET, the token in the header.' },
    'oidcc-userinfo-post-header': { asks: 'Userinfo by POST, the token in the header.' },
    'oidcc-userinfo-post-body': { asks: 'Userinfo by POST, the token in the form.' },
    'oidcc-ensure-request-without-nonce-succeeds-for-code-flow': { asks: 'A nonce is the app’s choice; without one the ID token has none.' },
    'oidcc-scope-profile': { asks: 'What is known of the person comes with `profile`.' },
    'oidcc-scope-email': { asks: 'The address, and whether it is proven, come with `email`.' },
    'oidcc-scope-address': {
      asks: 'The postal address comes with `address`.',
      notApplicable: 'No postal addresses are kept. The scope is passed over, and the answer says which scopes were given.',
    },
    'oidcc-scope-phone': {
      asks: 'The telephone number comes with `phone`.',
      notApplicable: 'There is no scope of its own: a number that is known is in the profile. The scope is passed over, and the answer says so.',
    },
    'oidcc-scope-all': { asks: 'All scopes at once are no error, and the answer says which were given.' },
    'oidcc-ensure-other-scope-order-succeeds': { asks: 'Scopes come in any order.' },
    'oidcc-display-page': { asks: '`display=page` is no error.' },
    'oidcc-display-popup': { asks: '`display=popup` is no error.' },
    'oidcc-prompt-login': { asks: '`prompt=login` asks for a new proof, and the new `auth_time` says so.' },
    'oidcc-prompt-none-not-logged-in': { asks: '`prompt=none` without a session is `login_required`, and shows nothing.' },
    'oidcc-prompt-none-logged-in': { asks: '`prompt=none` with a session gives a code, for the same person and the same proof.' },
    'oidcc-max-age-1': { asks: 'A proof older than `max_age` is asked for again, and `auth_time` is there to check it by.' },
    'oidcc-max-age-10000': { asks: 'A proof younger than `max_age` is good enough.' },
    'oidcc-ensure-request-with-unknown-parameter-succeeds': { asks: 'Unknown parameters are passed over.' },
    'oidcc-id-token-hint': { asks: '`id_token_hint` with `prompt=none`: the person it names, or `login_required`.' },
    'oidcc-login-hint': { asks: '`login_hint` is no error; the page has the address filled in.' },
    'oidcc-ui-locales': { asks: '`ui_locales` is no error.' },
    'oidcc-claims-locales': { asks: '`claims_locales` is no error.' },
    'oidcc-ensure-request-with-acr-values-succeeds': {
      asks: '`acr_values` is no error.',
      note: 'No `acr` is claimed: how somebody proved themselves stands in no class that we could name.',
    },
    'oidcc-codereuse': { asks: 'A code works once.' },
    'oidcc-codereuse-30seconds': {
      asks: 'A code that comes again after half a minute is refused, and what it gave ends.',
      note: 'The refresh token ends at once. The access token runs out by itself, within five minutes; the suite warns of that.',
    },
    'oidcc-ensure-registered-redirect-uri': { asks: 'An address that is not registered gets no answer: the person is told on a page.' },
    'oidcc-ensure-post-request-succeeds': { asks: 'A request may come as a form.' },
    'oidcc-server-client-secret-post': { asks: 'The code flow, with the secret in the form.' },
    'oidcc-request-uri-unsigned-supported-correctly-or-rejected-as-unsupported': {
      asks: '`request_uri` works, or is refused by name.',
      notApplicable: NO_REQUEST_OBJECTS,
    },
    'oidcc-unsigned-request-object-supported-correctly-or-rejected-as-unsupported': {
      asks: '`request` works, or is refused by name.',
      notApplicable: NO_REQUEST_OBJECTS,
    },
    'oidcc-claims-essential': {
      asks: 'A claim asked for by the `claims` parameter comes.',
      notApplicable: 'The parameter is not supported, discovery says so, and it is passed over; the profile has the name anyway.',
    },
    'oidcc-ensure-request-object-with-redirect-uri': {
      asks: 'The address inside a request object counts, not the one beside it.',
      notApplicable: NO_REQUEST_OBJECTS,
    },
    'oidcc-refresh-token': { asks: 'A refresh gives an ID token of the same person, app and moment of signing in.' },
    'oidcc-ensure-request-with-valid-pkce-succeeds': { asks: 'PKCE with S256.' },
  },
  'Config OP': {
    'oidcc-discovery-endpoint-verification': { asks: 'Discovery has what the specification demands, under the issuer, and keys that can be used.' },
  },
  'RP-Initiated Logout OP': {
    'oidcc-rp-initiated-logout-discovery-endpoint-verification': { asks: 'Discovery names `end_session_endpoint`.' },
    'oidcc-rp-initiated-logout': { asks: 'Signed out, and back to the app with `state`; `prompt=none` finds nobody afterwards.' },
    'oidcc-rp-initiated-logout-bad-post-logout-redirect-uri': { asks: 'Nobody is sent to an address that is not registered.' },
    'oidcc-rp-initiated-logout-modified-id-token-hint': { asks: 'A hint that was changed counts for nothing.' },
    'oidcc-rp-initiated-logout-no-id-token-hint': { asks: 'Without a hint the person is asked.' },
    'oidcc-rp-initiated-logout-no-params': { asks: 'Without anything the person is asked, and stays on our page.' },
    'oidcc-rp-initiated-logout-no-post-logout-redirect-uri': { asks: 'Signed out, and a page says so.' },
    'oidcc-rp-initiated-logout-no-state': { asks: 'Back to the app without `state` when none was sent.' },
    'oidcc-rp-initiated-logout-only-state': { asks: '`state` alone is no reason to go anywhere.' },
    'oidcc-rp-initiated-logout-query-added-to-post-logout-redirect-uri': { asks: 'A registered address with a query added is another address.' },
    'oidcc-rp-initiated-logout-bad-id-token-hint': { asks: 'A hint that somebody else signed counts for nothing.' },
  },
  'Back-Channel Logout OP': {
    'oidcc-backchannel-logout-discovery-endpoint-verification': { asks: 'Discovery says that logout tokens are sent, and that they name the session.' },
    'oidcc-backchannel-rp-initiated-logout': { asks: 'The app gets a signed logout token that names the session, the person and the event, and no nonce.' },
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, Module>>>>;

export type Profile = keyof typeof openIdProfiles;

/** One test for each module of a profile. */
export function profileTests<Name extends Profile>(profile: Name, tests: Readonly<Record<keyof (typeof openIdProfiles)[Name], () => Promise<void>>>): void {
  const modules: Readonly<Record<string, Module>> = openIdProfiles[profile];
  for (const [name, run] of Object.entries<() => Promise<void>>(tests)) {
    test(`${name}: ${modules[name]?.notApplicable ?? modules[name]?.asks}`, run);
  }
}

/** docs/reference/openid-conformance.md */
export function openIdReference(): string {
  const tables = Object.entries<Readonly<Record<string, Module>>>(openIdProfiles).map(([profile, modules]) => {
    const rows = Object.entries(modules).map(
      ([name, { asks, notApplicable, note }]) =>
        `| \`${name}\` | ${notApplicable ? 'not applicable' : 'passes'} | ${[asks, notApplicable ?? note].filter(Boolean).join(' ')} |`,
    );
    return `## ${profile}\n\n| module | | what it asks for |\n|---|---|---|\n${rows.join('\n')}\n`;
  });
  return `# OpenID Connect, module by module

Printed from \`packages/server/src/testing/openid-modules.ts\` by \`npm run gen\`. The names are those of the test modules of the OpenID Foundation's conformance suite. The checks are our own, one for each name, in \`packages/server/src/features/oauth/openid/\`; they run with \`npm test\`. This is no certification.

\`not applicable\`: the specification leaves it to the provider. The check holds then that Tenon does not pretend, and refuses or passes over as the specification wants.

${tables.join('\n')}`;
}
