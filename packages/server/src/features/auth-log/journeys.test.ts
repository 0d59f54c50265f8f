import assert from 'node:assert/strict';
import { test } from 'node:test';
import { command, openTo } from '../../chassis/command.ts';
import type { TestBrowser } from '../../testing/browser.ts';
import { createHosted, type Hosted } from '../../testing/hosted.ts';
import { createOAuthWorld } from '../../testing/oauth-world.ts';
import type { World } from '../../testing/world.ts';
import type { AuthStatus } from './auth-request.ts';
import { authLogDuties, getAuthRequest, listAuthRequests } from './index.ts';

const MINUTE = 60_000;
const email = 'Ada.Lovelace@example.com';

/** What the log tells, the newest request first. */
async function logOf(world: World, statuses: readonly AuthStatus[] = []) {
  const { rows } = await world.do(world.client, listAuthRequests, { size: 100, token: '', filter: { statuses } });
  return Promise.all(
    rows.map(async ({ id }) => {
      const { request, steps } = await world.do(world.client, getAuthRequest, { id });
      return { ...request, told: steps, steps: steps.map(({ step, details }) => (details['page'] ? `${step} ${details['page']}` : step)) };
    }),
  );
}
type Logged = Awaited<ReturnType<typeof logOf>>[number];

const latest = async (world: World): Promise<Logged> => (await logOf(world))[0] ?? assert.fail('nothing was logged');

const closeExpired = async (world: World) => {
  for (const duty of authLogDuties({ days: 90 })) await world.do(world.client, command({ needs: openTo('A test.'), run: duty.run }), undefined);
};

const secrets = { state: 'state-not-to-be-kept', nonce: 'nonce-not-to-be-kept', code_challenge: 'C'.repeat(43), login_hint: 'hint-not-to-be-kept@example.com' };
const request = ({ client }: Hosted, more: Readonly<Record<string, string>> = {}) =>
  `/oauth/authorize?${new URLSearchParams({
    response_type: 'code',
    client_id: client.id,
    redirect_uri: 'http://localhost:3000/callback',
    scope: 'openid email offline_access',
    code_challenge_method: 'S256',
    ...secrets,
    ...more,
  })}`;

/** Sends a code to the address and types it, wrong first where that is wished. */
async function prove(hosted: Hosted, browser: TestBrowser, { wrongFirst = false } = {}) {
  let page = await browser.press(await browser.open(request(hosted)), 'Continue', { email });
  const { code } = await hosted.lastMail();
  const wrong = code === '000000' ? '000001' : '000000';
  if (wrongFirst) page = await browser.press(page, 'Continue', { code: wrong });
  return { page: await browser.press(page, 'Continue', { code: code! }), code: code!, wrong };
}

const redeem = (hosted: Hosted, code: string, more: Readonly<Record<string, string>> = {}) =>
  fetch(`${hosted.url}/oauth/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      client_id: hosted.client.id,
      client_secret: hosted.client.secret,
      redirect_uri: 'http://localhost:3000/callback',
      code,
      ...more,
    }),
  });

test('somebody new signs in, step by step, and nothing of it is a secret', async () => {
  const hosted = await createHosted({}, { initiateLogin: true, oauth: true });
  const { world } = hosted;
  const browser = hosted.browser();
  const { page, code: mailed, wrong } = await prove(hosted, browser, { wrongFirst: true });
  const { link } = await hosted.lastMail();
  const done = await browser.press(page, 'Create organization', { name: 'Analytical Engines' });
  const code = new URL(done.location!).searchParams.get('code')!;
  assert.deepEqual([(await latest(world)).status, (await latest(world)).workflow], ['PENDING', 'SIGNUP']);

  assert.equal((await redeem(hosted, code, { client_secret: 'a-wrong-secret-not-to-be-kept' })).status, 401);
  assert.equal((await latest(world)).error, 'invalid_client');
  const tokens = await redeem(hosted, code, { code_verifier: 'a-verifier-not-to-be-kept' });
  assert.equal(tokens.status, 400);

  const entry = await latest(world);
  assert.deepEqual(entry.steps, [
    'request_came',
    'sent_to_page login',
    'page_shown login',
    'code_sent',
    'code_wrong',
    'code_right',
    'session_started',
    'sent_to_page organizations',
    'page_shown organizations',
    'page_shown organizations/new',
    'organization_created',
    'organization_chosen',
    'code_issued',
    'exchange_refused',
    'exchange_refused',
  ]);
  const [session] = await hosted.sessions();
  assert.deepEqual([entry.status, entry.error, entry.email], ['FAILED', 'invalid_grant', email]);
  assert.deepEqual([entry.userId, entry.sessionId, entry.organizationId], [session?.user_id, session?.id, session?.organization_id]);
  assert.deepEqual(entry.parameters, { response_type: 'code', scope: 'openid email offline_access', redirect_uri: 'http://localhost:3000/callback' });
  assert.deepEqual([entry.ip, entry.device, entry.client?.name], ['127.0.0.1', 'node', 'Orion']);

  const rows = JSON.stringify([
    await world.db.selectFrom('auth_requests').selectAll().where('environment_id', '=', world.environment.id).execute(),
    await world.db.selectFrom('auth_steps').select(['step', 'error', 'details', 'ip', 'device']).where('environment_id', '=', world.environment.id).execute(),
  ]);
  const cookies = ['tenon_session', 'tenon_browser'].map((name) => browser.cookies.get(name)!);
  const kept = [code, link!.split('/').at(-1)!, hosted.client.secret, 'not-to-be-kept', secrets.code_challenge, ...cookies];
  for (const secret of kept) assert.ok(!rows.includes(secret), secret);
  for (const digits of [mailed, wrong]) assert.doesNotMatch(rows, new RegExp(`(?<!\\d)${digits}(?!\\d)`));
  assert.equal(rows.split('@').length - 1, 1, 'one address, in the column the contract shows');
});

test('the way that ends with tokens has succeeded, and what ends it later is told', async () => {
  const house = await createOAuthWorld();
  const { world } = house;
  const { refresh_token, window } = await house.tokens();
  const entry = await latest(world);
  assert.deepEqual([entry.status, entry.email, entry.userId, entry.organizationId], ['SUCCESS', 'ada@example.com', house.userId, house.organizationId]);
  assert.deepEqual(entry.steps, ['request_came', 'session_used', 'code_issued', 'code_exchanged']);

  await house.refresh(refresh_token);
  world.later(MINUTE);
  await house.refresh(refresh_token);
  const { status, steps } = await latest(world);
  assert.deepEqual([status, steps.slice(4)], ['SUCCESS', ['refresh_replayed', 'session_ended']]);
  assert.equal(await window.session(), undefined);
});

test('a code that comes twice is told, and takes nothing from the success', async () => {
  const house = await createOAuthWorld();
  const { code } = await house.code();
  assert.equal((await house.redeem(code)).status, 200);
  house.world.later(MINUTE);
  assert.equal((await house.redeem(code)).status, 400);
  const { status, error, steps } = await latest(house.world);
  assert.deepEqual([status, error, steps.at(-1)], ['SUCCESS', null, 'exchange_refused']);
  await house.redeem('nobodys-code');
  assert.equal((await logOf(house.world)).length, 1);
});

test('signing out is told with the request that used the session last', async () => {
  const house = await createOAuthWorld();
  const { id_token, window } = await house.tokens();
  await window.authorize();
  await window.visit(`/oidc/logout?id_token_hint=${id_token}`);
  const [second, first] = await logOf(house.world);
  assert.deepEqual([second?.steps.at(-1), second?.told.at(-1)?.details, first?.steps.at(-1)], ['session_ended', { how: 'logout' }, 'code_exchanged']);
});

test('what is refused says by which error', async () => {
  const house = await createOAuthWorld();
  const window = house.browser();
  await window.authorize({ prompt: 'none' });
  await window.authorize({ response_type: 'token' });
  const strange = await house.world.organization();
  await window.signIn();
  await window.authorize({ organization_id: strange });
  await window.visit(`/oauth/authorize?client_id=${house.client.id}&response_type=code&redirect_uri=https://user:pass@evil.example/catch?token=1`);
  await window.visit('/oauth/authorize?client_id=skc_404&response_type=code&redirect_uri=https://evil.example');
  const entries = await logOf(house.world, ['FAILED']);
  assert.deepEqual(
    entries.map(({ error, steps }) => [error, steps.at(-1)]),
    [
      ['invalid_redirect_uri', 'refused'],
      ['access_denied', 'refused'],
      ['unsupported_response_type', 'refused'],
      ['login_required', 'refused'],
    ],
  );
  assert.equal(entries[0]?.parameters['redirect_uri'], 'https://evil.example/catch');
  assert.equal((await logOf(house.world)).length, 4, 'a request that names no app is anybody’s noise');
});

test('a machine that is refused is told; one that gets its token leaves no trace', async () => {
  const house = await createOAuthWorld();
  assert.equal((await house.token({ grant_type: 'client_credentials' })).status, 200);
  await house.token({ grant_type: 'client_credentials', client_secret: 'wrong' });
  await house.token({ grant_type: 'client_credentials', client_id: 'skc_404', client_secret: 'wrong' });
  const entries = await logOf(house.world);
  assert.deepEqual(
    entries.map(({ workflow, status, error, client }) => [workflow, status, error, client?.id]),
    [['MACHINE', 'FAILED', 'invalid_client', house.client.id]],
  );
});

test('a mail that is not sent because there were too many is told, though nothing else of it stays', async () => {
  const hosted = await createHosted({}, { initiateLogin: true, oauth: true });
  const browser = hosted.browser();
  for (let mail = 0; mail < 3; mail += 1) await browser.press(await browser.open(request(hosted)), 'Continue', { email });
  const [third, second] = await logOf(hosted.world);
  assert.deepEqual([third?.told.at(-1)?.step, third?.told.at(-1)?.error, third?.email], ['code_not_sent', 'challenges.too_many_mails', email.toLowerCase()]);
  assert.equal(second?.steps.at(-1), 'code_sent');
});

test('a mailed link: opening it is told, and pressing on', async () => {
  const hosted = await createHosted({}, { initiateLogin: true, oauth: true });
  const browser = hosted.browser();
  await browser.press(await browser.open(request(hosted)), 'Continue', { email });
  const path = new URL((await hosted.lastMail()).link!).pathname;
  await hosted.browser().open(path);
  await browser.press(await browser.open(path), /^Sign in/);
  const { steps } = await latest(hosted.world);
  assert.deepEqual(steps.slice(3, 7), ['code_sent', 'link_opened', 'link_right', 'session_started']);
});

test('an invitation is a way in of its own, by its link or by a code', async () => {
  const hosted = await createHosted({}, { initiateLogin: true, oauth: true });
  const { world } = hosted;
  const organizationId = await world.organization();
  const { user, path } = await hosted.invite('john.doe@example.com', organizationId);
  const browser = hosted.browser();
  const page = await browser.open(path);
  assert.deepEqual(await logOf(world), [], 'opening the link is no way in yet: programs that check mails do it');
  await browser.press(page, /^Join/);
  const byLink = await latest(world);
  const { workflow, status, email: address, userId, organizationId: where } = byLink;
  assert.deepEqual([workflow, status, address, userId, where], ['INVITATION', 'SUCCESS', 'john.doe@example.com', user.id, organizationId]);
  assert.deepEqual(byLink.steps, ['request_came', 'invitation_accepted', 'session_started']);
  assert.ok(!JSON.stringify(byLink).includes(path.split('/').at(-1)!));

  const second = await hosted.invite('jane.doe@example.com', organizationId);
  const window = hosted.browser();
  const asked = await window.press(await window.open(await hosted.shownLink(second.whose)), /^Join/);
  await window.press(asked, 'Continue', { code: (await hosted.lastMail()).code! });
  const byCode = await latest(world);
  assert.deepEqual([byCode.workflow, byCode.status, byCode.userId], ['INVITATION', 'SUCCESS', second.user.id]);
  assert.deepEqual(byCode.steps, ['request_came', 'code_sent', 'code_right', 'invitation_accepted', 'session_started']);
});

test('a request that the person leaves lying fails after an hour, a code that is not redeemed after ten minutes', async () => {
  const house = await createOAuthWorld();
  await house.browser().authorize();
  await house.code();
  house.world.later(10 * MINUTE);
  await closeExpired(house.world);
  const statuses = async () => (await logOf(house.world)).map(({ status, steps }) => [status, steps.at(-1)]);
  assert.deepEqual(await statuses(), [
    ['FAILED', 'expired'],
    ['INITIATED', 'sent_to_page login'],
  ]);
  house.world.later(50 * MINUTE);
  await closeExpired(house.world);
  assert.deepEqual((await statuses())[1], ['FAILED', 'expired']);
});
