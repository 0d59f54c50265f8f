import assert from 'node:assert/strict';
import { test } from 'node:test';
import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import { Code, ConnectError, createClient } from '@connectrpc/connect';
import { createGrpcTransport } from '@connectrpc/connect-node';
import { EventsService, ObjectType, Source } from '@tenon/api/scalekit/v1/events/events_pb.ts';
import { command, openTo } from '../../chassis/command.ts';
import type { Announcement } from '../../platform/work.ts';
import { openFront } from '../../testing/front.ts';
import { createWorld } from '../../testing/world.ts';
import { listEvents } from './index.ts';
import { eventsService } from './rpc.ts';

const announce = command({ needs: openTo('a test'), run: async (work, event: Announcement) => work.announce(event) });

async function setUp() {
  const world = await createWorld();
  const { url } = await openFront({ house: { desk: world.desk, environmentOf: async () => world.environment }, services: [eventsService] });
  const events = createClient(
    EventsService,
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
  const happen = (type: string, over: Partial<Announcement> = {}) =>
    world.do(world.client, announce, { type, object: 'Organization', subject: 'org_1', data: { id: 'org_1' }, ...over });
  const types = async (filter: Parameters<typeof events.listEvents>[0]['filter']) =>
    (await events.listEvents({ pageSize: 100, ...(filter ? { filter } : {}) })).events.map(({ type }) => type);
  return { world, url, events, happen, types };
}

test('an event, as the contract tells it', async () => {
  const { world, events, happen } = await setUp();
  const organizationId = await world.organization();
  const data = { id: organizationId, display_name: 'Orion', metadata: { plan: 'pro' }, deleted_at: null };
  await happen('organization.created', { subject: organizationId, organizationId, data });
  await happen('something.else_entirely', { object: 'Unheard' });
  const { events: told } = await events.listEventsPaginated({});
  const [strange, event] = told;
  assert.ok(event && strange);
  assert.match(event.id, /^evt_\d+$/);
  assert.deepEqual([event.specVersion, event.type, event.displayName], ['1', 'organization.created', 'Organization created']);
  assert.deepEqual([event.environmentId, event.organizationId, event.object], [world.environment.id, organizationId, ObjectType.Organization]);
  assert.deepEqual(event.occurredAt, timestampFromDate(world.now()));
  assert.deepEqual(event.data, data);
  assert.deepEqual([strange.object, strange.organizationId, strange.displayName], [ObjectType.OBJECT_TYPE_UNSPECIFIED, undefined, 'Something else entirely']);
});

test('the newest come first, page by page, whatever the size of a page', async () => {
  const { events, happen } = await setUp();
  for (let n = 1; n <= 5; n += 1) await happen(`test.number_${n}`);
  const first = await events.listEvents({ pageSize: 2 });
  assert.deepEqual(
    first.events.map(({ type }) => type),
    ['test.number_5', 'test.number_4'],
  );
  assert.deepEqual([first.totalSize, first.prevPageToken], [5, '']);
  const second = await events.listEventsPaginated({ pageSize: 3, pageToken: first.nextPageToken });
  assert.deepEqual(
    second.events.map(({ type }) => type),
    ['test.number_3', 'test.number_2', 'test.number_1'],
  );
  assert.equal(second.nextPageToken, '');
  const back = await events.listEvents({ pageSize: 2, pageToken: second.prevPageToken });
  assert.deepEqual(back.events, first.events);
});

test('filters narrow it, each and all together', async () => {
  const { world, happen, types } = await setUp();
  const [one, other] = [await world.organization(), await world.organization()];
  await happen('organization.created', { organizationId: one });
  world.later(1000);
  const second = world.now();
  await happen('organization.directory.user_created', { organizationId: one });
  world.later(1000);
  await happen('organization.sso_created', { organizationId: other, subject: 'conn_1' });
  await happen('user.login', { data: { connection_id: 'conn_1', auth_request_id: 'req_1' } });
  await happen('interceptor.called', { data: { interceptor_id: 'int_1', interceptor_status: 'OK', interceptor_decision: 'DENY' } });

  assert.deepEqual(await types({ organizationId: one }), ['organization.directory.user_created', 'organization.created']);
  assert.deepEqual(await types({ organizationId: 'nonsense' }), []);
  assert.deepEqual(await types({ eventTypes: ['user.login', 'organization.created'] }), ['user.login', 'organization.created']);
  assert.deepEqual(await types({ eventTypes: ['organization'] }), []);
  assert.deepEqual(await types({ endTime: timestampFromDate(second) }), ['organization.created']);
  assert.equal((await types({ startTime: timestampFromDate(second) })).length, 4);
  assert.deepEqual(await types({ source: Source.DIR_SYNC }), ['organization.directory.user_created']);
  assert.equal((await types({ source: Source.SCALEKIT })).length, 4);
  assert.deepEqual(await types({ connectionId: 'conn_1' }), ['user.login', 'organization.sso_created']);
  assert.deepEqual(await types({ authRequestId: 'req_1' }), ['user.login']);
  assert.deepEqual(await types({ interceptorId: 'int_1', interceptorStatus: 'OK', interceptorDecision: 'DENY' }), ['interceptor.called']);
  assert.deepEqual(await types({ interceptorId: 'int_1', interceptorDecision: 'ALLOW' }), []);
  assert.deepEqual(await types({ connectedAccountId: 'ca_1' }), []);
  assert.deepEqual(await types({ connectionId: 'conn_1', organizationId: other }), ['organization.sso_created']);
});

test('a page belongs to the filter it was asked with, in whatever order that was written', async () => {
  const { events, happen } = await setUp();
  for (let n = 1; n <= 3; n += 1) await happen('test.happened');
  const { nextPageToken: pageToken } = await events.listEvents({ pageSize: 1, filter: { eventTypes: ['test.happened', 'test.other'] } });
  const next = await events.listEvents({ pageToken, filter: { eventTypes: ['test.other', 'test.happened'] } });
  assert.equal(next.events.length, 2);
  await assert.rejects(events.listEvents({ pageToken }), (error) => error instanceof ConnectError && error.code === Code.InvalidArgument);
});

test('REST: the filter is the body, the page is in the query', async () => {
  const { url, happen } = await setUp();
  await happen('test.one');
  await happen('test.two');
  const post = async (path: string, body: object) => {
    const response = await fetch(`${url}/api/v1/events${path}`, {
      method: 'POST',
      headers: { authorization: 'Bearer good', 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return { status: response.status, body: (await response.json()) as { events: { type: string; object: string }[]; total_size?: number } };
  };
  const all = await post('?page_size=1', {});
  assert.deepEqual([all.status, all.body.total_size, all.body.events.map(({ type }) => type)], [200, 2, ['test.two']]);
  const one = await post('/paginated?page_size=5', { event_types: ['test.one'] });
  assert.deepEqual(
    [one.status, one.body.total_size, one.body.events.map(({ type, object }) => [type, object])],
    [200, undefined, [['test.one', 'Organization']]],
  );
});

test('only the app asks, and one environment knows nothing of another', async () => {
  const [here, there] = [await setUp(), await setUp()];
  await here.happen('test.here');
  assert.deepEqual(await there.types({}), []);
  const ask = { size: 0, token: '', filter: { types: [], data: {} } };
  await assert.rejects(here.world.do(here.world.visitor, listEvents, ask), { code: 'access.no_credentials' });
  const organizationId = await here.world.organization();
  const member = { kind: 'member', id: 'usr_1', organizationId, sessionId: 'ses_1', permissions: ['organizations_read'] } as const;
  await assert.rejects(here.world.do(member, listEvents, ask), { code: 'access.denied' });
});

test('what is not served yet says so', async () => {
  const { events } = await setUp();
  await assert.rejects(events.sendCustomEvent({ eventType: 'x' }), (error) => error instanceof ConnectError && error.code === Code.Unimplemented);
});
