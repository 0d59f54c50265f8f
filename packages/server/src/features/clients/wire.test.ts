import assert from 'node:assert/strict';
import { test } from 'node:test';
import { timestampDate } from '@bufbuild/protobuf/wkt';
import { Code, ConnectError, createClient } from '@connectrpc/connect';
import { createGrpcTransport } from '@connectrpc/connect-node';
import { ScalekitClient } from '@scalekit-sdk/node';
import { ClientSecretStatus, ClientService } from '@tenon/api/scalekit/v1/clients/clients_pb.ts';
import { ErrorInfoSchema } from '@tenon/api/scalekit/v1/errdetails/errdetails_pb.ts';
import type * as jose from 'jose';
import { createOAuthWorld } from '../../testing/oauth-world.ts';
import { clientService } from './rpc.ts';

const house = await createOAuthWorld({}, [clientService]);
const { url, organizationId } = house;
const { body: given } = await house.token({ grant_type: 'client_credentials' });
const authorization = `Bearer ${given.access_token}`;
const clients = createClient(
  ClientService,
  createGrpcTransport({
    baseUrl: url,
    interceptors: [
      (next) => (request) => {
        request.header.set('authorization', authorization);
        return next(request);
      },
    ],
  }),
);
const sdk = new ScalekitClient(url, house.client.id, house.client.secret);

const failure = async (call: Promise<unknown>) => {
  const thrown = await call.then(
    () => assert.fail('it should have failed'),
    (error: unknown) => error,
  );
  assert.ok(thrown instanceof ConnectError, String(thrown));
  return [thrown.code, thrown.findDetails(ErrorInfoSchema)[0]?.debugInfo?.detail];
};

async function rest(method: string, path: string, body?: object) {
  const response = await fetch(`${url}/api/v1${path}`, {
    method,
    headers: { authorization, ...(body ? { 'content-type': 'application/json' } : {}) },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  return { status: response.status, body: (await response.json()) as Record<string, never> };
}

const tokenFor = (id: string, secret: string) => house.token({ grant_type: 'client_credentials', client_id: id, client_secret: secret });

test('the official SDK makes, changes, rotates and removes a machine of an organization', async () => {
  const { m2m } = sdk;
  const made = await m2m.createOrganizationClient(organizationId, {
    name: 'Deploys',
    description: 'Ships things',
    scopes: ['deploy:write', 'deploy:read'],
    audience: ['https://deploys.example.com'],
    customClaims: { tier: 'gold', area: 'north' },
  });
  const { client } = made;
  assert.ok(client);
  assert.match(client.clientId, /^m2morg_\d+$/);
  assert.deepEqual([client.name, client.description, client.organizationId], ['Deploys', 'Ships things', organizationId]);
  assert.deepEqual([client.scopes, client.audience], [['deploy:write', 'deploy:read'], ['https://deploys.example.com']]);
  assert.deepEqual(
    client.customClaims.map(({ key, value }) => [key, value]),
    [
      ['tier', 'gold'],
      ['area', 'north'],
    ],
  );
  assert.deepEqual([client.secrets.length, client.secrets[0]?.secretSuffix], [1, made.plainSecret.slice(-4)]);
  assert.equal(client.secrets[0]?.plainSecret, undefined);

  const { body } = await tokenFor(client.clientId, made.plainSecret);
  const claims = await sdk.validateToken<jose.JWTPayload>(body.access_token!, {
    issuer: url,
    audience: ['https://deploys.example.com'],
    requiredScopes: ['deploy:read'],
  } as never);
  assert.deepEqual([claims.sub, claims.oid, claims.custom_claims], [client.clientId, organizationId, { tier: 'gold', area: 'north' }]);

  const changed = (await m2m.updateOrganizationClient(organizationId, client.clientId, { description: 'Ships everything', customClaims: { tier: 'silver' } }))
    .client;
  assert.deepEqual([changed?.name, changed?.description, changed?.scopes.length, changed?.customClaims.length], ['Deploys', 'Ships everything', 2, 1]);
  assert.deepEqual((await m2m.getOrganizationClient(organizationId, client.clientId)).client?.customClaims[0]?.value, 'silver');

  const second = await m2m.addOrganizationClientSecret(organizationId, client.clientId);
  assert.equal((await tokenFor(client.clientId, second.plainSecret)).status, 200);
  await m2m.removeOrganizationClientSecret(organizationId, client.clientId, client.secrets[0]!.id);
  assert.equal((await tokenFor(client.clientId, made.plainSecret)).status, 401);
  const { secrets } = (await m2m.getOrganizationClient(organizationId, client.clientId)).client!;
  assert.deepEqual(
    secrets.map(({ id, lastUsedTime }) => [id, timestampDate(lastUsedTime!)]),
    [[second.secret!.id, house.world.now()]],
  );

  await m2m.deleteOrganizationClient(organizationId, client.clientId);
  await assert.rejects(m2m.getOrganizationClient(organizationId, client.clientId), { name: 'ScalekitNotFoundException' });
  assert.equal((await tokenFor(client.clientId, second.plainSecret)).status, 401);
});

test('machines come by page, the newest first, in pages as small as asked', async () => {
  const organization = await house.world.organization();
  for (const name of ['one', 'two', 'three']) await sdk.m2m.createOrganizationClient(organization, { name });
  const first = await sdk.m2m.listOrganizationClients(organization, { pageSize: 2 });
  assert.deepEqual([first.clients.map(({ name }) => name), first.totalSize], [['three', 'two'], 3]);
  const second = await sdk.m2m.listOrganizationClients(organization, { pageSize: 10, pageToken: first.nextPageToken });
  assert.deepEqual([second.clients.map(({ name }) => name), second.nextPageToken], [['one'], '']);
  assert.deepEqual(await failure(clients.listOrganizationClients({ organizationId: 'org_1' })), [Code.NotFound, 'clients.no_organization']);
});

test('a web, single-page or native app has no secret at first, a machine has one', async () => {
  for (const [clientType, prefix] of [
    ['WEB_APP', 'webc'],
    ['SPA', 'spac'],
    ['NTV', 'ntvc'],
  ]) {
    const { client } = await clients.createClient({ client: { name: 'Shop', clientType: clientType! } });
    assert.match(client!.id, new RegExp(`^${prefix}_\\d+$`));
    assert.deepEqual([client?.secrets, client?.clientType, client?.enforcePkce], [[], clientType, clientType !== 'WEB_APP']);
  }
  const { client } = await clients.createClient({ client: { name: 'Nightly', clientType: 'M2M', scopes: ['jobs:run'] } });
  const plain = client!.secrets[0]?.plainSecret ?? '';
  const { status, body } = await tokenFor(client!.id, plain);
  assert.deepEqual([status, body.scope], [200, 'jobs:run']);
  assert.equal((await clients.getClient({ clientId: client!.id })).client?.secrets[0]?.plainSecret, undefined);
  assert.deepEqual(await failure(clients.createClient({ client: { name: 'Second', clientType: 'ENV' } })), [Code.InvalidArgument, 'clients.bad_kind']);
  // Each refusal lists what can be asked for there: the environment's own app is not made, and can be found.
  await assert.rejects(clients.createClient({ client: { name: 'Second', clientType: 'nope' } }), /"nope" here: the types are WEB_APP, SPA, NTV, M2M\.$/);
  await assert.rejects(clients.listClient({ filter: { clientType: ['nope'] } }), /"nope" here: the types are ENV, WEB_APP, SPA, NTV, M2M\.$/);
});

test('an update changes what it gives, or exactly what its mask names', async () => {
  const { client } = await clients.createClient({
    client: { name: 'Shop', clientType: 'WEB_APP', postLoginUris: ['https://shop.example.com/callback'], initiateLoginUri: 'https://shop.example.com/login' },
  });
  const clientId = client!.id;
  const given = (await clients.updateClient({ clientId, client: { name: 'Store', enforcePkce: true } })).client!;
  assert.deepEqual([given.name, given.enforcePkce, given.postLoginUris.length, given.initiateLoginUri], ['Store', true, 1, 'https://shop.example.com/login']);

  const masked = await clients.updateClient({
    clientId,
    client: { name: 'Not this', accessTokenExpiry: 600n },
    mask: { paths: ['post_login_uris', 'client.initiate_login_uri', 'access_token_expiry'] },
  });
  const { name, postLoginUris, initiateLoginUri, accessTokenExpiry } = masked.client!;
  assert.deepEqual([name, postLoginUris, initiateLoginUri, accessTokenExpiry], ['Store', [], '', 600n]);
  assert.deepEqual(await failure(clients.updateClient({ clientId, client: {}, mask: { paths: ['id'] } })), [Code.InvalidArgument, 'clients.bad_field']);
  assert.deepEqual(await failure(clients.updateClient({ clientId, client: { postLoginUris: ['nowhere'] } })), [Code.InvalidArgument, 'clients.bad_address']);
  assert.equal((await clients.updateClient({ clientId, client: {}, mask: { paths: ['access_token_expiry'] } })).client?.accessTokenExpiry, undefined);
});

test('a client that may not call our API gets no token for it, and the same one may again', async () => {
  const { client } = await clients.createClient({ client: { name: 'Shop', clientType: 'WEB_APP', disallowScalekitApiAccess: true } });
  const clientId = client!.id;
  const { plainSecret } = await clients.createClientSecret({ clientId });
  const refused = await tokenFor(clientId, plainSecret);
  assert.deepEqual([client?.disallowScalekitApiAccess, refused.status, refused.body.error], [true, 400, 'unauthorized_client']);

  const { client: allowed } = await clients.updateClient({ clientId, client: { disallowScalekitApiAccess: false } });
  const { body } = await tokenFor(clientId, plainSecret);
  assert.deepEqual([allowed?.disallowScalekitApiAccess, typeof body.access_token], [false, 'string']);
  const call = () => fetch(`${url}/api/v1/clients/${clientId}`, { headers: { authorization: `Bearer ${body.access_token}` } });
  assert.equal((await call()).status, 200);
  await clients.updateClient({ clientId, client: { disallowScalekitApiAccess: true } });
  assert.equal((await call()).status, 401, 'a token it had before is good for nothing either');
});

test('two secrets overlap, one of them is switched off and on, and deleted', async () => {
  const { client } = await clients.createClient({ client: { name: 'Shop', clientType: 'WEB_APP' } });
  const clientId = client!.id;
  const [old, fresh] = [await clients.createClientSecret({ clientId }), await clients.createClientSecret({ clientId })];
  assert.deepEqual(await failure(clients.createClientSecret({ clientId })), [Code.FailedPrecondition, 'clients.too_many_secrets']);
  for (const { plainSecret } of [old, fresh]) assert.equal((await tokenFor(clientId, plainSecret)).status, 200);

  const secretId = old.secret!.id;
  const off = await clients.updateClientSecret({ clientId, secretId, secret: { status: ClientSecretStatus.INACTIVE } });
  assert.equal(off.secret?.status, ClientSecretStatus.INACTIVE);
  const odd = clients.updateClientSecret({ clientId, secretId, secret: {}, mask: { paths: ['id'] } });
  assert.deepEqual(await failure(odd), [Code.InvalidArgument, 'clients.bad_field']);
  assert.equal((await tokenFor(clientId, old.plainSecret)).status, 401);
  await clients.updateClientSecret({ clientId, secretId, secret: { status: ClientSecretStatus.ACTIVE } });
  assert.equal((await tokenFor(clientId, old.plainSecret)).status, 200);

  await clients.deleteClientSecret({ clientId, secretId });
  assert.deepEqual(
    (await clients.getClient({ clientId })).client?.secrets.map(({ id }) => id),
    [fresh.secret!.id],
  );
  assert.deepEqual(await failure(clients.deleteClientSecret({ clientId, secretId })), [Code.NotFound, 'clients.secret_not_found']);
  await clients.deleteClient({ clientId });
  assert.deepEqual(await failure(clients.getClient({ clientId })), [Code.NotFound, 'clients.not_found']);
});

test('REST: clients and machines by their routes', async () => {
  const machine = await rest('POST', `/organizations/${organizationId}/clients`, {
    name: 'Rest',
    scopes: ['a'],
    custom_claims: [{ key: 'tier', value: 'gold' }],
    expiry: '900',
  });
  assert.equal(machine.status, 201);
  const { client, plain_secret } = machine.body as unknown as { client: { client_id: string; expiry: string }; plain_secret: string };
  assert.equal(client.expiry, '900');
  assert.equal((await tokenFor(client.client_id, plain_secret)).body.expires_in, 900);
  const path = `/organizations/${organizationId}/clients/${client.client_id}`;
  assert.equal((await rest('PATCH', path, { name: 'Other' })).status, 200);
  assert.equal((await rest('POST', `${path}/secrets`)).status, 201);
  assert.equal((await rest('GET', path.replace(organizationId, await house.world.organization()))).status, 404);
  assert.deepEqual(await rest('DELETE', path), { status: 200, body: {} });
  assert.equal((await rest('DELETE', path)).status, 404);

  const listed = await rest('GET', '/clients?filter.client_type=WEB_APP&page_size=1');
  assert.deepEqual([listed.status, (listed.body as unknown as { clients: { client_type: string }[] }).clients[0]?.client_type], [200, 'WEB_APP']);
  assert.equal((await rest('GET', '/clients/usr_1')).status, 404);
  assert.equal((await rest('GET', '/clients?page_size=31')).status, 400);
});

test('nobody else reaches them: no token, and the token of a machine', async () => {
  assert.equal((await fetch(`${url}/api/v1/clients`)).status, 401);
  const { client, plainSecret } = await sdk.m2m.createOrganizationClient(organizationId, { name: 'Curious' });
  const { body } = await tokenFor(client!.clientId, plainSecret);
  const own = await fetch(`${url}/api/v1/organizations/${organizationId}/clients`, { headers: { authorization: `Bearer ${body.access_token}` } });
  assert.equal(own.status, 403);
});
