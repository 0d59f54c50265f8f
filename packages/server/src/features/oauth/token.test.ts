import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as jose from 'jose';
import { distrustCaches, trustCaches } from '../../platform/cache.ts';
import type { OrganizationId } from '../../platform/ids.ts';
import { halfHash } from '../../protocols/oidc/hashes.ts';
import { everythingHeard } from '../../testing/heard.ts';
import { type Answered, CALLBACK, CHALLENGE, createOAuthWorld, VERIFIER } from '../../testing/oauth-world.ts';
import { countStatements } from '../../testing/statements.ts';
import { createClient, deleteClient, type NewClient } from '../clients/index.ts';
import { createPermission, createRole, updateRole } from '../roles/index.ts';
import { dropFromSessions, endSession, type Proof, strengthenSession } from '../sessions/index.ts';
import { userAttributeService } from '../user-attributes/rpc.ts';
import { tokenClaimService } from './rpc.ts';

const pkce = { code_challenge: CHALLENGE, code_challenge_method: 'S256' };
const basic = (id: string, secret: string) => ({ authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}` });
type House = Awaited<ReturnType<typeof createOAuthWorld>>;
const keysOf = ({ url }: House) => jose.createRemoteJWKSet(new URL('/keys', url));
/** An access token alone still says little: whether a grant lives shows in its refresh token. */
const grantLives = async (house: House, refreshToken: string | undefined) => (await house.refresh(refreshToken)).status === 200;

test('a code becomes three tokens', async () => {
  const house = await createOAuthWorld();
  const { code } = await house.code({ nonce: 'n-1' });
  const { status, headers, body } = await house.redeem(code);
  assert.equal(status, 200);
  assert.equal(headers.get('cache-control'), 'no-store');
  assert.deepEqual(Object.keys(body).sort(), ['access_token', 'expires_in', 'id_token', 'refresh_token', 'scope', 'token_type']);
  assert.equal(body.token_type, 'Bearer');
  assert.equal(body.expires_in, 300);
  assert.equal(body.scope, 'openid profile email offline_access');
  assert.match(body.refresh_token!, /^rt_[A-Za-z0-9_.~-]+$/);
});

test('the access token says what the SDKs read, in alphabetical order', async () => {
  const house = await createOAuthWorld();
  const { access_token } = await house.tokens();
  const { payload, protectedHeader } = await jose.jwtVerify(access_token!, keysOf(house));
  assert.equal(protectedHeader.typ, 'JWT');
  assert.match(protectedHeader.kid ?? '', /^snk_\d+$/);
  const session = await house.world.db.selectFrom('sessions').select('id').where('user_id', '=', house.userId).executeTakeFirstOrThrow();
  const iat = house.world.now().getTime() / 1000;
  assert.match(payload.jti ?? '', /^tkn_\d+$/);
  assert.deepEqual(
    JSON.stringify({ ...payload, jti: '' }),
    JSON.stringify({
      aud: [house.client.id],
      client_id: house.client.id,
      exp: iat + 300,
      iat,
      iss: house.url,
      jti: '',
      nbf: iat,
      oid: house.organizationId,
      permissions: [],
      roles: ['member'],
      sid: session.id,
      sub: house.userId,
      xoid: '',
    }),
  );
  assert.ok(access_token!.length < 1100, 'apps keep it in a cookie');
});

test('the access token lists all that the roles allow, by name, and follows them at the next refresh', async () => {
  const house = await createOAuthWorld();
  const { client, do: perform } = house.world;
  for (const name of ['b:read', 'a:write', 'c:read']) await perform(client, createPermission, { name, description: '' });
  await perform(client, createRole, { organizationId: null, name: 'base', displayName: 'Base', description: '', permissions: ['b:read', 'a:write'] });
  await perform(client, updateRole, { organizationId: null, role: 'member', extends: 'base', permissions: ['b:read'] });
  const { access_token, refresh_token } = await house.tokens();
  assert.deepEqual(jose.decodeJwt(access_token!).permissions, ['a:write', 'b:read']);
  await perform(client, updateRole, { organizationId: null, role: 'base', permissions: ['c:read'] });
  const { body } = await house.refresh(refresh_token);
  assert.deepEqual(jose.decodeJwt(body.access_token!).permissions, ['b:read', 'c:read']);
});

test('ids of the app’s own database travel along', async () => {
  const house = await createOAuthWorld();
  await house.world.db.updateTable('organizations').set({ external_id: 'acme' }).where('id', '=', house.organizationId).execute();
  await house.world.db.updateTable('users').set({ external_id: 'u-1' }).where('id', '=', house.userId).execute();
  const claims = jose.decodeJwt((await house.tokens()).access_token!);
  assert.deepEqual([claims.xoid, claims.xuid], ['acme', 'u-1']);
});

test('the ID token says who, and is tied to what came with it', async () => {
  const house = await createOAuthWorld();
  const { code } = await house.code({ nonce: 'n-1' });
  const { body } = await house.redeem(code);
  const { payload } = await jose.jwtVerify(body.id_token!, keysOf(house), { issuer: house.url, audience: house.client.id });
  const iat = house.world.now().getTime() / 1000;
  assert.deepEqual(Object.keys(payload), Object.keys(payload).sort());
  const { sid, ...rest } = payload;
  assert.match(String(sid), /^ses_\d+$/);
  assert.deepEqual(rest, {
    at_hash: halfHash(body.access_token!),
    aud: [house.client.id],
    auth_time: iat,
    azp: house.client.id,
    c_hash: halfHash(code!),
    client_id: house.client.id,
    email: 'ada@example.com',
    email_verified: true,
    exp: iat + 1800,
    given_name: 'Ada',
    iat,
    iss: house.url,
    name: 'Ada',
    nonce: 'n-1',
    oid: house.organizationId,
    sub: house.userId,
    xoid: '',
  });
});

test('the ID token names the connections that answered for the person: the latest first, never another organization’s', async () => {
  const house = await createOAuthWorld();
  const { db, desk, environment, now } = house.world;
  const connect = async (organizationId: OrganizationId | null) => {
    const id = desk.entropy.id('conn', now());
    const times = { created_at: now(), updated_at: now() };
    await db
      .insertInto('connections')
      .values({ id, environment_id: environment.id, organization_id: organizationId, kind: 'oidc', provider: 'OKTA', status: 'completed', ...times })
      .execute();
    return id;
  };
  const [social, own, others] = [await connect(null), await connect(house.organizationId), await connect(await house.world.organization())];
  const { window } = await house.code();
  const prove = async (proof: Proof) => {
    const session = (await window.session())!;
    return house.within((work) => strengthenSession(work, session, proof));
  };
  const amr = (body: Answered) => jose.decodeJwt(body.id_token!).amr;
  const enter = async (more = {}) => (await house.redeem((await window.authorize(more)).searchParams.get('code'))).body;
  assert.equal(amr(await enter()), undefined, 'a code from a mail came by no connection');
  for (const id of [own, others]) await prove(`sso:${id}`);
  const early = await enter();
  assert.deepEqual(amr(early), [own]);
  await prove(`social:${social}`);
  assert.deepEqual(amr(await enter()), [social, own]);

  const refreshed = await house.refresh(early.refresh_token);
  assert.deepEqual(amr(refreshed.body), [own], 'a refresh says what the app was told when the person came');
  assert.equal(jose.decodeJwt(refreshed.body.access_token!).amr, undefined);
});

test('without offline_access there is no refresh token, without openid no ID token', async () => {
  const house = await createOAuthWorld();
  assert.equal((await house.tokens({ scope: 'openid' })).refresh_token, undefined);
  assert.equal((await house.tokens({ scope: 'email unknown' })).id_token, undefined);
});

test('a client authenticates in the body or by Basic, and in JSON as well', async () => {
  const house = await createOAuthWorld();
  const { client, code, redeem, url } = house;
  const none = { client_id: undefined, client_secret: undefined };
  assert.equal((await redeem((await code()).code, none)).status, 401);
  const form = { grant_type: 'authorization_code', redirect_uri: CALLBACK };
  const byBasic = await house.post('/oauth/token', { ...form, code: (await code()).code ?? '' }, basic(client.id, client.secret));
  assert.equal(byBasic.status, 200);
  const json = { ...form, code: (await code()).code, client_id: client.id, client_secret: client.secret };
  const byJson = await fetch(`${url}/oauth/token`, { method: 'POST', body: JSON.stringify(json), headers: { 'content-type': 'application/json' } });
  assert.equal(byJson.status, 200);
});

test('a Bearer header beside the credentials is passed over, however old it is', async () => {
  const house = await createOAuthWorld();
  const { status } = await house.token({ grant_type: 'client_credentials' }, { authorization: 'Bearer stale.token.here' });
  assert.equal(status, 200);
});

test('a refused Basic header is answered with a challenge', async () => {
  const house = await createOAuthWorld();
  const { status, headers, body } = await house.post('/oauth/token', { grant_type: 'client_credentials' }, basic(house.client.id, 'wrong'));
  assert.deepEqual([status, body.error], [401, 'invalid_client']);
  assert.match(headers.get('www-authenticate') ?? '', /^Basic realm=/);
});

const malformed: [what: string, form: Record<string, string | undefined>, status: number, error: string][] = [
  ['no grant type', {}, 400, 'invalid_request'],
  ['an unknown grant type', { grant_type: 'password' }, 400, 'unsupported_grant_type'],
  ['a name every object has', { grant_type: 'constructor' }, 400, 'unsupported_grant_type'],
  ['no code', { grant_type: 'authorization_code' }, 400, 'invalid_request'],
  ['an unknown code', { grant_type: 'authorization_code', code: 'x', redirect_uri: CALLBACK }, 400, 'invalid_grant'],
  ['no refresh token', { grant_type: 'refresh_token' }, 400, 'invalid_request'],
  ['a made-up refresh token', { grant_type: 'refresh_token', refresh_token: 'rt_1.0.x' }, 400, 'invalid_grant'],
  ['no client', { grant_type: 'client_credentials', client_id: undefined }, 401, 'invalid_client'],
  ['an unknown client', { grant_type: 'client_credentials', client_id: 'skc_1' }, 401, 'invalid_client'],
  ['a wrong secret', { grant_type: 'client_credentials', client_secret: 'wrong' }, 401, 'invalid_client'],
  ['no secret', { grant_type: 'client_credentials', client_secret: '' }, 401, 'invalid_client'],
];
for (const [what, form, status, error] of malformed) {
  test(`refused: ${what}`, async () => {
    const house = await createOAuthWorld();
    const answer = await house.token(form);
    assert.deepEqual([answer.status, answer.body.error], [status, error]);
    assert.ok(answer.body.error_description);
    assert.equal(answer.headers.get('cache-control'), 'no-store');
  });
}

test('a body that cannot be read is an invalid request', async () => {
  const house = await createOAuthWorld();
  for (const [type, body] of [
    ['application/json', '{'],
    ['text/plain', 'grant_type=client_credentials'],
  ] as const) {
    const response = await fetch(`${house.url}/oauth/token`, { method: 'POST', body, headers: { 'content-type': type } });
    assert.equal(((await response.json()) as { error: string }).error, 'invalid_request');
  }
});

// ---- one code, one redemption ----

test('of many redemptions at once, one wins and nothing is revoked', async () => {
  const house = await createOAuthWorld();
  const { code } = await house.code();
  const answers = await Promise.all([1, 2, 3, 4, 5].map(() => house.redeem(code)));
  const [winner, ...others] = answers.sort((a, b) => a.status - b.status);
  assert.deepEqual([winner!.status, ...others.map(({ status }) => status)], [200, 400, 400, 400, 400]);
  for (const { body } of others) assert.deepEqual(body, { error: 'invalid_grant', error_description: 'invalid code' });
  assert.ok(await grantLives(house, winner!.body.refresh_token));
});

test('a second redemption ends what the first one got, unless it comes within ten seconds', async () => {
  const house = await createOAuthWorld();
  const { code } = await house.code();
  const { body } = await house.redeem(code);
  house.world.later(10_000);
  assert.equal((await house.redeem(code)).status, 400);
  const { body: next } = await house.refresh(body.refresh_token);
  assert.ok(next.refresh_token, 'a double callback is no theft');
  house.world.later(1);
  assert.equal((await house.redeem(code)).status, 400);
  assert.ok(!(await grantLives(house, next.refresh_token)));
});

test('a wrong client, secret, redirect or verifier neither uses up the code nor revokes anything', async () => {
  const house = await createOAuthWorld();
  const other = await house.app();
  const { code } = await house.code(pkce);
  const wrong = [
    { client_id: other.id, client_secret: other.secret, code_verifier: VERIFIER },
    { client_secret: 'wrong', code_verifier: VERIFIER },
    { redirect_uri: 'http://localhost:3000/other', code_verifier: VERIFIER },
    { redirect_uri: undefined, code_verifier: VERIFIER },
    { code_verifier: 'w'.repeat(43) },
    { code_verifier: CHALLENGE },
    { code_verifier: undefined },
    { code_verifier: '' },
  ];
  for (const form of wrong) assert.notEqual((await house.redeem(code, form)).status, 200, JSON.stringify(form));
  const { status, body } = await house.redeem(code, { code_verifier: VERIFIER });
  assert.equal(status, 200);
  house.world.later(60_000);
  for (const form of wrong) assert.notEqual((await house.redeem(code, form)).status, 200);
  assert.ok(await grantLives(house, body.refresh_token));
});

test('a code lives ten minutes', async () => {
  const house = await createOAuthWorld();
  const { code } = await house.code();
  house.world.later(600_000);
  assert.equal((await house.redeem(code)).body.error, 'invalid_grant');
});

test('a code of one environment is nothing in another', async () => {
  const [here, there] = [await createOAuthWorld(), await createOAuthWorld()];
  const { code } = await here.code();
  assert.equal((await there.redeem(code)).status, 400);
});

test('a verifier for a request without a challenge: somebody took the challenge out', async () => {
  const house = await createOAuthWorld();
  const { code } = await house.code();
  assert.equal((await house.redeem(code, { code_verifier: VERIFIER })).body.error, 'invalid_grant');
  assert.equal((await house.redeem(code, { code_verifier: '' })).status, 200, 'an empty one is none');
});

test('a command-line tool without a secret redeems with its verifier, and refreshes without one', async () => {
  const house = await createOAuthWorld();
  const tool = { client_id: (await house.app({ kind: 'native' })).id };
  const { code } = await house.code({ ...pkce, ...tool });
  // Some SDKs send an empty secret where there is none.
  const { status, body } = await house.redeem(code, { ...tool, client_secret: '', code_verifier: VERIFIER });
  assert.equal(status, 200);
  assert.equal((await house.refresh(body.refresh_token, { ...tool, client_secret: undefined })).status, 200);
});

test('an app that keeps a secret shows it besides its verifier, and a try without it uses nothing up', async () => {
  const house = await createOAuthWorld();
  const { code } = await house.code(pkce);
  for (const client_secret of [undefined, '']) {
    const { status, body } = await house.redeem(code, { client_secret, code_verifier: VERIFIER });
    assert.deepEqual([status, body.error], [401, 'invalid_client']);
  }
  assert.equal((await house.redeem(code, { code_verifier: VERIFIER })).status, 200);
});

test('without a challenge, the secret is needed', async () => {
  const house = await createOAuthWorld();
  const { code } = await house.code();
  assert.deepEqual((await house.redeem(code, { client_secret: undefined })).body.error, 'invalid_client');
});

test('a code for somebody who has gone since is worth nothing', async () => {
  const house = await createOAuthWorld();
  const { code, window } = await house.code();
  const session = await window.session();
  await house.within((work) => endSession(work, session!.id, 'logout'));
  assert.equal((await house.redeem(code)).body.error, 'invalid_grant');
});

// ---- refreshing ----

test('a refresh gives three new tokens, for the same person and the same moment of signing in', async () => {
  const house = await createOAuthWorld();
  const first = await house.tokens({ nonce: 'n-1' });
  house.world.later(60_000);
  const { status, body } = await house.refresh(first.refresh_token);
  assert.equal(status, 200);
  const [before, after] = [jose.decodeJwt(first.id_token!), jose.decodeJwt(body.id_token!)];
  assert.deepEqual([after.sub, after.auth_time, after.azp, after.sid], [before.sub, before.auth_time, before.azp, before.sid]);
  assert.equal(after.nonce, undefined);
  assert.equal(after.at_hash, halfHash(body.access_token!));
  assert.notEqual(body.access_token, first.access_token);
  assert.notEqual(body.refresh_token, first.refresh_token);
  assert.equal(body.scope, 'openid profile email offline_access');
});

test('a scope can be narrowed, not widened', async () => {
  const house = await createOAuthWorld();
  const { refresh_token } = await house.tokens({ scope: 'openid offline_access' });
  assert.equal((await house.refresh(refresh_token, { scope: 'openid email' })).body.error, 'invalid_scope');
  assert.equal((await house.refresh(refresh_token, { scope: 'openid' })).body.scope, 'openid');
});

test('clients that refresh at once with one token all get the same successor', async () => {
  const house = await createOAuthWorld();
  const { refresh_token } = await house.tokens();
  const answers = await Promise.all([1, 2, 3, 4, 5].map(() => house.refresh(refresh_token)));
  assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([200]));
  assert.equal(new Set(answers.map(({ body }) => body.refresh_token)).size, 1);
  assert.equal(new Set(answers.map(({ body }) => body.access_token)).size, 5, 'access tokens are made anew');
  assert.ok(await grantLives(house, answers[0]!.body.refresh_token));
});

test('a client with a secret may come again for thirty seconds', async () => {
  const house = await createOAuthWorld();
  const { refresh_token } = await house.tokens();
  const { body } = await house.refresh(refresh_token);
  house.world.later(30_000);
  assert.equal((await house.refresh(refresh_token)).body.refresh_token, body.refresh_token);
});

test('a client without a secret may come again for five seconds', async () => {
  const house = await createOAuthWorld();
  const open = { client_id: (await house.app({ kind: 'spa' })).id, client_secret: undefined };
  const { code } = await house.code({ ...pkce, client_id: open.client_id });
  const { body: first } = await house.redeem(code, { ...open, code_verifier: VERIFIER });
  const { body: second } = await house.refresh(first.refresh_token, open);
  house.world.later(5000);
  assert.equal((await house.refresh(first.refresh_token, open)).body.refresh_token, second.refresh_token);
  house.world.later(1);
  assert.equal((await house.refresh(first.refresh_token, open)).status, 400);
  assert.equal((await house.refresh(second.refresh_token, open)).status, 400);
});

const replays: [what: string, between: (house: House, second: string) => Promise<unknown>][] = [
  ['after the grace', async ({ world }) => world.later(30_001)],
  ['once its successor was used', async (house, second) => house.refresh(second)],
];
for (const [what, between] of replays) {
  test(`a replay ${what} ends the family and takes the organization from the session`, async () => {
    const house = await createOAuthWorld();
    const { refresh_token, window } = await house.tokens();
    const { window: other } = await house.tokens();
    const elsewhere = await house.world.organization();
    await house.member(house.userId, elsewhere);
    await window.enter(elsewhere);
    const { body } = await house.refresh(refresh_token);
    await between(house, body.refresh_token!);
    const { status, body: refusal } = await house.refresh(refresh_token);
    assert.deepEqual([status, refusal.error], [400, 'invalid_grant']);
    assert.ok(!(await grantLives(house, body.refresh_token)));
    assert.deepEqual((await window.session())?.organizations, [elsewhere]);
    assert.deepEqual((await other.session())?.organizations, [house.organizationId], 'another browser of theirs is not touched');
    await window.enter(house.organizationId);
    assert.ok(!(await grantLives(house, body.refresh_token)), 'entering again does not wake it');
    assert.ok((await house.world.events()).includes('user.refresh_token_replayed'));
  });
}

test('a token from long ago is still known for ours', async () => {
  const house = await createOAuthWorld();
  const { refresh_token: oldest } = await house.tokens();
  let newest = oldest;
  for (let i = 0; i < 5; i += 1) newest = (await house.refresh(newest)).body.refresh_token;
  await house.refresh(oldest);
  assert.ok(!(await grantLives(house, newest)));
});

test('a token that somebody made up, or another client brings, changes nothing', async () => {
  const house = await createOAuthWorld();
  const other = await house.app();
  const { refresh_token } = await house.tokens();
  const made = refresh_token!.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'));
  assert.equal((await house.refresh(made)).status, 400);
  assert.equal((await house.refresh(refresh_token, { client_id: other.id, client_secret: other.secret })).status, 400);
  assert.equal((await house.refresh(refresh_token, { client_secret: 'wrong' })).status, 401);
  assert.equal((await house.refresh(refresh_token, { client_secret: undefined })).status, 401, 'what was given for a secret wants it again');
  assert.ok(await grantLives(house, refresh_token));
});

test('a refresh looks again at who is still there, and with which roles', async () => {
  const house = await createOAuthWorld();
  const { refresh_token } = await house.tokens();
  const { world, userId } = house;
  await world.db.deleteFrom('membership_roles').execute();
  const { body } = await house.refresh(refresh_token);
  assert.deepEqual(jose.decodeJwt(body.access_token!).roles, []);
  await world.db.updateTable('memberships').set({ status: 'inactive' }).where('user_id', '=', userId).execute();
  assert.equal((await house.refresh(body.refresh_token)).body.error, 'invalid_grant');
  await world.db.updateTable('memberships').set({ status: 'active' }).where('user_id', '=', userId).execute();
});

test('a session that left the organization refreshes nothing there, though it lives', async () => {
  const house = await createOAuthWorld();
  const { window, refresh_token } = await house.tokens();
  const elsewhere = await house.world.organization();
  await window.enter(elsewhere);
  await house.within((work) => dropFromSessions(work, house));
  assert.ok(await window.session());
  assert.equal((await house.refresh(refresh_token)).body.error, 'invalid_grant');
});

test('a refresh keeps an idle session awake', async () => {
  const house = await createOAuthWorld({ sessionIdleMinutes: 10 });
  let { refresh_token } = await house.tokens();
  for (let i = 0; i < 3; i += 1) {
    house.world.later(9 * 60_000);
    refresh_token = (await house.refresh(refresh_token)).body.refresh_token;
  }
  assert.ok(refresh_token);
  house.world.later(10 * 60_000);
  assert.equal((await house.refresh(refresh_token)).status, 400);
});

test('an app gives its refresh token back', async () => {
  const house = await createOAuthWorld();
  const { refresh_token } = await house.tokens();
  const { client } = house;
  const revoke = (form: Record<string, string | undefined>) =>
    house.post('/oauth/revoke', { client_id: client.id, client_secret: client.secret, token: refresh_token, ...form });
  const unknown = await revoke({ token: 'rt_1.0.unknown' });
  assert.deepEqual([unknown.status, unknown.headers.get('content-type')], [200, null], 'nothing is said, so it is of no type');
  assert.equal((await revoke({ client_secret: undefined })).status, 401);
  const other = await house.app();
  assert.equal((await revoke({ client_id: other.id, client_secret: other.secret })).status, 200, 'as if it were unknown');
  assert.ok((await house.refresh(refresh_token)).status === 200);
  assert.equal((await revoke({})).status, 200);
  assert.equal((await house.refresh(refresh_token)).status, 400);
  assert.ok(!(await house.world.events()).includes('user.refresh_token_replayed'));
});

// ---- machines ----

test('the app’s own server gets a token for a day, for our API alone', async () => {
  const house = await createOAuthWorld();
  const { status, body } = await house.token({ grant_type: 'client_credentials' });
  assert.deepEqual([status, body.expires_in, body.token_type, body.scope], [200, 86_400, 'Bearer', '']);
  const claims = jose.decodeJwt(body.access_token!);
  assert.deepEqual([claims.sub, claims.client_id, claims.aud, claims.scope, claims.scopes], [house.client.id, house.client.id, [house.url], '', []]);
});

test('two tokens are never the same', async () => {
  const house = await createOAuthWorld();
  const tokens = await Promise.all([1, 2, 3].map(async () => (await house.token({ grant_type: 'client_credentials' })).body.access_token));
  assert.equal(new Set(tokens).size, 3);
});

test('an app that may not manage gets no token for itself', async () => {
  const house = await createOAuthWorld();
  const shop = await house.app({ manages: false });
  const { status, body } = await house.token({ grant_type: 'client_credentials', client_id: shop.id, client_secret: shop.secret });
  assert.deepEqual([status, body.error], [400, 'unauthorized_client']);
});

test('a machine’s token needs no query once everything is in memory', async (t) => {
  const house = await createOAuthWorld();
  trustCaches();
  t.after(distrustCaches);
  const { db } = house.world.desk;
  // The first notes that the secret was used, which makes every process forget the client; the second reads it again.
  assert.equal((await house.token({ grant_type: 'client_credentials' })).status, 200);
  await everythingHeard(db);
  assert.equal((await house.token({ grant_type: 'client_credentials' })).status, 200);
  t.after(() => void Object.assign(house.world.desk, { db }));
  Object.assign(house.world.desk, { db: { isTransaction: false } });
  assert.equal((await house.token({ grant_type: 'client_credentials' })).status, 200);
});

test('what takes how many statements, where they write with their BEGIN and COMMIT besides', async (t) => {
  const house = await createOAuthWorld();
  trustCaches();
  t.after(distrustCaches);
  const { desk } = house.world;
  // What the first ones change is forgotten; the second ones fill the memory.
  await house.refresh((await house.tokens()).refresh_token);
  await everythingHeard(desk.db);
  const { window, refresh_token } = await house.tokens();
  await house.refresh(refresh_token);
  const count = (deed: () => Promise<unknown>) => countStatements(desk, deed);

  let code: string | null = null;
  // Whoever is there, the code, the log.
  assert.equal(await count(async () => (code = (await window.authorize()).searchParams.get('code'))), 3);
  let given: Answered = {};
  // The code, whoever is there, the grant with the code used, the log.
  assert.equal(await count(async () => (given = (await house.redeem(code)).body)), 4);
  // The grant, whoever is there, the grant moved on.
  assert.equal(await count(async () => (given = (await house.refresh(given.refresh_token)).body)), 3);
  const look = () => fetch(`${house.url}/userinfo`, { headers: { authorization: `Bearer ${given.access_token}` } });
  // Was it given back? Whoever is there, and has the app something left? The first is remembered.
  assert.deepEqual([await count(look), await count(look)], [3, 2]);
});

// ---- scripts of other sites ----

test('the site of an app in the browser may read the answers, others may not', async () => {
  const house = await createOAuthWorld();
  await house.app({
    kind: 'spa',
    redirectUris: ['https://app.example.com/callback', 'https://*.preview.example.com/callback', 'https://{{org_slug}}.example.net/callback'],
  });
  const tool = await house.app({ kind: 'native', redirectUris: ['http://127.0.0.1/callback', 'com.example.tool:/callback'] });
  const allowed = async (origin: string, path = '/oauth/token', method = 'OPTIONS') =>
    (await fetch(house.url + path, { method, headers: { origin } })).headers.get('access-control-allow-origin');
  for (const origin of ['https://app.example.com', 'https://one.preview.example.com', 'https://orion.example.net', 'http://127.0.0.1:6274'])
    for (const path of ['/oauth/token', '/oauth/revoke', '/revoke', '/userinfo']) assert.equal(await allowed(origin, path), origin);
  assert.equal(await allowed('https://app.example.com', '/userinfo', 'GET'), 'https://app.example.com', 'a refusal can be read too');
  for (const origin of ['http://localhost:3000', 'https://evil.example', 'null', 'https://app.example.com.evil.example'])
    assert.equal(await allowed(origin), null);
  assert.equal(await allowed('https://evil.example', '/keys', 'GET'), '*');
  await house.world.do(house.world.client, deleteClient, { id: tool.id });
  assert.equal(await allowed('http://127.0.0.1:6274'), null);
});

test('an organization’s own session limits end a session there, also when they were set after it began', async () => {
  const house = await createOAuthWorld();
  const limit = (absolute: number, idle: number | null) =>
    house.world.db
      .updateTable('organizations')
      .set({ features: JSON.stringify({ session_policy: true }), session_absolute_minutes: absolute, session_idle_minutes: idle })
      .where('id', '=', house.organizationId)
      .execute();
  const { refresh_token } = await house.tokens();
  house.world.later(20 * 60_000);
  await limit(60, 30);
  const second = await house.refresh(refresh_token);
  assert.equal(second.status, 200);
  house.world.later(20 * 60_000);
  await limit(60, 15);
  assert.equal((await house.refresh(second.body.refresh_token)).body.error, 'invalid_grant', 'idle for longer than it may be now');

  await limit(60, null);
  const later = await house.tokens();
  house.world.later(20 * 60_000);
  await limit(20, null);
  assert.equal((await house.refresh(later.refresh_token)).body.error, 'invalid_grant');
  const page = await later.window.authorize();
  assert.equal(page.pathname, '/a/auth/login', 'fresh proof is asked for');
  assert.ok(await later.window.session(), 'the session itself goes on');
  await later.window.proveAgain();
  assert.ok((await later.window.resume(page)).searchParams.get('code'));
});

// ---- machines of an organization ----

/** A machine of the world's organization, and how it asks for a token. */
async function machineIn(house: House, more: Partial<NewClient> = {}) {
  const { client, secret = '' } = await house.world.do(house.world.client, createClient, {
    kind: 'organization',
    name: 'Deploys',
    organizationId: house.organizationId,
    ...more,
  });
  const ask = (form: Readonly<Record<string, string | undefined>> = {}) =>
    house.token({ grant_type: 'client_credentials', client_id: client.id, client_secret: secret, ...form });
  return { client, ask };
}

test('a machine’s token says whose it is, whom it is for and what it may do', async () => {
  const house = await createOAuthWorld();
  const { client, ask } = await machineIn(house, {
    scopes: ['deploy:read', 'deploy:write'],
    audience: ['https://deploys.example.com', 'https://logs.example.com'],
    customClaims: [{ key: 'tier', value: 'gold' }],
  });
  const { status, body } = await ask();
  assert.deepEqual([status, body.expires_in, body.scope], [200, 3600, 'deploy:read deploy:write']);
  const claims = jose.decodeJwt(body.access_token!);
  assert.deepEqual([claims.sub, claims.client_id, claims.oid, claims.iss], [client.id, client.id, house.organizationId, house.url]);
  assert.deepEqual([claims.scopes, claims.scope], [['deploy:read', 'deploy:write'], 'deploy:read deploy:write']);
  assert.deepEqual(claims.aud, ['https://deploys.example.com', 'https://logs.example.com']);
  assert.deepEqual(claims.custom_claims, { tier: 'gold' });

  const narrow = await ask({ scope: 'deploy:read admin', audience: 'https://logs.example.com' });
  assert.deepEqual([narrow.body.scope, jose.decodeJwt(narrow.body.access_token!).aud], ['deploy:read', ['https://logs.example.com']]);
  assert.deepEqual((await ask({ audience: 'https://elsewhere.example.com' })).body.error, 'invalid_target');
});

test('a machine’s tokens live as long as it is set to, and are for our own API when they are for nobody else', async () => {
  const house = await createOAuthWorld();
  const { ask } = await machineIn(house, { accessTokenSeconds: 600 });
  const { body } = await ask();
  assert.equal(body.expires_in, 600);
  const claims = jose.decodeJwt(body.access_token!);
  assert.deepEqual([claims.aud, claims.scopes, claims.custom_claims], [[house.url], [], undefined]);
});

test('a machine’s last use is written down at once and then by the hour', async () => {
  const house = await createOAuthWorld();
  const { client, ask } = await machineIn(house);
  const lastUse = async () =>
    (await house.world.db.selectFrom('client_secrets').select('last_used_at').where('client_id', '=', client.id).executeTakeFirstOrThrow()).last_used_at;
  assert.equal(await lastUse(), null);
  await ask();
  const first = await lastUse();
  assert.deepEqual(first, house.world.now());
  house.world.later(3_599_000);
  await ask();
  assert.deepEqual(await lastUse(), first);
  house.world.later(1000);
  await ask();
  assert.deepEqual(await lastUse(), house.world.now());
});

test('no people sign in to a machine, and what is deleted gets no token', async () => {
  const house = await createOAuthWorld();
  const { client, ask } = await machineIn(house, { redirectUris: [CALLBACK] });
  const response = await house.browser().visit(`/oauth/authorize?response_type=code&client_id=${client.id}&redirect_uri=${encodeURIComponent(CALLBACK)}`);
  assert.equal(response.status, 400);
  await house.world.do(house.world.client, deleteClient, { id: client.id, organizationId: house.organizationId });
  const { status, body } = await ask();
  assert.deepEqual([status, body.error], [401, 'invalid_client']);
});

test('a machine that may not call our API gets tokens for others alone', async () => {
  const house = await createOAuthWorld({}, [userAttributeService]);
  const make = async (more: Partial<NewClient>) => {
    const { client, secret = '' } = await house.world.do(house.world.client, createClient, { kind: 'machine', name: 'Nightly', ...more });
    return house.token({ grant_type: 'client_credentials', client_id: client.id, client_secret: secret });
  };
  const barred = await make({ manages: false });
  assert.deepEqual([barred.status, barred.body.error], [400, 'unauthorized_client']);
  assert.match(barred.body.error_description ?? '', /unauthorized/);
  const elsewhere = await make({ manages: false, audience: ['https://deploys.example.com'] });
  assert.deepEqual(jose.decodeJwt(elsewhere.body.access_token!).aud, ['https://deploys.example.com']);
  const call = (token: string | undefined) => fetch(`${house.url}/api/v1/environment/user-attributes`, { headers: { authorization: `Bearer ${token}` } });
  const refused = await call(elsewhere.body.access_token);
  assert.deepEqual([refused.status, refused.headers.get('www-authenticate')], [401, 'Bearer']);
  assert.match(await refused.text(), /"oauth\.another_audience"/);
  const ours = await make({ manages: true });
  assert.deepEqual(jose.decodeJwt(ours.body.access_token!).aud, [house.url]);
  assert.equal((await call(ours.body.access_token)).status, 200);
});

test('a client that named its grant types gets no others', async () => {
  const house = await createOAuthWorld();
  const shop = await house.app({ grantTypes: ['authorization_code'] });
  const { status, body } = await house.token({ grant_type: 'client_credentials', client_id: shop.id, client_secret: shop.secret });
  assert.deepEqual([status, body.error], [400, 'unauthorized_client']);
});

// ---- claims an environment makes up ----

test('claims made up by the environment stand in both tokens, at the first and at every refresh, and never stand for ours', async () => {
  const house = await createOAuthWorld({
    claims: [
      { name: 'plan', expression: 'organization.metadata.plan ?? "free"' },
      { name: 'domain', expression: 'user.email.split("@")[1]' },
      { name: 'broken', expression: 'user.metadata.nothing.there' },
      { name: 'empty', expression: 'user.locale ?? ""' },
      // Nobody can save this: the API refuses it.
      { name: 'sub', expression: '"usr_1"' },
    ],
    metadataClaims: ['user', 'membership', 'organization'],
  });
  const first = await house.tokens();
  const read = (token: string | undefined) => jose.decodeJwt(token!);
  for (const token of [first.access_token, first.id_token]) {
    const claims = read(token);
    assert.deepEqual([claims['plan'], claims['domain'], claims.sub], ['free', 'example.com', house.userId]);
    assert.ok(!('broken' in claims) && !('empty' in claims));
    assert.ok(!('org_metadata' in claims), 'nothing was written about the organization');
  }
  const metadata = JSON.stringify({ plan: 'gold' });
  await house.world.db.updateTable('organizations').set({ metadata }).where('id', '=', house.organizationId).execute();
  const { body: second } = await house.token({ grant_type: 'refresh_token', refresh_token: first.refresh_token! });
  assert.equal(read(second.id_token)['plan'], 'gold');
  const access = read(second.access_token);
  assert.deepEqual([access['plan'], access['org_metadata'], 'user_metadata' in access], ['gold', { plan: 'gold' }, false]);
  assert.ok(!('org_metadata' in read(second.id_token)));
});

test('a preview says what the tokens say, and what is wrong with each claim', async () => {
  const house = await createOAuthWorld({ claims: [{ name: 'plan', expression: '"set"' }] }, [tokenClaimService]);
  const { body: machine } = await house.token({ grant_type: 'client_credentials' });
  const preview = async (body: object) => {
    const answer = await fetch(`${house.url}/api/v1/environment/claims:preview`, {
      method: 'POST',
      headers: { authorization: `Bearer ${machine.access_token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ organization_id: house.organizationId, user_id: house.userId, ...body }),
    });
    return { status: answer.status, body: (await answer.json()) as { access_token: jose.JWTPayload; id_token: jose.JWTPayload; claims: object[] } };
  };
  const names = (claims: jose.JWTPayload) => Object.keys(claims).toSorted();
  const { access_token, id_token } = await house.tokens();
  const saved = (await preview({})).body;
  assert.deepEqual(names(saved.access_token), names(jose.decodeJwt(access_token!)));
  // It answers no code and no nonce.
  const tied = new Set(['c_hash', 'nonce']);
  assert.deepEqual(
    names(saved.id_token),
    names(jose.decodeJwt(id_token!)).filter((name) => !tied.has(name)),
  );
  const tried = (
    await preview({
      claims: {
        claims: [
          { name: 'who', expression: 'user.email' },
          { name: 'team', expression: 'user.metadata.team' },
          { name: 'none', expression: '' },
          { name: 'iss', expression: '"me"' },
          { name: 'nothing', expression: '""' },
        ],
      },
    })
  ).body;
  assert.equal(tried.access_token['who'], 'ada@example.com');
  assert.equal(tried.access_token['plan'], undefined);
  const outcomes = tried.claims as { name: string; value?: unknown; error: string }[];
  assert.deepEqual(
    outcomes.map(({ name, value }) => [name, value]),
    [['who', 'ada@example.com'], ...['team', 'none', 'iss', 'nothing'].map((name) => [name, undefined])],
  );
  assert.match(outcomes[1]!.error, /nothing called team/);
  assert.notEqual(outcomes[2]!.error, '');
  assert.match(outcomes[3]!.error, /have already/);
  assert.equal(outcomes[4]!.error, '');
  assert.equal((await preview({ user_id: 'usr_1' })).status, 404);
});

test('ID tokens say what is known of a person under the keys that were declared, and nothing else of it', async () => {
  const house = await createOAuthWorld({}, [userAttributeService]);
  const { body: machine } = await house.token({ grant_type: 'client_credentials' });
  const call = async (method: string, path: string, body?: object) => {
    const answer = await fetch(`${house.url}/api/v1/environment/user-attributes${path}`, {
      method,
      headers: { authorization: `Bearer ${machine.access_token}`, ...(body ? { 'content-type': 'application/json' } : {}) },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    return { status: answer.status, body: (await answer.json()) as { attributes: { key: string; display_name: string }[] } };
  };
  const custom_attributes = JSON.stringify({ department: 'Research', secret: 'kept' });
  await house.world.db.updateTable('users').set({ custom_attributes }).where('id', '=', house.userId).execute();
  const inToken = async () => {
    const { department, secret } = jose.decodeJwt((await house.tokens()).id_token!);
    return [department, secret];
  };
  assert.deepEqual(await inToken(), [undefined, undefined]);
  assert.equal((await call('POST', '', { key: 'department', display_name: 'Department' })).status, 200);
  assert.deepEqual(await inToken(), ['Research', undefined]);
  assert.equal((await call('POST', '', { key: 'department', display_name: 'Again' })).status, 409);
  assert.equal((await call('POST', '', { key: 'roles', display_name: 'Roles' })).status, 400);
  assert.equal((await call('POST', '', { key: 'given_name', display_name: 'Name' })).status, 400);
  assert.equal((await call('PATCH', '/department', { display_name: 'Team' })).status, 200);
  assert.deepEqual(
    (await call('GET', '')).body.attributes.map(({ key, display_name }) => [key, display_name]),
    [['department', 'Team']],
  );
  assert.equal((await call('DELETE', '/department')).status, 200);
  assert.equal((await call('DELETE', '/department')).status, 404);
  assert.deepEqual(await inToken(), [undefined, undefined]);
});
