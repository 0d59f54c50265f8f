import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { createClient } from '@connectrpc/connect';
import { createGrpcTransport } from '@connectrpc/connect-node';
import { openFront } from '../testing/front.ts';
import { ShelfService } from '../testing/gen/tenon/testing/v1/shelf_pb.ts';
import { createGate, serveShelf } from '../testing/shelf.ts';
import { createMetrics, type MetricsOptions } from './metrics.ts';

function metrics(options: MetricsOptions) {
  const made = createMetrics(options);
  after(() => made.close());
  return made;
}
const read = async (url: string, headers: Record<string, string> = {}) => {
  const answer = await fetch(`${url}/metrics`, { headers });
  return { status: answer.status, type: answer.headers.get('content-type'), text: await answer.text() };
};
const sources = { pool: () => ({ open: 3, idle: 1, waiting: 0 }), jobs: async () => ({ due: 2, later: 5, failed: 1 }) };

test('what was asked for is counted by route, method and outcome', async () => {
  const gate = createGate();
  const { url } = await openFront({ services: [serveShelf(gate)], metrics: metrics({ sources, openToThisMachine: true }) });
  await fetch(`${url}/test/v1/books/secret-id?page_token=hush`);
  await fetch(`${url}/test/v1/books/missing`);
  await fetch(`${url}/nothing/secret-path`);
  const shelf = createClient(ShelfService, createGrpcTransport({ baseUrl: url }));
  await shelf.getBook({ key: { case: 'id', value: 'b1' } });
  await assert.rejects(shelf.getBook({ key: { case: 'id', value: 'lent' } }));
  const slow = shelf.getBook({ key: { case: 'id', value: 'slow' } });
  await gate.reached;

  const { status, type, text } = await read(url);
  gate.release();
  await slow;
  assert.equal(status, 200);
  assert.match(type ?? '', /^text\/plain; version=0\.0\.4/);
  const has = (name: string, labels: Record<string, string>, value: string) => {
    const found = text.split('\n').some((line) => {
      const [, metric, given, counted] = /^(\w+)\{(.*)\} (\S+)/.exec(line) ?? [];
      return metric === name && counted === value && Object.entries(labels).every(([label, wanted]) => given?.includes(`${label}="${wanted}"`));
    });
    assert.ok(found, `${name} ${JSON.stringify(labels)} ${value} in\n${text}`);
  };
  const route = { http_request_method: 'GET', http_route: '/test/v1/books/{id}' };
  has('http_server_request_duration_seconds_count', { ...route, http_response_status_code: '200' }, '1');
  has('http_server_request_duration_seconds_count', { ...route, http_response_status_code: '404' }, '1');
  has('http_server_request_duration_seconds_count', { http_route: 'unknown', http_response_status_code: '404' }, '1');
  const method = { rpc_system: 'grpc', rpc_method: '/tenon.testing.v1.ShelfService/GetBook' };
  has('rpc_server_call_duration_seconds_count', { ...method, rpc_response_status_code: 'OK' }, '1');
  has('rpc_server_call_duration_seconds_count', { ...method, rpc_response_status_code: 'ALREADY_EXISTS' }, '1');
  has('tenon_requests_active', { surface: 'grpc' }, '1');
  has('tenon_db_connections', { state: 'idle' }, '1');
  has('tenon_jobs', { state: 'failed' }, '1');
  assert.match(text, /tenon_event_loop_delay_seconds\{.*quantile="0\.99"/);
  assert.doesNotMatch(text, /secret|hush/);
});

test('with the database away the rest is still told', async () => {
  const away = { ...sources, jobs: () => Promise.reject(new Error('gone')) };
  const { url } = await openFront({ metrics: metrics({ sources: away, openToThisMachine: true }) });
  const { status, text } = await read(url);
  assert.equal(status, 200);
  assert.match(text, /tenon_db_connections\{state="open"\} 3/);
  assert.doesNotMatch(text, /tenon_jobs\{/);
});

test('with a token only its bearer reads them; the others learn nothing', async () => {
  const { url } = await openFront({ metrics: metrics({ token: 'sixteen-characters', openToThisMachine: true }) });
  assert.equal((await read(url)).status, 404);
  assert.equal((await read(url, { authorization: 'Bearer another-token-xx' })).status, 404);
  assert.equal((await read(url, { authorization: 'Bearer sixteen-characters' })).status, 200);
});

test('without a token in production nobody reads them', async () => {
  const { url } = await openFront({ metrics: metrics({ openToThisMachine: false }) });
  assert.equal((await read(url)).status, 404);
});
