import assert from 'node:assert/strict';
import { test } from 'node:test';
import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import { Code, ConnectError, createClient as connect } from '@connectrpc/connect';
import { createGrpcTransport } from '@connectrpc/connect-node';
import { AuditTrailService } from '@tenon/api/tenon/v1/audit_trail_pb.ts';
import type { Authenticate } from '../../chassis/calls.ts';
import type { Actor } from '../../platform/actor.ts';
import type { OrganizationId, UserId } from '../../platform/ids.ts';
import { inWork } from '../../platform/work.ts';
import { openFront } from '../../testing/front.ts';
import { createWorld } from '../../testing/world.ts';
import { inviteUser } from '../invitations/index.ts';
import { createOrganization } from '../organizations/create.ts';
import { updateOrganization } from '../organizations/update.ts';
import { deletePerson } from '../people/remove.ts';
import { auditRoutes } from './routes.ts';
import { auditTrailService } from './rpc.ts';
import { sealEntries } from './seal.ts';

async function setUp() {
  const world = await createWorld();
  const member = (organizationId: OrganizationId, permissions: readonly string[] = ['organizations_write']) => `member:${organizationId}:${permissions.join()}`;
  const authenticate: Authenticate = async (_caller, [authorization = '']) => {
    const [kind, organizationId, permissions = ''] = authorization.replace('Bearer ', '').split(':');
    if (kind !== 'member') return world.client;
    return { kind, id: 'usr_1', sessionId: 'ses_1', organizationId, permissions: permissions.split(',') } as Actor;
  };
  const { url } = await openFront({
    house: { desk: world.desk, environmentOf: async () => world.environment },
    services: [auditTrailService],
    routes: [auditRoutes],
    authenticate,
  });
  const as = (token: string) =>
    connect(
      AuditTrailService,
      createGrpcTransport({
        baseUrl: url,
        interceptors: [
          (next) => (request) => {
            request.header.set('authorization', `Bearer ${token}`);
            return next(request);
          },
        ],
      }),
    );
  const download = (query: string, token: string | undefined = 'client') =>
    fetch(`${url}/api/v1/audit/export${query}`, token === '' ? {} : { headers: { authorization: `Bearer ${token}` } });
  const make = async (displayName: string) => {
    world.later(1000);
    return (await world.do(world.client, createOrganization, { displayName })).id;
  };
  const rename = async (id: OrganizationId, displayName: string, by: Actor = world.client) => {
    world.later(1000);
    await world.do(by, updateOrganization, { which: { id }, changes: { displayName } });
  };
  const invite = async (organizationId: OrganizationId, email: string): Promise<UserId> => {
    world.later(1000);
    return (await world.do(world.client, inviteUser, { organizationId, email, roles: [], membershipMetadata: {}, fields: {} })).user.id;
  };
  return { world, as, log: as('client'), member, download, make, rename, invite };
}

const isCode = (code: Code) => (error: unknown) => error instanceof ConnectError && error.code === code;

test('an entry, as the contract tells it', async () => {
  const { world, log, make, rename } = await setUp();
  const id = await make('Orion');
  await rename(id, 'Orion Labs');
  const { entries, totalSize } = await log.listAuditEntries({});
  const [entry, created] = entries;
  assert.ok(entry && created);
  assert.deepEqual([entries.length, totalSize], [2, 2]);
  assert.match(entry.id, /^aud_\d+$/);
  assert.deepEqual([entry.action, entry.summary], ['organization.updated', 'An app changed the organization Orion Labs.']);
  assert.deepEqual(entry.time, timestampFromDate(world.now()));
  assert.deepEqual([entry.actor?.kind, entry.actor?.id], ['client', world.client.kind === 'client' && world.client.id]);
  assert.deepEqual([entry.target?.type, entry.target?.id, entry.target?.name], ['organization', id, 'Orion Labs']);
  assert.deepEqual([entry.organizationId, entry.requestId, entry.ip, entry.userAgent], [id, 'req-test', '127.0.0.1', 'test']);
  assert.deepEqual([entry.number, entry.hash, entry.moreChanges], [0, '', false]);
  assert.deepEqual(
    entry.changes.map(({ object, id, operation, before, after }) => [object, id, operation, before, after]),
    [['organization', id, 'updated', { display_name: 'Orion' }, { display_name: 'Orion Labs' }]],
  );
  const { entry: one } = await log.getAuditEntry({ id: created.id });
  assert.deepEqual(one, created);
  assert.equal(one?.changes[0]?.before, undefined);
  await assert.rejects(log.getAuditEntry({ id: 'aud_1' }), isCode(Code.NotFound));

  await inWork(world.desk, world.caller(world.client), sealEntries);
  const head = await log.getAuditHead({});
  const { entries: sealed } = await log.listAuditEntries({ pageSize: 1 });
  assert.deepEqual([head.number, head.hash, head.unsealed, head.forgotten], [2, sealed[0]?.hash, 0, 0]);
});

test('the newest come first, page by page, by every filter and by several together', async () => {
  const { world, log, make, rename, invite } = await setUp();
  const [one, other] = [await make('One'), await make('Other')];
  await rename(one, 'First');
  const third = world.now();
  const ada = await invite(other, 'ada@example.com');
  const member: Actor = { kind: 'member', id: 'usr_77', organizationId: other, sessionId: 'ses_1', permissions: ['organizations_write'] };
  await rename(other, 'Second', member);

  const actions = async (filter: Parameters<typeof log.listAuditEntries>[0]) => (await log.listAuditEntries(filter)).entries.map(({ action }) => action);
  const first = await log.listAuditEntries({ pageSize: 2 });
  assert.deepEqual([first.entries.map(({ action }) => action), first.totalSize], [['organization.updated', 'invitation.created'], 5]);
  assert.deepEqual(await actions({ pageToken: first.nextPageToken }), ['organization.updated', 'organization.created', 'organization.created']);
  await assert.rejects(log.listAuditEntries({ pageToken: first.nextPageToken, action: 'organization.created' }), isCode(Code.InvalidArgument));

  assert.deepEqual(await actions({ organizationId: one }), ['organization.updated', 'organization.created']);
  assert.deepEqual(await actions({ actorId: 'usr_77' }), ['organization.updated']);
  assert.deepEqual(await actions({ action: 'organization.created' }), ['organization.created', 'organization.created']);
  assert.deepEqual(await actions({ targetId: ada }), ['invitation.created']);
  assert.deepEqual(await actions({ targetId: one, action: 'organization.created' }), ['organization.created']);
  assert.equal((await actions({ requestId: 'req-test' })).length, 5);
  assert.deepEqual(await actions({ requestId: 'another' }), []);
  assert.deepEqual(await actions({ startTime: timestampFromDate(third), organizationId: other }), ['organization.updated', 'invitation.created']);
  assert.deepEqual(await actions({ endTime: timestampFromDate(third) }), ['organization.created', 'organization.created']);
  const few = await log.listAuditEntries({ organizationId: other, pageSize: 2 });
  assert.deepEqual([few.totalSize, (await log.listAuditEntries({ organizationId: other, pageToken: few.nextPageToken })).entries.length], [3, 1]);
});

test('a member sees the rows of their own organization and nothing of another', async () => {
  const { world, as, log, member, make, invite } = await setUp();
  const [ours, theirs] = [await make('Ours'), await make('Theirs')];
  const ada = await invite(ours, 'ada@example.com');
  await invite(theirs, 'ada@example.com');
  world.later(1000);
  await world.do(world.client, deletePerson, { id: ada });

  const us = as(member(ours));
  const { entries } = await us.listAuditEntries({ organizationId: ours });
  assert.deepEqual(
    entries.map(({ action }) => action),
    ['user.deleted', 'invitation.created', 'organization.created'],
  );
  assert.ok(entries.flatMap(({ changes }) => changes).every(({ organizationId }) => organizationId === ours));
  assert.ok(!JSON.stringify(entries, (_key, value) => (typeof value === 'bigint' ? String(value) : value)).includes(theirs));
  // Where the app's server stands is none of theirs.
  assert.deepEqual([...new Set(entries.map(({ ip, userAgent }) => ip + userAgent))], ['']);
  const elsewhere = (await log.listAuditEntries({ organizationId: theirs })).entries.find(({ action }) => action === 'invitation.created');
  assert.equal(elsewhere?.ip, '127.0.0.1', 'the app itself is told, also when it looks at one organization');
  await assert.rejects(us.getAuditEntry({ id: elsewhere?.id ?? '', organizationId: ours }), isCode(Code.NotFound));
  await assert.rejects(us.listAuditEntries({ organizationId: theirs }), isCode(Code.PermissionDenied));
  await assert.rejects(us.listAuditEntries({}), isCode(Code.PermissionDenied));
  await assert.rejects(us.getAuditHead({}), isCode(Code.PermissionDenied));
  await assert.rejects(as(member(ours, ['organizations_read'])).listAuditEntries({ organizationId: ours }), isCode(Code.PermissionDenied));
  const whole = (await log.listAuditEntries({ action: 'user.deleted' })).entries[0];
  assert.deepEqual([...new Set(whole?.changes.map(({ organizationId }) => organizationId))].sort(), ['', ours, theirs].sort());
});

test('an operator is named to the app, and is an operator to the organization', async () => {
  const { world, as, log, member, make, rename } = await setUp();
  const id = await make('Orion');
  const operator: Actor = {
    kind: 'operator',
    id: 'usr_9',
    email: 'ops@example.com',
    displayName: 'Grace',
    memberOf: 'org_9',
    sessionId: 'ses_9',
    role: 'owner',
  };
  await rename(id, 'Orion Inc.', operator);
  const [named] = (await log.listAuditEntries({ actorId: 'usr_9' })).entries;
  assert.equal(named?.summary, 'Grace changed the organization Orion Inc.');
  await rename(id, 'Orion Labs', operator);
  const [entry] = (await log.listAuditEntries({ actorId: 'usr_9' })).entries;
  assert.deepEqual([entry?.actor?.kind, entry?.summary], ['operator', 'Grace changed the organization Orion Labs.']);
  const [theirs] = (await as(member(id)).listAuditEntries({ organizationId: id })).entries;
  assert.equal(theirs?.summary, 'An operator changed the organization Orion Labs.');
  // A job goes on with what they began: from no browser.
  await inWork(
    world.desk,
    { environment: world.environment, actor: operator, requestId: 'job_1' },
    (work) => updateOrganization.run(work, { which: { id }, changes: { displayName: 'Orion Ltd.' } }, undefined),
    {},
  );
  assert.equal((await log.listAuditEntries({ actorId: 'usr_9' })).entries[0]?.actor?.name, 'Grace');
});

test('one environment knows nothing of another', async () => {
  const [here, there] = [await setUp(), await setUp()];
  await here.make('Here');
  const [entry] = (await here.log.listAuditEntries({})).entries;
  assert.deepEqual((await there.log.listAuditEntries({})).entries, []);
  await assert.rejects(there.log.getAuditEntry({ id: entry?.id ?? '' }), isCode(Code.NotFound));
});

test('the export streams all of it, the oldest first, as JSON Lines and as CSV', async () => {
  const { world, download, make, rename, member } = await setUp();
  const id = await make('=HYPERLINK("http://evil.example")');
  for (let n = 0; n < 230; n += 1) await rename(id, `Name ${n}, "quoted"`);
  world.later(1000);

  const json = await download('');
  assert.equal(json.headers.get('content-type'), 'application/jsonl; charset=utf-8');
  const lines = (await json.text()).trimEnd().split('\n');
  const told = lines.map((line) => JSON.parse(line) as { action: string; id: string; changes: { after: { display_name: string } }[] });
  assert.equal(told.length, 231);
  assert.deepEqual([told[0]?.action, told.at(-1)?.changes[0]?.after], ['organization.created', { display_name: 'Name 229, "quoted"' }]);
  assert.deepEqual(
    told.map(({ id }) => id),
    told.map(({ id }) => id).sort(),
  );

  const csv = await download(`?format=csv&action=organization.created&organization_id=${id}`);
  assert.match(csv.headers.get('content-disposition') ?? '', /audit-log\.csv/);
  const [head = '', row = '', rest] = (await csv.text()).split('\r\n');
  assert.match(head, /^time,id,action,summary,actor_kind,/);
  assert.match(row, /organization\.created/);
  assert.ok(row.includes(`"'=HYPERLINK(""http://evil.example"")"`), row);
  assert.equal(rest, '');

  const stretch = await download(`?start_time=${world.now().toISOString()}`);
  assert.equal(await stretch.text(), '');
  assert.equal((await (await download(`?organization_id=${id}`, member(id))).text()).trimEnd().split('\n').length, 231);
});

test('an export is refused in words before it begins', async () => {
  const { download, make, member } = await setUp();
  const [ours, theirs] = [await make('Ours'), await make('Theirs')];
  const refused = async (query: string, token?: string) => {
    const answer = await download(query, token);
    const { details } = (await answer.json()) as { details: { debug_info: { detail: string } }[] };
    return [answer.status, details[0]?.debug_info.detail];
  };
  assert.deepEqual(await refused('', ''), [401, 'access.no_credentials']);
  assert.deepEqual(await refused('', member(ours)), [403, 'access.denied']);
  assert.deepEqual(await refused(`?organization_id=${theirs}`, member(ours)), [403, 'access.denied']);
  assert.deepEqual(await refused(`?organization_id=${ours}`, member(ours, [])), [403, 'access.lacks_permission']);
  assert.deepEqual(await refused('?format=xlsx'), [400, 'audit.bad_format']);
  assert.deepEqual(await refused('?start_time=yesterday'), [400, 'audit.bad_time']);
  assert.deepEqual(await refused('?organization_id=nonsense'), [400, 'ids.malformed']);
});
