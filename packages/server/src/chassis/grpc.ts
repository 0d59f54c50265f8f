import http2 from 'node:http2';
import { fromBinary, toBinary } from '@bufbuild/protobuf';
import { type Arrival, arrivalOf, type Trust } from './arrival.ts';
import type { Calls } from './calls.ts';
import { DRY_RUN_TRAILER, trailerOf } from './dry-run.ts';
import { grpcTrailers, type Told, tell } from './fault-map.ts';
import type { HandleStream } from './listener.ts';
import { requestFaults } from './request-faults.ts';
import type { Procedure } from './serve.ts';
import type { Watch } from './watch.ts';

export interface GrpcOptions {
  readonly calls: Calls;
  readonly trust: Trust;
  readonly watch: Watch;
  readonly bodyBytes: number;
}

/**
 * gRPC over HTTP/2 without a framework in between: uncompressed binary messages of unary methods, which is all the
 * official SDKs send. What else there is (compression, gRPC-Web, Connect, HTTP/1.1) is left to connect-node.
 */
export function createGrpc(options: GrpcOptions): HandleStream {
  return (stream, headers, rawHeaders) => {
    const contentType = headers['content-type'];
    if (contentType !== 'application/grpc' && contentType !== 'application/grpc+proto') return false;
    const encoding = headers['grpc-encoding'];
    const procedure = options.calls.procedures.get(headers[':path'] ?? '');
    if (procedure && encoding !== undefined && encoding !== 'identity') return false;
    options.watch.began('grpc');
    new UnaryCall(options, stream, contentType, procedure, headers, rawHeaders);
    return true;
  };
}

const FRAME_HEADER = 5;

class UnaryCall {
  private readonly options: GrpcOptions;
  private readonly stream: http2.ServerHttp2Stream;
  private readonly contentType: string;
  private readonly procedure: Procedure | undefined;
  private readonly path: string;
  private readonly arrival: Arrival;
  private readonly chunks: Buffer[] = [];
  private length = 0;
  private timer: NodeJS.Timeout | undefined;
  private over = false;

  constructor(
    options: GrpcOptions,
    stream: http2.ServerHttp2Stream,
    contentType: string,
    procedure: Procedure | undefined,
    headers: http2.IncomingHttpHeaders,
    rawHeaders: readonly string[],
  ) {
    this.options = options;
    this.stream = stream;
    this.contentType = contentType;
    this.procedure = procedure;
    this.path = headers[':path'] ?? '';
    this.arrival = arrivalOf(headers, rawHeaders, stream.session?.socket.remoteAddress, options.trust);
    stream.once('close', () => this.gone());
    try {
      if (!procedure || headers[':method'] !== 'POST') throw requestFaults.unknownMethod({ path: this.path.slice(0, 200) });
      this.keepDeadline(headers['grpc-timeout']);
    } catch (error) {
      this.refuse(error);
      return;
    }
    stream.on('data', (chunk: Buffer) => this.receive(chunk));
    stream.once('end', () => this.run(procedure));
  }

  private keepDeadline(timeout: string | string[] | undefined) {
    if (timeout === undefined) return;
    const milliseconds = parseTimeout(String(timeout));
    if (milliseconds === undefined) throw requestFaults.malformedTimeout();
    this.timer = setTimeout(() => this.refuse(requestFaults.deadlineExceeded()), Math.min(milliseconds, LONGEST_TIMER));
  }

  private receive(chunk: Buffer) {
    if (this.over) return;
    this.length += chunk.length;
    if (this.length > this.options.bodyBytes + FRAME_HEADER) this.refuse(requestFaults.tooLarge({ limit: this.options.bodyBytes }));
    else this.chunks.push(chunk);
  }

  private async run(procedure: Procedure) {
    if (this.over) return;
    try {
      const body = this.chunks.length === 1 ? this.chunks[0]! : Buffer.concat(this.chunks, this.length);
      const answer = await this.options.calls.answer(procedure, decode(procedure, body), this.arrival);
      if (this.over) return;
      const message = toBinary(procedure.method.output, answer);
      const frame = Buffer.allocUnsafe(FRAME_HEADER + message.length);
      frame[0] = 0;
      frame.writeUInt32BE(message.length, 1);
      frame.set(message, FRAME_HEADER);
      this.finish();
      this.stream.respond(this.headers(), { waitForTrailers: true });
      const { wouldChange } = this.arrival;
      this.stream.once('wantTrailers', wouldChange ? () => this.stream.sendTrailers({ ...OK, [DRY_RUN_TRAILER]: trailerOf(wouldChange) }) : sendOk);
      this.stream.end(frame);
    } catch (error) {
      this.refuse(error);
    }
  }

  private refuse(thrown: unknown) {
    if (this.over) return;
    const told = tell(thrown, this.arrival.requestId);
    this.finish(told, thrown);
    const { stream } = this;
    if (stream.destroyed || stream.headersSent) return;
    stream.respond({ ...this.headers(), ...grpcTrailers(told) }, { endStream: true });
    // What is still on its way is read and dropped, unless it is too much.
    if (this.length > this.options.bodyBytes) stream.close(http2.constants.NGHTTP2_NO_ERROR);
    else stream.resume();
  }

  private headers(): http2.OutgoingHttpHeaders {
    const { requestId, answerHeaders } = this.arrival;
    return { ':status': 200, 'content-type': this.contentType, 'x-request-id': requestId, ...answerHeaders };
  }

  /** The caller hung up; what runs goes on to its commit, and its answer has nowhere to go. */
  private gone() {
    if (this.over) return;
    const thrown = requestFaults.cancelled();
    this.finish(tell(thrown, this.arrival.requestId), thrown);
  }

  private finish(told?: Told, thrown?: unknown) {
    this.over = true;
    clearTimeout(this.timer);
    this.options.watch.finished({
      surface: 'grpc',
      name: this.procedure?.path ?? 'unknown',
      arrival: this.arrival,
      milliseconds: performance.now() - this.arrival.at,
      told,
      thrown,
    });
  }
}

const OK = { 'grpc-status': '0' };

function sendOk(this: http2.ServerHttp2Stream) {
  this.sendTrailers(OK);
}

function decode(procedure: Procedure, body: Buffer) {
  if (body.length < FRAME_HEADER || body[0] !== 0 || body.readUInt32BE(1) !== body.length - FRAME_HEADER) throw requestFaults.malformedFrame();
  try {
    return fromBinary(procedure.method.input, body.subarray(FRAME_HEADER));
  } catch (cause) {
    throw requestFaults.malformedMessage({ message: procedure.method.input.name }, cause);
  }
}

const UNITS: Record<string, number> = { H: 3_600_000, M: 60_000, S: 1000, m: 1, u: 1e-3, n: 1e-6 };
const LONGEST_TIMER = 2 ** 31 - 1;

/** @returns milliseconds */
function parseTimeout(text: string): number | undefined {
  const [, digits, unit] = /^(\d{1,8})([HMSmun])$/.exec(text) ?? [];
  return digits === undefined || unit === undefined ? undefined : Number(digits) * UNITS[unit]!;
}
