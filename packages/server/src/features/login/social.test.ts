import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as jose from 'jose';
import { DEFAULT_METHODS, SOCIAL_PROVIDERS, type SocialProvider } from '../../platform/environment.ts';
import type { ConnectionId } from '../../platform/ids.ts';
import { createOutside } from '../../platform/outside.ts';
import type { Shown, TestBrowser } from '../../testing/browser.ts';
import { APP, createHosted } from '../../testing/hosted.ts';
import { AT_PROVIDER, createGitHub, createLinkedIn, createOpenIdProvider, type PersonThere, passThrough } from '../../testing/providers.ts';
import { findUserByEmail } from '../users/index.ts';

// Real providers on loopback, and the whole way: an app's request, the sign-in page, the provider, and back into the app.

const hosted = await createHosted({ methods: { ...DEFAULT_METHODS, socialProviders: SOCIAL_PROVIDERS } }, { oauth: true, initiateLogin: true });
const { world } = hosted;
const { db, environment, desk } = world;
// The library looks at the real clock; the environment is for development, where this machine may be reached.
world.later(Math.floor(Date.now() / 1000) * 1000 - world.now().getTime());
Object.assign(desk.outside, createOutside({ networks: ['loopback'] }));
await world.organization();

async function connect(provider: SocialProvider, kind: 'oidc' | 'oauth', settings: object, secret = AT_PROVIDER.secret): Promise<ConnectionId> {
  const id = desk.entropy.id('conn', world.now());
  await db
    .insertInto('connections')
    .values({
      id,
      environment_id: environment.id,
      kind,
      provider: provider.toUpperCase(),
      enabled: true,
      debug: true,
      status: 'completed',
      settings: JSON.stringify({ client_id: AT_PROVIDER.id, ...settings }),
      sealed_secret: desk.sealer.seal(id, secret),
      created_at: world.now(),
      updated_at: world.now(),
    })
    .execute();
  return id;
}

const change = (id: ConnectionId, settings: object) =>
  db
    .updateTable('connections')
    .set({ settings: JSON.stringify({ client_id: AT_PROVIDER.id, ...settings }), updated_at: new Date() })
    .where('id', '=', id)
    .execute();

const google = await connect('google', 'oidc', {});
const microsoft = await connect('microsoft', 'oidc', {});
const callback = (id: ConnectionId, kind = 'oidc') => `${hosted.url}/sso/v1/${kind}/${id}/callback`;
const upstream = await createOpenIdProvider([callback(google), callback(microsoft)]);
for (const id of [google, microsoft]) await change(id, { issuer: upstream.issuer });
const gitHub = await createGitHub();
const gitHubsAddresses = {
  authorize_uri: `${gitHub.url}/login/oauth/authorize`,
  token_uri: `${gitHub.url}/login/oauth/access_token`,
  user_info_uri: `${gitHub.url}/user`,
};
await connect('github', 'oauth', gitHubsAddresses);
const linkedIn = await createLinkedIn({ sub: 'li-1', name: 'Lin Ked', email: 'lin@example.com', email_verified: true });
await connect('linkedin', 'oauth', {
  authorize_uri: `${linkedIn.url}/oauth/v2/authorization`,
  token_uri: `${linkedIn.url}/oauth/v2/accessToken`,
  user_info_uri: `${linkedIn.url}/v2/userinfo`,
});

const request = (more: Readonly<Record<string, string>> = {}) =>
  `/oauth/authorize?${new URLSearchParams({ client_id: hosted.client.id, redirect_uri: `${APP}/callback`, response_type: 'code', scope: 'openid', ...more })}`;

/** From the sign-in page to the provider, up to the address that the browser is to come back to. */
async function go(browser: TestBrowser, provider: SocialProvider, page?: Shown): Promise<string> {
  const login = page ?? (await browser.open(request()));
  const departure = await browser.press(login, 'Google', { provider });
  return passThrough(departure.headers.get('refresh')!.replace('0;url=', ''));
}

async function comeAs(person: PersonThere | undefined, provider: SocialProvider = 'google', browser = hosted.browser()) {
  upstream.state.person = person;
  return { browser, shown: await browser.open(await go(browser, provider)) };
}

let count = 0;
const somebody = (more: object = {}): PersonThere & { readonly email: string } => {
  count += 1;
  return { sub: `sub-${count}`, email: `person${count}@example.com`, email_verified: true, name: `Person ${count}`, given_name: 'Person', ...more };
};

const userOf = (email: string) => hosted.within((work) => findUserByEmail(work, email));
const identities = async (email: string) => {
  const user = await userOf(email);
  return db
    .selectFrom('identities')
    .selectAll()
    .where('user_id', '=', user?.id ?? 'usr_0')
    .orderBy('created_at')
    .execute();
};
const proofs = async () => (await hosted.sessions()).at(-1)?.proofs;
const answerMail = async (browser: TestBrowser, page: Shown) => browser.press(page, 'Continue', { code: (await hosted.lastMail()).code! });
const stepsOf = async () =>
  (await db.selectFrom('auth_steps').selectAll().where('environment_id', '=', environment.id).where('step', 'like', 'provider_%').orderBy('at').execute()).map(
    ({ step, error, details }) => ({ step, error, details }),
  );

test('a new person comes by a provider that vouches for their address, and is known by it the next time', async () => {
  const ada = somebody({ picture: 'https://example.com/ada.png' });
  const { shown } = await comeAs(ada);
  assert.equal(shown.heading, 'Name your organization', shown.heading);
  const user = await userOf(ada.email);
  assert.ok(user?.emailProvenAt);
  assert.deepEqual([user.profile.name, user.profile.givenName, user.profile.picture], [ada['name'], 'Person', ada['picture']]);
  assert.deepEqual(await proofs(), [`social:${google}`]);

  // Their address there changes; they do not.
  await comeAs({ ...ada, email: 'elsewhere@example.com' });
  assert.equal(await userOf('elsewhere@example.com'), undefined);
  const [identity, ...others] = await identities(ada.email);
  assert.deepEqual([identity?.subject, (identity?.attributes as { email?: string } | undefined)?.email, others.length], [ada.sub, 'elsewhere@example.com', 0]);
});

test('somebody who has read their mail here is linked by an address that the provider vouches for', async () => {
  const ada = somebody();
  const browser = hosted.browser();
  await answerMail(browser, await browser.press(await browser.open(request()), 'Continue', { email: ada.email }));
  await comeAs(ada);
  assert.equal((await identities(ada.email)).length, 1);
  assert.equal((await userOf(ada.email))?.profile.givenName, 'Person', 'what was empty is filled');
});

test('an address that somebody else asserted is proven by mail before it is linked', async () => {
  const ada = somebody();
  await hosted.invite(ada.email, (await hosted.organizations())[0]!.id);
  const { browser, shown } = await comeAs(ada);
  assert.equal(shown.heading, 'Look in your mail');
  assert.equal((await identities(ada.email)).length, 0);
  await answerMail(browser, shown);
  assert.equal((await identities(ada.email)).length, 1);
  assert.deepEqual(await proofs(), ['email_code', `social:${google}`]);
});

test('a provider that does not vouch for the address proves nothing about it, whoever has it here', async () => {
  const victim = somebody();
  await comeAs(victim);
  const before = await hosted.sessions();
  const { shown } = await comeAs({ sub: 'attacker', email: victim.email, email_verified: true, name: 'Eve' }, 'microsoft');
  assert.equal(shown.heading, 'Look in your mail');
  assert.deepEqual([(await hosted.sessions()).length, (await identities(victim.email)).length], [before.length, 1]);
});

test('what waited for the mail is linked in the browser that came with it, and nowhere else', async () => {
  const ada = somebody({ email_verified: false });
  const { shown } = await comeAs(ada);
  assert.equal(shown.heading, 'Look in your mail');
  const other = hosted.browser();
  world.later(61_000);
  await answerMail(other, await other.press(await other.open(request()), 'Continue', { email: ada.email }));
  assert.ok(await userOf(ada.email));
  assert.equal((await identities(ada.email)).length, 0);
});

test('an answer counts once, with its own state, in its own browser and at its own connection', async () => {
  upstream.state.person = somebody();
  const browser = hosted.browser();
  const back = await go(browser, 'google');
  const failed = 'This way in is no longer open';
  assert.equal((await hosted.browser().open(back)).heading, failed, 'another browser');
  assert.equal((await browser.open(back.replace(google, microsoft))).heading, failed, 'another connection');
  assert.equal((await browser.open(back.replace(/state=[^&]*/, 'state=other'))).heading, failed, 'another state');
  assert.equal((await browser.open(`${back}&state=other`)).heading, failed, 'two states');
  const entered = await browser.open(back);
  assert.notEqual(entered.heading, failed);
  const sessions = (await hosted.sessions()).length;
  await browser.open(back);
  assert.equal((await hosted.sessions()).length, sessions, 'a second time');
});

test('an answer of another issuer is refused', async () => {
  upstream.state.person = somebody();
  const browser = hosted.browser();
  const back = await go(browser, 'google');
  const { heading, status } = await browser.open(back.replace(/iss=[^&]*/, `iss=${encodeURIComponent('http://evil.example.com')}`));
  assert.deepEqual([heading, status], ['Google gave no answer we can trust', 502]);
  assert.equal((await browser.open(back)).heading, 'This way in is no longer open', 'and the attempt is over');
});

test('somebody who says no there is told so, and finds the other ways', async () => {
  const { browser, shown } = await comeAs(undefined);
  assert.deepEqual([shown.heading, shown.status], ['You did not come in with Google', 403]);
  assert.equal((await browser.open(shown.links.find(({ text }) => text === 'Sign in another way')!.href)).heading, 'Sign in to Orion');
  assert.match(JSON.stringify((await stepsOf()).at(-1)), /provider_failed.*denied.*access_denied: They said no/);
});

test('a way that was begun too long ago is closed', async () => {
  upstream.state.person = somebody();
  const browser = hosted.browser();
  const back = await go(browser, 'google');
  world.later(16 * 60_000);
  assert.equal((await browser.open(back)).heading, 'This way in is no longer open');
});

test('a provider that is down is said to be, and what is wrong stands in the log', async () => {
  upstream.state.person = somebody();
  const browser = hosted.browser();
  const back = await go(browser, 'google');
  upstream.state.ill = true;
  const { heading, html } = await browser.open(back);
  upstream.state.ill = false;
  assert.equal(heading, 'Google does not answer');
  assert.ok(!html.includes(upstream.issuer) && !html.includes('OAUTH_'));
  assert.match(JSON.stringify((await stepsOf()).at(-1)), /provider_failed.*unreachable/);
});

test('a wrong secret is for whoever looks after the connection to mend', async () => {
  gitHub.state.refuses = true;
  const browser = hosted.browser();
  const shown = await browser.open(await go(browser, 'github'));
  gitHub.state.refuses = false;
  assert.equal(shown.heading, 'GitHub cannot be used right now');
  assert.doesNotMatch(shown.html, /incorrect_client/);
  assert.match(JSON.stringify((await stepsOf()).at(-1)), /misconfigured.*incorrect_client_credentials/);
});

test("GitHub's primary address counts, when it is verified, and its people are known by number", async () => {
  const primary = { email: 'ada-gh@example.com', primary: true, verified: true };
  gitHub.state.emails = [{ email: 'shown@example.com', primary: false, verified: true }, primary];
  gitHub.state.user = { ...gitHub.state.user, email: 'shown@example.com' };
  await comeAs(undefined, 'github');
  assert.deepEqual([(await identities(primary.email))[0]?.subject, await userOf('shown@example.com')], ['1', undefined]);

  gitHub.state.user = { ...gitHub.state.user, id: 2 };
  gitHub.state.emails = [{ ...primary, verified: false }];
  assert.equal((await comeAs(undefined, 'github')).shown.heading, 'Look in your mail');

  gitHub.state.user = { ...gitHub.state.user, id: 3 };
  gitHub.state.emails = [];
  assert.equal((await comeAs(undefined, 'github')).shown.heading, 'Your GitHub account shows no e-mail address');
});

test('LinkedIn is spoken to without what it refuses', async () => {
  await comeAs(undefined, 'linkedin');
  assert.deepEqual(
    ['code_challenge', 'nonce', 'state'].map((name) => linkedIn.seen.at(-1)?.has(name)),
    [false, false, true],
  );
  assert.equal((await identities('lin@example.com'))[0]?.subject, 'li-1');
});

test('others are asked with a nonce and PKCE, and told whom we think it is', async () => {
  upstream.state.person = somebody();
  const browser = hosted.browser();
  await browser.open(request({ provider: 'google', login_hint: 'ada@example.com', prompt: 'login' })).then(({ location }) => passThrough(location!));
  const asked = Object.fromEntries(upstream.state.asked!);
  assert.deepEqual(
    [asked['code_challenge_method'], (asked['nonce'] ?? '').length > 20, asked['login_hint'], asked['prompt'], asked['redirect_uri']],
    ['S256', true, 'ada@example.com', 'select_account', callback(google)],
  );
});

test('an app that names a provider sends people straight there, and they come back into the app', async () => {
  const ada = somebody();
  const organization = (await hosted.organizations())[0]!.id;
  const browser = hosted.browser();
  await browser.press(await browser.open((await hosted.invite(ada.email, organization)).path), /^Join/);
  upstream.state.person = ada;
  const sent = await browser.open(request({ provider: 'google', state: 'x' }));
  assert.ok(sent.location?.startsWith(upstream.issuer), 'their session came by another way');
  const back = await browser.open(await passThrough(sent.location!));
  const there = new URL(back.location!);
  assert.deepEqual([there.origin, there.searchParams.get('state'), there.searchParams.has('code')], [APP, 'x', true]);
  const { id, secret } = hosted.client;
  const form = {
    grant_type: 'authorization_code',
    code: there.searchParams.get('code')!,
    redirect_uri: `${APP}/callback`,
    client_id: id,
    client_secret: secret,
  };
  const tokens = (await (await fetch(`${hosted.url}/oauth/token`, { method: 'POST', body: new URLSearchParams(form) })).json()) as { id_token: string };
  assert.deepEqual(jose.decodeJwt(tokens.id_token).amr, [google]);
  // Now it came by that way.
  assert.equal(new URL((await browser.open(request({ provider: 'google' }))).location!).origin, APP);
  assert.ok((await browser.open(request({ provider: 'google', prompt: 'login' }))).location?.startsWith(upstream.issuer));
  assert.match((await browser.open(request({ provider: 'microsoft', prompt: 'none' }))).location!, /login_required/);
});

test('a provider that is not set up, or is none, is an error for the app', async () => {
  for (const provider of ['salesforce', 'myspace']) {
    const { location } = await hosted.browser().open(request({ provider }));
    assert.match(location!, /error=invalid_request.*provider/);
  }
});

test('whoever must come by their company comes by it after the provider, too', async () => {
  const organizationId = await world.organization('Acme');
  const shared = { environment_id: environment.id, organization_id: organizationId, created_at: world.now(), updated_at: world.now() };
  await db
    .insertInto('domains')
    .values({ id: desk.entropy.id('dom', world.now()), ...shared, domain: 'acme.test', type: 'organization', status: 'verified', method: 'dns' })
    .execute();
  await db
    .insertInto('connections')
    .values({ id: desk.entropy.id('conn', world.now()), ...shared, kind: 'oidc', provider: 'OKTA', status: 'completed', enabled: true })
    .execute();
  const { shown } = await comeAs(somebody({ email: 'ada@acme.test' }));
  assert.equal(shown.heading, 'People at acme.test sign in with their company');
});

test('with sign-up off, only who is known comes in', async () => {
  Object.assign(environment, { signUp: false });
  const ada = somebody();
  const { shown } = await comeAs(ada);
  Object.assign(environment, { signUp: true });
  assert.equal(shown.heading, `There is no account for ${ada.email}`);
  assert.equal(await userOf(ada.email), undefined);
});

test('the profile follows the provider where the connection says so', async () => {
  const ada = somebody();
  await comeAs(ada);
  await comeAs({ ...ada, name: 'Countess' });
  assert.equal((await userOf(ada.email))?.profile.name, ada['name']);
  await change(google, { issuer: upstream.issuer, sync_user_profile_on_login: true });
  await comeAs({ ...ada, name: 'Countess' });
  assert.equal((await userOf(ada.email))?.profile.name, 'Countess');
});

test('without TLS nobody is sent anywhere from a production environment, and nothing inside our network is reached', async () => {
  Object.assign(environment, { kind: 'production' });
  await db
    .updateTable('connections')
    .set({ updated_at: new Date(1) })
    .where('id', '=', google)
    .execute();
  const browser = hosted.browser();
  const page = await browser.open(request());
  const shown = page.forms.length > 0 ? await browser.press(page, 'Google', { provider: 'google' }) : page;
  Object.assign(environment, { kind: 'development' });
  assert.equal(shown.heading, 'Google cannot be used right now');

  const reaches = desk.outside.fetch;
  Object.assign(desk.outside, { fetch: createOutside().fetch });
  await change(google, { issuer: 'http://127.0.0.1:9' });
  await db
    .updateTable('connections')
    .set({ updated_at: new Date(0) })
    .where('id', '=', google)
    .execute();
  const other = hosted.browser();
  const refused = await other.press(await other.open(request()), 'Google', { provider: 'google' });
  Object.assign(desk.outside, { fetch: reaches });
  assert.equal(refused.heading, 'Google cannot be used right now');
  assert.match(JSON.stringify((await stepsOf()).at(-1)), /forbidden_address/);
});
