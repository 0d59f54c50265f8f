import type { IncomingMessage, ServerResponse } from 'node:http';
import type { DescMethodUnary } from '@bufbuild/protobuf';
import { Code, ConnectError, createConnectRouter, createContextKey, createContextValues } from '@connectrpc/connect';
import { readAllBytes, type UniversalHandler, type UniversalServerResponse } from '@connectrpc/connect/protocol';
import { codeToHttpStatus, errorFromJsonBytes, errorToJsonBytes } from '@connectrpc/connect/protocol-connect';
import { compressionGzip, universalRequestFromNodeRequest, universalResponseToNodeResponse } from '@connectrpc/connect-node';
import type { Fault } from '../platform/fault.ts';
import { type Arrival, arrivalOf, type Trust } from './arrival.ts';
import type { Calls } from './calls.ts';
import { DRY_RUN_TRAILER, trailerOf } from './dry-run.ts';
import { connectError, grpcTrailers, restError, type Told } from './fault-map.ts';
import { requestFaults } from './request-faults.ts';
import { tellTo } from './told-to.ts';
import { pathOf as pathUnder } from './under-path.ts';
import type { Surface, Watch } from './watch.ts';

export interface ConnectOptions {
  readonly calls: Calls;
  readonly trust: Trust;
  readonly watch: Watch;
  readonly bodyBytes: number;
}

export interface ConnectSurface {
  /** Whether a request is an RPC of a connect-node protocol: one of our methods, or gRPC to a method nobody has. */
  takes(request: IncomingMessage): boolean;
  handle(request: IncomingMessage, response: ServerResponse): void;
}

/** A call on its way through connect-node, and how it ended. */
interface Journey {
  readonly arrival: Arrival;
  /** It got through connect-node's own checks. */
  reached: boolean;
  told?: Told;
  thrown?: unknown;
}

const journeyKey = createContextKey<Journey | undefined>(undefined);

/**
 * Connect, gRPC-Web, gRPC over HTTP/1.1 and compressed gRPC, by connect-node. What connect-node refuses by itself
 * (a torn frame, bad JSON) leaves without details; they are put in on the way out, because every error carries them.
 */
export function createConnect({ calls, trust, watch, bodyBytes }: ConnectOptions): ConnectSurface {
  const router = createConnectRouter({ acceptCompression: [compressionGzip], readMaxBytes: bodyBytes });
  for (const procedure of calls.procedures.values()) {
    router.rpc(procedure.method as DescMethodUnary, async (message, context) => {
      const journey = context.values.get(journeyKey);
      if (!journey) throw new Error('a call without its journey');
      journey.reached = true;
      try {
        return await unlessAborted(calls.answer(procedure, message, journey.arrival), context.signal);
      } catch (thrown) {
        journey.thrown = thrown;
        journey.told = tellTo(journey.arrival, thrown);
        throw connectError(journey.told);
      } finally {
        const { answerHeaders, wouldChange } = journey.arrival;
        for (const [name, value] of Object.entries(answerHeaders)) context.responseHeader.set(name, value);
        if (wouldChange) context.responseTrailer.set(DRY_RUN_TRAILER, trailerOf(wouldChange));
      }
    });
  }
  const handlers = new Map<string, UniversalHandler>(router.handlers.map((handler) => [handler.requestPath, handler]));

  async function serve(request: IncomingMessage, response: ServerResponse, journey: Journey): Promise<void> {
    const handler = handlers.get(pathOf(request));
    if (!handler) {
      journey.thrown = requestFaults.unknownMethod({ path: pathOf(request).slice(0, 200) });
      journey.told = tellTo(journey.arrival, journey.thrown);
      response.writeHead(200, { 'content-type': 'application/grpc', ...grpcTrailers(journey.told) }).end();
      request.resume();
      return;
    }
    // connect-node cannot do without; HTTP/1.0 can.
    if (journey.arrival.host === '') return refuse(response, requestFaults.malformed(), journey);
    const values = createContextValues().set(journeyKey, journey);
    const answer = await handler(universalRequestFromNodeRequest(request, response, undefined, values));
    if (answer.status >= 400 && !answer.body) {
      request.resume();
      return refuse(response, faultOf(answer.status, request, handler), journey, handler.allowedMethods);
    }
    await universalResponseToNodeResponse(await withDetails(answer, journey), response);
  }

  return {
    takes: (request) => handlers.has(pathOf(request)) || surfaceOf(request) === 'grpc',
    handle(request, response) {
      const journey: Journey = {
        arrival: arrivalOf(request.headers, request.rawHeaders, request.socket.remoteAddress, trust, pathUnder(request)),
        reached: false,
      };
      const surface = surfaceOf(request);
      watch.began(surface);
      response.setHeader('x-request-id', journey.arrival.requestId);
      response.once('close', () =>
        watch.finished({
          surface,
          name: handlers.has(pathOf(request)) ? pathOf(request) : 'unknown',
          arrival: journey.arrival,
          milliseconds: performance.now() - journey.arrival.at,
          told: journey.told,
          thrown: journey.thrown,
        }),
      );
      serve(request, response, journey).catch((error: unknown) => {
        // The caller hung up, or the answer could not be written: nobody is there to be told.
        journey.thrown ??= error;
        journey.told ??= tellTo(journey.arrival, ConnectError.from(error).code === Code.Aborted ? requestFaults.cancelled() : error);
        response.destroy();
      });
    },
  };
}

const pathOf = ({ url = '' }: IncomingMessage): string => {
  const query = url.indexOf('?');
  return query < 0 ? url : url.slice(0, query);
};

function surfaceOf(request: IncomingMessage): Surface {
  const type = request.headers['content-type'] ?? '';
  if (type.startsWith('application/grpc-web')) return 'grpc-web';
  return type.startsWith('application/grpc') ? 'grpc' : 'connect';
}

/** A deadline or a hung-up caller ends the wait; the work goes on to its commit. */
function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = () => {
      const late = ConnectError.from(signal.reason).code === Code.DeadlineExceeded;
      reject(late ? requestFaults.deadlineExceeded() : requestFaults.cancelled());
    };
    if (signal.aborted) return abort();
    signal.addEventListener('abort', abort, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}

/** A wrong method or content type: connect-node says only a status. */
function faultOf(status: number, { method = '', headers }: IncomingMessage, { allowedMethods }: UniversalHandler): Fault {
  if (status === 405) return requestFaults.wrongMethod({ method, allowed: allowedMethods.join(', ') });
  return requestFaults.unsupportedContentType({
    given: (headers['content-type'] ?? '').slice(0, 100),
    accepted: 'application/json, application/proto, application/grpc and application/grpc-web',
  });
}

function refuse(response: ServerResponse, fault: Fault, journey: Journey, allowed: readonly string[] = []) {
  const told = tellTo(journey.arrival, fault);
  journey.told = told;
  journey.thrown = fault;
  response.writeHead(told.status, { 'content-type': 'application/json', ...(told.status === 405 ? { allow: allowed.join(', ') } : {}) });
  response.end(JSON.stringify(restError(told)));
}

async function withDetails(answer: UniversalServerResponse, journey: Journey): Promise<UniversalServerResponse> {
  const { body, header, trailer } = answer;
  const type = header?.get('content-type') ?? '';
  if (!body) return answer;
  if (type.startsWith('application/grpc-web')) return { ...answer, body: detailLastFrame(body, journey) };
  if (type.startsWith('application/grpc')) return { ...answer, body: detailTrailer(body, trailer, journey) };
  return answer.status >= 400 && !journey.told ? detailJson(body, header, journey) : answer;
}

/** The error connect-node found by itself, with the details it lacks. */
function toldOf(error: ConnectError, journey: Journey): Told {
  const ours = journey.reached || (error.code !== Code.Internal && error.code !== Code.Unknown);
  journey.thrown = ours ? error : requestFaults.malformed({}, error);
  journey.told = tellTo(journey.arrival, journey.thrown);
  return journey.told;
}

type Bytes = AsyncIterable<Uint8Array>;

async function detailJson(body: Bytes, header: Headers | undefined, journey: Journey): Promise<UniversalServerResponse> {
  const bytes = await readAllBytes(body, Number.MAX_SAFE_INTEGER);
  const told = toldOf(errorFromJsonBytes(bytes, undefined, new ConnectError('', Code.Unknown)), journey);
  const detailed = errorToJsonBytes(connectError(told), undefined);
  const headers = new Headers(header);
  headers.set('content-length', String(detailed.byteLength));
  headers.delete('content-encoding');
  return {
    status: codeToHttpStatus(told.code),
    header: headers,
    body: (async function* () {
      yield detailed;
    })(),
  };
}

async function* detailTrailer(body: Bytes, trailer: Headers | undefined, journey: Journey): Bytes {
  yield* body;
  const status = Number(trailer?.get('grpc-status') ?? 0);
  if (!trailer || status === 0 || trailer.has('grpc-status-details-bin')) return;
  const told = toldOf(new ConnectError(decodeURIComponent(trailer.get('grpc-message') ?? ''), status), journey);
  for (const [name, value] of Object.entries(grpcTrailers(told))) trailer.set(name, value);
}

const TRAILER_FRAME = 0x80;

async function* detailLastFrame(body: Bytes, journey: Journey): Bytes {
  for await (const chunk of body) {
    if (!chunk[0] || (chunk[0] & TRAILER_FRAME) === 0) {
      yield chunk;
      continue;
    }
    const trailer = new Headers(
      Buffer.from(chunk.subarray(5))
        .toString('latin1')
        .split('\r\n')
        .filter((line) => line !== '')
        .map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()]),
    );
    const status = Number(trailer.get('grpc-status') ?? 0);
    if (status === 0 || trailer.has('grpc-status-details-bin')) {
      yield chunk;
      continue;
    }
    const told = toldOf(new ConnectError(decodeURIComponent(trailer.get('grpc-message') ?? ''), status), journey);
    const text = Object.entries(grpcTrailers(told))
      .map(([name, value]) => `${name}: ${value}\r\n`)
      .join('');
    const frame = Buffer.alloc(5 + text.length);
    frame[0] = TRAILER_FRAME;
    frame.writeUInt32BE(text.length, 1);
    frame.write(text, 5, 'latin1');
    yield frame;
  }
}
