import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { routes } from './app.ts';
import { command, openTo } from './chassis/command.ts';
import { CSRF_FIELD, csrfToken } from './chassis/csrf.ts';
import { errorPage } from './chassis/error-page.ts';
import type { Routes } from './chassis/http.ts';
import { createClient } from './features/clients/index.ts';
import { createFirstKey, keyringOf } from './features/keys/index.ts';
import { SCRIPT_PATH } from './features/login/passkeys-page.ts';
import { mailboxRoutes } from './features/mailbox/index.ts';
import type { Work } from './platform/work.ts';
import { logoutTokenClaims } from './protocols/oidc/logout-token.ts';
import { openFront } from './testing/front.ts';
import { createHosted } from './testing/hosted.ts';
import { CALLBACK, CHALLENGE, createOAuthWorld, VERIFIER } from './testing/oauth-world.ts';
import { countStatements } from './testing/statements.ts';
import { createWorld } from './testing/world.ts';

// What attackers do to a sign-in, and what Tenon does about it: the list of RFC 9700 (OAuth 2.0 Security Best Current
// Practice) and what belongs to hosted pages besides. Read it from top to bottom. What is tested where its code is, is
// pointed at, and the pointer is checked.

interface Threat {
  readonly threat: string;
  /** Of RFC 9700, unless another is named. */
  readonly section: string;
  /** What Tenon does about it. */
  readonly tenon: string;
  readonly here?: () => Promise<void>;
  /** Tests beside the code: a file and what it calls them. */
  readonly elsewhere?: readonly (readonly [file: string, test: string])[];
}

const house = await createOAuthWorld();
const EVIL = 'https://evil.example';

/** An authorization request as somebody else would write it, from a browser that is signed in. */
async function asks(parameters: Readonly<Record<string, string | undefined>>, window = house.browser()) {
  if (!window.jar.has('tenon_session')) await window.signIn();
  const query = new URLSearchParams({ response_type: 'code', client_id: house.client.id, redirect_uri: CALLBACK, scope: 'openid', state: 'xyz' });
  for (const [name, value] of Object.entries(parameters)) value === undefined ? query.delete(name) : query.set(name, value);
  const answer = await window.visit(`/oauth/authorize?${query}`);
  return { status: answer.status, to: answer.headers.get('location'), headers: answer.headers, page: await answer.text() };
}

const threats: readonly Threat[] = [
  // ---- where a browser is sent ----
  {
    threat: 'A redirect_uri that looks like a registered one',
    section: '4.1.1',
    tenon: 'Compares it with the registered one character by character, and explains on a page of its own; the browser goes nowhere.',
    async here() {
      const host = new URL(CALLBACK).host;
      for (const trick of [
        `${EVIL}/callback`,
        `http://${host}@evil.example/callback`,
        `http://evil.example\\@${host}/callback`,
        `http://${host}.evil.example/callback`,
        `http://evil.example#@${host}/callback`,
        `${CALLBACK}#`,
        `${CALLBACK}#@evil.example`,
        `${CALLBACK}/`,
        `${CALLBACK}?`,
        `${CALLBACK}?next=${EVIL}`,
        `${CALLBACK}/../evil`,
        `${CALLBACK}%2f..%2fevil`,
        `${CALLBACK}%00`,
        ` ${CALLBACK}`,
        `${CALLBACK}\n`,
        CALLBACK.toUpperCase(),
        CALLBACK.replace('http:', 'https:'),
        CALLBACK.replace('http://', '//'),
        CALLBACK.replace('localhost', 'localhost.'),
        CALLBACK.replace('localhost', '127.0.0.1'),
        CALLBACK.replace('localhost', 'locаlhost'), // a Cyrillic а
        `javascript:alert(1)//${CALLBACK}`,
      ]) {
        const { status, to, page } = await asks({ redirect_uri: trick });
        assert.deepEqual([status, to, page.includes('evil')], [400, null, false], trick);
      }
    },
    elsewhere: [
      ['protocols/oauth2/redirect-uri.test.ts', 'whatever is asked for, an address that is registered as it is matches itself alone'],
      ['protocols/oauth2/redirect-uri.test.ts', 'whatever stands for the star is one label of the host it stands in'],
      ['protocols/oauth2/redirect-uri.test.ts', 'whatever the values are, a template moves nothing but its own label and its own segment'],
      ['features/oauth/authorize.test.ts', 'a redirect_uri that comes twice is no redirect_uri'],
    ],
  },
  {
    threat: 'The authorization endpoint as an open redirector',
    section: '4.11.2',
    tenon: 'Sends nobody anywhere before both the app and its address are certain.',
    elsewhere: [['features/oauth/authorize.test.ts', 'test(`a page of ours and no redirect: ']],
  },
  {
    threat: 'Signing out as an open redirector',
    section: '4.11.2',
    tenon: 'Signs out, and sends on to registered addresses alone, whatever is shown for a hint.',
    async here() {
      const { id_token, window } = await house.tokens();
      for (const trick of [
        EVIL,
        '//evil.example',
        'http://localhost:3000@evil.example',
        'http://localhost:3000.evil.example',
        'http://localhost:3000/?to=evil',
        '/\\evil.example',
        'javascript:alert(1)',
      ]) {
        for (const hint of [id_token!, undefined]) {
          const query = new URLSearchParams({ post_logout_redirect_uri: trick, ...(hint ? { id_token_hint: hint } : {}) });
          const answer = await window.visit(`/oidc/logout?${query}`);
          assert.equal(answer.headers.get('location'), null, trick);
        }
      }
    },
    elsewhere: [['features/oauth/signed-in.test.ts', 'signed out all the same, but not sent to an address that is not registered']],
  },
  {
    threat: 'Hosted pages as open redirectors',
    section: '4.11.2',
    tenon: 'Takes no address to return to from a parameter: where a page leads stands in the parked request and with the app.',
    async here() {
      const names = ['return', 'return_to', 'returnTo', 'next', 'redirect', 'redirect_uri', 'url', 'continue', 'to', 'goto', 'callback'];
      for (const path of [...front.pages.map((one) => one.path), '//evil.example/', '//evil.example/a/auth/login', '/\\evil.example/', '/%2f/evil.example']) {
        const answer = await front.get(`${path}?${new URLSearchParams(names.map((name): [string, string] => [name, `${EVIL}/`]))}`);
        const to = answer.headers.get('location');
        if (to !== null) assert.equal(new URL(to, front.url).host, new URL(front.url).host, path);
        assert.ok(!/(href|action)="(https?:)?[/\\]{2}evil/.test(await answer.text()), path);
      }
    },
  },
  {
    threat: 'A redirect that repeats a form, password or code in it, at the app',
    section: '4.12',
    tenon: 'Redirects by 303, so that the browser comes by GET and brings nothing.',
    async here() {
      const window = house.browser();
      await window.signIn();
      const asked = new URLSearchParams({ response_type: 'code', client_id: house.client.id, redirect_uri: CALLBACK, scope: 'openid' });
      assert.equal((await window.visit('/oauth/authorize', { method: 'POST', body: asked })).status, 303);
      const { id_token } = await house.tokens();
      const left = await window.visit('/oidc/logout', {
        method: 'POST',
        body: new URLSearchParams({ id_token_hint: id_token!, post_logout_redirect_uri: 'http://localhost:3000' }),
      });
      assert.equal(left.status, 303);

      const hosted = await createHosted({}, { oauth: true });
      const statuses: number[] = [];
      const { page, browser } = await signInPage(hosted);
      const form = page.forms.find(({ values }) => 'email' in values)!;
      const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
      const send = (path: string, values: Record<string, string>) =>
        fetch(new URL(path, page.url), {
          method: 'POST',
          redirect: 'manual',
          body: new URLSearchParams(values),
          headers: { cookie, 'sec-fetch-site': 'same-origin' },
        });
      const asking = await send(form.action, { ...form.values, email: 'ada@example.com' });
      statuses.push(asking.status);
      const { code } = await hosted.lastMail();
      statuses.push((await send(asking.headers.get('location')!, { ...form.values, code: code! })).status);
      assert.deepEqual(statuses, [303, 303]);
    },
  },
  {
    threat: 'A code in a fragment, in a page or in another window',
    section: '2.1, 4.3',
    tenon: 'Answers in the query of a redirect and in no other way.',
    elsewhere: [['features/oauth/authorize.test.ts', "['a fragment answer', { response_mode: 'fragment' }, 'invalid_request']"]],
  },

  // ---- flows that are not there ----
  {
    threat: 'Tokens in the address bar (implicit grant)',
    section: '2.1.2',
    tenon: 'Knows no response_type but code.',
    elsewhere: [['features/oauth/authorize.test.ts', "['an implicit flow', { response_type: 'token' }, 'unsupported_response_type']"]],
  },
  {
    threat: 'Passwords given to apps (resource owner password grant)',
    section: '2.4',
    tenon: 'Knows no such grant.',
    async here() {
      const { body } = await house.token({ grant_type: 'password', username: 'ada@example.com', password: 'secret' });
      assert.equal(body.error, 'unsupported_grant_type');
    },
  },

  // ---- codes ----
  {
    threat: 'Mix-up: an answer of one server taken to another',
    section: '4.4, RFC 9207',
    tenon: 'Names itself (iss) in each answer, refusals too.',
    async here() {
      const [given, refused] = [await asks({}), await asks({ response_type: 'nonsense' })];
      for (const { to } of [given, refused]) assert.deepEqual(new URL(to!).searchParams.getAll('iss'), [house.url]);
    },
    elsewhere: [
      ['features/oauth/relying-parties.test.ts', 'a mixed-up answer of another issuer is noticed'],
      ['features/login/social.test.ts', 'an answer of another issuer is refused'],
      ['features/login/social.test.ts', 'an answer counts once, with its own state, in its own browser and at its own connection'],
    ],
  },
  {
    threat: 'Code injection: a code that was stolen, put into another session',
    section: '4.5',
    tenon: 'Ties a code to its app, its address, its challenge and its nonce.',
    async here() {
      const mine = await house.code({ code_challenge: CHALLENGE, code_challenge_method: 'S256', nonce: 'mine' });
      const stolen = await house.redeem(mine.code, { code_verifier: 'w'.repeat(43) });
      assert.equal(stolen.body.error, 'invalid_grant');
      const other = await house.app({ redirectUris: [CALLBACK] });
      assert.equal((await house.redeem(mine.code, { client_id: other.id, client_secret: other.secret, code_verifier: VERIFIER })).body.error, 'invalid_grant');
      const { body } = await house.redeem(mine.code, { code_verifier: VERIFIER });
      assert.equal(JSON.parse(Buffer.from(body.id_token!.split('.')[1]!, 'base64url').toString()).nonce, 'mine');
    },
    elsewhere: [['features/oauth/token.test.ts', 'a wrong client, secret, redirect or verifier neither uses up the code nor revokes anything']],
  },
  {
    threat: 'A code that comes again',
    section: '4.5, RFC 6749 section 4.1.2',
    tenon: 'Redeems it once, and ends what it gave when it comes again.',
    elsewhere: [
      ['features/oauth/token.test.ts', 'of many redemptions at once, one wins and nothing is revoked'],
      ['features/oauth/token.test.ts', 'a second redemption ends what the first one got, unless it comes within ten seconds'],
    ],
  },
  {
    threat: 'A code and its verifier, both read off the browser of an app that has a server',
    section: '2.5, RFC 6749 section 3.2.1',
    tenon: 'Asks every app that can keep a secret for it, whatever else it brings.',
    elsewhere: [
      ['features/oauth/token.test.ts', 'an app that keeps a secret shows it besides its verifier, and a try without it uses nothing up'],
      ['features/oauth/token.test.ts', 'a wrong client, secret, redirect or verifier neither uses up the code nor revokes anything'],
    ],
  },
  {
    threat: 'PKCE downgrade',
    section: '4.8.2',
    tenon: 'Takes S256 alone, demands a challenge of apps without a secret, and refuses a verifier whose challenge was taken out.',
    elsewhere: [
      ['features/oauth/token.test.ts', 'a verifier for a request without a challenge: somebody took the challenge out'],
      ['features/oauth/authorize.test.ts', 'an app in the browser must bring a challenge'],
      ['features/oauth/authorize.test.ts', "['a challenge without a method, which means plain', { code_challenge: CHALLENGE }, 'invalid_request']"],
    ],
  },
  {
    threat: 'Codes and states in Referer',
    section: '4.2',
    tenon: 'Sends no-referrer with pages and with redirects, and pages have nothing of others in them.',
    async here() {
      for (const asked of [await asks({}), await asks({ redirect_uri: EVIL })]) assert.equal(asked.headers.get('referrer-policy'), 'no-referrer');
    },
  },

  // ---- forms and windows ----
  {
    threat: 'CSRF against the app',
    section: '4.7',
    tenon: 'Gives state back byte for byte, and once.',
    async here() {
      const state = 'a+b c%20&=ü"\'<';
      assert.deepEqual(new URL((await asks({ state })).to!).searchParams.getAll('state'), [state]);
    },
    elsewhere: [['protocols/oauth2/oauth2.test.ts', 'a state comes back byte for byte, whatever it is made of']],
  },
  {
    threat: 'CSRF against hosted pages',
    section: '4.7',
    tenon: 'Does what a form says only when it comes from a page of ours and has the token of this browser; each of the two is enough to refuse.',
    async here() {
      assert.ok(front.forms.length >= 5, `only ${front.forms.map(({ path }) => path)}`);
      for (const { path } of front.forms) {
        const elsewhere = await front.post(path, { [CSRF_FIELD]: front.token, confirmed: 'yes' }, { 'sec-fetch-site': 'cross-site', origin: EVIL });
        const old = await front.post(path, { [CSRF_FIELD]: front.token, confirmed: 'yes' }, { origin: EVIL });
        const guessed = await front.post(path, { [CSRF_FIELD]: 'x'.repeat(43), confirmed: 'yes' }, { 'sec-fetch-site': 'same-origin', origin: front.url });
        const none = await front.post(path, { confirmed: 'yes' }, {});
        for (const answer of [elsewhere, old, guessed, none]) {
          assert.deepEqual([answer.status, answer.headers.get('location')], [403, null], path);
        }
      }
    },
    elsewhere: [
      ['chassis/csrf.test.ts', 'a form from another site is refused, even with the right token'],
      ['features/login/sign-in.test.ts', 'a form from another site, or without its token, does nothing'],
      ['features/login/accept-invitation.test.ts', 'a form from another site joins nothing'],
    ],
  },
  {
    threat: 'Login CSRF: somebody is signed in as the attacker without noticing',
    section: '4.7',
    tenon: 'Ties requests, codes and links to the browser that asked for them.',
    elsewhere: [
      ['features/login/sign-in.test.ts', 'another browser cannot go on with a request it did not park, nor with its code'],
      ['features/login/sign-in.test.ts', 'in another browser the link signs nobody in, and the code is the way out'],
      ['features/oauth/authorize.test.ts', 'a parked request belongs to its browser and is answered once'],
      ['features/challenges/challenges.test.ts', 'in another browser neither the code nor the link proves anything'],
    ],
  },
  {
    threat: 'Logout CSRF',
    section: '4.7',
    tenon: 'Asks, unless the app shows an ID token of the person who is signed in.',
    elsewhere: [
      ['features/oauth/signed-in.test.ts', 'without a hint the person is asked, and nothing happens until they say so'],
      ['features/oauth/signed-in.test.ts', 'somebody else’s ID token does not sign this person out'],
    ],
  },
  {
    threat: 'Clickjacking, caches and sniffing: any answer of the house shown in a frame or kept',
    section: '4.16',
    tenon: 'Forbids to frame, to keep, to guess at and to say where one came from, on every page, error pages included.',
    async here() {
      for (const path of [...front.pages.map((one) => one.path), '/no/such/page', '/a/auth/code?challenge=chl_1', '/oauth/authorize?client_id=nobody']) {
        const { headers } = await front.get(path);
        assert.equal(headers.get('x-frame-options'), 'DENY', path);
        assert.match(headers.get('content-security-policy') ?? '', /frame-ancestors 'none'/, path);
        assert.match(headers.get('content-security-policy') ?? '', /default-src 'none'/, path);
        assert.equal(headers.get('referrer-policy'), 'no-referrer', path);
        assert.equal(headers.get('x-content-type-options'), 'nosniff', path);
        assert.match(headers.get('cache-control') ?? '', /no-store/, path);
      }
    },
  },
  {
    threat: 'A script of another site at the authorization endpoint',
    section: '2.6',
    tenon: 'Answers no script there; at the token endpoint only scripts of sites where an app in the browser lives.',
    async here() {
      for (const origin of [EVIL, new URL(CALLBACK).origin]) {
        const answer = await fetch(`${house.url}/oauth/authorize?client_id=${house.client.id}`, { headers: { origin } });
        assert.equal(answer.headers.get('access-control-allow-origin'), null);
      }
    },
    elsewhere: [['features/oauth/token.test.ts', 'the site of an app in the browser may read the answers, others may not']],
  },

  // ---- cookies and sessions ----
  {
    threat: 'Session fixation: a cookie that was planted',
    section: 'RFC 6265 section 8.4',
    tenon: 'Makes up the secret itself when somebody signs in, whatever the cookie said before.',
    async here() {
      const hosted = await createHosted({}, { oauth: true });
      const planted = 'p'.repeat(43);
      const browser = hosted.browser();
      browser.cookies.set('tenon_session', planted);
      const { page } = await signInPage(hosted, browser);
      const asked = await browser.press(page, 'Continue', { email: 'ada@example.com' });
      await browser.press(asked, 'Continue', { code: (await hosted.lastMail()).code! });
      const secret = browser.cookies.get('tenon_session');
      assert.ok(secret && secret !== planted);
      assert.equal((await hosted.sessions()).length, 1);
    },
    elsewhere: [['features/login/sign-in.test.ts', 'signing in as somebody else ends the session before; as the same person it makes it stronger']],
  },
  {
    threat: 'Cookies that scripts, sub-domains, plaintext or other sites get at',
    section: 'RFC 6265 section 8',
    tenon: 'HttpOnly, SameSite=Lax, path /, no domain; on https Secure and __Host-.',
    elsewhere: [
      ['chassis/http.test.ts', 'cookies are of the host alone on https, and a browser is given its secret once'],
      ['features/login/accept-invitation.test.ts', 'the cookie is for this house alone and no script reads it'],
    ],
  },
  {
    threat: 'A database that leaks',
    section: '4.10',
    tenon: 'Keeps hashes of codes, links, sessions and refresh tokens.',
    elsewhere: [
      ['features/sessions/sessions.test.ts', 'the table keeps no secret that would open a session'],
      ['features/challenges/challenges.test.ts', 'neither the code nor the link stands in the database'],
    ],
  },

  // ---- who is here, and guessing ----
  {
    threat: 'Finding out who has an account, by what is said',
    section: 'OWASP: user enumeration',
    tenon: 'Shows the same page and sends the same mail to known and unknown addresses.',
    elsewhere: [
      ['features/login/sign-in.test.ts', 'known and unknown addresses get the same page and the same mail'],
      ['features/login/password.test.ts', 'the page is the same for an address nobody has, and so is what a wrong password hears'],
      ['features/passwords/passwords.test.ts', 'an unknown address, one without a password, and a wrong password cost one comparison each and hear the same'],
      ['features/login/sign-in.test.ts', 'sign-up off: an unknown address hears whom to ask, after the proof and not before'],
    ],
  },
  {
    threat: 'Finding out who has an account, by how long it takes',
    section: 'OWASP: user enumeration',
    tenon: 'Does the same work for known and unknown addresses: as many statements, and none about the person.',
    async here() {
      const hosted = await createHosted({}, { oauth: true });
      await hosted.invite('known@example.com', await hosted.world.organization());
      const counts: number[] = [];
      for (const email of ['warm-up@example.com', 'known@example.com', 'unknown@example.com']) {
        const { page, browser } = await signInPage(hosted);
        counts.push(await countStatements(hosted.world.desk, () => browser.press(page, 'Continue', { email })));
      }
      assert.ok(counts[1]! > 0);
      assert.equal(counts[1], counts[2]);
    },
  },
  {
    threat: 'Guessing codes',
    section: 'OWASP: brute force',
    tenon: 'Five tries for a code, so many for an address a day, two mails a minute; tries at the same moment are counted one by one.',
    elsewhere: [
      ['features/challenges/challenges.test.ts', 'five wrong tries end it, and the right code comes too late'],
      ['features/challenges/challenges.test.ts', 'tries made at the same moment are counted one by one'],
      ['features/challenges/challenges.test.ts', 'asking for another mail does not hand out more tries'],
      ['features/challenges/challenges.test.ts', 'guessing over many challenges is stopped for the day'],
      ['features/passwords/passwords.test.ts', 'after five wrong ones that network waits, whatever it types then, known address or not'],
      ['features/passwords/passwords.test.ts', 'guesses at the same moment are counted one by one'],
      ['features/passwordless/wire.test.ts', 'neither a key for each try nor a dry run buys a guess'],
    ],
  },
  {
    threat: 'Guessing client secrets',
    section: 'RFC 6749 section 2.3.1',
    tenon: 'Hears whoever fails too often no more for a minute, and locks nobody else out by it.',
    elsewhere: [
      ['features/oauth/limits.test.ts', 'who shows wrong secrets is not heard for the rest of the minute, with the right one neither'],
      ['features/oauth/limits.test.ts', 'who tries the secrets of many clients is stopped as well'],
      ['features/oauth/limits.test.ts', 'a stranger elsewhere does not lock a client out of its own address'],
    ],
  },

  // ---- what is believed, and what is told ----
  {
    threat: 'A Host header that is made up: links in mails, redirects and the issuer',
    section: '4.13',
    tenon: 'Writes every address from its own setting; forwarded headers are believed of known proxies alone.',
    async here() {
      const hosted = await createHosted({}, { oauth: true });
      const lies = { 'x-forwarded-host': 'evil.example', forwarded: 'host=evil.example', 'x-original-url': `${EVIL}/` };
      const discovery = await fetch(`${hosted.url}/.well-known/openid-configuration`, { headers: lies });
      assert.ok(!(await discovery.text()).includes('evil'));
      const { page, browser } = await signInPage(hosted);
      await browser.press(page, 'Continue', { email: 'ada@example.com' }, lies);
      assert.equal(new URL((await hosted.lastMail()).link!, hosted.url).origin, hosted.url);
    },
    elsewhere: [
      ['chassis/http.test.ts', 'what a stranger says of where they come from is not believed'],
      ['chassis/http.test.ts', 'what a proxy of ours says is believed, as far back as the proxies go'],
      ['features/environments/environments.test.ts', 'each environment is found at its own host, and nowhere else'],
    ],
  },
  {
    threat: 'Credentials in addresses: tokens and secrets in queries',
    section: '4.3.2',
    tenon: 'Reads neither from a query.',
    async here() {
      const { access_token } = await house.tokens();
      assert.equal((await fetch(`${house.url}/userinfo?access_token=${access_token}`)).status, 401);
      const secrets = new URLSearchParams({ grant_type: 'client_credentials', client_id: house.client.id, client_secret: house.client.secret });
      const answer = await fetch(`${house.url}/oauth/token?${secrets}`, { method: 'POST', body: new URLSearchParams() });
      assert.equal(answer.status, 400);
      assert.equal((await fetch(`${house.url}/oauth/token?${secrets}`)).status, 405);
    },
  },
  {
    threat: 'Credentials in logs',
    section: '4.3.2, 4.10',
    tenon: 'Logs templates of paths and no parameters; the auth log keeps a list of harmless parameters and nothing else.',
    elsewhere: [
      ['chassis/http.test.ts', 'the log has templates, never what stood in the path'],
      ['features/login/sign-in.test.ts', 'neither addresses nor codes nor tokens reach the log'],
      ['features/login/accept-invitation.test.ts', 'neither the token nor anybody’s address reaches the log'],
    ],
  },
  {
    threat: 'Credentials and scripts on error pages',
    section: '4.2',
    tenon: 'Repeats nothing of what was sent, and shows a bug as a request id.',
    async here() {
      const secret = 'S3cret'.repeat(8);
      for (const path of [
        `/oauth/authorize?client_id=${secret}&state=${secret}&code=${secret}`,
        `/nowhere/${secret}`,
        `/a/auth/code?challenge=${secret}`,
        `/oauth/authorize?interaction=${secret}`,
      ]) {
        const answer = await front.get(path);
        assert.ok(answer.status >= 400, path);
        // The other languages of a page stand at its own address.
        const page = (await answer.text()).replace(/<details class="languages">.*<\/details>/s, '');
        assert.ok(!page.includes(secret), path);
      }
    },
    elsewhere: [['features/oauth/authorize.test.ts', "assert.ok(!(await response.text()).includes('evil'))"]],
  },
  {
    threat: 'Token answers in caches',
    section: 'RFC 6749 section 5.1',
    tenon: 'no-store on answers and refusals.',
    async here() {
      const good = await house.token({ grant_type: 'client_credentials' });
      const bad = await house.token({ grant_type: 'client_credentials', client_secret: 'wrong' });
      const { access_token } = good.body;
      const introspected = await house.post('/oauth/introspect', { client_id: house.client.id, client_secret: house.client.secret, token: access_token });
      for (const { headers } of [good, bad, introspected]) assert.match(headers.get('cache-control') ?? '', /no-store/);
    },
  },

  // ---- tokens ----
  {
    threat: 'A refresh token that was stolen',
    section: '4.14.2',
    tenon: 'Rotates it with each use; a late replay ends the family and takes the organization from the session.',
    elsewhere: [
      ['features/oauth/token.test.ts', ' ends the family and takes the organization from the session'],
      ['features/oauth/token.test.ts', 'a token from long ago is still known for ours'],
      ['features/oauth/token.test.ts', 'a token that somebody made up, or another client brings, changes nothing'],
      ['features/oauth/token.test.ts', 'a scope can be narrowed, not widened'],
    ],
  },
  {
    threat: 'Tokens that are forged: algorithm none, HMAC with the public key, somebody else’s key',
    section: 'RFC 8725 section 3.1',
    tenon: 'Says itself which algorithm and which keys count.',
    elsewhere: [['protocols/jwt/jwt.test.ts', 'test(`refused: ']],
  },
  {
    threat: 'A machine that passes for a person, or the other way round',
    section: '4.15',
    tenon: 'Ids say what they are of, and no client chooses its own; a machine’s token is nobody at userinfo, and a person’s rules nothing.',
    async here() {
      const { body } = await house.token({ grant_type: 'client_credentials' });
      const claims = JSON.parse(Buffer.from(body.access_token!.split('.')[1]!, 'base64url').toString());
      assert.equal(claims.sub, house.client.id);
      assert.ok(!/^usr_/.test(claims.sub) && !('sid' in claims));
      const person = await house.tokens();
      const theirs = JSON.parse(Buffer.from(person.access_token!.split('.')[1]!, 'base64url').toString());
      assert.notEqual(theirs.sub, theirs.client_id);
    },
    elsewhere: [
      [
        'features/oauth/signed-in.test.ts',
        "['a machine’s token', async (house) => (await house.token({ grant_type: 'client_credentials' })).body.access_token]",
      ],
      ['features/oauth/signed-in.test.ts', 'a member is known by theirs, and may do what their roles allow of this API'],
    ],
  },
  {
    threat: 'One kind of token used as another',
    section: 'RFC 8725 section 3.12',
    tenon: 'Tells them apart by claims that only one kind has: no ID token, logout token or refresh token opens an API, no access token is a hint.',
    async here() {
      const { access_token, id_token, refresh_token, window } = await house.tokens();
      const session = (await window.session())!;
      const logout = await house.within(async (work) => {
        const times = { iss: house.url, clientId: house.client.id, jti: 'tkn_1', now: Math.floor(work.now.getTime() / 1000) };
        return { claims: logoutTokenClaims({ ...times, sub: session.userId, sid: session.id }), keyring: await keyringOf(work) };
      });
      const logoutToken = await logout.keyring.sign(logout.claims, 'logout+jwt');
      for (const token of [id_token, refresh_token, logoutToken]) {
        const { status } = await fetch(`${house.url}/userinfo`, { headers: { authorization: `Bearer ${token}` } });
        assert.equal(status, 401);
      }
      for (const hint of [access_token!, logoutToken]) {
        const { status } = await window.visit(`/oidc/logout?id_token_hint=${hint}`);
        assert.equal(status, 200);
        assert.ok(await window.session(), 'the person was asked, not signed out');
      }
    },
    elsewhere: [['features/oauth/signed-in.test.ts', 'an ID token, a token of another environment and a made-up one are nobody']],
  },
  {
    threat: 'A token for one API, used at another',
    section: '2.3, 4.9',
    tenon: 'Names in each token whom it is for, and takes no other at its own API.',
    elsewhere: [
      ['features/oauth/signed-in.test.ts', 'a machine’s token for somebody else’s API is not for ours'],
      ['features/oauth/token.test.ts', 'a machine that may not call our API gets tokens for others alone'],
    ],
  },
  {
    threat: 'Codes, tokens, sessions and links of another environment',
    section: '4.4',
    tenon: 'Looks for everything inside one environment, with keys of its own.',
    elsewhere: [
      ['features/oauth/token.test.ts', 'a code of one environment is nothing in another'],
      ['features/oauth/signed-in.test.ts', "['a token of another environment', async () => (await (await createOAuthWorld()).tokens()).access_token]"],
      ['features/sessions/sessions.test.ts', 'a session of one environment is unknown in another'],
      ['features/login/accept-invitation.test.ts', 'the token of another environment opens nothing'],
      ['features/challenges/challenges.test.ts', 'one environment knows nothing of the challenges of another'],
    ],
  },
  {
    threat: 'Access tokens that their app gave back, or whose refresh token it gave back',
    section: 'RFC 7009 section 2.1',
    tenon: 'Refuses them wherever it is asked, in every process; only APIs that check signatures by themselves go on until they run out.',
    elsewhere: [
      ['features/oauth/signed-in.test.ts', 'an access token that its app gave back is told of nowhere, and what came with it goes on'],
      ['features/oauth/signed-in.test.ts', 'a token that was given back is nobody’s from then on, in every process'],
    ],
  },
  {
    threat: 'Tokens of somebody who left',
    section: '4.14',
    tenon: 'Looks again at each refresh, at userinfo and at introspection.',
    elsewhere: [
      ['features/oauth/token.test.ts', 'a refresh looks again at who is still there, and with which roles'],
      ['features/oauth/introspect.test.ts', 'a token whose person left is refused at once, though it runs on elsewhere'],
    ],
  },
];

for (const { threat, section, tenon, here, elsewhere = [] } of threats) {
  test(`${threat} (${section}): ${tenon}`, async () => {
    assert.ok(here || elsewhere.length > 0, 'nothing holds it');
    for (const [file, name] of elsewhere) {
      const text = readFileSync(join(import.meta.dirname, file), 'utf8');
      assert.ok(text.includes(name), `${file} has no "${name}" any more`);
    }
    await here?.();
  });
}

// ---- every route there is ----

/** Endpoints for programs: no page stands before them, and no cookie opens them. */
const FOR_PROGRAMS = [
  '/oauth/token',
  '/oauth/revoke',
  '/revoke',
  '/oauth/introspect',
  '/userinfo',
  '/resources/:resource/oauth/register',
  '/resources/:resource/oauth/register/:client',
];
/** The same for everybody, and meant to be kept. */
const DOCUMENTS = [
  '/.well-known/openid-configuration',
  '/.well-known/oauth-authorization-server',
  '/keys',
  '/openapi.json',
  '/llms.txt',
  '/llms-full.txt',
  '/docs',
  '/docs/:tag',
  SCRIPT_PATH,
];

const front = await openEveryRoute();

/** All that the server serves to browsers, in a world where nothing is yet. */
async function openEveryRoute() {
  const world = await createWorld();
  const seen: { readonly method: string; readonly template: string }[] = [];
  const spy =
    (add: Routes): Routes =>
    (app, within) => {
      app.addHook('onRoute', ({ method, url }) => void [method].flat().forEach((one) => void seen.push({ method: one, template: url })));
      return add(app, within);
    };
  const all = [...routes, mailboxRoutes].map(spy);
  const { url } = await openFront({ house: { desk: world.desk, environmentOf: async () => world.environment }, routes: all, errorPage });
  Object.assign(world.environment, { url });
  await world.do(world.client, createClient, { kind: 'web', name: 'Orion', redirectUris: [CALLBACK] });
  await world.do(world.visitor, command({ needs: openTo('A test.'), run: (work: Work) => createFirstKey(work) }), undefined);

  const of = (method: string) =>
    [...new Set(seen.filter((one) => one.method === method && !DOCUMENTS.includes(one.template)).map(({ template }) => template))]
      .filter((template) => !template.includes('*'))
      .map((template) => ({ template, path: template.replace(/:[a-z]+/gi, 'T'.repeat(43)) }));
  const browser = 'b'.repeat(43);
  return {
    url,
    pages: of('GET').filter(({ template }) => !FOR_PROGRAMS.includes(template)),
    forms: of('POST').filter(({ template }) => !FOR_PROGRAMS.includes(template) && !template.endsWith('/oauth/authorize')),
    /** What stands in the forms of this browser. */
    token: csrfToken(world.desk.sealer, browser),
    get: (path: string) => fetch(url + path, { redirect: 'manual', headers: { accept: 'text/html' } }),
    post: (path: string, form: Readonly<Record<string, string>>, headers: Readonly<Record<string, string>>) =>
      fetch(url + path, {
        method: 'POST',
        redirect: 'manual',
        body: new URLSearchParams(form),
        headers: { accept: 'text/html', cookie: `tenon_browser=${browser}`, ...headers },
      }),
  };
}

/** The sign-in page, in a browser that an app sent there. */
async function signInPage(hosted: Awaited<ReturnType<typeof createHosted>>, browser = hosted.browser()) {
  const asked = new URLSearchParams({ client_id: hosted.client.id, redirect_uri: 'http://localhost:3000/callback', response_type: 'code', scope: 'openid' });
  return { browser, page: await browser.open(`/oauth/authorize?${asked}`) };
}
