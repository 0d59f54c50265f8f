import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as jose from 'jose';
import { distrustCaches, tableChanged, trustCaches } from '../../platform/cache.ts';
import { createOAuthWorld } from '../../testing/oauth-world.ts';
import { keyringOf, rotateKeys } from '../keys/index.ts';
import { addRolePermissions, createPermission, createSystemPermissions } from '../roles/index.ts';
import { dropFromSessions } from '../sessions/index.ts';
import { authenticator } from './index.ts';

type House = Awaited<ReturnType<typeof createOAuthWorld>>;
const bearer = (token: string | undefined) => ({ headers: { authorization: `Bearer ${token}` } });
const giveBack = async ({ post, client }: House, token: string | undefined, as: { readonly id: string; readonly secret: string } = client) =>
  assert.equal((await post('/oauth/revoke', { client_id: as.id, client_secret: as.secret, token })).status, 200);
const AFTER = 'http://localhost:3000';

// ---- userinfo ----

test('userinfo tells of the person of the token', async () => {
  const house = await createOAuthWorld();
  const { access_token } = await house.tokens();
  const answers = [
    await fetch(`${house.url}/userinfo`, bearer(access_token)),
    await fetch(`${house.url}/userinfo`, { method: 'POST', ...bearer(access_token) }),
    await fetch(`${house.url}/userinfo`, { method: 'POST', body: new URLSearchParams({ access_token: access_token! }) }),
  ];
  for (const answer of answers) {
    assert.deepEqual(await answer.json(), {
      email: 'ada@example.com',
      email_verified: true,
      given_name: 'Ada',
      name: 'Ada',
      oid: house.organizationId,
      roles: ['member'],
      sub: house.userId,
      xoid: '',
    });
  }
});

const refusedAtUserinfo: [what: string, token: (house: House) => Promise<string | undefined>][] = [
  ['an ID token', async (house) => (await house.tokens()).id_token],
  ['a machine’s token', async (house) => (await house.token({ grant_type: 'client_credentials' })).body.access_token],
  ['a refresh token', async (house) => (await house.tokens()).refresh_token],
  ['a token of another environment', async () => (await (await createOAuthWorld()).tokens()).access_token],
  [
    'an expired token',
    async (house) => {
      const { access_token } = await house.tokens();
      house.world.later(300_000);
      return access_token;
    },
  ],
  [
    'the token of somebody who left',
    async (house) => {
      const { access_token } = await house.tokens();
      await house.world.db.updateTable('memberships').set({ status: 'inactive' }).where('user_id', '=', house.userId).execute();
      return access_token;
    },
  ],
  [
    'the token of a session that left the organization',
    async (house) => {
      const { access_token, window } = await house.tokens();
      await window.enter(await house.world.organization());
      await house.within((work) => dropFromSessions(work, house));
      return access_token;
    },
  ],
  [
    'a token that its app gave back',
    async (house) => {
      const { access_token } = await house.tokens();
      await giveBack(house, access_token);
      return access_token;
    },
  ],
  [
    'a token whose refresh token its app gave back',
    async (house) => {
      const { access_token, refresh_token } = await house.tokens();
      await giveBack(house, refresh_token);
      return access_token;
    },
  ],
  [
    'a token from a code that came twice',
    async (house) => {
      const { code } = await house.code();
      const { body } = await house.redeem(code);
      house.world.later(10_001);
      await house.redeem(code);
      return body.access_token;
    },
  ],
  [
    'a token of a withdrawn key',
    async (house) => {
      const { access_token } = await house.tokens();
      await house.world.do(house.world.client, rotateKeys, { withdraw: true });
      return access_token;
    },
  ],
];
for (const [what, token] of refusedAtUserinfo) {
  test(`userinfo refuses ${what}`, async () => {
    const house = await createOAuthWorld();
    const response = await fetch(`${house.url}/userinfo`, bearer(await token(house)));
    assert.equal(response.status, 401);
    assert.match(response.headers.get('www-authenticate') ?? '', /^Bearer .*error="invalid_token"/);
  });
}

test('userinfo without a token says what it wants', async () => {
  const house = await createOAuthWorld();
  const response = await fetch(`${house.url}/userinfo`);
  assert.equal(response.status, 401);
  assert.match(response.headers.get('www-authenticate') ?? '', /^Bearer/);
});

test('an access token that its app gave back is told of nowhere, and what came with it goes on', async () => {
  const house = await createOAuthWorld();
  const { access_token, refresh_token } = await house.tokens();
  const { id, secret } = house.client;
  const isActive = async (token: string | undefined) => {
    const { body } = await house.post('/oauth/introspect', { client_id: id, client_secret: secret, token });
    return 'active' in body && body.active;
  };
  await giveBack(house, access_token, await house.app());
  assert.equal(await isActive(access_token), true, 'it is not for another client to give back');
  for (let i = 0; i < 2; i += 1) await giveBack(house, access_token);
  assert.equal(await isActive(access_token), false);
  const { body } = await house.refresh(refresh_token);
  assert.equal(await isActive(body.access_token), true);
});

test('an app that gave up what it got in one tab keeps what it got in another', async () => {
  const house = await createOAuthWorld();
  const { access_token, refresh_token, window } = await house.tokens();
  const { body } = await house.redeem((await window.authorize()).searchParams.get('code'));
  await giveBack(house, body.refresh_token);
  assert.equal((await house.refresh(refresh_token)).status, 200);
  assert.equal((await fetch(`${house.url}/userinfo`, bearer(access_token))).status, 200);
});

// ---- who is calling the API ----

test('a token that was given back is nobody’s from then on, in every process', async (t) => {
  const house = await createOAuthWorld();
  trustCaches();
  t.after(distrustCaches);
  const [member, machine, other] = [(await house.tokens()).access_token, await machineToken(house), await machineToken(house)];
  for (const token of [member, machine, other]) {
    await who(house, token);
    if (token !== other) await giveBack(house, token);
  }
  tableChanged('revoked_tokens');
  for (const token of [member, machine]) await assert.rejects(who(house, token), { code: 'oauth.revoked_token', kind: 'unauthenticated' });
  assert.equal((await who(house, other)).kind, 'client');
});

const who = (house: House, ...tokens: (string | undefined)[]) =>
  authenticator(house.world.desk)(
    house.world.caller(house.world.visitor),
    tokens.map((token) => `Bearer ${token}`),
  );
const machineToken = async (house: House) => (await house.token({ grant_type: 'client_credentials' })).body.access_token;

test('the app’s own server is known by its token', async () => {
  const house = await createOAuthWorld();
  assert.deepEqual(await who(house, await machineToken(house)), { kind: 'client', id: house.client.id });
});

test('of two tokens any good one will do, in any order', async () => {
  const house = await createOAuthWorld();
  const stale = await machineToken(house);
  house.world.later(86_400_000);
  const fresh = await machineToken(house);
  for (const tokens of [
    [fresh, stale],
    [stale, fresh],
  ]) {
    assert.equal((await who(house, ...tokens)).kind, 'client');
  }
  await assert.rejects(who(house, stale), { code: 'oauth.expired_token', kind: 'unauthenticated' });
});

test('a member is known by theirs, and may do what their roles allow of this API', async () => {
  const house = await createOAuthWorld();
  const { access_token, window } = await house.tokens();
  const session = await window.session();
  assert.deepEqual(await who(house, access_token), {
    kind: 'member',
    id: house.userId,
    sessionId: session!.id,
    organizationId: house.organizationId,
    permissions: [],
  });
  await house.within(createSystemPermissions);
  await house.world.do(house.world.client, createPermission, { name: 'invoices:read', description: '' });
  await house.world.do(house.world.client, addRolePermissions, { role: 'member', permissions: ['invoices:read', 'organizations_users_read'] });
  const known = await who(house, access_token);
  assert.deepEqual(known.kind === 'member' && known.permissions, ['organizations_users_read', 'organizations_read']);
  await house.within((work) => dropFromSessions(work, house));
  await assert.rejects(who(house, access_token), { code: 'oauth.ended_session', kind: 'unauthenticated' });
});

test('a client that was deleted, or may no longer manage, is unauthenticated at once', async () => {
  const house = await createOAuthWorld();
  const token = await machineToken(house);
  await house.world.db.updateTable('clients').set({ manages: false }).where('id', '=', house.client.id).execute();
  await assert.rejects(who(house, token), { kind: 'unauthenticated' });
  await house.world.db.deleteFrom('clients').where('id', '=', house.client.id).execute();
  await assert.rejects(who(house, token), { kind: 'unauthenticated' });
});

test('an ID token, a token of another environment and a made-up one are nobody', async () => {
  const [house, other] = [await createOAuthWorld(), await createOAuthWorld()];
  const { id_token, access_token } = await house.tokens();
  for (const token of [id_token, await machineToken(other), `${access_token}x`, 'abc', '']) {
    await assert.rejects(who(house, token), { kind: 'unauthenticated' });
  }
  await assert.rejects(authenticator(house.world.desk)(house.world.caller(house.world.visitor), ['Basic abc']), { kind: 'unauthenticated' });
});

test('a machine’s token for somebody else’s API is not for ours', async () => {
  const house = await createOAuthWorld();
  const claims = jose.decodeJwt((await machineToken(house))!);
  const { sign } = await house.within(keyringOf);
  await assert.rejects(who(house, await sign({ ...claims, aud: [house.client.id] })), { kind: 'unauthenticated' });
  assert.equal((await who(house, await sign(claims))).kind, 'client');
});

test('an environment that moved to another address forgets the tokens of the old one', async () => {
  const house = await createOAuthWorld();
  const { access_token: token } = await house.tokens();
  Object.assign(house.world.environment, { url: 'https://id.example.com' });
  await assert.rejects(who(house, token), { kind: 'unauthenticated' });
});

// ---- signing out ----

test('with its ID token, expired or not, an app signs its person out of everything', async () => {
  const house = await createOAuthWorld();
  const { id_token, refresh_token, window } = await house.tokens();
  house.world.later(2 * 3_600_000);
  const query = new URLSearchParams({ id_token_hint: id_token!, post_logout_redirect_uri: `${AFTER}/`, state: 'home page' });
  const response = await window.visit(`/oidc/logout?${query}`);
  assert.equal(response.status, 303);
  assert.equal(response.headers.get('location'), `${AFTER}/?state=home+page`);
  assert.equal(window.jar.has('tenon_session'), false);
  assert.equal((await house.refresh(refresh_token)).status, 400);
  assert.equal((await window.authorize()).pathname, '/a/auth/login');
  assert.ok((await house.world.events()).includes('user.logout'));
});

test('without a hint the person is asked, and nothing happens until they say so', async () => {
  const house = await createOAuthWorld();
  const { window } = await house.tokens();
  const asked = await window.visit(`/oidc/logout?${new URLSearchParams({ post_logout_redirect_uri: AFTER, state: 's' })}`);
  assert.equal(asked.status, 200);
  const page = await asked.text();
  assert.ok(await window.session());
  assert.match(asked.headers.get('content-security-policy') ?? '', /form-action 'self' http:\/\/localhost:3000/);

  const fields = Object.fromEntries([...page.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)">/g)].map(([, name, value]) => [name!, value!]));
  const send = (form: Record<string, string>, headers: Record<string, string> = {}) =>
    window.visit('/oidc/logout', { method: 'POST', body: new URLSearchParams(form), headers: { accept: 'text/html', ...headers } });
  assert.equal((await send({ ...fields, form_token: 'wrong' })).status, 403);
  assert.equal((await send(fields, { origin: 'https://evil.example' })).status, 403);
  assert.ok(await window.session());

  const done = await send(fields);
  assert.equal(done.headers.get('location'), `${AFTER}?state=s`);
  assert.equal(await window.session(), undefined);
});

test('somebody else’s ID token does not sign this person out', async () => {
  const house = await createOAuthWorld();
  const { window } = await house.tokens();
  const grace = await house.person('grace@example.com');
  await house.member(grace, house.organizationId);
  const hers = house.browser();
  await hers.signIn(grace);
  const { body } = await house.redeem((await hers.authorize()).searchParams.get('code'));
  const response = await window.visit(`/oidc/logout?${new URLSearchParams({ id_token_hint: body.id_token! })}`);
  assert.equal(response.status, 200);
  assert.ok(await window.session());
  assert.ok(await hers.session());
});

test('a form of another site brings no cookie; the hint says which session ends', async () => {
  const house = await createOAuthWorld();
  const { id_token, window } = await house.tokens();
  const response = await house
    .browser()
    .visit('/oidc/logout', { method: 'POST', body: new URLSearchParams({ id_token_hint: id_token!, post_logout_redirect_uri: AFTER }) });
  assert.equal(response.headers.get('location'), AFTER);
  assert.equal(await window.session(), undefined);
});

test('signed out all the same, but not sent to an address that is not registered', async () => {
  const house = await createOAuthWorld();
  for (const uri of ['https://evil.example', `${AFTER}/other`, 'javascript:alert(1)', `${AFTER}//`]) {
    const { id_token, window } = await house.tokens();
    const response = await window.visit(`/oidc/logout?${new URLSearchParams({ id_token_hint: id_token!, post_logout_redirect_uri: uri })}`);
    assert.equal(response.status, 400);
    assert.equal(response.headers.get('location'), null);
    assert.equal(await window.session(), undefined);
  }
});

test('nobody is signed in: on to the app, hint or none', async () => {
  const house = await createOAuthWorld();
  const response = await house.browser().visit(`/oidc/logout?${new URLSearchParams({ post_logout_redirect_uri: AFTER })}`);
  assert.equal(response.headers.get('location'), AFTER);
  const plain = await house.browser().visit('/oidc/logout?');
  assert.equal(plain.status, 200);
  assert.match(await plain.text(), /You are signed out/);
});
