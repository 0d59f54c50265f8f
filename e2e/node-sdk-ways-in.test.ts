import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, before, test } from 'node:test';
import { Scalekit, ScalekitBadRequestException, ScalekitNotFoundException, ScalekitTooManyRequestsException } from '@scalekit-sdk/node';
import { TemplateType } from '@tenon/api/scalekit/v1/auth/passwordless_pb.ts';
import { ConnectionProvider, ConnectionType } from '@tenon/api/scalekit/v1/connections/connections_pb.ts';
import { DirectoryProvider, DirectoryType } from '@tenon/api/scalekit/v1/directories/directories_pb.ts';
import { createTestDatabase } from '../packages/server/src/testing/database.ts';
import { type Stack, startStack } from './stack.ts';

// The official Node SDK against a running server: the ways in that an app sets up and uses by itself.

const { connection } = await createTestDatabase();
let stack: Stack;
let scalekit: Scalekit;

before(async () => {
  stack = await startStack({ database: connection });
  scalekit = new Scalekit(stack.url, stack.clientId, stack.clientSecret);
});
after(() => stack?.stop());

let count = 0;
const someone = () => `someone-${++count}-${randomBytes(3).toString('hex')}@example.com`;

test('a mailed code, headless: sent, sent again, verified once', async () => {
  const email = someone();
  const sent = await scalekit.passwordless.sendPasswordlessEmail(email, { template: TemplateType.SIGNIN, state: 'state-1', expiresIn: 3600 });
  assert.equal(sent.expiresIn, 3600);
  const first = await stack.mail(email);
  const again = await scalekit.passwordless.resendPasswordlessEmail(sent.authRequestId);
  assert.equal(again.authRequestId, sent.authRequestId);

  const mail = await stack.mail(email, [first]);
  const code = /^\d{6}/.exec(mail.subject)?.[0] ?? '';
  const wrong = String((Number(code) + 1) % 1_000_000).padStart(6, '0');
  await assert.rejects(scalekit.passwordless.verifyPasswordlessEmail({ code: wrong }, sent.authRequestId), ScalekitBadRequestException);
  const verified = await scalekit.passwordless.verifyPasswordlessEmail({ code }, sent.authRequestId);
  assert.deepEqual([verified.email, verified.state], [email, 'state-1']);
  await assert.rejects(scalekit.passwordless.verifyPasswordlessEmail({ code }, sent.authRequestId), ScalekitBadRequestException);
  await assert.rejects(scalekit.passwordless.resendPasswordlessEmail('pwl_1'), ScalekitNotFoundException);
});

test('a mailed link, headless: opened by the app', async () => {
  const email = someone();
  const magiclinkAuthUri = 'https://app.example/verify';
  const send = () => scalekit.passwordless.sendPasswordlessEmail(email, { template: TemplateType.SIGNUP, magiclinkAuthUri });
  await send();
  const mail = await stack.mail(email);
  const linkToken = new URL(mail.links.find((link) => link.startsWith(magiclinkAuthUri))!).searchParams.get('link_token')!;
  const verified = await scalekit.passwordless.verifyPasswordlessEmail({ linkToken });
  assert.equal(verified.email, email);
  await assert.rejects(scalekit.passwordless.verifyPasswordlessEmail({ linkToken: 'unknown' }), ScalekitBadRequestException);
  await send();
  await assert.rejects(send(), ScalekitTooManyRequestsException);
});

test('what happened is read back, by kind and page by page', async () => {
  const { organization } = await scalekit.organization.createOrganization('Orion Analytics');
  await scalekit.organization.createOrganization('Lyra');
  const first = await scalekit.events.listEventsPaginated(1, undefined, { eventTypes: ['organization.created'] });
  const second = await scalekit.events.listEventsPaginated(1, first.nextPageToken, { eventTypes: ['organization.created'] });
  assert.equal(second.events[0]?.organizationId, organization?.id);
  const { events } = await scalekit.events.listEventsPaginated(10, undefined, { organizationId: organization!.id });
  assert.deepEqual(
    events.map(({ type, data }) => [type, data?.display_name]),
    [['organization.created', 'Orion Analytics']],
  );
});

test('a directory is made, found, switched off and deleted', async () => {
  const { organization } = await scalekit.organization.createOrganization('Orion Analytics');
  const organizationId = organization!.id;
  const { directory } = await scalekit.directory.createDirectory(organizationId, {
    directoryType: DirectoryType.SCIM,
    directoryProvider: DirectoryProvider.OKTA,
  } as Parameters<typeof scalekit.directory.createDirectory>[1]);
  const id = directory!.id;
  assert.equal(directory!.enabled, true);
  assert.equal((await scalekit.directory.getDirectory(organizationId, id)).directory!.id, id);
  assert.equal((await scalekit.directory.getPrimaryDirectoryByOrganizationId(organizationId)).id, id);
  assert.deepEqual((await scalekit.directory.listDirectoryUsers(organizationId, id, { pageSize: 10, includeDetail: true })).users, []);
  assert.deepEqual((await scalekit.directory.listDirectoryGroups(organizationId, id)).groups, []);
  await assert.rejects(scalekit.directory.deleteDirectory(organizationId, id), /enabled/);
  assert.equal((await scalekit.directory.disableDirectory(organizationId, id)).enabled, false);
  assert.equal((await scalekit.directory.enableDirectory(organizationId, id)).enabled, true);
  await scalekit.directory.disableDirectory(organizationId, id);
  await scalekit.directory.deleteDirectory(organizationId, id);
  await assert.rejects(scalekit.directory.getDirectory(organizationId, id), ScalekitNotFoundException);
});

test('a connection is made, found, switched on and off and deleted', async () => {
  const { organization } = await scalekit.organization.createOrganization('Orion Analytics');
  const organizationId = organization!.id;
  const asked = { provider: ConnectionProvider.IDP_SIMULATOR, type: ConnectionType.OIDC };
  const { connection } = await scalekit.connection.createConnection(organizationId, asked as Parameters<typeof scalekit.connection.createConnection>[1]);
  const id = connection!.id;
  assert.equal(connection!.testConnectionUri, `${stack.url}/sso/v1/oidc/${id}/test`);
  assert.equal((await scalekit.connection.getConnection(organizationId, id)).connection!.id, id);
  assert.deepEqual((await scalekit.connection.listConnections(organizationId)).connections, []);
  assert.equal((await scalekit.connection.enableConnection(organizationId, id)).enabled, true);
  assert.deepEqual(
    (await scalekit.connection.listConnections(organizationId)).connections.map((each) => each.id),
    [id],
  );
  assert.deepEqual((await scalekit.connection.listConnectionsByDomain('nobody.example')).connections, []);
  assert.equal((await scalekit.connection.disableConnection(organizationId, id)).enabled, false);
  await scalekit.connection.deleteConnection(organizationId, id);
  await assert.rejects(scalekit.connection.getConnection(organizationId, id), ScalekitNotFoundException);
});
