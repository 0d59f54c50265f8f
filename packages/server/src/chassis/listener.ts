import { randomUUID } from 'node:crypto';
import http from 'node:http';
import http2 from 'node:http2';
import net, { type AddressInfo } from 'node:net';
import tls from 'node:tls';
import type { Log } from '../platform/log.ts';
import { takeAbsoluteTarget } from './absolute-target.ts';
import { restError, tell } from './fault-map.ts';
import { requestFaults } from './request-faults.ts';

/** How much of anything one stranger may take. */
export interface Limits {
  /** From the connection to the bytes that tell HTTP/1.1 from HTTP/2, and for the TLS handshake. */
  readonly firstBytesMilliseconds: number;
  /** From the first byte of an HTTP/1.1 request to the end of its headers. */
  readonly headersMilliseconds: number;
  /** From the first byte of a request to its last. */
  readonly requestMilliseconds: number;
  readonly keepAliveMilliseconds: number;
  /** After this long without a stream an HTTP/2 connection is asked to go. */
  readonly idleSessionMilliseconds: number;
  readonly headerBytes: number;
  readonly bodyBytes: number;
  readonly streamsPerConnection: number;
}

export const LIMITS: Limits = {
  firstBytesMilliseconds: 10_000,
  headersMilliseconds: 15_000,
  requestMilliseconds: 30_000,
  keepAliveMilliseconds: 65_000,
  idleSessionMilliseconds: 600_000,
  headerBytes: 32 * 1024,
  bodyBytes: 4 * 1024 * 1024,
  streamsPerConnection: 256,
};

/** HTTP/2 requests come in the clothes of HTTP/1.1 ones, as Fastify and connect-node expect them. */
export type HandleRequest = (request: http.IncomingMessage, response: http.ServerResponse) => void;

/** Takes an HTTP/2 stream for itself and answers true, or leaves it to `HandleRequest`. */
export type HandleStream = (stream: http2.ServerHttp2Stream, headers: http2.IncomingHttpHeaders, rawHeaders: readonly string[]) => boolean;

export interface ListenerOptions {
  readonly handleRequest: HandleRequest;
  readonly handleStream?: HandleStream;
  readonly log: Log;
  readonly limits?: Partial<Limits>;
  /** Given: TLS, and ALPN chooses the protocol. Not given: plaintext, and the first bytes do. */
  readonly tls?: { readonly cert: string | Buffer; readonly key: string | Buffer };
}

export interface Listener {
  listen(port: number, host: string): Promise<AddressInfo>;
  /**
   * Stops listening, tells clients to go elsewhere and waits for what was accepted to be answered.
   * @param graceMilliseconds after which what is still open is cut
   */
  close(graceMilliseconds: number): Promise<void>;
}

/** One port that speaks HTTP/1.1, HTTP/2 with prior knowledge, and so gRPC over either. */
export function createListener({ handleRequest, handleStream, log, tls: credentials, limits: over }: ListenerOptions): Listener {
  const limits = { ...LIMITS, ...over };
  let closing = false;
  const sockets = new Set<net.Socket>();
  const undecided = new Set<net.Socket>();
  const sessions = new Set<http2.ServerHttp2Session>();
  const answering = new Set<http.ServerResponse>();

  const h1 = http.createServer({
    maxHeaderSize: limits.headerBytes,
    headersTimeout: limits.headersMilliseconds,
    requestTimeout: limits.requestMilliseconds,
    keepAliveTimeout: limits.keepAliveMilliseconds,
    connectionsCheckingInterval: Math.min(5_000, limits.headersMilliseconds, limits.requestMilliseconds),
  });
  h1.on('request', (request, response) => {
    answering.add(response);
    response.once('close', () => {
      answering.delete(response);
      if (closing) setImmediate(() => h1.closeIdleConnections());
    });
    if (closing) response.shouldKeepAlive = false;
    response.on('error', (error) => log.debug({ error }, 'a response could not be written'));
    if (takeAbsoluteTarget(request)) guarded(() => handleRequest(request, response), response);
    else refuseTarget(response);
  });
  h1.on('clientError', refuseHttp1);
  // This server listens on no port of its own, and only listening starts its watch over slow clients.
  h1.emit('listening');

  const h2 = http2.createServer({
    settings: { maxConcurrentStreams: limits.streamsPerConnection, maxHeaderListSize: limits.headerBytes },
    maxSessionInvalidFrames: 100,
  });
  const receiving = new Map<http2.ServerHttp2Stream, number>();
  h2.on('session', (session) => {
    sessions.add(session);
    session.once('close', () => sessions.delete(session));
    session.on('error', (error) => log.debug({ error }, 'an HTTP/2 connection broke'));
    session.setTimeout(limits.idleSessionMilliseconds, () => session.close());
  });
  h2.on('stream', (stream, headers, _flags, rawHeaders: readonly string[]) => {
    // Without a listener a client that hangs up would end the process.
    stream.on('error', (error) => log.debug({ error }, 'an HTTP/2 stream broke'));
    if (!stream.readableEnded) {
      receiving.set(stream, performance.now());
      stream.once('end', () => receiving.delete(stream));
      stream.once('close', () => receiving.delete(stream));
    }
    // We are nobody's tunnel.
    if (headers[':path'] === undefined) return void stream.respond({ ':status': 405 }, { endStream: true });
    try {
      if (handleStream?.(stream, headers, rawHeaders)) return;
    } catch (error) {
      log.error({ error }, 'a stream handler threw');
      if (!stream.destroyed) stream.close(http2.constants.NGHTTP2_INTERNAL_ERROR);
      return;
    }
    const request = new http2.Http2ServerRequest(stream, headers, {}, rawHeaders);
    const response = new http2.Http2ServerResponse(stream);
    if (headers.expect === '100-continue') response.writeContinue();
    // Fastify and connect-node read and write both kinds alike.
    guarded(() => handleRequest(request as unknown as http.IncomingMessage, response as unknown as http.ServerResponse), response);
  });
  h2.on('sessionError', () => {});
  const sweeper = setInterval(
    () => {
      const oldest = performance.now() - limits.requestMilliseconds;
      for (const [stream, since] of receiving) if (since < oldest) stream.close(http2.constants.NGHTTP2_CANCEL);
    },
    Math.min(5_000, limits.requestMilliseconds),
  ).unref();

  const hand = (socket: net.Socket, kind: 'h1' | 'h2') => (kind === 'h2' ? h2 : h1).emit('connection', socket);
  const sniff = (socket: net.Socket) => {
    undecided.add(socket);
    let held: Buffer = Buffer.alloc(0);
    const give = () => socket.destroy();
    const timer = setTimeout(give, limits.firstBytesMilliseconds);
    const leave = () => {
      clearTimeout(timer);
      undecided.delete(socket);
      socket.off('readable', look).off('end', give).off('close', leave);
    };
    const look = () => {
      const chunk: Buffer | null = socket.read();
      if (chunk === null) return;
      held = held.length === 0 ? chunk : Buffer.concat([held, chunk]);
      const kind = protocolOf(held);
      if (!kind) return;
      leave();
      socket.unshift(held);
      hand(socket, kind);
    };
    socket.on('readable', look).once('end', give).once('close', leave);
  };

  const accept = (socket: net.Socket) => {
    socket.on('error', (error) => log.debug({ error }, 'a connection broke'));
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  };
  const server = credentials
    ? tls.createServer({ ...credentials, ALPNProtocols: ['h2', 'http/1.1'], handshakeTimeout: limits.firstBytesMilliseconds, minVersion: 'TLSv1.2' })
    : net.createServer({ noDelay: true });
  server.on('connection', accept);
  if (credentials) {
    server.on('secureConnection', (socket: tls.TLSSocket) => {
      socket.on('error', (error) => log.debug({ error }, 'a TLS connection broke'));
      socket.setNoDelay(true);
      if (socket.alpnProtocol) hand(socket, socket.alpnProtocol === 'h2' ? 'h2' : 'h1');
      else sniff(socket);
    });
    server.on('tlsClientError', (error) => log.debug({ error }, 'a TLS handshake failed'));
  } else {
    server.on('connection', sniff);
  }

  /** One handler that throws ends its own request, never the process. */
  function guarded(handle: () => void, response: http.ServerResponse | http2.Http2ServerResponse) {
    try {
      handle();
    } catch (error) {
      log.error({ error }, 'a request handler threw');
      if (response.headersSent) response.destroy();
      else {
        response.statusCode = 500;
        response.end();
      }
    }
  }

  return {
    listen: (port, host) =>
      new Promise((resolve, reject) => {
        server.once('error', reject);
        server.listen(port, host, () => {
          server.off('error', reject);
          server.on('error', (error) => log.error({ error }, 'the listener failed'));
          resolve(server.address() as AddressInfo);
        });
      }),
    async close(graceMilliseconds) {
      if (closing) return;
      closing = true;
      const empty = new Promise<void>((resolve) => server.close(() => resolve()));
      for (const socket of undecided) socket.destroy();
      for (const session of sessions) session.close();
      for (const response of answering) response.shouldKeepAlive = false;
      h1.closeIdleConnections();
      const cut = setTimeout(() => {
        log.warn({ connections: sockets.size }, 'still busy after the grace period: cutting what is open');
        for (const session of sessions) session.destroy();
        for (const socket of sockets) socket.destroy();
      }, graceMilliseconds);
      await empty;
      clearTimeout(cut);
      clearInterval(sweeper);
      h1.close();
      h2.close();
    },
  };
}

const PREFACE = Buffer.from('PRI');

/** HTTP/2 opens with `PRI * HTTP/2.0`; no method of HTTP/1.1 starts with these three letters. */
function protocolOf(bytes: Buffer): 'h1' | 'h2' | undefined {
  const seen = Math.min(bytes.length, PREFACE.length);
  if (bytes.compare(PREFACE, 0, seen, 0, seen) !== 0) return 'h1';
  return seen === PREFACE.length ? 'h2' : undefined;
}

function refuseTarget(response: http.ServerResponse) {
  const told = tell(requestFaults.malformed(), randomUUID());
  response.writeHead(told.status, { connection: 'close', 'content-type': 'application/json' }).end(JSON.stringify(restError(told)));
}

/** What could not be read as a request gets an answer and no more of our time. */
function refuseHttp1(error: Error, socket: NodeJS.WritableStream & { destroy(): void; writable: boolean }) {
  const code = 'code' in error ? error.code : '';
  if (code === 'ECONNRESET' || !socket.writable) return socket.destroy();
  const fault =
    code === 'HPE_HEADER_OVERFLOW'
      ? requestFaults.headersTooLarge()
      : code === 'ERR_HTTP_REQUEST_TIMEOUT'
        ? requestFaults.tooSlow()
        : requestFaults.malformed();
  const told = tell(fault, randomUUID());
  const body = JSON.stringify(restError(told));
  const head = [
    `HTTP/1.1 ${told.status} ${http.STATUS_CODES[told.status]}`,
    'Connection: close',
    'Content-Type: application/json',
    `Content-Length: ${Buffer.byteLength(body)}`,
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}
