import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { OrganizationId } from '../../platform/ids.ts';
import type { Shown, TestBrowser } from '../../testing/browser.ts';
import { createHosted } from '../../testing/hosted.ts';

const hosted = await createHosted({}, { oauth: true });
const { db, environment } = hosted.world;

const request = (more: Readonly<Record<string, string>> = {}) =>
  `/oauth/authorize?${new URLSearchParams({ client_id: hosted.client.id, redirect_uri: 'http://localhost:3000/callback', response_type: 'code', scope: 'openid offline_access', ...more })}`;

/** An organization whose people have addresses at its own domain and, perhaps, an identity provider. */
async function company(domain: string, { enabled = true } = {}): Promise<OrganizationId> {
  const { world } = hosted;
  const id = await world.organization(domain);
  const times = { created_at: world.now(), updated_at: world.now() };
  const shared = { environment_id: environment.id, organization_id: id, ...times };
  await db
    .insertInto('domains')
    .values({ id: world.desk.entropy.id('dom', world.now()), ...shared, domain, type: 'organization', status: 'verified', method: 'dns' })
    .execute();
  await db
    .insertInto('connections')
    .values({ id: world.desk.entropy.id('conn', world.now()), ...shared, kind: 'oidc', provider: 'OKTA', status: 'completed', enabled })
    .execute();
  return id;
}

const demand = (id: OrganizationId, policy: object) =>
  db
    .updateTable('organizations')
    .set({ auth_policy: JSON.stringify(policy) })
    .where('id', '=', id)
    .execute();

async function signIn(browser: TestBrowser, page: Shown, email: string): Promise<Shown> {
  const code = await browser.press(page, 'Continue', { email });
  return browser.press(code, 'Continue', { code: (await hosted.lastMail()).code! });
}

const token = async (given: Readonly<Record<string, string>>) => {
  const body = new URLSearchParams({ client_id: hosted.client.id, client_secret: hosted.client.secret, ...given });
  return (await (await fetch(`${hosted.url}/oauth/token`, { method: 'POST', body })).json()) as { readonly refresh_token?: string; readonly error?: string };
};

const redeem = (page: Shown) =>
  token({ grant_type: 'authorization_code', redirect_uri: 'http://localhost:3000/callback', code: new URL(page.location!).searchParams.get('code')! });

/** A browser whose person has joined the organization by an invitation's link. */
async function member(email: string, organizationId: OrganizationId): Promise<TestBrowser> {
  const { path } = await hosted.invite(email, organizationId);
  const browser = hosted.browser();
  await browser.press(await browser.open(path), /^Join/);
  return browser;
}

test('no code goes to an address whose organization signs in by itself', async () => {
  await company('acme.test');
  const browser = hosted.browser();
  const mails = (await hosted.mails()).length;
  const page = await browser.press(await browser.open(request()), 'Continue', { email: 'Ada@ACME.test' });
  assert.deepEqual([page.status, page.heading], [403, 'People at acme.test sign in with their company']);
  assert.equal((await hosted.mails()).length, mails);
  // The hint of an app leads there at once, a new account as well, and nothing is shown silently.
  assert.equal((await browser.open(request({ login_hint: 'bob@acme.test' }))).heading, page.heading);
  assert.equal((await browser.open(request({ domain_hint: 'acme.test' }))).heading, page.heading);
  assert.match((await browser.open(request({ login_hint: 'bob@acme.test', prompt: 'none' }))).location!, /error=login_required/);
  const form = await browser.open(request({ prompt: 'create' }));
  assert.equal((await browser.press(form, 'Continue', { given_name: 'Bob', email: 'bob@acme.test' })).heading, page.heading);
  // Another address is another person.
  const other = await browser.open(page.links.find(({ text }) => text === 'Use another address')!.href);
  assert.equal((await browser.press(other, 'Continue', { email: 'ada@elsewhere.test' })).heading, 'Look in your mail');
});

test('the connection an app asks for has to answer, and one that is not there is said', async () => {
  const id = await company('asked.test');
  const { id: connection } = await db.selectFrom('connections').select('id').where('organization_id', '=', id).executeTakeFirstOrThrow();
  const page = await hosted.browser().open(request({ connection_id: connection }));
  assert.equal(page.heading, 'You sign in with your company');
  await db.updateTable('connections').set({ enabled: false }).where('id', '=', connection).execute();
  assert.match((await hosted.browser().open(request({ connection_id: connection }))).location!, /error=invalid_connection_id/);
});

test('a connection that is off, and a subdomain, lead nowhere', async () => {
  await company('off.test', { enabled: false });
  await company('on.test');
  for (const email of ['ada@off.test', 'ada@mail.on.test']) {
    const browser = hosted.browser();
    assert.equal((await browser.press(await browser.open(request()), 'Continue', { email })).heading, 'Look in your mail', email);
  }
});

test('an invitation stays open until their own organization has answered for the invitee', async () => {
  const id = await company('sso.test');
  const browser = hosted.browser();
  const { path } = await hosted.invite('ada@sso.test', id);
  const page = await browser.open(path);
  assert.equal(page.heading, 'People at sso.test sign in with their company');
  const { status } = await db.selectFrom('memberships').select('status').where('organization_id', '=', id).executeTakeFirstOrThrow();
  assert.equal(status, 'pending');
  assert.ok(!browser.cookies.has('tenon_session'));
  // A guest of theirs comes as guests do.
  await member('guest@elsewhere.test', id);
  const statuses = await db.selectFrom('memberships').select('status').where('organization_id', '=', id).orderBy('id').execute();
  assert.deepEqual(
    statuses.map((row) => row.status),
    ['pending', 'active'],
  );
});

test('what an organization demands holds at the next request, and at the next refresh', async () => {
  const [strict, lax] = [await hosted.world.organization('Strict'), await hosted.world.organization('Lax')];
  const email = 'grace@elsewhere.test';
  await hosted.invite(email, lax);
  const browser = await member(email, strict);
  const open = await browser.open(request({ organization_id: strict }));
  const tokens = await redeem(open);
  assert.ok(tokens.refresh_token);
  const renewed = await token({ grant_type: 'refresh_token', refresh_token: tokens.refresh_token });
  assert.ok(renewed.refresh_token);
  const unused = await browser.open(request({ organization_id: strict }));

  await demand(strict, { secondFactor: true });
  assert.equal((await token({ grant_type: 'refresh_token', refresh_token: renewed.refresh_token })).error, 'invalid_grant');
  assert.equal((await redeem(unused)).error, 'invalid_grant');
  assert.equal((await browser.open(request({ organization_id: strict }))).heading, 'Show once more that it is you');
  assert.match((await browser.open(request({ organization_id: strict, prompt: 'none' }))).location!, /error=interaction_required/);

  // Nothing of it concerns another organization. An invitation opened one door, so that one asks for a proof of its own.
  const page = await browser.open(request({ organization_id: lax }));
  assert.equal(page.heading, 'Sign in to Orion');
  const chooser = await signIn(browser, page, email);
  assert.match((await browser.press(chooser, 'Join Lax')).location!, /[?&]code=/);

  await demand(strict, {});
  assert.match((await browser.open(request({ organization_id: strict }))).location!, /[?&]code=/);
  assert.ok((await token({ grant_type: 'refresh_token', refresh_token: renewed.refresh_token })).refresh_token, 'nothing was revoked');
});

test('the sign-in page shows what leads to where one is going', async () => {
  Object.assign(environment, { methods: { ...environment.methods, passkeys: true } });
  const id = await hosted.world.organization('Passkeys');
  await demand(id, { methods: ['passkey'] });
  const page = await hosted.browser().open(request({ organization_id: id }));
  assert.match(page.html, /people sign in with a passkey\./);
  assert.ok(!page.forms.some(({ action }) => action.startsWith('/a/auth/login')));
  assert.ok((await hosted.browser().open(request())).forms.some(({ action }) => action.startsWith('/a/auth/login')));
});
