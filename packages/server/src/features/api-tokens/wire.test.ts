import assert from 'node:assert/strict';
import { test } from 'node:test';
import { timestampDate, timestampFromDate } from '@bufbuild/protobuf/wkt';
import { ScalekitClient } from '@scalekit-sdk/node';
import { createOAuthWorld } from '../../testing/oauth-world.ts';
import { apiTokenService } from './rpc.ts';

const house = await createOAuthWorld({}, [apiTokenService]);
const { url, organizationId, userId } = house;
const { token } = new ScalekitClient(url, house.client.id, house.client.secret);
const { body: given } = await house.token({ grant_type: 'client_credentials' });

async function rest(path: string, body?: object) {
  const response = await fetch(`${url}/api/v1/tokens${path}`, {
    method: body ? 'POST' : 'GET',
    headers: { authorization: `Bearer ${given.access_token}`, ...(body ? { 'content-type': 'application/json' } : {}) },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

const invalid = { name: 'ScalekitValidateTokenFailureException' };

test('the official SDK makes, checks, lists, changes and takes back a token of a person', async () => {
  const expiry = timestampFromDate(new Date(house.world.now().getTime() + 3_600_000));
  const made = await token.createToken(organizationId, { userId, customClaims: { env: 'production' }, description: 'CI', expiry });
  assert.match(made.tokenId, /^apit_\d+$/);
  assert.equal(made.tokenInfo?.tokenSuffix, made.token.slice(-4));

  const { tokenInfo: info } = await token.validateToken(made.token);
  assert.deepEqual(
    [info?.tokenId, info?.organizationId, info?.userId, info?.email, info?.roles],
    [made.tokenId, organizationId, userId, 'ada@example.com', ['member']],
  );
  assert.deepEqual([info?.customClaims, info?.description, timestampDate(info!.expiry!)], [{ env: 'production' }, 'CI', timestampDate(expiry)]);
  assert.deepEqual((await token.validateToken(made.tokenId)).tokenInfo, info);

  const changed = (await token.updateToken(made.token, { customClaims: { scope: 'read' }, description: '' })).tokenInfo;
  assert.deepEqual([changed?.customClaims, changed?.description], [{ scope: 'read' }, undefined]);
  assert.deepEqual((await token.updateToken(made.tokenId, { customClaims: {} })).tokenInfo?.customClaims, { scope: 'read' });
  await assert.rejects(token.updateToken(made.tokenId, { customClaims: { scope: '' } }), { name: 'ScalekitBadRequestException' });

  await token.createToken(organizationId);
  const all = await token.listTokens(organizationId, { pageSize: 1 });
  assert.deepEqual([all.totalCount, all.tokens.length, all.tokens[0]?.userId], [2, 1, undefined]);
  const theirs = await token.listTokens(organizationId, { userId });
  assert.deepEqual([theirs.totalCount, theirs.tokens[0]?.tokenId], [1, made.tokenId]);
  await assert.rejects(token.listTokens(organizationId, { pageSize: 31 }), { name: 'ScalekitBadRequestException' });

  await token.invalidateToken(made.token);
  await token.invalidateToken(made.tokenId);
  await assert.rejects(token.validateToken(made.token), invalid);
  await assert.rejects(token.validateToken('tenon_key_unknown'), invalid);
});

test('the app’s own ids come along', async () => {
  const organization = await house.world.organization();
  await house.world.db.updateTable('organizations').set({ external_id: 'acme' }).where('id', '=', organization).execute();
  const person = await house.person('grace@example.com', { external_id: 'u-7' });
  await house.member(person, organization);
  const { tokenInfo } = await token.createToken(organization, { userId: person });
  assert.deepEqual([tokenInfo?.organizationExternalId, tokenInfo?.userExternalId], ['acme', 'u-7']);
});

test('REST: every call about tokens has its route', async () => {
  const made = await rest('', { organization_id: organizationId, custom_claims: { env: 'test' } });
  assert.equal(made.status, 200);
  const text = made.body.token as string;
  assert.deepEqual((await rest(':validate', { token: text })).body.token_info, made.body.token_info);
  const listed = await rest(`?organization_id=${organizationId}&page_size=1`);
  assert.deepEqual((listed.body.tokens as unknown[])[0], made.body.token_info);
  const changed = await rest(':update', { token: text, description: 'nightly' });
  assert.equal((changed.body.token_info as { description: string }).description, 'nightly');
  assert.deepEqual(await rest(':invalidate', { token: text }), { status: 200, body: {} });
  const gone = await rest(':validate', { token: text });
  assert.deepEqual([gone.status, gone.body.code], [404, 5]);
  for (const [path, body] of [
    ['', { organization_id: 'acme' }],
    ['', {}],
    [':validate', {}],
    [':update', { token: text, custom_claims: { ['k'.repeat(31)]: 'v' } }],
    ['', { organization_id: organizationId, user_id: 'ada' }],
    ['', { organization_id: organizationId, expiry: '2020-01-01T00:00:00Z' }],
  ] as const) {
    assert.equal((await rest(path, body)).status, 400, JSON.stringify(body));
  }
  assert.equal((await rest(':fetch', { token_id: 'apit_1' })).status, 501);
});

test('a token is no key to our own API', async () => {
  const made = await token.createToken(organizationId);
  const response = await fetch(`${url}/api/v1/tokens?organization_id=${organizationId}`, { headers: { authorization: `Bearer ${made.token}` } });
  assert.equal(response.status, 401);
});
