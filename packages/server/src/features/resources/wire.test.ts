import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { MessageInitShape } from '@bufbuild/protobuf';
import { Code, ConnectError, createClient } from '@connectrpc/connect';
import { createGrpcTransport } from '@connectrpc/connect-node';
import { ClientSecretStatus, ClientService, type CreateResourceSchema, ResourceType } from '@tenon/api/scalekit/v1/clients/clients_pb.ts';
import { ErrorInfoSchema } from '@tenon/api/scalekit/v1/errdetails/errdetails_pb.ts';
import * as jose from 'jose';
import { createOAuthWorld } from '../../testing/oauth-world.ts';
import { clientService } from '../clients/rpc.ts';

async function setUp() {
  const house = await createOAuthWorld({}, [clientService]);
  const { body } = await house.token({ grant_type: 'client_credentials' });
  const authorization = `Bearer ${body.access_token}`;
  const clients = createClient(
    ClientService,
    createGrpcTransport({
      baseUrl: house.url,
      interceptors: [
        (next) => (request) => {
          request.header.set('authorization', authorization);
          return next(request);
        },
      ],
    }),
  );
  const rest = async (method: string, path: string, body?: object) => {
    const response = await fetch(`${house.url}/api/v1${path}`, {
      method,
      headers: { authorization, ...(body ? { 'content-type': 'application/json' } : {}) },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  };
  return { house, clients, rest };
}

const failure = async (call: Promise<unknown>) => {
  const thrown = await call.then(
    () => assert.fail('it should have failed'),
    (error: unknown) => error,
  );
  assert.ok(thrown instanceof ConnectError, String(thrown));
  return [thrown.code, thrown.findDetails(ErrorInfoSchema)[0]?.debugInfo?.detail];
};

const FILES = { name: 'Files', resourceType: ResourceType.MCP_SERVER, resourceUri: 'https://files.example.com/mcp' };

test('a resource is registered with its scopes, which are made when they are new', async () => {
  const { clients } = await setUp();
  const { scope } = await clients.createScope({ scope: { name: 'files:read', description: 'Read files' } });
  const { resource } = await clients.createResource({
    resource: { ...FILES, scopes: ['files:write', 'files:read', 'files:write'], accessTokenExpiry: 600n, enableCimd: true, provider: 'drive' },
  });
  assert.match(resource!.id, /^res_\d+$/);
  assert.deepEqual([resource?.name, resource?.resourceUri, resource?.resourceType], ['Files', FILES.resourceUri, ResourceType.MCP_SERVER]);
  assert.deepEqual([resource?.accessTokenExpiry, resource?.enableCimd, resource?.xaaEnabled, resource?.provider], [600n, true, false, 'drive']);
  assert.deepEqual(
    resource?.scopes.map(({ name, description, enabled }) => [name, description, enabled]),
    [
      ['files:write', '', true],
      ['files:read', 'Read files', true],
    ],
  );
  assert.equal(resource?.scopes[1]?.id, scope?.id);
  assert.deepEqual((await clients.getResource({ resourceId: resource!.id })).resource, resource);
  assert.deepEqual((await clients.deleteResourceProvider({ resourceId: resource!.id })).resource?.provider, '');
});

test('an update changes what it gives, or exactly what its mask names', async () => {
  const { clients } = await setUp();
  const { resource } = await clients.createResource({ resource: { ...FILES, description: 'All of them', scopes: ['a', 'b'] } });
  const resourceId = resource!.id;
  const given = (await clients.updateResource({ resourceId, resource: { name: 'Documents', xaaEnabled: true } })).resource!;
  assert.deepEqual([given.name, given.description, given.scopes.length, given.xaaEnabled], ['Documents', 'All of them', 2, true]);
  const masked = await clients.updateResource({ resourceId, resource: { name: 'Not this' }, updateMask: { paths: ['description', 'scopes', 'xaa_enabled'] } });
  assert.deepEqual([masked.resource?.name, masked.resource?.description, masked.resource?.scopes, masked.resource?.xaaEnabled], ['Documents', '', [], false]);
  assert.deepEqual(await failure(clients.updateResource({ resourceId, resource: {}, updateMask: { paths: ['id'] } })), [
    Code.InvalidArgument,
    'resources.bad_field',
  ]);
  const settings = { case: 'customConnectionSettings', value: { authorizeUri: 'https://app.example.com/authorize' } } as const;
  assert.deepEqual(await failure(clients.updateResource({ resourceId, resource: { settings } })), [Code.Unimplemented, 'resources.no_connections']);
});

test('one API answers at one address, and not everything is an address', async () => {
  const { clients } = await setUp();
  await clients.createResource({ resource: FILES });
  assert.deepEqual(await failure(clients.createResource({ resource: FILES })), [Code.AlreadyExists, 'resources.uri_taken']);
  for (const resourceUri of ['files', 'ftp://files.example.com', 'https://files.example.com/#part', 'https://me:you@files.example.com']) {
    assert.deepEqual(await failure(clients.createResource({ resource: { ...FILES, resourceUri } })), [Code.InvalidArgument, 'resources.bad_uri']);
  }
  const odd: [MessageInitShape<typeof CreateResourceSchema>, string][] = [
    [{ scopes: ['two words'] }, 'resources.bad_scope'],
    [{ accessTokenExpiry: 59n }, 'resources.bad_lifetime'],
    [{ accessTokenExpiry: 9_000_000_000_000n }, 'resources.bad_lifetime'],
    [{ logoUri: 'javascript:alert(1)' }, 'resources.bad_logo'],
    [{ provider: 'x'.repeat(513) }, 'request.invalid'],
    [{ resourceType: 9 as ResourceType }, 'request.invalid'],
  ];
  for (const [more, fault] of odd) {
    assert.deepEqual(await failure(clients.createResource({ resource: { ...FILES, resourceUri: '', ...more } })), [Code.InvalidArgument, fault]);
  }
});

test('resources are listed by type and page, and go with their clients', async () => {
  const { clients, house } = await setUp();
  for (const name of ['one', 'two', 'three']) await clients.createResource({ resource: { name, resourceType: ResourceType.SERVER } });
  const { resource } = await clients.createResource({ resource: FILES });
  const page = await clients.listResources({ resourceType: ResourceType.SERVER, pageSize: 2 });
  assert.deepEqual([page.resources.map(({ name }) => name), page.totalSize], [['three', 'two'], 3]);
  const rest = await clients.listResources({ resourceType: ResourceType.SERVER, pageToken: page.nextPageToken });
  assert.deepEqual([rest.resources.map(({ name }) => name), rest.nextPageToken], [['one'], '']);

  const { client, plainSecret } = await clients.createResourceClient({ resourceId: resource!.id, client: { name: 'Agent' } });
  const ask = () => house.token({ grant_type: 'client_credentials', client_id: client!.clientId, client_secret: plainSecret });
  assert.equal((await ask()).status, 200);
  await clients.deleteResource({ resourceId: resource!.id });
  assert.equal((await ask()).status, 401);
  assert.deepEqual(await failure(clients.getResource({ resourceId: resource!.id })), [Code.NotFound, 'resources.not_found']);
});

test('a client of a resource gets tokens for it, as long as the resource says', async () => {
  const { clients, house } = await setUp();
  const { resource } = await clients.createResource({ resource: { ...FILES, accessTokenExpiry: 900n } });
  const resourceId = resource!.id;
  const { client, plainSecret } = await clients.createResourceClient({
    resourceId,
    client: { name: 'Agent', scopes: ['files:read'], redirectUris: ['https://agent.example.com/callback'] },
  });
  const clientId = client!.clientId;
  assert.match(clientId, /^m2m_\d+$/);
  assert.deepEqual([client?.resourceId, client?.redirectUris, client?.organizationId], [resourceId, ['https://agent.example.com/callback'], '']);

  const ask = (more: object = {}) => house.token({ grant_type: 'client_credentials', client_id: clientId, client_secret: plainSecret, ...more });
  const { body } = await ask();
  assert.deepEqual([body.expires_in, body.scope, jose.decodeJwt(body.access_token!).aud], [900, 'files:read', [resourceId, FILES.resourceUri]]);
  const own = await fetch(`${house.url}/api/v1/resources/${resourceId}`, { headers: { authorization: `Bearer ${body.access_token}` } });
  assert.equal(own.status, 401, 'it is not for our API');

  await clients.updateResourceClient({ resourceId, clientId, client: { expiry: 300n, name: 'Not this' }, updateMask: { paths: ['expiry'] } });
  assert.equal((await ask()).body.expires_in, 300);
  const { client: changed } = await clients.getResourceClient({ resourceId, clientId });
  assert.deepEqual([changed?.name, changed?.expiry], ['Agent', 300n]);
  const list = await clients.listResourceClients({ resourceId });
  assert.deepEqual([list.clients.map((one) => one.clientId), list.totalStaticClients, list.totalDcrClients], [[clientId], 1, 0]);

  const fresh = await clients.createClientSecret({ clientId });
  assert.equal((await ask({ client_secret: fresh.plainSecret })).status, 200, 'a second secret, beside the first');
  const [first] = client!.secrets;
  await clients.updateClientSecret({ clientId, secretId: first!.id, secret: { status: ClientSecretStatus.INACTIVE } });
  assert.equal((await ask()).status, 401);
  await clients.deleteClientSecret({ clientId, secretId: first!.id });
  const { client: rotated } = await clients.getResourceClient({ resourceId, clientId });
  assert.deepEqual(
    rotated?.secrets.map(({ id }) => id),
    [fresh.secret?.id],
  );

  const { resource: other } = await clients.createResource({ resource: { ...FILES, resourceUri: '' } });
  assert.deepEqual(await failure(clients.getResourceClient({ resourceId: other!.id, clientId })), [Code.NotFound, 'clients.not_found_in']);
  assert.deepEqual(await failure(clients.getClient({ clientId })), [Code.NotFound, 'clients.not_found']);
  await clients.deleteResourceClient({ resourceId, clientId });
  assert.equal((await ask()).status, 401);
  assert.deepEqual(await failure(clients.listResourceClients({ resourceId: 'res_1' })), [Code.NotFound, 'resources.not_found']);
  assert.deepEqual(await failure(clients.createResourceClient({ resourceId: 'res_1', client: { name: 'Agent' } })), [Code.NotFound, 'resources.not_found']);
});

test('REST: scopes by their routes, in this environment and no other', async () => {
  const { rest, house } = await setUp();
  const made = await rest('POST', '/scopes', { name: 'files:read', description: 'Read files' });
  const { id } = made.body.scope as { id: string };
  assert.match(id, /^scp_\d+$/);
  assert.deepEqual([(await rest('POST', '/scopes', { name: 'files:read' })).status, (await rest('POST', '/scopes', { name: 'a b' })).status], [409, 400]);
  assert.deepEqual((await rest('GET', `/environments/${house.world.environment.id}/scopes`)).body.scopes, [made.body.scope]);
  assert.equal((await rest('GET', '/environments/env_1/scopes')).status, 404);
  assert.deepEqual((await rest('PATCH', `/scopes/${id}`, { enabled: false })).body.scope, {
    id,
    name: 'files:read',
    description: 'Read files',
    enabled: false,
  });
  assert.deepEqual(await rest('DELETE', `/scopes/${id}`), { status: 200, body: {} });
  assert.equal((await rest('DELETE', `/scopes/${id}`)).status, 404);

  const resource = await rest('POST', '/resources', { name: 'Files', resource_type: 'SERVER', scopes: ['x'] });
  assert.equal((resource.body.resource as { scopes: { name: string }[] }).scopes[0]?.name, 'x');
  assert.equal((await rest('GET', '/resources?resource_type=SERVER')).status, 200);
  assert.equal((await rest('GET', '/resources')).status, 400);
});

test('of one environment nothing is seen in another', async () => {
  const [here, there] = [await setUp(), await setUp()];
  const { resource } = await here.clients.createResource({ resource: { ...FILES, scopes: ['files:read'] } });
  const missing = [Code.NotFound, 'resources.not_found'];
  const resourceId = resource!.id;
  assert.deepEqual(await failure(there.clients.getResource({ resourceId })), missing);
  assert.deepEqual(await failure(there.clients.updateResource({ resourceId, resource: { name: 'Mine' } })), missing);
  assert.deepEqual(await failure(there.clients.deleteResource({ resourceId })), missing);
  assert.deepEqual(await failure(there.clients.createResourceClient({ resourceId, client: { name: 'Agent' } })), missing);
  const scopeId = resource!.scopes[0]!.id;
  assert.deepEqual(await failure(there.clients.updateScope({ id: scopeId, scope: { description: 'Mine' } })), [Code.NotFound, 'resources.no_scope']);
  assert.deepEqual(await failure(there.clients.deleteScope({ id: scopeId })), [Code.NotFound, 'resources.no_scope']);
  assert.deepEqual((await there.clients.listScopes({})).scopes, []);
  await there.clients.createResource({ resource: FILES });
});
