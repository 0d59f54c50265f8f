import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as jose from 'jose';
import { CALLBACK, CHALLENGE, createOAuthWorld, VERIFIER } from '../../testing/oauth-world.ts';
import { anApi } from '../../testing/resources.ts';
import { consentsOf, giveConsent } from '../consents/index.ts';
import { revokeConsent } from '../consents/manage.ts';
import { createResource } from '../resources/write.ts';
import { createPermission, createRole, updateRole } from '../roles/index.ts';
import { authenticator } from './index.ts';

const API = 'https://mcp.example.com';
const pkce = { code_challenge: CHALLENGE, code_challenge_method: 'S256' };
type Fields = Readonly<Record<string, string | undefined>>;

/** A world with an API that knows two scopes, and a program of somebody else's. */
async function setUp(over: { readonly withinPermissions?: boolean; readonly accessTokenSeconds?: number; readonly refreshTokenSeconds?: number } = {}) {
  const house = await createOAuthWorld();
  const { world } = house;
  const resource = await world.do(world.client, createResource, anApi({ uri: API, ...over }));
  const agent = await house.app({ kind: 'resource', name: 'Agent', manages: false, resourceId: resource.id });
  const asAgent = { client_id: agent.id, client_secret: agent.secret };
  const scope = 'openid offline_access todo:read todo:write';
  const consent = (scopes: readonly string[] = scope.split(' '), organizationId = house.organizationId) =>
    house.within((work) => giveConsent(work, { userId: house.userId, clientId: agent.id, organizationId, resourceId: resource.id, scopes }));
  const authorize = async (more: Fields = {}) => {
    const window = house.browser();
    await window.signIn();
    return window.authorize({ client_id: agent.id, scope, ...pkce, ...more });
  };
  const redeem = (answer: URL, more: Fields = {}) => house.redeem(answer.searchParams.get('code'), { ...asAgent, code_verifier: VERIFIER, ...more });
  return { ...house, house, resource, agent, asAgent, consent, authorize, redeem, scope };
}

test('an app of ours asks for a token for an API: it is for that API alone, and says what it may do there', async () => {
  const { house, world, resource, url, userId } = await setUp();
  for (const named of [API, `${API}/`, resource.id]) {
    const { access_token, scope, window } = await house.tokens({ resource: named, scope: 'openid todo:read todo:fly' });
    assert.equal(scope, 'openid todo:read');
    const claims = jose.decodeJwt(access_token!);
    assert.deepEqual([claims.aud, claims.scope, claims.sub, claims.client_id], [[API, resource.id], 'todo:read', userId, house.client.id]);
    // Whoever holds it there must not come here with it and be the person.
    const come = authenticator(world.desk)(world.caller(world.visitor), [`Bearer ${access_token}`]);
    await assert.rejects(Promise.resolve(come), { kind: 'unauthenticated', code: 'oauth.another_audience' });
    assert.equal((await fetch(`${url}/userinfo`, { headers: { authorization: `Bearer ${access_token}` } })).status, 401);
    assert.ok(window);
  }
});

test('no API that is not there, and none but the one the person was asked about', async () => {
  const { house, asAgent, consent, authorize, redeem } = await setUp();
  const window = house.browser();
  await window.signIn();
  assert.equal((await window.authorize({ resource: 'https://elsewhere.example' })).searchParams.get('error'), 'invalid_target');
  const { code } = await house.code();
  assert.equal((await house.redeem(code, { resource: API })).body.error, 'invalid_target');
  assert.equal((await house.redeem(code)).status, 200, 'the refusal used nothing up');
  await consent();
  const { body } = await redeem(await authorize(), { resource: API });
  assert.ok(body.access_token);
  const elsewhere = await house.refresh(body.refresh_token, { ...asAgent, resource: 'https://elsewhere.example' });
  assert.equal(elsewhere.body.error, 'invalid_target');
  const again = await house.refresh(body.refresh_token, { ...asAgent, resource: API, scope: 'todo:read' });
  assert.deepEqual([again.status, jose.decodeJwt(again.body.access_token!).scope], [200, 'todo:read']);
});

test('somebody else’s app waits for a yes, and is told when none may be asked for', async () => {
  const { house, authorize, redeem, consent, resource, agent, userId } = await setUp();
  assert.equal((await authorize()).pathname, '/a/auth/consent');
  assert.equal((await authorize({ prompt: 'none' })).searchParams.get('error'), 'consent_required');
  assert.equal((await authorize({ code_challenge: undefined, code_challenge_method: undefined })).searchParams.get('error'), 'invalid_request');
  await consent();
  const { body } = await redeem(await authorize());
  const claims = jose.decodeJwt(body.access_token!);
  assert.deepEqual([claims.aud, claims.scope, claims.client_id], [[API, resource.id], 'todo:read todo:write', agent.id]);
  // It asked for no more than who it is.
  const id = jose.decodeJwt(body.id_token!);
  assert.deepEqual([id.sub, id.email, id.name], [userId, undefined, undefined]);
  assert.equal((await authorize({ scope: 'openid email todo:read' })).pathname, '/a/auth/consent', 'more than was allowed');
  const other = await house.world.organization('Other');
  await house.member(userId, other);
  assert.equal((await authorize({ organization_id: other })).pathname, '/a/auth/consent', 'another organization');
});

test('who takes a yes back is asked again, and nothing is refreshed any more', async () => {
  const { house, world, asAgent, agent, authorize, redeem, consent } = await setUp();
  await consent(['openid', 'offline_access']);
  await consent(['todo:read', 'todo:write']);
  const { body } = await redeem(await authorize());
  const [{ id } = { id: 'usrcnst_0' as const }, ...others] = await house.within((work) => consentsOf(work, { clientId: agent.id }));
  assert.equal(others.length, 0, 'what was allowed later stands beside what was allowed before');
  await world.do(world.client, revokeConsent, { id, clientId: agent.id });
  assert.equal((await house.refresh(body.refresh_token, asAgent)).body.error, 'invalid_grant');
  assert.equal((await authorize()).pathname, '/a/auth/consent');
  await assert.rejects(world.do(world.client, revokeConsent, { id, clientId: agent.id }), { code: 'consents.not_found' });
});

test('a token carries no scope that its person has no permission for, where the API wants it so', async () => {
  const { world, authorize, redeem, consent } = await setUp({ withinPermissions: true });
  await world.do(world.client, createPermission, { name: 'todo:read', description: '' });
  await world.do(world.client, createRole, { organizationId: null, name: 'reader', displayName: 'Reader', description: '', permissions: ['todo:read'] });
  await world.do(world.client, updateRole, { organizationId: null, role: 'member', extends: 'reader', permissions: [] });
  await consent();
  const { body } = await redeem(await authorize());
  assert.equal(jose.decodeJwt(body.access_token!).scope, 'todo:read');
  assert.equal(body.scope, 'openid offline_access todo:read');
});

test('tokens for an API live as long as it says', async () => {
  const { house, asAgent, authorize, redeem, consent } = await setUp({ accessTokenSeconds: 900, refreshTokenSeconds: 3600 });
  await consent();
  const { body } = await redeem(await authorize());
  assert.equal(body.expires_in, 900);
  house.world.later(3_601_000);
  assert.equal((await house.refresh(body.refresh_token, asAgent)).body.error, 'invalid_grant');
});

test('a client of an API that has nowhere to send people back to acts for itself alone', async () => {
  const { house, world, resource, authorize } = await setUp();
  const machine = await house.app({ kind: 'resource', name: 'Machine', manages: false, resourceId: resource.id, redirectUris: [] });
  const answer = await house.token({ grant_type: 'client_credentials', client_id: machine.id, client_secret: machine.secret });
  assert.equal(answer.status, 200);
  await assert.rejects(authorize({ client_id: machine.id, redirect_uri: CALLBACK }), /no redirect but 400/);
  assert.ok(world);
});
