import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import http from 'node:http';
import http2 from 'node:http2';
import https from 'node:https';
import net from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import tls from 'node:tls';
import { createClient } from '@connectrpc/connect';
import { createConnectTransport, createGrpcTransport } from '@connectrpc/connect-node';
import type { Routes } from '../chassis/http.ts';
import { createLog } from '../platform/log.ts';
import { openFront } from '../testing/front.ts';
import { ShelfService } from '../testing/gen/tenon/testing/v1/shelf_pb.ts';
import { createGate, serveShelf } from '../testing/shelf.ts';
import { createListener, type Limits } from './listener.ts';

const routes: Routes[] = [
  (app) => {
    app.get('/', async (request) => ({ host: request.arrival.host, url: request.url }));
    app.get('/hello/:name', async (request) => `hello ${(request.params as { name: string }).name}`);
    app.post('/length', async (request) => ({ length: JSON.stringify(request.body).length }));
  },
];
const { port, url } = await openFront({ services: [serveShelf()], routes });

/** Sends bytes as they are, one write after the other, and reads until the other side closes. */
async function say(to: number, parts: readonly (string | Buffer)[], pause = 20): Promise<string> {
  const socket = net.connect(to, '127.0.0.1');
  socket.setNoDelay(true);
  let answer = '';
  socket.on('data', (chunk) => {
    answer += chunk.toString('latin1');
  });
  const closed = new Promise((resolve) => socket.once('close', resolve));
  socket.on('error', () => {});
  for (const part of parts) {
    socket.write(part);
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
  await closed;
  return answer;
}

const CLOSE = 'Host: localhost\r\nConnection: close\r\n\r\n';

test('HTTP/1.1 and HTTP/2 with prior knowledge are answered on one port', async () => {
  assert.equal(await (await fetch(`${url}/hello/one`)).text(), 'hello one');
  const session = http2.connect(url);
  assert.equal(await textOf(session.request({ ':path': '/hello/two' })), 'hello two');
  session.close();
});

test('the whole address may stand where the path does, and its host counts', async () => {
  const ask = (target: string) => say(port, [`GET ${target} HTTP/1.1\r\n${CLOSE}`]);
  assert.match(await ask('http://orion.example:8080/hello/one?a=/b'), /^HTTP\/1\.1 200 [\s\S]*hello one/);
  assert.match(await ask('HTTPS://orion.example/hello/one'), /hello one/);
  assert.match(await ask('http://[::1]:8080?a=1'), /\{"host":"\[::1\]:8080","url":"\/\?a=1"\}/);
  assert.match(await ask('http://orion.example'), /\{"host":"orion\.example","url":"\/"\}/);
  for (const target of ['ftp://orion.example/', 'http:///hello/one', 'http://ada:pass@orion.example/hello/one', 'http://orion.example#/hello/one']) {
    assert.match(await ask(target), /^HTTP\/1\.1 400 [\s\S]*"INVALID_ARGUMENT"/, target);
  }
});

test('a method that begins like the HTTP/2 preface and comes in pieces is still HTTP/1.1', async () => {
  const body = '{"a":1}';
  const answer = await say(port, ['P', 'OST /length HTTP/1.1\r\n', `Content-Type: application/json\r\nContent-Length: ${body.length}\r\n${CLOSE}`, body]);
  assert.match(answer, /^HTTP\/1\.1 200 /);
  assert.match(answer, /"length":7/);
});

test('the HTTP/2 preface in pieces is still HTTP/2', async () => {
  const socket = net.connect(port, '127.0.0.1');
  const settings = Buffer.from([0, 0, 0, 4, 0, 0, 0, 0, 0]);
  for (const part of ['P', 'R', 'I * HTTP/2.0\r\n\r\nSM\r\n\r\n', settings]) {
    socket.write(part);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  const [first] = (await once(socket, 'data')) as [Buffer];
  socket.destroy();
  // The server's own SETTINGS frame.
  assert.equal(first[3], 4);
});

test('a body larger than any packet arrives whole', async () => {
  const text = 'x'.repeat(1_000_000);
  const answer = await fetch(`${url}/length`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(text) });
  assert.deepEqual(await answer.json(), { length: 1_000_002 });
});

test('garbage is refused and disturbs nobody', async () => {
  assert.match(await say(port, ['\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03 this is TLS']), /^HTTP\/1\.1 400 /);
  assert.match(await say(port, ['PRIVATE thoughts\r\n\r\n'], 50), /^(|.*)$/s);
  assert.match(await say(port, [`GET /hello/x HTTP/1.1\r\nX: ${'y'.repeat(40_000)}\r\n${CLOSE}`]), /^HTTP\/1\.1 431 /);
  assert.equal(await (await fetch(`${url}/hello/still`)).text(), 'hello still');
});

test('what cannot be read as a request is refused with details', async () => {
  const answer = await say(port, ['NOT HTTP AT ALL\r\n\r\n']);
  const body = JSON.parse(answer.slice(answer.indexOf('\r\n\r\n')));
  assert.equal(body.details[0].error_code, 'INVALID_ARGUMENT');
  assert.match(body.details[0].request_info.request_id, /^[0-9a-f-]{36}$/);
});

test('nobody is tunnelled anywhere', async () => {
  assert.equal(await say(port, ['CONNECT example.org:443 HTTP/1.1\r\nHost: example.org\r\n\r\n']), '');
  const session = http2.connect(url);
  const stream = session.request({ ':method': 'CONNECT', ':authority': 'example.org:443' });
  const [headers] = (await once(stream, 'response')) as [http2.IncomingHttpHeaders];
  assert.equal(headers[':status'], 405);
  session.close();
});

test('an RPC without a host is refused, not dropped', async () => {
  const call = 'POST /tenon.testing.v1.ShelfService/GetBook HTTP/1.0\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}';
  assert.match(await say(port, [call]), /^HTTP\/1\.1 400 /);
});

test('an upgrade to HTTP/2 is politely ignored', async () => {
  const answer = await say(port, [
    'GET /hello/old HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade, HTTP2-Settings, close\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABk\r\n\r\n',
  ]);
  assert.match(answer, /^HTTP\/1\.1 200 /);
  assert.match(answer, /hello old$/);
});

// ---- limits, on listeners of their own with short patience

async function openListener(limits: Partial<Limits>, handleRequest: http.RequestListener = (_request, response) => void response.end('ok')) {
  const listener = createListener({ handleRequest, limits, log: createLog({ level: 'silent' }) });
  const { port } = await listener.listen(0, '127.0.0.1');
  return { port, listener };
}

test('a connection that says nothing, or not enough, is closed', async () => {
  const { port, listener } = await openListener({ firstBytesMilliseconds: 50 });
  assert.equal(await say(port, []), '');
  assert.equal(await say(port, ['P']), '');
  await listener.close(0);
});

test('headers that never end are timed out', async () => {
  const { port, listener } = await openListener({ headersMilliseconds: 100, requestMilliseconds: 10_000 });
  assert.match(await say(port, ['GET / HTTP/1.1\r\n', 'Host: localhost\r\n']), /^HTTP\/1\.1 408 /);
  await listener.close(0);
});

test('a body that never ends is timed out', async () => {
  const { port, listener } = await openListener({ headersMilliseconds: 100, requestMilliseconds: 200 }, (request, response) => {
    request.resume().once('end', () => response.end('ok'));
  });
  assert.match(await say(port, ['POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10\r\n\r\nabc']), /^HTTP\/1\.1 408 /);
  await listener.close(0);
});

test('a body that never ends is timed out on HTTP/2 as well', async () => {
  const { port, listener } = await openListener({ headersMilliseconds: 100, requestMilliseconds: 100 }, (request, response) => {
    request.resume().once('end', () => response.end('ok'));
  });
  const session = http2.connect(`http://127.0.0.1:${port}`);
  const stream = session.request({ ':method': 'POST', ':path': '/' });
  stream.on('error', () => {});
  stream.write('abc');
  await once(stream, 'close');
  assert.equal(stream.rstCode, http2.constants.NGHTTP2_CANCEL);
  session.destroy();
  await listener.close(0);
});

test('a handler that throws ends its own request and nothing else', async () => {
  const { port, listener } = await openListener({}, (request, response) => {
    if (request.url === '/throw') throw new Error('oh');
    response.end('ok');
  });
  assert.equal((await fetch(`http://127.0.0.1:${port}/throw`)).status, 500);
  const session = http2.connect(`http://127.0.0.1:${port}`);
  const stream = session.request({ ':path': '/throw' });
  const [headers] = (await once(stream, 'response')) as [http2.IncomingHttpHeaders];
  assert.equal(headers[':status'], 500);
  session.close();
  assert.equal((await fetch(`http://127.0.0.1:${port}/`)).status, 200);
  await listener.close(0);
});

test('a port that is taken is said so', async () => {
  const { listener } = await openListener({});
  const other = createListener({ handleRequest: () => {}, log: createLog({ level: 'silent' }) });
  await assert.rejects(other.listen(port, '127.0.0.1'), { code: 'EADDRINUSE' });
  await listener.close(0);
});

// ---- TLS

const folder = mkdtempSync(join(tmpdir(), 'tenon-tls-'));
execFileSync(
  'openssl',
  ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1'].concat([
    '-keyout',
    join(folder, 'key.pem'),
    '-out',
    join(folder, 'cert.pem'),
  ]),
  { stdio: 'ignore' },
);
const [cert, key] = [readFileSync(join(folder, 'cert.pem')), readFileSync(join(folder, 'key.pem'))];
rmSync(folder, { recursive: true });

test('with a certificate the same is served over TLS, by ALPN', async () => {
  const { port, url } = await openFront({ services: [serveShelf()], routes, tls: { cert, key } });
  const nodeOptions = { ca: cert };
  const grpc = createClient(ShelfService, createGrpcTransport({ baseUrl: url, nodeOptions }));
  assert.equal((await grpc.getBook({ key: { case: 'id', value: 'b1' } })).title, 'About b1');
  const connect = createClient(ShelfService, createConnectTransport({ baseUrl: url, httpVersion: '1.1', nodeOptions }));
  assert.equal((await connect.getBook({ key: { case: 'id', value: 'b2' } })).title, 'About b2');

  for (const [offered, chosen] of [
    [['h2', 'http/1.1'], 'h2'],
    [['http/1.1'], 'http/1.1'],
    [[], false],
  ] as const) {
    const socket = tls.connect({ port, host: '127.0.0.1', ca: cert, ALPNProtocols: [...offered] });
    await once(socket, 'secureConnect');
    assert.equal(socket.alpnProtocol, chosen);
    socket.destroy();
  }
  const answer = await new Promise<http.IncomingMessage>((resolve, reject) => https.get(`${url}/hello/tls`, { ca: cert }, resolve).on('error', reject));
  assert.equal(answer.statusCode, 200);
  answer.resume();
});

test('plaintext on the TLS port is closed and disturbs nobody', async () => {
  const { port, url } = await openFront({ routes, tls: { cert, key } });
  await say(port, [`GET /hello/x HTTP/1.1\r\n${CLOSE}`]);
  const session = http2.connect(url, { ca: cert });
  const stream = session.request({ ':path': '/hello/tls' });
  const [headers] = (await once(stream, 'response')) as [http2.IncomingHttpHeaders];
  assert.equal(headers[':status'], 200);
  session.close();
});

// ---- leaving

test('what was accepted is finished before the port closes: gRPC, HTTP/1.1, HTTP/2', async () => {
  const gates = { grpc: createGate(), h1: createGate(), h2: createGate() };
  const slow: Routes = (app) => {
    app.get('/slow/:by', async (request) => {
      await gates[(request.params as { by: 'h1' | 'h2' }).by].pass();
      return 'finished';
    });
  };
  const { front, url } = await openFront({ services: [serveShelf(gates.grpc)], routes: [slow] });
  const grpc = createClient(ShelfService, createGrpcTransport({ baseUrl: url }));
  const agent = new http.Agent({ keepAlive: true });
  const viaGrpc = grpc.getBook({ key: { case: 'id', value: 'slow' } });
  const viaHttp = new Promise<http.IncomingMessage>((resolve, reject) => http.get(`${url}/slow/h1`, { agent }, resolve).on('error', reject));
  const session = http2.connect(url);
  const viaHttp2 = textOf(session.request({ ':path': '/slow/h2' }));
  await Promise.all(Object.values(gates).map((gate) => gate.reached));

  let closed = false;
  const closing = front.close(10_000).then(() => {
    closed = true;
  });
  await assert.rejects(fetch(`${url}/slow/h1`), 'a new connection is refused');
  assert.equal(closed, false);
  for (const gate of Object.values(gates)) gate.release();

  assert.equal((await viaGrpc).id, 'slow');
  const answer = await viaHttp;
  assert.equal(answer.statusCode, 200);
  assert.equal(answer.headers.connection, 'close');
  answer.resume();
  assert.equal(await viaHttp2, 'finished');
  await closing;
  agent.destroy();
});

test('connections that only wait are closed at once', async () => {
  const { front, port, url } = await openFront({ routes, limits: { firstBytesMilliseconds: 60_000 } });
  const agent = new http.Agent({ keepAlive: true });
  const answer = await new Promise<http.IncomingMessage>((resolve, reject) => http.get(`${url}/hello/idle`, { agent }, resolve).on('error', reject));
  answer.resume();
  await once(answer, 'end');
  const session = http2.connect(url);
  await once(session, 'remoteSettings');
  const silent = net.connect(port, '127.0.0.1');
  await once(silent, 'connect');
  silent.on('error', () => {});
  await front.close(60_000);
  agent.destroy();
});

test('what does not finish is cut after the grace period', async () => {
  const gate = createGate();
  const { front, url } = await openFront({ services: [serveShelf(gate)] });
  const failed = assert.rejects(createClient(ShelfService, createGrpcTransport({ baseUrl: url })).getBook({ key: { case: 'id', value: 'slow' } }));
  await gate.reached;
  await front.close(20);
  await failed;
  gate.release();
});

function once(emitter: { once(name: string, listener: (...values: unknown[]) => void): unknown }, name: string): Promise<unknown[]> {
  return new Promise((resolve, reject) => {
    emitter.once('error', reject);
    emitter.once(name, (...values) => resolve(values));
  });
}

async function textOf(stream: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}
