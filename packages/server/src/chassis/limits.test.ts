import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Code, ConnectError, createClient, type Transport } from '@connectrpc/connect';
import { createConnectTransport, createGrpcTransport, createGrpcWebTransport } from '@connectrpc/connect-node';
import { ErrorInfoSchema } from '@tenon/api/scalekit/v1/errdetails/errdetails_pb.ts';
import { faults } from '../platform/fault.ts';
import { environment, openFront } from '../testing/front.ts';
import { ShelfService } from '../testing/gen/tenon/testing/v1/shelf_pb.ts';
import { type FewLimits, limitsOf } from '../testing/limits.ts';
import { serveShelf } from '../testing/shelf.ts';
import { trustProxies } from './arrival.ts';
import type { Authenticate } from './calls.ts';

const testFaults = faults('tests', { badToken: ['unauthenticated', 'The token is bad.'] });
const clock = () => new Date('2026-01-01T09:00:00.000Z');

/** `Bearer 7` is the client skc_7. */
const authenticate: Authenticate = async (_caller, [authorization = '']) => {
  if (authorization === 'Bearer bad') throw testFaults.badToken();
  const digits = /^Bearer (\d+)$/.exec(authorization)?.[1];
  if (digits === undefined) throw new Error('a bug');
  return { kind: 'client', id: `skc_${digits}` };
};

const open = (few: FewLimits, trust: readonly string[] = []) =>
  openFront({
    trust: trustProxies(trust),
    house: { desk: { clock } as never, environmentOf: async () => environment, limits: limitsOf(few, clock) },
    services: [serveShelf()],
    authenticate,
  });
const as = (client: number) => ({ headers: { authorization: `Bearer ${client}` } });

const transports: Record<string, (baseUrl: string) => Transport> = {
  'gRPC, the fast path': (baseUrl) => createGrpcTransport({ baseUrl }),
  'gRPC-Web': (baseUrl) => createGrpcWebTransport({ baseUrl, httpVersion: '1.1' }),
  'Connect with JSON': (baseUrl) => createConnectTransport({ baseUrl, httpVersion: '1.1', useBinaryFormat: false }),
  'Connect over HTTP/2': (baseUrl) => createConnectTransport({ baseUrl, httpVersion: '2', useBinaryFormat: true }),
};

for (const [name, transport] of Object.entries(transports)) {
  test(`${name}: answers say how much is left, and a refusal when to come back`, async () => {
    const { url } = await open({ api: 100, apiClient: 2 });
    const shelf = createClient(ShelfService, transport(url));
    const told: Headers[] = [];
    const ask = (client: number) => shelf.getBook({ key: { case: 'id', value: 'b1' } }, { ...as(client), onHeader: (headers) => told.push(headers) });
    await ask(1);
    await ask(1);
    assert.deepEqual(
      told.map((headers) => [headers.get('ratelimit-limit'), headers.get('ratelimit-remaining'), headers.get('ratelimit-policy')]),
      [
        ['2', '1', '2;w=60'],
        ['2', '0', '2;w=60'],
      ],
    );
    const refused = await ask(1).then(
      () => assert.fail('it should have been refused'),
      (error: unknown) => ConnectError.from(error),
    );
    assert.equal(refused.code, Code.ResourceExhausted);
    const [info] = refused.findDetails(ErrorInfoSchema);
    assert.deepEqual([info?.errorCode, info?.debugInfo?.detail], ['RATE_LIMITED', 'limits.client']);
    assert.equal(refused.metadata.get('retry-after'), told[0]?.get('ratelimit-reset'));
    assert.equal(refused.metadata.get('ratelimit-remaining'), '0');
    await ask(2);
  });
}

const get = (url: string, headers: Record<string, string> = {}) => fetch(`${url}/test/v1/books/b1`, { headers });

test('REST: the same, with 429', async () => {
  const { url } = await open({ apiClient: 1 });
  const { headers } = as(1);
  const answer = await get(url, headers);
  assert.equal(answer.status, 200);
  assert.equal(answer.headers.get('ratelimit-remaining'), '0');
  const refused = await get(url, headers);
  assert.equal(refused.status, 429);
  assert.equal(refused.headers.get('retry-after'), answer.headers.get('ratelimit-reset'));
  assert.equal(refused.headers.get('ratelimit-limit'), '1');
  const body = (await refused.json()) as { code: number; details: { error_code: string }[] };
  assert.deepEqual([body.code, body.details[0]?.error_code], [8, 'RATE_LIMITED']);
});

test('all clients together have what their environment has', async () => {
  const { url } = await open({ api: 2, apiClient: 2 });
  assert.deepEqual([(await get(url, as(1).headers)).status, (await get(url, as(2).headers)).status], [200, 200]);
  const refused = await get(url, as(3).headers);
  assert.equal(refused.status, 429);
  assert.match(await refused.text(), /limits\.api/);
});

test('strangers use up nothing of the environment: they are counted by their network', async () => {
  const { url } = await open({ api: 2, address: 1 });
  assert.equal((await get(url)).status, 200);
  const refused = await get(url);
  assert.equal(refused.status, 429);
  assert.match(await refused.text(), /limits\.address/);
  assert.deepEqual([(await get(url, as(1).headers)).status, (await get(url, as(1).headers)).status], [200, 200]);
});

test('so are those whose tokens are bad, but not those whom a bug of ours turned away', async () => {
  const { url } = await open({ address: 2 });
  const statuses: number[] = [];
  for (const token of ['bad', 'bug', 'bug', 'bad', 'bad', 'bug']) statuses.push((await get(url, { authorization: `Bearer ${token}` })).status);
  assert.deepEqual(statuses, [401, 500, 500, 401, 429, 500]);
});

test('behind a proxy we trust, networks are told apart; nobody else can choose theirs', async () => {
  const from = (url: string, address: string) => get(url, { 'x-forwarded-for': address });
  const behind = (await open({ address: 1 }, ['loopback'])).url;
  const one = [await from(behind, '2001:db8:1:2::1'), await from(behind, '2001:db8:1:2:ffff::9'), await from(behind, '2001:db8:1:3::1')];
  assert.deepEqual(
    one.map(({ status }) => status),
    [200, 429, 200],
  );
  const direct = (await open({ address: 1 })).url;
  assert.deepEqual([(await from(direct, '192.0.2.1')).status, (await from(direct, '192.0.2.2')).status], [200, 429]);
});

test('without limits no answer speaks of any', async () => {
  const { url } = await open({});
  assert.equal((await get(url)).headers.get('ratelimit-limit'), null);
});
