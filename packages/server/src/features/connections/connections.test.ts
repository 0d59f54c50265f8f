import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Code, ConnectError, createClient } from '@connectrpc/connect';
import { createGrpcTransport } from '@connectrpc/connect-node';
import {
  ConfigurationType,
  ConnectionProvider,
  ConnectionService,
  ConnectionStatus,
  ConnectionType,
  OIDCScope,
} from '@tenon/api/scalekit/v1/connections/connections_pb.ts';
import { ErrorInfoSchema } from '@tenon/api/scalekit/v1/errdetails/errdetails_pb.ts';
import type { Permission } from '../../platform/actor.ts';
import { type OrganizationId, parseId } from '../../platform/ids.ts';
import { openFront } from '../../testing/front.ts';
import { createWorld } from '../../testing/world.ts';
import { changeFeatures } from '../organizations/change-features.ts';
import { deleteOrganization } from '../organizations/delete.ts';
import { createConnection, deleteConnection, deleteEnvironmentConnection, enableConnection } from './manage.ts';
import { getConnection, listConnections } from './read.ts';
import { connectionService } from './rpc.ts';

const CERTIFICATE = `-----BEGIN CERTIFICATE-----
MIIDDzCCAfegAwIBAgIUX07Hdn/XJyub8BVYjbQQwCG2UyQwDQYJKoZIhvcNAQEL
BQAwFjEUMBIGA1UEAwwLaWRwLmV4YW1wbGUwIBcNMjYxMTIxMDMyNTAxWhgPMjEy
NjEwMjgwMzI1MDFaMBYxFDASBgNVBAMMC2lkcC5leGFtcGxlMIIBIjANBgkqhkiG
9w0BAQEFAAOCAQ8AMIIBCgKCAQEAn/gXOq5czBacWfuXmRnzaaqp1ewwOrrCpu+s
NcyckiT0ZnbQnXazidwvWdL2ZofhX1+64xVevJ/iqwVDghluEAt908lSNNNTfscg
Co7J3bAg0ACnc+2DwjvvNgLYxeCBuO3/rmAs+/LdxbwP/XHu6vHmiQgWrKf0y1CS
MM+qaJgQDlx0AbiFNon9sajAckLh/KKyOsIe3WSKSGA9hh6XmyhgZqdPssq1vzK+
7I4NVdpIcttGGehzoGeotQ1H8THoymG1xV23I+7ydb1hzBJZyidmT0SStIAEQuYF
7GIqAVne3+BsRLrnCyRt9zf8JRZu64Ubwu70qlYeE/eLtAf/LwIDAQABo1MwUTAd
BgNVHQ4EFgQUCOSIN6Krxe8DRuu02OAQfKGqeSowHwYDVR0jBBgwFoAUCOSIN6Kr
xe8DRuu02OAQfKGqeSowDwYDVR0TAQH/BAUwAwEB/zANBgkqhkiG9w0BAQsFAAOC
AQEAHEIqRwOYGd2BDvxzxFs4abSTu4d2KOY4iDAfH+MVei+XmYT4P8ZVTqbKSnCp
gUQrLf9O8YuBURYxmFddcPdmcLX4dXlhfRLkir+gW5M/YTuS5AdVre/jXGmr35rL
JKtGHz5m2nLEUTU8dFLX2t+ctQqjKakTSXeeJ2s4gIij+R7h8b3F8NNjb0I4WA2R
cDOwtwqyYSPrv3PPswrTCWUxX2zb3opiVjrivIJRzjSzTUQXBvIVoioZoDYCALhn
BmdGkIdXoQUNfeam6EpvrHI/HjI9RVUWsuV6BNNtBHtC0yr8L5VZK0UsMY/6dBzv
W2gg+GwDTw3t54F47vUccVN7QQ==
-----END CERTIFICATE-----
`;

async function setUp() {
  const world = await createWorld();
  const { url } = await openFront({ house: { desk: world.desk, environmentOf: async () => world.environment }, services: [connectionService] });
  const connections = createClient(
    ConnectionService,
    createGrpcTransport({
      baseUrl: url,
      interceptors: [
        (next) => (request) => {
          request.header.set('authorization', 'Bearer good');
          return next(request);
        },
      ],
    }),
  );
  const organizationId = await world.organization();
  const make = async (provider: ConnectionProvider = ConnectionProvider.OKTA, type: ConnectionType = ConnectionType.OIDC, of: string = organizationId) =>
    (await connections.createConnection({ organizationId: of, connection: { provider, type } })).connection!;
  const get = async (id: string) => (await connections.getConnection({ organizationId, id })).connection!;
  const domain = async (name: string, status: 'verified' | 'pending' = 'verified', of: OrganizationId = organizationId) => {
    const id = world.desk.entropy.id('dom', world.now());
    const dates = { created_at: world.now(), updated_at: world.now() };
    await world.db
      .insertInto('domains')
      .values({ id, environment_id: world.environment.id, organization_id: of, domain: name, type: 'organization', status, method: 'dns', ...dates })
      .execute();
    return id;
  };
  return { world, url, connections, organizationId, make, get, domain };
}

const failure = async (call: Promise<unknown>) => {
  const thrown = await call.then(
    () => assert.fail('it should have failed'),
    (error: unknown) => error,
  );
  assert.ok(thrown instanceof ConnectError);
  const info = thrown.findDetails(ErrorInfoSchema)[0];
  return { code: thrown.code, detail: info?.debugInfo?.detail, fields: info?.validationErrorInfo?.fieldViolations.map(({ field }) => field) ?? [] };
};

const idsIn = ({ connections }: { connections: { id: string }[] }) => connections.map(({ id }) => id);
const oidc = { provider: ConnectionProvider.OKTA, type: ConnectionType.OIDC };
const complete = { clientId: 'client-1', clientSecret: 'secret-1', issuer: 'https://idp.example' };

test('a connection needs no configuration to be made, and is disabled', async () => {
  const { world, organizationId, make, get } = await setUp();
  for (const [provider, type] of [
    [ConnectionProvider.OKTA, ConnectionType.SAML],
    [ConnectionProvider.OKTA, ConnectionType.OIDC],
  ] as const) {
    const made = await make(provider, type);
    assert.match(made.id, /^conn_\d+$/);
    assert.deepEqual(
      [made.provider, made.providerKey, made.type, made.organizationId, made.enabled, made.status, made.keyId],
      [provider, 'OKTA', type, organizationId, false, ConnectionStatus.DRAFT, undefined],
    );
    assert.deepEqual(await get(made.id), made);
  }
  const simulator = await make(ConnectionProvider.IDP_SIMULATOR, ConnectionType.OIDC);
  assert.equal(simulator.status, ConnectionStatus.COMPLETED, 'there is nothing to configure');
  assert.equal(simulator.testConnectionUri, `${world.environment.url}/sso/v1/oidc/${simulator.id}/test`);
  assert.deepEqual(await world.events(), Array(3).fill('organization.sso_created'));
});

test('it tells the addresses that the provider has to know', async () => {
  const { world, make } = await setUp();
  const [one, other] = [await make(), await make(ConnectionProvider.CUSTOM, ConnectionType.SAML)];
  const base = `${world.environment.url}/sso/v1`;
  assert.ok(one.settings.case === 'oidcConfig' && other.settings.case === 'samlConfig');
  assert.deepEqual(
    [one.settings.value.redirectUri, one.settings.value.postLogoutRedirectUri, one.settings.value.backchannelLogoutRedirectUri],
    ['callback', 'logout/callback', 'backchannel-logout'].map((path) => `${base}/oidc/${one.id}/${path}`),
  );
  const { spEntityId, spMetadataUrl, spAssertionUrl, spSloUrl } = other.settings.value;
  assert.deepEqual(
    [spEntityId, spMetadataUrl, spAssertionUrl, spSloUrl],
    ['', '', '/callback', '/slo'].map((path) => `${base}/saml/${other.id}${path}`),
  );
});

test('a change gives what it says and keeps the rest; the secret is kept sealed and never shown', async () => {
  const { world, connections, organizationId, make, get } = await setUp();
  const { id } = await make();
  const update = async (connection: object) => (await connections.updateConnection({ organizationId, id, connection: { ...oidc, ...connection } })).connection!;
  const begun = await update({
    settings: { case: 'oidcConfig', value: { clientId: 'client-1', pkceEnabled: false, scopes: [OIDCScope.openid, OIDCScope.email] } },
  });
  assert.equal(begun.status, ConnectionStatus.IN_PROGRESS);
  const changed = await update({
    uiButtonTitle: 'Sign in with Okta',
    configurationType: ConfigurationType.DISCOVERY,
    attributeMapping: { email: 'mail' },
    settings: { case: 'oidcConfig', value: { clientSecret: 'secret-1', issuer: 'https://idp.example' } },
  });
  assert.equal(changed.status, ConnectionStatus.COMPLETED);
  assert.deepEqual(
    [changed.uiButtonTitle, changed.configurationType, changed.attributeMapping, changed.debugEnabled],
    ['Sign in with Okta', ConfigurationType.DISCOVERY, { email: 'mail' }, false],
  );
  assert.ok(changed.settings.case === 'oidcConfig');
  const { clientId, issuer, pkceEnabled, scopes, clientSecret } = changed.settings.value;
  assert.deepEqual([clientId, issuer, pkceEnabled, scopes], ['client-1', 'https://idp.example', false, [OIDCScope.openid, OIDCScope.email]]);
  assert.equal(clientSecret, undefined);
  assert.deepEqual(await get(id), changed);
  assert.deepEqual(await update({}), changed, 'nothing said, nothing changed');

  const row = await world.db.selectFrom('connections').selectAll().where('id', '=', parseId('conn', id)).executeTakeFirstOrThrow();
  assert.ok(!JSON.stringify(row).includes('secret-1'));
  assert.equal(world.desk.sealer.open(id, row.sealed_secret!), 'secret-1');
  assert.equal((await update({ settings: { case: 'oidcConfig', value: { clientSecret: '' } } })).status, ConnectionStatus.IN_PROGRESS);
});

test('kind and provider stay, and the configuration is of its kind', async () => {
  const { connections, organizationId, make } = await setUp();
  const { id } = await make();
  const update = (connection: object) => failure(connections.updateConnection({ organizationId, id, connection: { ...oidc, ...connection } }));
  assert.equal((await update({ type: ConnectionType.SAML })).detail, 'connections.other_kind');
  assert.equal((await update({ provider: ConnectionProvider.GOOGLE })).detail, 'connections.other_kind');
  assert.equal((await update({ settings: { case: 'samlConfig', value: {} } })).detail, 'connections.other_kind');
  assert.equal((await update({ settings: { case: 'staticConfig', value: {} } })).code, Code.InvalidArgument);
  assert.equal((await failure(connections.updateConnection({ organizationId, id: 'conn_1', connection: oidc }))).code, Code.NotFound);
});

test('endpoints of a provider are encrypted, except for tries', async () => {
  const { connections, organizationId, make } = await setUp();
  const { id } = await make();
  const update = (connection: object) => connections.updateConnection({ organizationId, id, connection: { ...oidc, ...connection } });
  const settings = { case: 'oidcConfig', value: { tokenUri: 'http://idp.example/token', authorizeUri: 'nonsense', jwksUri: '' } };
  assert.deepEqual((await failure(update({ settings }))).fields, ['connection.oidc_config.authorize_uri', 'connection.oidc_config.token_uri']);
  assert.deepEqual((await failure(update({ debugEnabled: true, settings }))).fields, ['connection.oidc_config.authorize_uri']);
  await update({ debugEnabled: true, settings: { case: 'oidcConfig', value: { tokenUri: 'http://idp.example/token' } } });
});

test('certificates of a SAML provider are added to those that are known', async () => {
  const { world, connections, organizationId, make } = await setUp();
  const { id } = await make(ConnectionProvider.CUSTOM, ConnectionType.SAML);
  const update = (value: object) =>
    connections.updateConnection({
      organizationId,
      id,
      connection: { provider: ConnectionProvider.CUSTOM, type: ConnectionType.SAML, settings: { case: 'samlConfig', value } },
    });
  const entity = { idpEntityId: 'https://idp.example', idpSsoUrl: 'https://idp.example/sso' };
  assert.equal((await update(entity)).connection?.status, ConnectionStatus.IN_PROGRESS);
  await update({ idpCertificate: CERTIFICATE });
  const bare = CERTIFICATE.replace(/-----.*-----/g, '').replace(/\s/g, '');
  const { connection } = await update({ idpCertificate: bare, forceAuthn: true });
  assert.equal(connection?.status, ConnectionStatus.COMPLETED);
  assert.ok(connection.settings.case === 'samlConfig');
  const [certificate, ...others] = connection.settings.value.idpCertificates;
  assert.deepEqual(others, [], 'the same one, written otherwise');
  assert.deepEqual([certificate?.certificate, certificate?.issuer], [CERTIFICATE, 'CN=idp.example']);
  assert.equal(Number(certificate?.createTime?.seconds), world.now().getTime() / 1000);
  assert.deepEqual([connection.settings.value.forceAuthn, connection.settings.value.idpEntityId], [true, 'https://idp.example']);
  assert.deepEqual((await failure(update({ idpCertificate: 'nonsense' }))).fields, ['connection.saml_config.idp_certificate']);
});

test('enabling and disabling are told once, however often they are asked for', async () => {
  const { world, connections, organizationId, make, get } = await setUp();
  const { id } = await make();
  for (let n = 0; n < 2; n += 1) assert.equal((await connections.enableConnection({ organizationId, id })).enabled, true);
  assert.equal((await get(id)).enabled, true);
  assert.equal((await connections.disableConnection({ organizationId, id })).enabled, false);
  assert.equal((await get(id)).enabled, false);
  assert.deepEqual(await world.events(), ['organization.sso_created', 'organization.sso_enabled', 'organization.sso_disabled']);
  assert.equal((await failure(connections.enableConnection({ organizationId, id: 'conn_1' }))).code, Code.NotFound);
});

test('deleted is gone for good, and nothing stands in the way of deleting an organization', async () => {
  const { world, connections, organizationId, make, domain } = await setUp();
  const [one, other] = [await make(), await make()];
  await connections.assignDomainsToConnection({ organizationId, connectionId: other.id, domainIds: [await domain('orion.example')] });
  await connections.deleteConnection({ organizationId, id: one.id });
  assert.equal((await failure(connections.getConnection({ organizationId, id: one.id }))).code, Code.NotFound);
  assert.equal((await failure(connections.deleteConnection({ organizationId, id: one.id }))).code, Code.NotFound);
  assert.equal((await world.events()).at(-1), 'organization.sso_deleted');
  await world.do(world.client, deleteOrganization, { id: organizationId });
  assert.equal((await failure(connections.getEnvironmentConnection({ connectionId: other.id }))).code, Code.NotFound);
});

test('a list shows what people can come in by, and with `all` everything, the newest first', async () => {
  const { connections, organizationId, make } = await setUp();
  const [draft, ready, off] = [await make(), await make(ConnectionProvider.IDP_SIMULATOR), await make(ConnectionProvider.IDP_SIMULATOR)];
  for (const { id } of [draft, ready]) await connections.enableConnection({ organizationId, id });
  assert.deepEqual(idsIn(await connections.listConnections({ organizationId })), [ready.id]);
  const all = await connections.listConnections({ organizationId, include: 'all' });
  assert.deepEqual(idsIn(all), [off.id, ready.id, draft.id]);
  assert.deepEqual([all.connections[0]?.organizationName, all.connections[0]?.organizationId], ['Orion Analytics', organizationId]);
  await connections.deleteConnection({ organizationId, id: ready.id });
  assert.deepEqual(idsIn(await connections.listConnections({ organizationId })), []);
  assert.equal((await failure(connections.listConnections({ organizationId: 'org_1' }))).code, Code.NotFound);
});

test('a domain leads to the connection it is bound to, or to any of its organization', async () => {
  const { world, connections, organizationId, make, domain } = await setUp();
  const [one, other] = [await make(ConnectionProvider.IDP_SIMULATOR), await make(ConnectionProvider.IDP_SIMULATOR)];
  for (const { id } of [one, other]) await connections.enableConnection({ organizationId, id });
  const [bound] = [await domain('bound.example'), await domain('free.example'), await domain('claimed.example', 'pending')];
  const to = async (name: string) => idsIn(await connections.listConnections({ domain: name }));

  const { connection } = await connections.assignDomainsToConnection({ organizationId, connectionId: one.id, domainIds: [bound, bound] });
  assert.deepEqual(
    connection?.domains.map(({ id, domain }) => [id, domain]),
    [[bound, 'bound.example']],
  );
  assert.deepEqual(await to('Bound.example'), [one.id]);
  assert.deepEqual(await to('free.example'), [other.id, one.id]);
  assert.deepEqual(await to('claimed.example'), [], 'only who has proven a domain gets its people');
  assert.deepEqual(await to('unknown.example'), []);

  await connections.assignDomainsToConnection({ organizationId, connectionId: other.id, domainIds: [bound] });
  assert.deepEqual(await to('bound.example'), [other.id]);
  await connections.assignDomainsToConnection({ organizationId, connectionId: other.id, domainIds: [] });
  assert.deepEqual(await to('bound.example'), [other.id, one.id]);

  const strange = await domain('strange.example', 'verified', await world.organization());
  const assign = connections.assignDomainsToConnection({ organizationId, connectionId: one.id, domainIds: [bound, strange] });
  assert.equal((await failure(assign)).detail, 'connections.unknown_domain');
  assert.deepEqual(await to('bound.example'), [other.id, one.id], 'nothing of it was bound');
});

test('connections of the environment: found by the app, named, and in no organization', async () => {
  const { world, connections, organizationId, make } = await setUp();
  const create = async (connection: object) => (await connections.createEnvironmentConnection({ connection })).connection!;
  const google = await create({ provider: ConnectionProvider.GOOGLE, type: ConnectionType.OAUTH });
  assert.deepEqual([google.organizationId, google.enabled], [undefined, false]);
  assert.match(google.keyId!, /^google-\d+$/);
  const named = await create({ providerKey: 'scalekit', provider: 0, type: ConnectionType.PASSWORDLESS, keyId: 'codes' });
  assert.deepEqual([named.keyId, named.providerKey, named.status], ['codes', 'SCALEKIT', ConnectionStatus.COMPLETED]);
  assert.deepEqual(await failure(create({ ...oidc, keyId: 'codes' })), { code: Code.AlreadyExists, detail: 'connections.key_taken', fields: [] });

  const connectionId = google.id;
  const connection = {
    provider: ConnectionProvider.GOOGLE,
    type: ConnectionType.OAUTH,
    settings: { case: 'oauthConfig', value: { clientId: 'c', clientSecret: 's' } },
  };
  const updated = await connections.updateEnvironmentConnection({ connectionId, connection: connection as never });
  assert.equal(updated.connection?.status, ConnectionStatus.COMPLETED);
  assert.equal((await connections.enableEnvironmentConnection({ connectionId })).enabled, true);
  const own = await make(ConnectionProvider.IDP_SIMULATOR);
  assert.deepEqual(idsIn(await connections.listConnections({})), [google.id]);
  assert.deepEqual(idsIn(await connections.listConnections({ include: 'all' })), [named.id, google.id]);
  assert.equal((await connections.getEnvironmentConnection({ connectionId: own.id })).connection?.organizationId, organizationId);
  assert.equal((await failure(connections.getConnection({ organizationId, id: google.id }))).code, Code.NotFound);
  assert.equal((await connections.disableEnvironmentConnection({ connectionId })).enabled, false);
  await connections.deleteEnvironmentConnection({ connectionId });
  assert.equal((await failure(connections.getEnvironmentConnection({ connectionId }))).code, Code.NotFound);
  assert.deepEqual(await world.events(), ['organization.sso_created'], 'the contract tells of organizations');
});

test('what is no way to sign in is refused', async () => {
  const { connections, organizationId } = await setUp();
  const create = (connection: object) => failure(connections.createConnection({ organizationId, connection }));
  for (const type of [ConnectionType.OAUTH, ConnectionType.PASSWORDLESS, ConnectionType.WEBAUTHN]) {
    assert.equal((await create({ provider: ConnectionProvider.OKTA, type })).fields[0], 'connection');
  }
  assert.equal((await create({ provider: ConnectionProvider.OKTA, type: ConnectionType.PASSWORD })).detail, 'connections.not_for_organizations');
  for (const type of [ConnectionType.INVALID, ConnectionType.API_KEY])
    assert.deepEqual((await create({ provider: ConnectionProvider.OKTA, type })).fields, ['connection.type']);
  assert.equal((await create({ type: ConnectionType.OIDC })).code, Code.InvalidArgument);
  assert.equal((await failure(connections.createConnection({ organizationId: 'org_1', connection: oidc }))).code, Code.NotFound);
});

test('all organizations together, page by page, and searched', async () => {
  const { world, connections, organizationId, make, domain } = await setUp();
  const lyra = await world.organization('Lyra 100%');
  const [one, two] = [await make(), await make(ConnectionProvider.IDP_SIMULATOR, ConnectionType.OIDC, lyra)];
  await domain('orion.example');
  await connections.createEnvironmentConnection({ connection: { provider: ConnectionProvider.GOOGLE, type: ConnectionType.OAUTH } });
  await connections.enableConnection({ organizationId, id: one.id });

  const first = await connections.listOrganizationConnections({ pageSize: 1 });
  assert.deepEqual([idsIn(first), first.totalSize], [[two.id], 2]);
  const second = await connections.listOrganizationConnections({ pageSize: 5, pageToken: first.nextPageToken });
  assert.deepEqual([idsIn(second), second.nextPageToken], [[one.id], '']);
  const found = async (ask: object) => idsIn(await connections.searchOrganizationConnections(ask));
  assert.deepEqual(await found({ query: 'LYRA' }), [two.id]);
  assert.deepEqual(await found({ query: '100%' }), [two.id]);
  assert.deepEqual(await found({ query: 'orion.ex' }), [one.id]);
  assert.deepEqual(await found({ query: one.id }), [one.id]);
  assert.deepEqual(await found({ provider: 'okta' }), [one.id]);
  assert.deepEqual(await found({ status: ConnectionStatus.COMPLETED }), [two.id]);
  assert.deepEqual(await found({ enabled: false }), [two.id]);
  assert.deepEqual(await found({ connectionType: ConnectionType.SAML }), []);
  assert.deepEqual(await found({}), [two.id, one.id]);
});

test('members handle the connections of their own organization, as far as they may, while single sign-on is turned on for it', async () => {
  const { world, organizationId } = await setUp();
  const turn = (enabled: boolean) => world.do(world.client, changeFeatures, { organizationId, features: { sso: enabled } });
  const member = (permissions: Permission[]) => ({ kind: 'member', id: 'usr_1', organizationId, sessionId: 'ses_1', permissions }) as const;
  const [writer, reader] = [member(['connections_write']), member(['connections_read'])];
  await assert.rejects(world.do(writer, createConnection, { organizationId, kind: 'oidc', provider: 'OKTA' }), { code: 'organizations.feature_off' });
  await turn(true);
  const { id } = await world.do(writer, createConnection, { organizationId, kind: 'oidc', provider: 'OKTA' });
  await world.do(reader, getConnection, { organizationId, id });
  await assert.rejects(world.do(reader, enableConnection, { organizationId, id }), { code: 'access.lacks_permission' });
  await assert.rejects(world.do(reader, deleteConnection, { organizationId, id }), { code: 'access.lacks_permission' });
  await assert.rejects(world.do(writer, deleteEnvironmentConnection, { id }), { code: 'access.denied' });
  await assert.rejects(world.do(reader, listConnections, { all: true }), { code: 'access.denied' });
  await assert.rejects(world.do(reader, listConnections, { domain: 'orion.example', all: true }), { code: 'access.denied' });
  const other = await world.organization();
  await assert.rejects(world.do(writer, createConnection, { organizationId: other, kind: 'oidc', provider: 'OKTA' }), { code: 'access.denied' });
  await assert.rejects(world.do(world.client, getConnection, { organizationId: other, id }), { code: 'connections.not_found' });
  await assert.rejects(world.do(writer, deleteConnection, { organizationId: other, id }), { code: 'access.denied' });

  const strange = await world.do(world.client, createConnection, { organizationId: other, kind: 'saml', provider: 'OKTA' });
  await assert.rejects(world.do(writer, deleteConnection, { organizationId, id: strange.id }), { code: 'connections.not_found' });
  await turn(false);
  await assert.rejects(world.do(reader, listConnections, { organizationId, all: true }), { code: 'organizations.feature_off' });
  await world.do(world.client, getConnection, { organizationId, id });
  await turn(true);
  await world.do(writer, deleteConnection, { organizationId, id });
  assert.deepEqual(await world.do(reader, listConnections, { organizationId, all: true }), []);
});

test('one environment knows nothing of the connections of another', async () => {
  const [here, there] = [await setUp(), await setUp()];
  const { id } = await here.make();
  const which = { organizationId: here.organizationId, id };
  for (const call of [
    there.connections.getConnection(which),
    there.connections.getEnvironmentConnection({ connectionId: id }),
    there.connections.listConnections(which),
    there.connections.enableConnection(which),
    there.connections.enableEnvironmentConnection({ connectionId: id }),
    there.connections.deleteConnection(which),
    there.connections.deleteEnvironmentConnection({ connectionId: id }),
    there.connections.updateConnection({ ...which, connection: oidc }),
    there.connections.updateEnvironmentConnection({ connectionId: id, connection: oidc }),
    there.connections.assignDomainsToConnection({ organizationId: here.organizationId, connectionId: id, domainIds: [] }),
    there.make(ConnectionProvider.OKTA, ConnectionType.OIDC, here.organizationId),
  ].map(failure)) {
    assert.equal((await call).code, Code.NotFound);
  }
  assert.deepEqual(idsIn(await there.connections.listOrganizationConnections({})), []);
  assert.equal((await here.get(id)).enabled, false);
});

test('two changes at once both stay', async () => {
  const { connections, organizationId, make, get } = await setUp();
  const { id } = await make();
  const update = (value: object) => connections.updateConnection({ organizationId, id, connection: { ...oidc, settings: { case: 'oidcConfig', value } } });
  await Promise.all([update({ clientId: complete.clientId }), update({ clientSecret: complete.clientSecret }), update({ issuer: complete.issuer })]);
  assert.equal((await get(id)).status, ConnectionStatus.COMPLETED);
});

test('REST: every call has its route', async () => {
  const { url, organizationId, domain } = await setUp();
  const rest = async (method: string, path: string, body?: object) => {
    const response = await fetch(`${url}/api/v1${path}`, {
      method,
      headers: { authorization: 'Bearer good', ...(body ? { 'content-type': 'application/json' } : {}) },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const json = (await response.json()) as { connection: { id: string; oidc_config: { client_id: string } }; connections: { id: string }[]; enabled: boolean };
    return { status: response.status, body: json };
  };
  const of = `/organizations/${organizationId}/connections`;
  const made = await rest('POST', of, { provider: 'OKTA', type: 'OIDC' });
  assert.equal(made.status, 200);
  const { id } = made.body.connection;
  assert.deepEqual((await rest('GET', `${of}/${id}`)).body, made.body);
  assert.deepEqual((await rest('GET', `/connections/${id}`)).body, made.body);
  const changed = await rest('PATCH', `${of}/${id}`, { provider: 'OKTA', type: 'OIDC', oidc_config: { client_id: 'client-1', client_secret: 'secret-1' } });
  assert.deepEqual([changed.status, changed.body.connection.oidc_config.client_id], [200, 'client-1']);
  assert.ok(!JSON.stringify(changed.body).includes('secret-1'));
  assert.equal((await rest('PUT', `${of}/${id}/domains`, { domain_ids: [await domain('orion.example')] })).status, 200);
  assert.deepEqual((await rest('PATCH', `${of}/${id}:enable`)).body, { enabled: true } as never);
  assert.deepEqual((await rest('PATCH', `/connections/${id}:disable`)).body, { enabled: false } as never);
  for (const list of [
    `/connections?organization_id=${organizationId}&include=all`,
    '/organizations/-/connections',
    '/organizations/-/connections:search?query=orion',
  ]) {
    assert.deepEqual(
      (await rest('GET', list)).body.connections.map((each) => each.id),
      [id],
      list,
    );
  }
  assert.equal((await rest('GET', `/connections/${id}/test-requests/test_1`)).status, 501);
  assert.deepEqual(await rest('DELETE', `${of}/${id}`), { status: 200, body: {} as never });
});
