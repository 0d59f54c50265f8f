import assert from 'node:assert/strict';
import { after, beforeEach, test } from 'node:test';
import * as jose from 'jose';
import { createAppPeer } from '../../testing/app-peer.ts';
import { type Answered, CHALLENGE, createOAuthWorld } from '../../testing/oauth-world.ts';
import { getAuthRequest, listAuthRequests } from '../auth-log/index.ts';
import { ensureOwnApp } from '../clients/index.ts';
import { createInterceptor, listInterceptorCalls, updateInterceptor } from '../interceptors/manage.ts';
import { simulateSignIn } from '../journey/index.ts';
import { memberBefore } from './authenticate.ts';
import { authorize } from './authorize.ts';

const house = await createOAuthWorld();
const { world } = house;
const peer = await createAppPeer();
Object.assign(world.desk, { outside: peer.outside });
after(() => peer.close());
const { interceptor } = await world.do(world.client, createInterceptor, {
  displayName: 'Maintenance',
  trigger: 'PRE_SESSION_CREATION',
  url: peer.url,
});
const change = (fields: object) => world.do(world.client, updateInterceptor, { id: interceptor.id, ...fields });
const customOf = (token: string | undefined) => jose.decodeJwt(token ?? '')['custom_claims'];
/** Of the request that came last. */
async function stepsNow() {
  const { rows } = await world.do(world.client, listAuthRequests, { size: 1, token: '', filter: { statuses: [] } });
  return (await world.do(world.client, getAuthRequest, { id: rows[0]!.id })).steps;
}

beforeEach(async () => {
  peer.asked.length = 0;
  peer.answers({ decision: 'ALLOW' });
  await change({ enabled: true, onFailure: 'allow' });
});

test('before an app gets a session in an organization its interceptor is asked: who, where, and how the app asked', async () => {
  const window = house.browser();
  await window.signIn();
  assert.ok((await window.authorize({ state: 'asked', login_hint: 'ada@example.com', organization_id: house.organizationId })).searchParams.get('code'));
  assert.equal(peer.asked.length, 1);
  const [{ trigger_point, interceptor_context: context, data }] = peer.asked as [(typeof peer.asked)[number]];
  assert.equal(trigger_point, 'PRE_SESSION_CREATION');
  assert.deepEqual(
    [context['user_id'], context['user_email'], context['organization_id'], context['client_id'], context['connection_details']],
    [house.userId, 'ada@example.com', house.organizationId, house.client.id, []],
  );
  assert.deepEqual(context['auth_request'], { organization_id: house.organizationId, login_hint: 'ada@example.com', state: 'asked' });
  assert.deepEqual([data['user']?.['id'], data['organization']?.['id'], data['roles']], [house.userId, house.organizationId, ['member']]);
  assert.deepEqual(
    (await stepsNow()).map(({ step, details }) => [step, details]).filter(([step]) => step === 'interceptor_asked'),
    [['interceptor_asked', { interceptors: interceptor.id, decision: 'ALLOW' }]],
  );
});

test('who has to pass a page first is asked about once, when they are through', async () => {
  const window = house.browser();
  const page = await window.authorize();
  assert.equal(page.pathname, '/a/auth/login');
  assert.equal(peer.asked.length, 0);
  await window.signIn();
  assert.ok((await window.resume(page)).searchParams.get('code'));
  assert.equal(peer.asked.length, 1);
});

test('a switch to another organization is asked about as well, silent as it is', async () => {
  const other = await world.organization('Second');
  await house.member(house.userId, other);
  const window = house.browser();
  await window.signIn();
  await window.authorize({ organization_id: house.organizationId });
  assert.ok((await window.authorize({ organization_id: other, prompt: 'none' })).searchParams.get('code'));
  assert.deepEqual(
    peer.asked.map(({ interceptor_context }) => interceptor_context['organization_id']),
    [house.organizationId, other],
  );
  await world.db.deleteFrom('memberships').where('organization_id', '=', other).execute();
});

test('its claims stand in the access token, and in those of every refresh; the ID token says nothing of them', async () => {
  peer.answers({ decision: 'ALLOW', response: { claims: { tier: 'gold', sub: 'somebody else', nul: '\0\ud800', deep: { list: [1, null] } } } });
  const { access_token, id_token, refresh_token }: Answered = await house.tokens();
  const said = { tier: 'gold', sub: 'somebody else', nul: '\0\ud800', deep: { list: [1, null] } };
  assert.deepEqual(customOf(access_token), said);
  assert.equal(jose.decodeJwt(access_token!).sub, house.userId);
  assert.equal(customOf(id_token), undefined);
  peer.answers({ decision: 'ALLOW' });
  assert.deepEqual(customOf((await house.refresh(refresh_token)).body.access_token), said);
  assert.equal(peer.asked.length, 1, 'a refresh is no new session');
  assert.equal(customOf((await house.tokens()).access_token), undefined);
});

test('a no is read by the person, in the words of the app, and told to the app; there is no code, and the request is over', async () => {
  const window = house.browser();
  const page = await window.authorize({ state: 'denied' });
  await window.signIn();
  peer.answers({ decision: 'DENY', error: { message: 'Closed for <b>repairs</b> until "nine"' } });
  const response = await window.visit(`/oauth/authorize?interaction=${page.searchParams.get('interaction')}`);
  const html = await response.text();
  assert.equal(response.status, 403);
  assert.match(html, /Closed for &lt;b&gt;repairs&lt;\/b&gt; until &quot;nine&quot;/);
  const back = new URL(/href="(http:\/\/localhost:3000[^"]+)"/.exec(html)?.[1]?.replaceAll('&amp;', '&') ?? '');
  assert.equal(back.searchParams.get('error'), 'access_denied');
  assert.equal(back.searchParams.get('error_description'), "Closed for <b>repairs</b> until 'nine'");
  assert.equal(back.searchParams.get('state'), 'denied');
  assert.deepEqual((await stepsNow()).map(({ step, error }) => [step, error]).slice(-2), [
    ['interceptor_asked', null],
    ['refused', 'access_denied'],
  ]);
  assert.equal((await window.visit(`/oauth/authorize?interaction=${page.searchParams.get('interaction')}`)).status, 400);
  assert.deepEqual((await window.session())?.organizations, [], 'the session did not enter the organization');

  const silent = await window.authorize({ prompt: 'none' });
  assert.equal(silent.searchParams.get('error'), 'access_denied', 'with prompt=none nothing is shown');
});

test('without an answer, or one in time, the policy for failures counts, and the log says why', async () => {
  peer.answers(undefined);
  await change({ timeoutSeconds: 1 });
  const window = house.browser();
  await window.signIn();
  assert.ok((await window.authorize()).searchParams.get('code'), 'FAIL_OPEN');

  await change({ onFailure: 'deny', timeoutSeconds: 10 });
  peer.answers({ decision: 'PERHAPS' });
  Object.assign(world.environment, { signUpRules: { ...world.environment.signUpRules, contactEmail: 'help@orion.example' } });
  const response = await window.visit(`/oauth/authorize?client_id=${house.client.id}&response_type=code&redirect_uri=http://localhost:3000/callback`);
  const html = await response.text();
  assert.equal(response.status, 403);
  assert.match(html, /A policy of this app does not allow it/);
  assert.match(html, /mailto:help@orion\.example/);

  // Half a yes is none: claims that no token could carry.
  peer.answers({ decision: 'ALLOW', response: { claims: { much: 'x'.repeat(5000) } } });
  assert.equal((await window.authorize({ prompt: 'none' })).searchParams.get('error'), 'access_denied');
  const { rows } = await world.do(world.client, listInterceptorCalls, { interceptorId: interceptor.id, size: 3, token: '' });
  assert.deepEqual(
    rows.map(({ decision, failure }) => [decision, failure]),
    [
      ['DENY', 'its "response.claims" has more than 4096 bytes'],
      ['DENY', 'its answer has no "decision" that is "ALLOW" or "DENY"'],
      ['ALLOW', 'it did not answer within 1 seconds'],
    ],
  );
});

test('nobody gets past one that was switched on a moment ago: the request goes once more from the top, and it is asked', async () => {
  const window = house.browser();
  await window.signIn();
  await change({ enabled: false });
  const browser = { secret: 'of this browser', session: window.jar.get('tenon_session') };
  const parameters = new Map(Object.entries({ client_id: house.client.id, response_type: 'code', redirect_uri: 'http://localhost:3000/callback' }));
  const coming = { parameters: { get: (name: string) => parameters.get(name) } as never, browser };
  const ask = () => authorize.prepare!(world.desk.outside, coming, world.caller(world.visitor), (look) => house.within(look));
  const facts = await ask();
  assert.deepEqual(facts, { description: undefined, said: undefined });
  await change({ enabled: true });
  const goesOnceMore = async (given: Parameters<typeof authorize.run>[2]) => {
    const onward = await house.within((work) => authorize.run(work, coming, given));
    assert.match('to' in onward ? onward.to : '', /^\/oauth\/authorize\?interaction=req_\d+$/);
  };
  await goesOnceMore(facts);
  assert.equal(peer.asked.length, 0);

  // Nor does a yes about somebody else help, or one about another organization.
  for (const other of [{ userId: 'usr_1' }, { organizationId: 'org_1' }] as const) {
    const { said, ...rest } = await ask();
    assert.equal(said?.userId, house.userId);
    await goesOnceMore({ ...rest, said: { ...said, ...other } });
  }
});

test('our own pages wait for its yes as every app does, though an invitation put the session into the organization before', async () => {
  const own = await house.within(ensureOwnApp);
  const window = house.browser();
  await window.signIn(house.userId, { opensAll: false, organizationId: house.organizationId });
  const atThePages = async () => (await memberBefore(world.desk, world.caller(world.visitor), window.jar.get('tenon_session')))?.kind;
  const come = () =>
    window.authorize({
      client_id: own.id,
      redirect_uri: own.redirectUris[0],
      scope: 'openid',
      prompt: 'none',
      code_challenge: CHALLENGE,
      code_challenge_method: 'S256',
    });
  assert.equal(await atThePages(), undefined);
  peer.answers({ decision: 'DENY' });
  assert.equal((await come()).searchParams.get('error'), 'access_denied');
  assert.equal(await atThePages(), undefined);
  peer.answers({ decision: 'ALLOW' });
  assert.ok((await come()).searchParams.get('code'));
  assert.equal(await atThePages(), 'member');
  assert.equal(peer.asked.at(-1)?.interceptor_context['client_id'], own.id);

  const another = house.browser();
  await another.signIn(house.userId, { opensAll: false, organizationId: house.organizationId });
  await change({ enabled: false });
  assert.equal((await memberBefore(world.desk, world.caller(world.visitor), another.jar.get('tenon_session')))?.kind, 'member', 'nobody has a say');
});

test('the simulator says that an interceptor would be asked, and asks none', async () => {
  const simulate = () => world.do(world.client, simulateSignIn, { email: 'ada@example.com' });
  const ofApp = async () => (await simulate()).explanation.find(({ name }) => name === 'interceptors');
  assert.match((await ofApp())?.says ?? '', /^an interceptor would be asked/);
  assert.equal((await simulate()).outcome, 'signed_in');
  await change({ enabled: false });
  assert.match((await ofApp())?.says ?? '', /none/);
  assert.equal(peer.asked.length, 0);
});
