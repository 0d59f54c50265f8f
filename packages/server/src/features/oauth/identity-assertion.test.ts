import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, beforeEach, test } from 'node:test';
import * as jose from 'jose';
import type { OrganizationId } from '../../platform/ids.ts';
import { createAppPeer } from '../../testing/app-peer.ts';
import { createOAuthWorld } from '../../testing/oauth-world.ts';
import { anApi } from '../../testing/resources.ts';
import { createWorld } from '../../testing/world.ts';
import { getAuthRequest, listAuthRequests } from '../auth-log/index.ts';
import { openConnectionsOf } from '../connections/index.ts';
import { createInterceptor, updateInterceptor } from '../interceptors/manage.ts';
import { createResource, updateResource } from '../resources/write.ts';
import { deleteUsedAssertionsBefore } from './store.ts';

// Cross-app access, with an identity provider of its own on loopback: its keys are fetched as anybody's.

const GRANT = 'urn:ietf:params:oauth:grant-type:jwt-bearer';
const [signing, other] = await Promise.all([jose.generateKeyPair('ES256'), jose.generateKeyPair('ES256')]);
const published = { keys: [{ ...(await jose.exportJWK(signing.publicKey)), kid: 'k1', alg: 'ES256', use: 'sig' }] };
const provider = createServer((request, response) => {
  const documents: Record<string, unknown> = {
    '/.well-known/openid-configuration': { issuer, jwks_uri: `${issuer}/jwks` },
    '/jwks': published,
    '/second/.well-known/openid-configuration': { issuer: `${issuer}/second`, jwks_uri: `${issuer}/jwks` },
    '/liar/.well-known/openid-configuration': { issuer, jwks_uri: `${issuer}/jwks` },
  };
  const found = documents[request.url ?? ''];
  response.writeHead(found ? 200 : 404, { 'content-type': 'application/json' }).end(JSON.stringify(found ?? {}));
});
await new Promise<void>((listening) => provider.listen(0, '127.0.0.1', listening));
const issuer = `http://127.0.0.1:${(provider.address() as AddressInfo).port}`;
const peer = await createAppPeer();
const house = await createOAuthWorld();
const { world, organizationId, userId } = house;
Object.assign(world.desk, { outside: peer.outside });
after(async () => {
  provider.closeAllConnections();
  provider.close();
  await peer.close();
});

const resource = await world.do(world.client, createResource, anApi({ uri: 'https://tasks.example.com', crossApp: true }));
const agent = await house.app({ kind: 'resource', name: 'Agent', manages: false, resourceId: resource.id });

async function connect(to: OrganizationId, over: { readonly issuer?: string; readonly enabled?: boolean; readonly domain?: string } = {}, at = world) {
  const shared = { environment_id: at.environment.id, organization_id: to, created_at: world.now(), updated_at: world.now() };
  const id = world.desk.entropy.id('conn', world.now());
  await world.db
    .insertInto('connections')
    .values({
      ...shared,
      id,
      kind: 'oidc',
      provider: 'OKTA',
      status: 'completed',
      enabled: over.enabled ?? true,
      debug: true,
      settings: JSON.stringify({ issuer: over.issuer ?? issuer }),
    })
    .execute();
  if (over.domain)
    await world.db
      .insertInto('domains')
      .values({ ...shared, id: world.desk.entropy.id('dom', world.now()), domain: over.domain, type: 'organization', status: 'verified', method: 'dns' })
      .execute();
  return id;
}
const connectionId = await connect(organizationId, { domain: 'example.com' });

interface Said {
  readonly claims?: Readonly<Record<string, unknown>>;
  readonly typ?: string;
  readonly key?: jose.CryptoKey;
}

let made = 0;
/** What the provider signs, unless a test wants it otherwise. */
const assertion = ({ claims = {}, typ = 'oauth-id-jag+jwt', key = signing.privateKey }: Said = {}) => {
  const now = Math.floor(world.now().getTime() / 1000);
  const said = {
    iss: issuer,
    sub: 'okta|ada',
    email: 'ada@example.com',
    aud: house.url,
    client_id: agent.id,
    resource: resource.uri,
    jti: `j${++made}`,
    iat: now,
    exp: now + 300,
  };
  return new jose.SignJWT(Object.fromEntries(Object.entries({ ...said, ...claims }).filter(([, value]) => value !== undefined)))
    .setProtectedHeader({ alg: 'ES256', typ, kid: 'k1' })
    .sign(key);
};
const exchange = async (said: Said = {}, more: Readonly<Record<string, string | undefined>> = {}) =>
  house.token({ grant_type: GRANT, assertion: await assertion(said), client_id: agent.id, client_secret: agent.secret, ...more });
const refusal = async (said: Said, more?: Readonly<Record<string, string | undefined>>) => {
  const { status, body } = await exchange(said, more);
  return `${status} ${body.error}: ${body.error_description}`;
};

beforeEach(() => world.later(1000));

test('what the identity provider of an organization says gets a token for one of its people: short, for that API, and as good as any', async () => {
  const { status, body } = await exchange({ claims: { scope: 'todo:read admin' } });
  assert.equal(status, 200, JSON.stringify(body));
  assert.deepEqual([body.scope, body.token_type, body.refresh_token, body.id_token], ['todo:read', 'Bearer', undefined, undefined]);
  const claims = jose.decodeJwt(body.access_token!);
  assert.deepEqual([claims.sub, claims['oid'], claims['client_id'], claims['scope']], [userId, organizationId, agent.id, 'todo:read']);
  assert.deepEqual(claims.aud, [resource.uri, resource.id]);

  const introspect = async () => (await house.post('/oauth/introspect', { client_id: agent.id, client_secret: agent.secret, token: body.access_token })).body;
  assert.equal(((await introspect()) as { active?: boolean }).active, true);
  const { rows } = await world.do(world.client, listAuthRequests, { size: 1, token: '', filter: { statuses: [] } });
  const { request, steps } = await world.do(world.client, getAuthRequest, { id: rows[0]!.id });
  assert.deepEqual([request.status, request.connection?.id, request.resource?.id, request.userId], ['SUCCESS', connectionId, resource.id, userId]);
  assert.deepEqual(
    steps.map(({ step }) => step),
    ['request_came', 'provider_answered', 'session_started', 'code_exchanged'],
  );

  await world.db.updateTable('memberships').set({ status: 'inactive' }).where('user_id', '=', userId).execute();
  assert.equal(((await introspect()) as { active?: boolean }).active, false, 'whoever leaves takes it along');
  assert.match(await refusal({}), /^400 invalid_grant: .*nobody who is a member/);
  await world.db.updateTable('memberships').set({ status: 'active' }).where('user_id', '=', userId).execute();
});

test('the request asks for less than was said, and gets no more', async () => {
  assert.equal((await exchange({}, { scope: 'todo:write admin' })).body.scope, 'todo:write');
  assert.equal((await exchange({ claims: { scope: 'todo:read' } }, { scope: 'todo:write' })).body.scope, '');
  assert.equal((await exchange({ claims: { resource: undefined } })).status, 200, 'a client of one API means that one');
  assert.equal((await exchange({ claims: { aud: `${house.url}/resources/${resource.id}` } })).status, 200, 'the issuer that programs of the API know us by');
});

test('an assertion that is not just so is refused, and nothing comes of it', async () => {
  const sessions = async () => (await world.db.selectFrom('sessions').select('id').where('user_id', '=', userId).execute()).length;
  const before = await sessions();
  await house.member(await house.person('grace@gmail.com'), organizationId);
  const now = Math.floor(world.now().getTime() / 1000);
  const cases: readonly (readonly [what: string, said: Said, more: Readonly<Record<string, string | undefined>>, expected: RegExp])[] = [
    ['signed by somebody else', { key: other.privateKey }, {}, /^400 invalid_grant: .*signature/],
    ['of another type, an ID token say', { typ: 'JWT' }, {}, /^400 invalid_grant: .*typ/],
    ['given to another client', { claims: { client_id: house.client.id } }, {}, /another client/],
    ['brought by another client', {}, { client_id: house.client.id, client_secret: house.client.secret }, /another client/],
    ['without the secret', {}, { client_secret: undefined }, /^401 invalid_client/],
    ['for another server', { claims: { aud: 'https://elsewhere.example.com' } }, {}, /another server/],
    ['for another server too', { claims: { aud: [house.url, 'https://elsewhere.example.com'] } }, {}, /more than one audience/],
    ['for another resource', {}, { resource: 'https://other.example.com' }, /another resource/],
    ['run out', { claims: { exp: now - 61 } }, {}, /^400 invalid_grant: .*exp/],
    ['old', { claims: { iat: now - 3600 } }, {}, /^400 invalid_grant: .*too far in the past/],
    ['without an end', { claims: { exp: undefined } }, {}, /exp/],
    ['without a name of its own', { claims: { jti: undefined } }, {}, /jti/],
    ['with a name that is none', { claims: { jti: 1 } }, {}, /jti is no text/],
    ['of an issuer that nobody is with', { claims: { iss: 'https://idp.example.net' } }, {}, /of no organization here/],
    ['about nobody', { claims: { sub: 'x', email: 'nobody@example.com' } }, {}, /nobody who is a member/],
    ['about a member at a domain that is not its own', { claims: { sub: 'x', email: 'grace@gmail.com' } }, {}, /nobody who is a member/],
    ['no JWT at all', {}, { assertion: 'nonsense' }, /no JWT/],
    ['nothing', {}, { assertion: undefined }, /^400 invalid_request: assertion is required/],
  ];
  for (const [what, said, more, expected] of cases) assert.match(await refusal(said, more), expected, what);
  assert.equal(await sessions(), before);
});

test('it gives one token: whoever brings it again is refused, at the same moment too, and the log says so', async () => {
  const twice = await assertion();
  const both = await Promise.all([exchange({}, { assertion: twice }), exchange({}, { assertion: twice })]);
  assert.deepEqual(both.map(({ status }) => status).sort(), [200, 400]);
  assert.match(await refusal({}, { assertion: twice }), /^400 invalid_grant: .*has been used/);
  assert.match(await refusal({ claims: { jti: jose.decodeJwt(twice).jti, scope: 'todo:read' } }), /has been used/, 'its name says which it is');
  const { rows } = await world.do(world.client, listAuthRequests, { size: 1, token: '', filter: { statuses: [] } });
  const { request, steps } = await world.do(world.client, getAuthRequest, { id: rows[0]!.id });
  assert.deepEqual([request.status, request.error, request.client?.id], ['FAILED', 'invalid_grant', agent.id]);
  assert.match(steps.at(-1)?.details['why'] ?? '', /has been used/);

  const second = await connect(organizationId, { issuer: `${issuer}/second` });
  const named = { jti: jose.decodeJwt(twice).jti, iss: `${issuer}/second` };
  assert.equal((await exchange({ claims: named })).status, 200, 'another provider may call one of its own so');
  await world.db.deleteFrom('connections').where('id', '=', second).execute();
});

test('one that was refused for something else can still be used; when it is too old it is forgotten', async () => {
  const later = await assertion();
  assert.match(await refusal({}, { assertion: later, resource: 'https://other.example.com' }), /another resource/);
  assert.equal((await exchange({}, { assertion: later })).status, 200);

  const kept = async () => (await world.db.selectFrom('used_assertions').select('expires_at').execute()).map(({ expires_at }) => expires_at.getTime());
  const soonest = Math.min(...(await kept()));
  assert.ok(soonest > world.now().getTime());
  const left = (before: number) => house.within((work) => deleteUsedAssertionsBefore(work, new Date(before), 1000)).then(kept);
  assert.ok((await left(soonest)).includes(soonest));
  assert.ok(!(await left(soonest + 1)).includes(soonest));
});

test('only an API that takes them, a connection that is on, and an issuer that describes itself', async () => {
  await world.do(world.client, updateResource, { id: resource.id, crossApp: false });
  assert.match(await refusal({}), /^400 invalid_target/);
  await world.do(world.client, updateResource, { id: resource.id, crossApp: true });

  await world.db.updateTable('connections').set({ enabled: false }).where('id', '=', connectionId).execute();
  assert.match(await refusal({}), /of no organization here/);
  await world.db.updateTable('connections').set({ enabled: true }).where('id', '=', connectionId).execute();

  const liar = await connect(organizationId, { issuer: `${issuer}/liar` });
  assert.match(await refusal({ claims: { iss: `${issuer}/liar` } }), /keys of its issuer cannot be read/);
  await world.db.deleteFrom('connections').where('id', '=', liar).execute();

  const elsewhere = await createWorld();
  await connect(await elsewhere.organization(), {}, elsewhere);
  const known = await house.within((work) => openConnectionsOf(work, issuer));
  assert.deepEqual(
    known.map(({ id }) => id),
    [connectionId],
    'none of another environment',
  );
});

test('what one organization demands, the word of its provider has to be enough for; another organization is not opened', async () => {
  const elsewhere = await world.organization('Elsewhere');
  await house.member(userId, elsewhere);
  assert.match(await refusal({}, { organization_id: elsewhere }), /nobody who is a member/, 'its provider speaks for its own people');
  const theirs = await connect(elsewhere);
  // Found there by the provider's name for them, where they once came by it.
  await world.db
    .insertInto('identities')
    .values({
      environment_id: world.environment.id,
      connection_id: theirs,
      subject: 'okta|ada',
      user_id: userId,
      attributes: '{}',
      created_at: world.now(),
      synced_at: world.now(),
      last_login_at: world.now(),
    })
    .execute();
  assert.match(await refusal({}), /^400 invalid_request: .*organization_id/);
  assert.equal((await exchange({}, { organization_id: organizationId })).status, 200);
  assert.match(await refusal({}, { organization_id: elsewhere }), /asks for more/, 'an address at a domain that is not its own has to be proven there');
  await world.db.deleteFrom('memberships').where('organization_id', '=', elsewhere).execute();
});

test('the app is asked as before any session: its no is the answer, its claims stand in the token', async () => {
  const { interceptor } = await world.do(world.client, createInterceptor, { displayName: 'Agents', trigger: 'PRE_SESSION_CREATION', url: peer.url });
  peer.answers({ decision: 'DENY', error: { message: 'No agents today.' } });
  assert.equal(await refusal({}), '400 access_denied: No agents today.');
  assert.deepEqual(peer.asked.at(-1)?.interceptor_context['connection_details'], [{ id: connectionId, type: 'OIDC', provider: 'OKTA' }]);
  peer.answers({ decision: 'ALLOW', response: { claims: { by: 'agent' } } });
  assert.deepEqual(jose.decodeJwt((await exchange()).body.access_token!)['custom_claims'], { by: 'agent' });
  await world.do(world.client, updateInterceptor, { id: interceptor.id, enabled: false });
});

test('the documents say so, of an API that takes them and of no other', async () => {
  const plain = await world.do(world.client, createResource, anApi({ uri: 'https://plain.example.com', name: 'Plain' }));
  const documentOf = async (path: string) => (await (await fetch(`${house.url}${path}`)).json()) as Readonly<Record<string, readonly string[] | undefined>>;
  for (const path of ['', `/resources/${resource.id}`]) {
    const document = await documentOf(`${path}/.well-known/oauth-authorization-server`);
    assert.ok(document['grant_types_supported']?.includes(GRANT), path);
    assert.deepEqual(document['authorization_grant_profiles_supported'], ['urn:ietf:params:oauth:grant-profile:id-jag'], path);
  }
  const document = await documentOf(`/resources/${plain.id}/.well-known/oauth-authorization-server`);
  assert.deepEqual([document['grant_types_supported']?.includes(GRANT), document['authorization_grant_profiles_supported']], [false, undefined]);
});
