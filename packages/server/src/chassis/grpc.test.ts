import assert from 'node:assert/strict';
import http2 from 'node:http2';
import net from 'node:net';
import { test } from 'node:test';
import { create, fromBinary, toBinary } from '@bufbuild/protobuf';
import { BinaryReader } from '@bufbuild/protobuf/wire';
import { Code, ConnectError, createClient, type Transport } from '@connectrpc/connect';
import { compressionGzip, createConnectTransport, createGrpcTransport, createGrpcWebTransport } from '@connectrpc/connect-node';
import { ErrorInfoSchema } from '@tenon/api/scalekit/v1/errdetails/errdetails_pb.ts';
import { openFront } from '../testing/front.ts';
import { BookSchema, CreateBookRequestSchema, GetBookRequestSchema, ShelfService } from '../testing/gen/tenon/testing/v1/shelf_pb.ts';
import { createGate, serveShelf } from '../testing/shelf.ts';

const { url, lines } = await openFront({ services: [serveShelf(createGate())], limits: { bodyBytes: 64 * 1024 } });

const byId = (value: string) => ({ key: { case: 'id' as const, value } });
const failureOf = async (call: Promise<unknown>): Promise<ConnectError> => {
  const thrown = await call.then(
    () => assert.fail('it should have failed'),
    (error: unknown) => error,
  );
  assert.ok(thrown instanceof ConnectError);
  return thrown;
};

const transports: Record<string, (options?: object) => Transport> = {
  'gRPC over HTTP/2, the fast path': (options) => createGrpcTransport({ baseUrl: url, ...options }),
  'gRPC over HTTP/2, compressed': (options) =>
    createGrpcTransport({ baseUrl: url, sendCompression: compressionGzip, compressMinBytes: 0, acceptCompression: [compressionGzip], ...options }),
  'gRPC-Web over HTTP/1.1': (options) => createGrpcWebTransport({ baseUrl: url, httpVersion: '1.1', ...options }),
  'gRPC-Web over HTTP/2': (options) => createGrpcWebTransport({ baseUrl: url, httpVersion: '2', ...options }),
  'Connect over HTTP/1.1': (options) => createConnectTransport({ baseUrl: url, httpVersion: '1.1', useBinaryFormat: true, ...options }),
  'Connect with JSON over HTTP/2': (options) => createConnectTransport({ baseUrl: url, httpVersion: '2', useBinaryFormat: false, ...options }),
};

for (const [name, transport] of Object.entries(transports)) {
  const shelf = createClient(ShelfService, transport());

  test(`${name}: a call is answered`, async () => {
    assert.equal((await shelf.getBook(byId('b1'))).title, 'About b1');
  });

  test(`${name}: an error keeps its code and words, and carries one ErrorInfo`, async () => {
    const failure = await failureOf(shelf.getBook(byId('lent'), { headers: { 'x-request-id': 'asked-by-a-test' } }));
    assert.equal(failure.code, Code.AlreadyExists);
    assert.equal(failure.rawMessage, 'Somebody else has "lent", très désolé.');
    const infos = failure.findDetails(ErrorInfoSchema);
    assert.equal(failure.details.length, 1);
    assert.equal(infos[0]?.errorCode, 'ALREADY_EXISTS');
    assert.equal(infos[0]?.debugInfo?.detail, 'shelf.lent');
    assert.equal(infos[0]?.resourceInfo?.resourceName, 'lent');
    assert.equal(infos[0]?.requestInfo?.requestId, 'asked-by-a-test');
  });

  test(`${name}: broken rules name their fields`, async () => {
    const failure = await failureOf(shelf.getBook(byId('x'.repeat(33))));
    assert.equal(failure.code, Code.InvalidArgument);
    const [violation] = failure.findDetails(ErrorInfoSchema)[0]?.validationErrorInfo?.fieldViolations ?? [];
    assert.equal(violation?.field, 'id');
    assert.equal(violation?.constraint, 'string.max_len');
    assert.match(violation?.description ?? '', /32/);
  });

  test(`${name}: a bug says nothing about itself to the caller and all of it to the log`, async () => {
    const failure = await failureOf(shelf.getBook(byId('bug'), { headers: { 'x-request-id': `bug-${name.replace(/\W/g, '')}` } }));
    assert.equal(failure.code, Code.Internal);
    assert.equal(failure.rawMessage, `Something went wrong on our side. Request id: bug-${name.replace(/\W/g, '')}`);
    const [info] = failure.findDetails(ErrorInfoSchema);
    assert.equal(info?.errorCode, 'INTERNAL');
    assert.equal(info?.debugInfo, undefined);
    const line = lines.find(({ request, level }) => request === `bug-${name.replace(/\W/g, '')}` && level === 'error');
    assert.match(JSON.stringify(line), /the secret inside/);
  });

  test(`${name}: a method of the contract that is not served yet is told from one that does not exist`, async () => {
    const failure = await failureOf(shelf.whisper(byId('b1')));
    assert.equal(failure.code, Code.Unimplemented);
    assert.equal(failure.findDetails(ErrorInfoSchema)[0]?.debugInfo?.detail, 'request.not_served_yet');
  });

  test(`${name}: without credentials a command for clients is unauthenticated, whatever the message`, async () => {
    const failure = await failureOf(shelf.createBook({}));
    assert.equal(failure.code, Code.Unauthenticated);
    assert.equal(failure.findDetails(ErrorInfoSchema)[0]?.errorCode, 'UNAUTHENTICATED');
  });

  test(`${name}: with credentials it is done, and with bad ones it is unauthenticated`, async () => {
    const book = { book: { title: 'Emma' } };
    assert.equal((await shelf.createBook(book, { headers: { authorization: 'Bearer good' } })).title, 'Emma');
    assert.equal((await failureOf(shelf.createBook(book, { headers: { authorization: 'Bearer bad' } }))).code, Code.Unauthenticated);
  });

  test(`${name}: a call past its deadline is told so while the work goes on`, async () => {
    const failure = await failureOf(shelf.getBook(byId('slow'), { timeoutMs: 50 }));
    assert.equal(failure.code, Code.DeadlineExceeded);
  });

  test(`${name}: a message over the limit is refused`, async () => {
    const failure = await failureOf(shelf.getBook(byId('x'.repeat(70_000))));
    assert.equal(failure.code, Code.ResourceExhausted);
    assert.equal(failure.findDetails(ErrorInfoSchema)[0]?.errorCode, 'RESOURCE_EXHAUSTED');
  });

  test(`${name}: told to slow down, the caller hears for how long`, async () => {
    const failure = await failureOf(shelf.getBook(byId('tired')));
    assert.equal(failure.code, Code.ResourceExhausted);
    assert.equal(failure.metadata.get('retry-after'), '7');
  });
}

// ---- the fast path, frame by frame

const frame = (message: Uint8Array, flags = 0): Buffer => {
  const header = Buffer.alloc(5);
  header[0] = flags;
  header.writeUInt32BE(message.length, 1);
  return Buffer.concat([header, message]);
};
const getBook = (id: string) => frame(toBinary(GetBookRequestSchema, create(GetBookRequestSchema, byId(id))));

/** One gRPC call in raw frames. */
async function call(path: string, body: Buffer | Buffer[], headers: http2.OutgoingHttpHeaders | string[] = {}) {
  const session = http2.connect(url);
  const fixed = { ':method': 'POST', ':path': path, 'content-type': 'application/grpc', te: 'trailers' };
  const stream = session.request({ ...fixed, ...headers });
  const answer: http2.IncomingHttpHeaders = {};
  const chunks: Buffer[] = [];
  stream.on('response', (received) => Object.assign(answer, received));
  stream.on('trailers', (received) => Object.assign(answer, received));
  stream.on('data', (chunk: Buffer) => chunks.push(chunk));
  for (const part of [body].flat()) stream.write(part);
  stream.end();
  await new Promise((resolve) => stream.once('close', resolve));
  session.close();
  return { answer, body: Buffer.concat(chunks) };
}

const GET_BOOK = '/tenon.testing.v1.ShelfService/GetBook';

test('the status in grpc-status-details-bin says the same as the trailers', async () => {
  const { answer } = await call(GET_BOOK, getBook('lent'));
  assert.equal(answer['grpc-status'], '6');
  assert.equal(answer['grpc-message'], 'Somebody else has "lent", tr%C3%A8s d%C3%A9sol%C3%A9.');
  const reader = new BinaryReader(Buffer.from(String(answer['grpc-status-details-bin']), 'base64'));
  assert.deepEqual([reader.tag()[0], reader.int32()], [1, 6]);
  assert.deepEqual([reader.tag()[0], reader.string()], [2, 'Somebody else has "lent", très désolé.']);
  assert.equal(reader.tag()[0], 3);
  const any = new BinaryReader(reader.bytes());
  assert.deepEqual([any.tag()[0], any.string()], [1, 'type.googleapis.com/scalekit.v1.errdetails.ErrorInfo']);
  assert.equal(any.tag()[0], 2);
  assert.equal(fromBinary(ErrorInfoSchema, any.bytes()).errorCode, 'ALREADY_EXISTS');
  assert.equal(reader.pos, reader.len);
});

test('a message that comes in pieces is put together', async () => {
  const whole = getBook('b1');
  const { answer, body } = await call(GET_BOOK, [whole.subarray(0, 3), whole.subarray(3, 7), whole.subarray(7)]);
  assert.equal(answer['grpc-status'], '0');
  assert.equal(fromBinary(BookSchema, body.subarray(5)).id, 'b1');
});

test('both spellings of the content type are taken and given back', async () => {
  for (const type of ['application/grpc', 'application/grpc+proto']) {
    const { answer } = await call(GET_BOOK, getBook('b1'), { 'content-type': type });
    assert.equal(answer['content-type'], type);
    assert.equal(answer['grpc-status'], '0');
  }
});

const torn: [string, Buffer, string][] = [
  ['no frame at all', Buffer.alloc(0), 'request.malformed_frame'],
  ['half a frame header', Buffer.from([0, 0]), 'request.malformed_frame'],
  ['a frame shorter than it says', getBook('b1').subarray(0, -1), 'request.malformed_frame'],
  ['bytes after the frame', Buffer.concat([getBook('b1'), getBook('b2')]), 'request.malformed_frame'],
  ['a compressed frame without an encoding', frame(Buffer.from('x'), 1), 'request.malformed_frame'],
  ['a frame that is no message', frame(Buffer.from([0xff, 0xff, 0xff])), 'request.malformed_message'],
];
for (const [name, body, fault] of torn) {
  test(`${name} is an invalid argument, with details`, async () => {
    const { answer } = await call(GET_BOOK, body);
    assert.equal(answer['grpc-status'], '3');
    assert.match(Buffer.from(String(answer['grpc-status-details-bin']), 'base64').toString('latin1'), new RegExp(fault));
  });
}

test('a method nobody has is unimplemented, with details', async () => {
  const { answer } = await call('/tenon.testing.v1.ShelfService/Burn', getBook('b1'));
  assert.equal(answer['grpc-status'], '12');
  assert.ok(answer['grpc-status-details-bin']);
});

test('a deadline nobody can read is an invalid argument', async () => {
  const { answer } = await call(GET_BOOK, getBook('b1'), { 'grpc-timeout': 'soon' });
  assert.equal(answer['grpc-status'], '3');
});

/**
 * The same by hand, because Node's own client refuses to send one header twice, as the Python SDK does.
 * Every header is a literal of HPACK (RFC 7541, 6.2.2); the answer is waited for and read from the log.
 */
async function callWith(headers: readonly (readonly [string, string])[], body: Buffer): Promise<void> {
  const literal = ([name, value]: readonly [string, string]) => [
    Buffer.from([0, name.length]),
    Buffer.from(name),
    Buffer.from([value.length]),
    Buffer.from(value),
  ];
  const h2frame = (type: number, flags: number, stream: number, payload: Buffer) => {
    const head = Buffer.alloc(9);
    head.writeUIntBE(payload.length, 0, 3);
    head.writeUInt8(type, 3);
    head.writeUInt8(flags, 4);
    head.writeUInt32BE(stream, 5);
    return Buffer.concat([head, payload]);
  };
  const [END_STREAM, END_HEADERS] = [1, 4];
  const socket = net.connect(Number(new URL(url).port), '127.0.0.1');
  socket.write('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n');
  socket.write(h2frame(4, 0, 0, Buffer.alloc(0)));
  socket.write(h2frame(1, END_HEADERS, 1, Buffer.concat(headers.flatMap(literal))));
  socket.write(h2frame(0, END_STREAM, 1, body));
  let seen = Buffer.alloc(0);
  for await (const chunk of socket) {
    seen = Buffer.concat([seen, chunk]);
    for (let at = 0; at + 9 <= seen.length; at += 9 + seen.readUIntBE(at, 3)) {
      if (seen.readUInt32BE(at + 5) === 1 && (seen.readUInt8(at + 4) & END_STREAM) !== 0 && at + 9 + seen.readUIntBE(at, 3) <= seen.length) return;
    }
  }
}

test('of two Authorization values either may be the good one', async () => {
  const outcomeWith = async (requestId: string, ...authorizations: string[]) => {
    await callWith(
      [
        [':method', 'POST'],
        [':scheme', 'http'],
        [':path', '/tenon.testing.v1.ShelfService/CreateBook'],
        [':authority', 'localhost'],
        ['content-type', 'application/grpc'],
        ['x-request-id', requestId],
        ...authorizations.map((value) => ['authorization', value] as const),
      ],
      frame(toBinary(CreateBookRequestSchema, create(CreateBookRequestSchema, { book: { title: 'Emma' } }))),
    );
    return lines.find(({ request }) => request === requestId)?.outcome;
  };
  assert.equal(await outcomeWith('fresh-first', 'Bearer good', 'Bearer stale'), 'OK');
  assert.equal(await outcomeWith('stale-first', 'Bearer stale', 'Bearer good'), 'OK');
  assert.equal(await outcomeWith('both-stale', 'Bearer stale', 'Bearer old'), 'UNAUTHENTICATED');
});

test('a caller who hangs up is noted as such and disturbs nobody', async () => {
  // At a gate that nobody has been at before: they have to have been let in.
  const gate = createGate();
  const { url, lines } = await openFront({ services: [serveShelf(gate)] });
  const session = http2.connect(url);
  session.on('error', () => {});
  const stream = session.request({ ':method': 'POST', ':path': GET_BOOK, 'content-type': 'application/grpc', 'x-request-id': 'hung-up-1' });
  stream.on('error', () => {});
  stream.end(getBook('slow'));
  await gate.reached;
  const closed = new Promise((resolve) => stream.once('close', resolve));
  stream.close(http2.constants.NGHTTP2_CANCEL);
  await closed;
  session.destroy();
  const somebodyElse = createClient(ShelfService, createGrpcTransport({ baseUrl: url }));
  assert.equal((await somebodyElse.getBook(byId('b1'))).title, 'About b1');
  assert.equal(lines.find(({ request }) => request === 'hung-up-1')?.outcome, 'CANCELLED');
});

// ---- gRPC over HTTP/1.1, byte by byte, as the Go SDK speaks it to an http:// URL

/** @returns head, body with its chunks put together, and trailers */
async function callHttp1(path: string, body: Buffer, extra = '') {
  const socket = net.connect(Number(new URL(url).port), '127.0.0.1');
  socket.write(
    `POST ${path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/grpc\r\nTE: trailers\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n${extra}\r\n`,
  );
  socket.write(Buffer.concat([Buffer.from(`${body.length.toString(16)}\r\n`), body, Buffer.from('\r\n0\r\n\r\n')]));
  const received: Buffer[] = [];
  for await (const chunk of socket) received.push(chunk);
  const bytes = Buffer.concat(received);
  const end = bytes.indexOf('\r\n\r\n');
  const chunks: Buffer[] = [];
  let at = end + 4;
  for (;;) {
    const line = bytes.indexOf('\r\n', at);
    const size = Number.parseInt(bytes.toString('latin1', at, line), 16);
    at = line + 2;
    if (size === 0) break;
    chunks.push(bytes.subarray(at, at + size));
    at += size + 2;
  }
  const trailers = new Headers(
    bytes
      .toString('latin1', at)
      .split('\r\n')
      .filter((line) => line !== '')
      .map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()]),
  );
  return { head: bytes.toString('latin1', 0, end).toLowerCase(), body: Buffer.concat(chunks), trailers };
}

test('gRPC over HTTP/1.1 ends with real trailers', async () => {
  const { head, body, trailers } = await callHttp1(GET_BOOK, getBook('b1'));
  assert.match(head, /^http\/1\.1 200 /);
  assert.match(head, /transfer-encoding: chunked/);
  assert.doesNotMatch(head, /grpc-status/);
  assert.equal(fromBinary(BookSchema, body.subarray(5)).title, 'About b1');
  assert.equal(trailers.get('grpc-status'), '0');
});

test('an error over HTTP/1.1 has its details in the trailers', async () => {
  for (const [body, code] of [
    [getBook('lent'), 6],
    [frame(Buffer.from([0xff, 0xff])), 3],
  ] as const) {
    const { trailers } = await callHttp1(GET_BOOK, body);
    assert.equal(trailers.get('grpc-status'), String(code));
    const status = new BinaryReader(Buffer.from(trailers.get('grpc-status-details-bin') ?? '', 'base64'));
    assert.deepEqual([status.tag()[0], status.int32()], [1, code]);
    assert.deepEqual([status.tag()[0], status.string()], [2, decodeURIComponent(trailers.get('grpc-message') ?? '')]);
  }
});

test('of two Authorization headers over HTTP/1.1 either may be the good one', async () => {
  const body = frame(toBinary(CreateBookRequestSchema, create(CreateBookRequestSchema, { book: { title: 'Emma' } })));
  const path = '/tenon.testing.v1.ShelfService/CreateBook';
  assert.equal((await callHttp1(path, body, 'Authorization: Bearer stale\r\nauthorization: Bearer good\r\n')).trailers.get('grpc-status'), '0');
  assert.equal((await callHttp1(path, body, 'Authorization: Bearer stale\r\n')).trailers.get('grpc-status'), '16');
});

test('a wrong method or content type on an RPC is refused in JSON', async () => {
  const wrongMethod = await fetch(`${url}${GET_BOOK}`);
  assert.equal(wrongMethod.status, 405);
  assert.equal(wrongMethod.headers.get('allow'), 'POST');
  const wrongType = await fetch(`${url}${GET_BOOK}`, { method: 'POST', headers: { 'content-type': 'text/plain' }, body: 'x' });
  assert.equal(wrongType.status, 415);
  const body = (await wrongType.json()) as { details: { '@type': string }[] };
  assert.equal(body.details[0]?.['@type'], 'type.googleapis.com/scalekit.v1.errdetails.ErrorInfo');
});

test('what connect-node refuses by itself carries details too', async () => {
  const refused = await fetch(`${url}${GET_BOOK}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"id":' });
  assert.equal(refused.status, 400);
  const body = (await refused.json()) as { code: string; details: { type: string }[] };
  assert.equal(body.code, 'invalid_argument');
  assert.equal(body.details[0]?.type, 'scalekit.v1.errdetails.ErrorInfo');

  const web = await fetch(`${url}${GET_BOOK}`, {
    method: 'POST',
    headers: { 'content-type': 'application/grpc-web+proto' },
    body: new Uint8Array(frame(Buffer.from([0xff, 0xff]))),
  });
  const text = Buffer.from(await web.arrayBuffer()).toString('latin1');
  assert.match(text, /grpc-status: 3\r\n/);
  assert.match(text, /grpc-status-details-bin: \S+\r\n/);
});
