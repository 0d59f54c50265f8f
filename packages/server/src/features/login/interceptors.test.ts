import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { decodeJwt } from 'jose';
import type { MethodSettings } from '../../platform/environment.ts';
import { createOutside, type OutsideRequest } from '../../platform/outside.ts';
import { createAuthenticator } from '../../testing/authenticator.ts';
import { createBrowser, type Shown, type TestBrowser } from '../../testing/browser.ts';
import { createHosted } from '../../testing/hosted.ts';
import { AT_PROVIDER, createOpenIdProvider, passThrough } from '../../testing/providers.ts';
import { createInterceptor, updateInterceptor } from '../interceptors/manage.ts';
import { beginRegistration, finishRegistration } from '../passkeys/index.ts';
import { hashOf, setPassword } from '../passwords/index.ts';
import { findUserByEmail } from '../users/index.ts';

const hosted = await createHosted({}, { oauth: true });
const { world } = hosted;
// Passkeys are of a name, not of an address of digits.
const origin = hosted.url.replace('127.0.0.1', 'localhost');
Object.assign(world.environment, { url: origin });
const asked: { readonly trigger_point: string; readonly interceptor_context: Record<string, unknown> }[] = [];
let answer: object = {};
const loopback = createOutside({ networks: ['loopback'] });
after(() => loopback.close());
Object.assign(world.desk.outside, {
  fetch: async (url: URL, request: OutsideRequest = {}) => {
    if (url.hostname !== 'app.example.com') return loopback.fetch(url, request);
    asked.push(JSON.parse(request.body ?? ''));
    return Response.json(answer);
  },
});
await world.do(world.client, createInterceptor, { displayName: 'Sign-ups', trigger: 'PRE_SIGNUP', url: 'https://app.example.com/interceptor' });

async function signUp(email: string) {
  const browser = createBrowser(origin);
  const query = new URLSearchParams({ client_id: hosted.client.id, redirect_uri: 'http://localhost:3000/callback', response_type: 'code', scope: 'openid' });
  const code = await browser.press(await browser.open(`/oauth/authorize?${query}`), 'Continue', { email });
  return { browser, page: await browser.press(code, 'Continue', { code: (await hosted.lastMail()).code! }) };
}
const named = async (name: string) => (await hosted.organizations()).filter(({ display_name }) => display_name === name);

test('before a sign-up gets its organization the app is asked: a no is shown in its words, and nothing is made', async () => {
  const { browser, page } = await signUp('ada@example.com');
  answer = { decision: 'DENY', error: { message: 'Call our sales team first.' } };
  const button = page.forms[0]!.button;
  const refused = await browser.press(page, button, { name: 'Acme' });
  assert.equal(refused.status, 403);
  assert.match(refused.html, /Call our sales team first\./);
  assert.deepEqual(await named('Acme'), []);
  assert.deepEqual([asked.at(-1)?.trigger_point, asked.at(-1)?.interceptor_context['user_email']], ['PRE_SIGNUP', 'ada@example.com']);

  answer = { decision: 'ALLOW' };
  assert.match((await browser.press(refused, button, { name: 'Acme' })).location ?? '', /code=/);
  assert.equal((await named('Acme')).length, 1);
});

test('a yes may name the organization they belong to: they are a member there, and nothing new is made', async () => {
  const organizationId = await world.organization('Customer');
  const { browser, page } = await signUp('bob@example.com');
  answer = { decision: 'ALLOW', response: { create_organization_membership: { organization_id: organizationId, roles: ['member'] } } };
  assert.match((await browser.press(page, page.forms[0]!.button, { name: 'Own' })).location ?? '', /code=/);
  assert.deepEqual(await named('Own'), []);
  assert.deepEqual(
    (await hosted.memberships()).filter(({ organization_id }) => organization_id === organizationId).map(({ status }) => status),
    ['active'],
  );
});

test('however somebody comes, the app is asked before it gets its session: by code, by link, by an invitation', async () => {
  const { interceptor } = await world.do(world.client, createInterceptor, {
    displayName: 'Sessions',
    trigger: 'PRE_SESSION_CREATION',
    url: 'https://app.example.com/interceptor',
  });
  answer = { decision: 'DENY', error: { message: 'We are closed on Sundays.' } };
  const about = () => asked.splice(0).map(({ trigger_point, interceptor_context: { user_email: email, organization_id: id } }) => [trigger_point, email, id]);
  const query = new URLSearchParams({ client_id: hosted.client.id, redirect_uri: 'http://localhost:3000/callback', response_type: 'code', scope: 'openid' });
  const organizationId = (await hosted.organizations()).find(({ display_name }) => display_name === 'Acme')!.id;
  about();
  for (const way of ['code', 'link'] as const) {
    world.later(120_000); // so many mails a minute
    const browser = createBrowser(origin);
    const sent = await browser.press(await browser.open(`/oauth/authorize?${query}`), 'Continue', { email: 'ada@example.com' });
    const mail = await hosted.lastMail();
    const refused = way === 'code' ? await browser.press(sent, 'Continue', { code: mail.code! }) : await press(browser, new URL(mail.link!).pathname);
    assert.deepEqual([refused.status, /We are closed on Sundays\./.test(refused.html)], [403, true], way);
    assert.deepEqual(about(), [['PRE_SESSION_CREATION', 'ada@example.com', organizationId]]);
    assert.match(refused.links.find(({ text }) => text === 'Go to Orion')?.href ?? '', /error=access_denied/);
  }

  const { path } = await hosted.invite('carol@example.com', organizationId);
  const carol = createBrowser(origin);
  assert.equal((await press(carol, path)).location, undefined);
  assert.deepEqual(about(), [], 'the invitation is accepted, and no app has anything of it yet');
  const refused = await carol.open(`/oauth/authorize?${query}`);
  assert.deepEqual([refused.status, about()], [403, [['PRE_SESSION_CREATION', 'carol@example.com', organizationId]]]);

  answer = { decision: 'ALLOW' };
  assert.match((await carol.open(`/oauth/authorize?${query}`)).location ?? '', /code=/);
  await world.do(world.client, updateInterceptor, { id: interceptor.id, enabled: false });
});

test('so it is by passkey, by password and by an account elsewhere: a no is read on a page, a yes puts its claims into the token', async () => {
  const { db, desk, environment } = world;
  const shared = { environment_id: environment.id, created_at: world.now(), updated_at: world.now() };
  const google = desk.entropy.id('conn', world.now());
  const upstream = await createOpenIdProvider([`${origin}/sso/v1/oidc/${google}/callback`]);
  const settings = JSON.stringify({ client_id: AT_PROVIDER.id, issuer: upstream.issuer });
  const sealed = desk.sealer.seal(google, AT_PROVIDER.secret);
  await db
    .insertInto('connections')
    .values({ ...shared, id: google, kind: 'oidc', provider: 'GOOGLE', enabled: true, debug: true, status: 'completed', settings, sealed_secret: sealed })
    .execute();
  upstream.state.person = { sub: 'ada-there', email: 'ada@example.com', email_verified: true };
  const device = createAuthenticator(origin);
  const hash = await hashOf('correct horse battery staple');
  await hosted.within(async (work) => {
    const ada = (await findUserByEmail(work, 'ada@example.com'))!;
    await setPassword(work, ada, { hash, kept: 'ses_0' });
    const asking = { user: ada, browserSecret: 'of a device' };
    assert.ok((await finishRegistration(work, { ...asking, given: device.make(await beginRegistration(work, asking)) })).kept);
  });

  const { interceptor } = await world.do(world.client, createInterceptor, {
    displayName: 'Every session',
    trigger: 'PRE_SESSION_CREATION',
    url: 'https://app.example.com/interceptor',
  });
  const organizationId = (await hosted.organizations()).find(({ display_name }) => display_name === 'Acme')!.id;
  const query = new URLSearchParams({ client_id: hosted.client.id, redirect_uri: 'http://localhost:3000/callback', response_type: 'code', scope: 'openid' });
  const ways: readonly {
    readonly name: string;
    readonly methods?: Partial<MethodSettings>;
    readonly come: (at: TestBrowser, page: Shown) => Promise<Shown>;
  }[] = [
    {
      name: 'passkey',
      async come(at, page) {
        const options = JSON.parse((await at.open('/a/auth/passkey/options')).html);
        return at.press(page, 'Sign in with a passkey', { credential: JSON.stringify(device.show(options)) });
      },
    },
    {
      name: 'password',
      methods: { password: true },
      come: async (at, page) =>
        at.press(await at.press(page, 'Continue', { email: 'ada@example.com' }), 'Sign in', { password: 'correct horse battery staple' }),
    },
    {
      name: 'google',
      methods: { socialProviders: ['google'] },
      async come(at, page) {
        const departure = await at.press(page, 'Continue with Google', { provider: 'google' });
        return at.open(await passThrough(departure.headers.get('refresh')!.replace('0;url=', '')));
      },
    },
  ];
  asked.length = 0;
  const { methods } = environment;
  for (const { name, methods: more = {}, come } of ways) {
    Object.assign(environment, { methods: { ...methods, ...more } });
    const comes = async () => {
      const at = createBrowser(origin);
      return come(at, await at.open(`/oauth/authorize?${query}`));
    };
    answer = { decision: 'DENY', error: { message: 'We are closed on Sundays.' } };
    const refused = await comes();
    assert.deepEqual([refused.status, /We are closed on Sundays\./.test(refused.html)], [403, true], name);
    assert.match(refused.links.find(({ text }) => text === 'Go to Orion')?.href ?? '', /error=access_denied/, name);

    answer = { decision: 'ALLOW', response: { claims: { came_by: name } } };
    const { location } = await comes();
    const code = new URL(location ?? 'none:').searchParams.get('code') ?? assert.fail(`${name}: ${location}`);
    const body = new URLSearchParams({ grant_type: 'authorization_code', code, redirect_uri: 'http://localhost:3000/callback' });
    body.set('client_id', hosted.client.id);
    body.set('client_secret', hosted.client.secret);
    const tokens = (await (await fetch(`${hosted.url}/oauth/token`, { method: 'POST', body })).json()) as { readonly access_token: string };
    assert.deepEqual(decodeJwt(tokens.access_token)['custom_claims'], { came_by: name });

    const once = ['ada@example.com', organizationId, name === 'google' ? [{ id: google, type: 'OIDC', provider: 'GOOGLE' }] : []];
    const about = ({ interceptor_context: { user_email: email, organization_id: id, connection_details: by } }: (typeof asked)[number]) => [email, id, by];
    assert.deepEqual(asked.splice(0).map(about), [once, once], name);
  }
  Object.assign(environment, { methods });
  await world.do(world.client, updateInterceptor, { id: interceptor.id, enabled: false });
});

/** Opens a page with one button, and presses it. */
async function press(browser: TestBrowser, path: string) {
  const page = await browser.open(path);
  return browser.press(page, page.forms[0]!.button);
}
