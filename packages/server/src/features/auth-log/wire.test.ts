import assert from 'node:assert/strict';
import { test } from 'node:test';
import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import { Code, ConnectError, createClient as connect } from '@connectrpc/connect';
import { createGrpcTransport } from '@connectrpc/connect-node';
import { AuditLogsService } from '@tenon/api/scalekit/v1/auditlogs/auditlogs_pb.ts';
import { AuthLogService } from '@tenon/api/tenon/v1/auth_log_pb.ts';
import { command, openTo } from '../../chassis/command.ts';
import type { InteractionId } from '../../platform/ids.ts';
import type { Work } from '../../platform/work.ts';
import { openFront } from '../../testing/front.ts';
import { createWorld } from '../../testing/world.ts';
import { createClient } from '../clients/index.ts';
import { listAuthRequests, noteRequest, noteStep } from './index.ts';
import { auditLogsService, authLogService } from './rpc.ts';

const world = await createWorld();
const { url } = await openFront({ house: { desk: world.desk, environmentOf: async () => world.environment }, services: [auditLogsService, authLogService] });
const transport = createGrpcTransport({
  baseUrl: url,
  interceptors: [
    (next) => (request) => {
      request.header.set('authorization', 'Bearer good');
      return next(request);
    },
  ],
});
const [logs, log] = [connect(AuditLogsService, transport), connect(AuthLogService, transport)];

const { client } = await world.do(world.client, createClient, { kind: 'web', name: 'Shop', redirectUris: ['http://localhost:3000/callback'] });
const organizationId = await world.organization();
const connectionId = world.desk.entropy.id('conn', world.now());
await world.db
  .insertInto('connections')
  .values({
    id: connectionId,
    environment_id: world.environment.id,
    organization_id: organizationId,
    kind: 'saml',
    provider: 'OKTA',
    enabled: true,
    status: 'completed',
    created_at: world.now(),
    updated_at: world.now(),
  })
  .execute();
const resourceId = world.desk.entropy.id('res', world.now());
await world.db
  .insertInto('resources')
  .values({ id: resourceId, environment_id: world.environment.id, kind: 'mcp_server', name: 'Tools', created_at: world.now(), updated_at: world.now() })
  .execute();

async function happened(deed: (work: Work, id: InteractionId) => void): Promise<InteractionId> {
  world.later(1000);
  const id = world.desk.entropy.id('req', world.now());
  await world.do(world.visitor, command({ needs: openTo('A test.'), run: async (work: Work) => deed(work, id) }), undefined);
  return id;
}

const came = await happened((work, id) => noteRequest(work, id, { clientId: client.id, parameters: { scope: 'openid' } }));
const onTheWay = await happened((work, id) => {
  noteRequest(work, id, { clientId: client.id });
  noteStep(work, id, 'code_sent', { email: 'Ada@example.com' });
});
const beforeLast = world.now();
const through = await happened((work, id) => {
  noteRequest(work, id, { clientId: client.id, resourceId });
  noteStep(work, id, 'session_used', { email: 'ada@example.com', userId: 'usr_1', sessionId: 'ses_1', connectionId });
  noteStep(work, id, 'code_issued', { organizationId });
  noteStep(work, id, 'code_exchanged');
});
const refused = await happened((work, id) => {
  noteRequest(work, id, { workflow: 'SIGNUP' });
  noteStep(work, id, 'refused', { error: 'access_denied', details: { why: 'not_a_member' } });
});
const everything = [refused, through, onTheWay, came];

const listed = async (ask: Parameters<typeof logs.listAuthRequests>[0]) =>
  (await logs.listAuthRequests(ask)).authRequests.map(({ authRequestId }) => authRequestId);
const found = async (ask: Parameters<typeof log.findAuthRequests>[0]) => (await log.findAuthRequests(ask)).requests.map(({ id }) => id);
const codeOf = (call: Promise<unknown>) =>
  call.then(
    () => assert.fail('it should have failed'),
    (error: unknown) => (error instanceof ConnectError ? error.code : error),
  );

test('a request as the published contract tells it', async () => {
  const { authRequests } = await logs.listAuthRequests({ status: ['success'] });
  const [{ $typeName: _, connectionDetails, timestamp, ...told }, ...others] = authRequests as [(typeof authRequests)[number]];
  assert.deepEqual(others, []);
  assert.deepEqual(timestamp, timestampFromDate(new Date(beforeLast.getTime() + 1000)));
  assert.deepEqual(told, {
    authRequestId: through,
    environmentId: world.environment.id,
    organizationId,
    connectionId,
    connectionType: 'SAML',
    connectionProvider: 'OKTA',
    email: 'ada@example.com',
    status: 'SUCCESS',
    workflow: 'LOGIN',
    resourceId,
    resourceName: 'Tools',
    resourceType: 'MCP_SERVER',
    connectedAccountIdentifier: '',
    clientId: client.id,
    clientName: 'Shop',
    clientType: 'WEB_APP',
  });
  assert.deepEqual(
    connectionDetails.map(({ $typeName: _, ...details }) => details),
    [{ connectionId, organizationId, connectionType: 'SAML', connectionProvider: 'OKTA' }],
  );
});

test('the newest come first, page by page in both directions', async () => {
  assert.deepEqual(await listed({}), everything);
  const first = await logs.listAuthRequests({ pageSize: 3 });
  assert.deepEqual([first.totalSize, first.prevPageToken], [4, '']);
  const second = await logs.listAuthRequests({ pageSize: 1, pageToken: first.nextPageToken });
  assert.deepEqual([second.authRequests[0]?.authRequestId, second.nextPageToken], [came, '']);
  assert.deepEqual(await listed({ pageSize: 2, pageToken: second.prevPageToken }), [through, onTheWay]);
  assert.equal(await codeOf(logs.listAuthRequests({ pageToken: first.nextPageToken, email: 'ada@example.com' })), Code.InvalidArgument);
});

test('each filter narrows it, and all together', async () => {
  assert.deepEqual(await listed({ status: ['Pending', 'FAILED'] }), [refused, onTheWay]);
  assert.deepEqual(await listed({ email: 'ADA@example.com' }), [through, onTheWay]);
  assert.deepEqual(await listed({ clientId: client.id, status: ['INITIATED'] }), [came]);
  assert.deepEqual(await listed({ resourceId }), [through]);
  assert.deepEqual(await listed({ startTime: timestampFromDate(beforeLast) }), [refused, through, onTheWay]);
  assert.deepEqual(await listed({ endTime: timestampFromDate(beforeLast) }), [came]);
  assert.deepEqual(await listed({ clientId: 'nonsense' }), []);
  for (const ask of [{ organizationId }, { connectionId }, { userId: 'usr_1' }, { sessionId: 'ses_1' }]) assert.deepEqual(await found(ask), [through]);
  assert.deepEqual(await found({ error: 'access_denied' }), [refused]);
  assert.deepEqual(await found({ organizationId, status: ['FAILED'] }), []);
  assert.deepEqual(await found({}), everything);
  for (const call of [logs.listAuthRequests({ status: ['GOOD'] }), log.findAuthRequests({ status: ['FAILED', ''] })]) {
    assert.equal(await codeOf(call), Code.InvalidArgument);
  }
});

test('one request, step by step', async () => {
  const { request, steps } = await log.getAuthRequest({ id: refused });
  assert.deepEqual(
    [request?.status, request?.workflow, request?.error, request?.ip, request?.parameters],
    ['FAILED', 'SIGNUP', 'access_denied', '127.0.0.1', {}],
  );
  assert.deepEqual(
    steps.map(({ step, error, details }) => [step, error, details]),
    [
      ['request_came', '', {}],
      ['refused', 'access_denied', { why: 'not_a_member' }],
    ],
  );
  assert.equal(await codeOf(log.getAuthRequest({ id: 'req_999' })), Code.NotFound);
  assert.equal(await codeOf(log.getAuthRequest({ id: 'org_1' })), Code.InvalidArgument);
});

test('REST says the same in its own spelling', async () => {
  const get = async (path: string) => {
    const response = await fetch(`${url}/api/v1/logs/authentication${path}`, { headers: { authorization: 'Bearer good' } });
    return { status: response.status, body: (await response.json()) as Record<string, never> };
  };
  const { body } = await get(`/requests?status=success&client_id=${client.id}&page_size=5`);
  const [told, ...others] = body['authRequests'] as unknown as Record<string, unknown>[];
  assert.deepEqual([others, body['total_size'], told?.['auth_request_id'], told?.['connection_type']], [[], 1, through, 'SAML']);
  const one = await get(`/requests/${through}`);
  assert.deepEqual((one.body['steps'] as unknown as { step: string }[]).at(-1)?.step, 'code_exchanged');
  assert.equal((await get('/search?status=none')).status, 400);
});

test('only the app asks', async () => {
  const ask = { size: 0, token: '', filter: { statuses: [] } };
  await assert.rejects(world.do(world.visitor, listAuthRequests, ask), { code: 'access.no_credentials' });
  const member = { kind: 'member', id: 'usr_1', organizationId, sessionId: 'ses_1', permissions: ['organizations_read'] } as const;
  await assert.rejects(world.do(member, listAuthRequests, ask), { code: 'access.denied' });
});
