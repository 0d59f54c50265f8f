import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CALLBACK, CHALLENGE, createOAuthWorld } from '../../testing/oauth-world.ts';
import { chooseOrganization } from '../interactions/index.ts';

const parked = async ({ world }: Awaited<ReturnType<typeof createOAuthWorld>>) =>
  (await world.db.selectFrom('interactions').select('id').where('environment_id', '=', world.environment.id).execute()).length;

test('a browser that is signed in gets a code without a question', async () => {
  const house = await createOAuthWorld();
  const { window } = await house.code();
  const answer = await window.authorize({ state: '{"next":"/a b"}' });
  assert.equal(answer.origin + answer.pathname, CALLBACK);
  assert.deepEqual([...answer.searchParams.keys()].sort(), ['code', 'iss', 'state']);
  assert.equal(answer.searchParams.get('state'), '{"next":"/a b"}');
  assert.equal(answer.searchParams.get('iss'), house.url);
  assert.match(answer.searchParams.get('code') ?? '', /^[A-Za-z0-9_.~-]+$/);
  assert.equal((await window.session())?.organizationId, house.organizationId);
});

test('the way through the sign-in page and back', async () => {
  const house = await createOAuthWorld();
  const window = house.browser();
  const page = await window.authorize();
  assert.equal(page.pathname, '/a/auth/login');
  assert.equal((await window.resume(page)).pathname, '/a/auth/login', 'not proven yet');
  await window.signIn();
  const answer = await window.resume(page);
  assert.ok(answer.searchParams.get('code'));
  assert.equal(answer.searchParams.get('state'), 'xyz');
});

test('what was proven before a request came is no proof since, whatever the clocks of two processes say', async () => {
  const house = await createOAuthWorld();
  const window = house.browser();
  await window.signIn();
  // Another process answers, and its clock is behind.
  house.world.later(-5000);
  const page = await window.authorize({ prompt: 'login' });
  assert.equal(page.pathname, '/a/auth/login');
  assert.equal((await window.resume(page)).pathname, '/a/auth/login');
  house.world.later(6000);
  await window.proveAgain();
  assert.ok((await window.resume(page)).searchParams.get('code'));
});

test('a parked request belongs to its browser and is answered once', async () => {
  const house = await createOAuthWorld();
  const [window, stranger] = [house.browser(), house.browser()];
  const page = await window.authorize();
  const back = `/oauth/authorize?interaction=${page.searchParams.get('interaction')}`;
  await stranger.signIn();
  assert.equal((await stranger.visit(back)).status, 400);

  await window.signIn();
  const answers = await Promise.all(Array.from({ length: 8 }, () => window.visit(back)));
  assert.equal(answers.filter(({ status }) => status === 303).length, 1);
  assert.equal(answers.filter(({ status }) => status === 400).length, 7);
});

test('the back button leads to a page that knows the way to the app', async () => {
  const house = await createOAuthWorld();
  const shop = await house.app({ initiateLoginUri: 'https://shop.example.com/login' });
  const window = house.browser();
  const page = await window.authorize({ client_id: shop.id });
  await window.signIn();
  await window.resume(page);
  const again = await window.visit(`/oauth/authorize?interaction=${page.searchParams.get('interaction')}`);
  assert.equal(again.status, 400);
  assert.match(await again.text(), /href="https:\/\/shop\.example\.com\/login"/);
});

test('sign-up, the chooser and the organization chosen there', async () => {
  const house = await createOAuthWorld();
  const second = await house.world.organization('Second');
  await house.member(house.userId, second);
  const window = house.browser();
  assert.equal((await window.authorize({ prompt: 'create' })).pathname, '/a/auth/signup');
  await window.signIn();
  const page = await window.authorize();
  assert.equal(page.pathname, '/a/auth/organizations');
  const id = page.searchParams.get('interaction') as `req_${string}`;
  await house.within((work) => chooseOrganization(work, id, second));
  assert.ok((await window.resume(page)).searchParams.get('code'));
  assert.equal((await window.session())?.organizationId, second);
});

test('switching organizations keeps the session', async () => {
  const house = await createOAuthWorld();
  const second = await house.world.organization('Second');
  await house.member(house.userId, second);
  const window = house.browser();
  await window.signIn();
  await window.authorize({ organization_id: house.organizationId });
  const before = await window.session();
  assert.ok((await window.authorize({ organization_id: second, prompt: 'select_account' })).searchParams.get('code'));
  const after = await window.session();
  assert.equal(after?.id, before?.id);
  assert.equal(after?.organizationId, second);
});

test('an invitation opens one door until the person proves themselves', async () => {
  const house = await createOAuthWorld();
  const second = await house.world.organization('Second');
  await house.member(house.userId, second);
  const window = house.browser();
  await window.signIn(house.userId, { opensAll: false, organizationId: second });
  assert.ok((await window.authorize()).searchParams.get('code'), 'the inviting organization, silently');
  const page = await window.authorize({ organization_id: house.organizationId });
  assert.equal(page.pathname, '/a/auth/login');
  house.world.later(1000);
  await window.proveAgain();
  assert.ok((await window.resume(page)).searchParams.get('code'));
});

test('a pending invitation is offered, an organization of others is not', async () => {
  const house = await createOAuthWorld();
  const [inviting, foreign] = [await house.world.organization(), await house.world.organization()];
  await house.member(house.userId, inviting, 'pending');
  const window = house.browser();
  await window.signIn();
  assert.equal((await window.authorize({ organization_id: inviting })).pathname, '/a/auth/organizations');
  const refused = await window.authorize({ organization_id: foreign });
  assert.equal(refused.searchParams.get('error'), 'access_denied');
  assert.match(refused.searchParams.get('error_description') ?? '', /not a member/);
  assert.equal(refused.searchParams.get('state'), 'xyz');
  assert.equal(refused.searchParams.get('iss'), house.url);
});

const doubtful: [what: string, parameters: Record<string, string | undefined>][] = [
  ['no client', { client_id: undefined }],
  ['an unknown client', { client_id: 'skc_1' }],
  ['a client that is no id', { client_id: "' or 1=1" }],
  ['no redirect_uri', { redirect_uri: undefined }],
  ['another site', { redirect_uri: 'https://evil.example/callback' }],
  ['a path below', { redirect_uri: `${CALLBACK}/../evil` }],
  ['a query', { redirect_uri: `${CALLBACK}?next=https://evil.example` }],
  ['a script', { redirect_uri: 'javascript:alert(1)' }],
];
for (const [what, parameters] of doubtful) {
  test(`a page of ours and no redirect: ${what}`, async () => {
    const house = await createOAuthWorld();
    const window = house.browser();
    await window.signIn();
    const query = new URLSearchParams({ response_type: 'code', client_id: house.client.id, redirect_uri: CALLBACK, state: 'xyz' });
    for (const [name, value] of Object.entries(parameters)) value === undefined ? query.delete(name) : query.set(name, value);
    const response = await window.visit(`/oauth/authorize?${query}`);
    assert.equal(response.status, 400);
    assert.equal(response.headers.get('location'), null);
    assert.match(response.headers.get('content-type') ?? '', /text\/html/);
    assert.ok(!(await response.text()).includes('evil'));
  });
}

test('a redirect_uri that comes twice is no redirect_uri', async () => {
  const house = await createOAuthWorld();
  const query = new URLSearchParams({ response_type: 'code', client_id: house.client.id, redirect_uri: CALLBACK });
  query.append('redirect_uri', 'https://evil.example');
  assert.equal((await house.browser().visit(`/oauth/authorize?${query}`)).status, 400);
});

const refusals: [what: string, parameters: Record<string, string | undefined>, error: string][] = [
  ['no response_type', { response_type: undefined }, 'invalid_request'],
  ['an implicit flow', { response_type: 'token' }, 'unsupported_response_type'],
  ['a fragment answer', { response_mode: 'fragment' }, 'invalid_request'],
  ['a request object', { request: 'abc' }, 'request_not_supported'],
  ['a request_uri', { request_uri: 'https://evil.example' }, 'request_uri_not_supported'],
  ['a plain challenge', { code_challenge: CHALLENGE, code_challenge_method: 'plain' }, 'invalid_request'],
  ['a challenge without a method, which means plain', { code_challenge: CHALLENGE }, 'invalid_request'],
  ['a method without a challenge', { code_challenge_method: 'S256' }, 'invalid_request'],
  ['a challenge of the wrong length', { code_challenge: 'abc', code_challenge_method: 'S256' }, 'invalid_request'],
  ['none with login', { prompt: 'none login' }, 'invalid_request'],
  ['an odd max_age', { max_age: '-1' }, 'invalid_request'],
  ['an unknown organization', { organization_id: 'org_1' }, 'invalid_organization_id'],
  ['an organization that is no id', { organization_id: 'evil' }, 'invalid_organization_id'],
  ['an unknown connection', { connection_id: 'conn_1' }, 'invalid_connection_id'],
  ['a silent request of nobody', { prompt: 'none' }, 'login_required'],
];
for (const [what, parameters, error] of refusals) {
  test(`the app is told ${error}: ${what}`, async () => {
    const house = await createOAuthWorld();
    const answer = await house.browser().authorize(parameters);
    assert.equal(answer.origin + answer.pathname, CALLBACK);
    assert.equal(answer.searchParams.get('error'), error);
    assert.ok(answer.searchParams.get('error_description'));
    assert.equal(answer.searchParams.get('state'), 'xyz');
    assert.equal(answer.searchParams.get('iss'), house.url);
    assert.equal(await parked(house), 0);
  });
}

test('an app in the browser must bring a challenge', async () => {
  const house = await createOAuthWorld();
  const spa = await house.app({ kind: 'spa' });
  const { window } = await house.code();
  assert.equal((await window.authorize({ client_id: spa.id })).searchParams.get('error'), 'invalid_request');
  const answer = await window.authorize({ client_id: spa.id, code_challenge: CHALLENGE, code_challenge_method: 'S256' });
  assert.ok(answer.searchParams.get('code'));
});

test('a preflight and a HEAD do nothing and allow nothing', async () => {
  const house = await createOAuthWorld();
  const { window } = await house.code();
  const before = (await house.world.db.selectFrom('authorization_codes').select('hash').where('environment_id', '=', house.world.environment.id).execute())
    .length;
  const query = new URLSearchParams({ response_type: 'code', client_id: house.client.id, redirect_uri: CALLBACK });
  const preflight = await window.visit(`/oauth/authorize?${query}`, {
    method: 'OPTIONS',
    headers: { origin: 'http://localhost:3000', 'access-control-request-headers': 'rsc' },
  });
  assert.equal(preflight.headers.get('access-control-allow-origin'), null);
  assert.equal(preflight.headers.getSetCookie().length, 0);
  await window.visit(`/oauth/authorize?${query}`, { method: 'HEAD' });
  const after = (await house.world.db.selectFrom('authorization_codes').select('hash').where('environment_id', '=', house.world.environment.id).execute())
    .length;
  assert.deepEqual([after, await parked(house)], [before, 0]);
});

test('a template takes the organization of the request', async () => {
  const house = await createOAuthWorld();
  await house.world.db.updateTable('organizations').set({ slug: 'orion' }).where('id', '=', house.organizationId).execute();
  const shop = await house.app({ redirectUris: ['https://{{org_slug}}.example.com/callback'] });
  const window = house.browser();
  await window.signIn();
  const answer = await window.authorize({ client_id: shop.id, redirect_uri: 'https://orion.example.com/callback', organization_id: house.organizationId });
  assert.equal(answer.host, 'orion.example.com');
  const query = new URLSearchParams({ response_type: 'code', client_id: shop.id, redirect_uri: 'https://orion.example.com/callback' });
  assert.equal((await window.visit(`/oauth/authorize?${query}`)).status, 400, 'without the organization there is nothing to fill in');
});

test('a session that has ended asks for a new one', async () => {
  const house = await createOAuthWorld({ sessionAbsoluteMinutes: 60 });
  const { window } = await house.code();
  house.world.later(3_600_000);
  assert.equal((await window.authorize()).pathname, '/a/auth/login');
});
