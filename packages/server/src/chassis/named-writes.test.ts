import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fromBinary } from '@bufbuild/protobuf';
import { Code, ConnectError, createClient, type Interceptor, type Transport } from '@connectrpc/connect';
import { compressionGzip, createConnectTransport, createGrpcTransport, createGrpcWebTransport } from '@connectrpc/connect-node';
import { ErrorInfoSchema } from '@tenon/api/scalekit/v1/errdetails/errdetails_pb.ts';
import { OrganizationService } from '@tenon/api/scalekit/v1/organizations/organizations_pb.ts';
import { DryRunSchema } from '@tenon/api/tenon/v1/dry_run_pb.ts';
import { organizationService } from '../features/organizations/rpc.ts';
import { openFront } from '../testing/front.ts';
import { snapshot } from '../testing/snapshot.ts';
import { createWorld } from '../testing/world.ts';

// Idempotency-Key and Prefer: dry-run as they travel.

const world = await createWorld();
const { url } = await openFront({ house: { desk: world.desk, environmentOf: async () => world.environment }, services: [organizationService] });

const good: Interceptor = (next) => (request) => {
  request.header.set('authorization', 'Bearer good');
  return next(request);
};
const options = { baseUrl: url, interceptors: [good] };
const transports: readonly [string, Transport][] = [
  ['gRPC', createGrpcTransport(options)],
  // Compressed messages leave the fast path for connect-node.
  ['gRPC by connect-node', createGrpcTransport({ ...options, sendCompression: compressionGzip, compressMinBytes: 0 })],
  ['gRPC-Web', createGrpcWebTransport({ ...options, httpVersion: '1.1' })],
  ['Connect', createConnectTransport({ ...options, httpVersion: '1.1' })],
];

async function rest(body: object, headers: Record<string, string>) {
  const answer = await fetch(`${url}/api/v1/organizations`, {
    method: 'POST',
    headers: { authorization: 'Bearer good', 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  // biome-ignore lint/suspicious/noExplicitAny: JSON of several shapes
  return { status: answer.status, headers: answer.headers, json: (await answer.json()) as any };
}

const count = async () => (await world.db.selectFrom('organizations').select('id').where('environment_id', '=', world.environment.id).execute()).length;

test('over REST, a repetition is answered with the same status and body, and says that it is one', async () => {
  const first = await rest({ display_name: 'Orion', metadata: { plan: 'pro', city: 'Ulm' } }, { 'idempotency-key': 'rest-1' });
  const second = await rest({ displayName: 'Orion', metadata: { city: 'Ulm', plan: 'pro' } }, { 'idempotency-key': '"rest-1"' });
  assert.deepEqual([first.status, first.headers.get('idempotent-replayed')], [201, null]);
  assert.deepEqual([second.status, second.headers.get('idempotent-replayed')], [201, 'true']);
  assert.deepEqual(second.json, first.json);
});

test('over REST, another request with the same key is a 422, and a key that is none a 400', async () => {
  await rest({ display_name: 'Orion' }, { 'idempotency-key': 'rest-2' });
  const before = await count();
  const other = await rest({ display_name: 'Vega' }, { 'idempotency-key': 'rest-2' });
  const bad = await rest({ display_name: 'Vega' }, { 'idempotency-key': 'two words' });
  assert.deepEqual([other.status, other.json.details[0].debug_info.detail], [422, 'idempotency.key_reused']);
  assert.deepEqual([bad.status, bad.json.details[0].debug_info.detail], [400, 'idempotency.bad_key']);
  assert.equal(await count(), before);
});

test('a repeated refusal is the same refusal', async () => {
  await rest({ display_name: 'Orion', external_id: 'taken' }, {});
  const [first, second] = [
    await rest({ display_name: 'Vega', external_id: 'taken' }, { 'idempotency-key': 'refused' }),
    await rest({ display_name: 'Vega', external_id: 'taken' }, { 'idempotency-key': 'refused' }),
  ];
  assert.equal(first.status, 409);
  assert.deepEqual([second.status, second.json.message, second.headers.get('idempotent-replayed')], [409, first.json.message, 'true']);
});

test('a request that breaks the rules keeps no key', async () => {
  assert.equal((await rest({ display_name: '' }, { 'idempotency-key': 'corrected' })).status, 400);
  assert.equal((await rest({ display_name: 'Orion' }, { 'idempotency-key': 'corrected' })).status, 201);
});

test('reads take both headers and mind neither', async () => {
  const headers = { authorization: 'Bearer good', 'idempotency-key': 'two words', prefer: 'dry-run' };
  const answer = await fetch(`${url}/api/v1/organizations`, { headers });
  assert.deepEqual([answer.status, answer.headers.get('preference-applied')], [200, null]);
});

for (const prefer of ['dry-run', 'return=minimal, Dry-Run; foo=bar', 'dry-run=true']) {
  test(`over REST, \`Prefer: ${prefer}\` answers with what would change`, async () => {
    const before = await snapshot(world.db);
    const { status, headers, json } = await rest({ display_name: 'Orion' }, { prefer, 'idempotency-key': 'not-kept' });
    assert.equal(status, 200);
    assert.equal(headers.get('preference-applied'), 'dry-run');
    assert.deepEqual(
      json.rows.map(({ table, inserted }: { table: string; inserted: number }) => [table, inserted]),
      [
        ['events', 1],
        ['organizations', 1],
      ],
    );
    assert.deepEqual([json.events[0].type, json.sessions_ended, json.mails, json.not_listed], ['organization.created', 0, [], 0]);
    assert.deepEqual(await snapshot(world.db), before);
  });
}

test('`Prefer: dry-run=false` and other preferences are the real thing', async () => {
  for (const prefer of ['dry-run=false', 'return=minimal', 'wait=10']) assert.equal((await rest({ display_name: 'Orion' }, { prefer })).status, 201);
});

test('a dry run is refused as the real call would be, and says that it was one', async () => {
  await rest({ display_name: 'Orion', external_id: 'dry-taken' }, {});
  const { status, headers } = await rest({ display_name: 'Vega', external_id: 'dry-taken' }, { prefer: 'dry-run' });
  assert.deepEqual([status, headers.get('preference-applied')], [409, 'dry-run']);
});

for (const [name, transport] of transports) {
  const organizations = createClient(OrganizationService, transport);
  const key = name.replaceAll(' ', '-');

  test(`over ${name}, a key answers once`, async () => {
    const create = async (displayName: string) => {
      let replayed: string | null = null;
      const { organization } = await organizations.createOrganization(
        { organization: { displayName } },
        { headers: { 'idempotency-key': key }, onHeader: (header) => void (replayed = header.get('idempotent-replayed')) },
      );
      return { id: organization!.id, replayed };
    };
    const first = await create('Orion');
    assert.deepEqual(await create('Orion'), { id: first.id, replayed: 'true' });
    assert.equal(first.replayed, null);
    await assert.rejects(create('Vega'), (error) => {
      assert.ok(error instanceof ConnectError);
      const [info] = error.findDetails(ErrorInfoSchema);
      return error.code === Code.InvalidArgument && info?.debugInfo?.detail === 'idempotency.key_reused';
    });
  });

  test(`over ${name}, a dry run answers as usual, with the report in a trailer`, async () => {
    const before = await snapshot(world.db);
    let [applied, trailer]: (string | null)[] = [null, null];
    const { organization } = await organizations.createOrganization(
      { organization: { displayName: 'Orion' } },
      {
        headers: { prefer: 'dry-run' },
        onHeader: (header) => void (applied = header.get('preference-applied')),
        onTrailer: (all) => void (trailer = all.get('tenon-dry-run-bin')),
      },
    );
    assert.equal(organization?.displayName, 'Orion');
    assert.equal(applied, 'dry-run');
    const report = fromBinary(DryRunSchema, Buffer.from(trailer ?? '', 'base64'));
    assert.deepEqual(
      report.rows.map(({ table, inserted }) => [table, inserted]),
      [
        ['events', 1],
        ['organizations', 1],
      ],
    );
    assert.deepEqual(
      report.events.map(({ type, objectId }) => [type, objectId]),
      [['organization.created', organization?.id]],
    );
    assert.deepEqual(await snapshot(world.db), before);
  });
}

test('one key, whatever the protocol', async () => {
  const { json } = await rest({ display_name: 'Orion', external_id: 'both' }, { 'idempotency-key': 'both' });
  const [, grpc] = transports[0]!;
  const { organization } = await createClient(OrganizationService, grpc).createOrganization(
    { organization: { displayName: 'Orion', externalId: 'both' } },
    { headers: { 'idempotency-key': 'both' } },
  );
  assert.equal(organization?.id, json.organization.id);
});

test('of many that come at once with one key, all get one answer', async () => {
  const before = await count();
  const all = await Promise.all(Array.from({ length: 30 }, () => rest({ display_name: 'Orion' }, { 'idempotency-key': 'flood' })));
  assert.equal(new Set(all.map(({ json }) => json.organization.id)).size, 1);
  assert.equal(all.filter(({ headers }) => headers.get('idempotent-replayed') === null).length, 1);
  assert.equal(await count(), before + 1);
});
