import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as client from 'openid-client';
import { createOAuthWorld } from '../../testing/oauth-world.ts';
import { createApiToken } from '../api-tokens/create.ts';
import { findMembership, removeMembership } from '../memberships/index.ts';
import { dropFromSessions } from '../sessions/index.ts';
import { getUser } from '../users/index.ts';

type House = Awaited<ReturnType<typeof createOAuthWorld>>;
type Body = Readonly<Record<string, unknown>>;

const ask = async ({ post, client: { id, secret } }: House, token: string | undefined, more: Readonly<Record<string, string | undefined>> = {}) => {
  const answer = await post('/oauth/introspect', { client_id: id, client_secret: secret, token, ...more });
  return { ...answer, body: answer.body as Body };
};

test('openid-client asks whose a token is', async () => {
  const house = await createOAuthWorld();
  const { access_token, refresh_token } = await house.tokens();
  const config = await client.discovery(new URL(house.url), house.client.id, house.client.secret, undefined, { execute: [client.allowInsecureRequests] });
  const access = await client.tokenIntrospection(config, access_token!);
  assert.deepEqual(
    [access.active, access.sub, access.username, access.client_id, access.iss, access.token_type],
    [true, house.userId, 'ada@example.com', house.client.id, house.url, 'Bearer'],
  );
  const refresh = await client.tokenIntrospection(config, refresh_token!);
  assert.deepEqual([refresh.active, refresh.sub, refresh.scope], [true, house.userId, 'openid profile email offline_access']);
  await client.tokenRevocation(config, refresh_token!);
  assert.deepEqual({ ...(await client.tokenIntrospection(config, refresh_token!)) }, { active: false });
});

test('a token whose person left is refused at once, though it runs on elsewhere', async () => {
  const leaving: ((house: House) => Promise<unknown>)[] = [
    ({ within, organizationId, userId }) =>
      within(async (work) => removeMembership(work, await getUser(work, userId), (await findMembership(work, organizationId, userId))!)),
    ({ within, organizationId, userId }) => within((work) => dropFromSessions(work, { organizationId, userId })),
    ({ world, userId }) => world.db.updateTable('memberships').set({ status: 'inactive' }).where('user_id', '=', userId).execute(),
  ];
  for (const leave of leaving) {
    const house = await createOAuthWorld();
    const { access_token, refresh_token } = await house.tokens();
    assert.equal((await ask(house, access_token)).body.active, true);
    await leave(house);
    assert.deepEqual((await ask(house, access_token)).body, { active: false });
    assert.deepEqual((await ask(house, refresh_token)).body, { active: false });
  }
});

test('of what is no access token, or no longer one, nothing is said', async () => {
  const house = await createOAuthWorld();
  const { access_token, id_token, refresh_token } = await house.tokens();
  await house.refresh(refresh_token);
  for (const token of [id_token, refresh_token, `${access_token}x`, 'rt_1.0.x', 'x'.repeat(5000)]) {
    const { status, body, headers } = await ask(house, token);
    assert.deepEqual([status, body, headers.get('cache-control')], [200, { active: false }, 'no-store']);
  }
  house.world.later(300_000);
  assert.deepEqual((await ask(house, access_token)).body, { active: false });
  assert.equal((await ask(house, undefined)).body.error, 'invalid_request');
});

test('only a client with a secret may ask, and one that is not the app’s server only of its own tokens', async () => {
  const house = await createOAuthWorld();
  const { access_token, refresh_token } = await house.tokens();
  assert.deepEqual([(await ask(house, access_token, { client_secret: undefined })).status], [401]);
  assert.equal((await ask(house, access_token, { client_secret: 'wrong' })).status, 401);
  const spa = await house.app({ kind: 'spa' });
  assert.equal((await ask(house, access_token, { client_id: spa.id, client_secret: undefined })).status, 401);
  const other = await house.app({ kind: 'web', manages: false });
  const asOther = { client_id: other.id, client_secret: other.secret };
  for (const token of [access_token, refresh_token]) assert.deepEqual((await ask(house, token, asOther)).body, { active: false });
  const machine = (await house.token({ grant_type: 'client_credentials' })).body.access_token;
  assert.equal((await ask(house, machine)).body.sub, house.client.id);
  assert.deepEqual((await ask(house, machine, asOther)).body, { active: false });
});

test('an API token is known by its text, to the app’s own server', async () => {
  const house = await createOAuthWorld();
  const { organizationId, userId } = house;
  const { token, text } = await house.world.do(house.world.client, createApiToken, { organizationId, userId, description: '', customClaims: { tier: 'gold' } });
  const { body } = await ask(house, text);
  assert.deepEqual([body.active, body.sub, body.oid, body.jti, body.custom_claims], [true, userId, organizationId, token.id, { tier: 'gold' }]);
  assert.deepEqual((await ask(house, token.id)).body, { active: false });
});
