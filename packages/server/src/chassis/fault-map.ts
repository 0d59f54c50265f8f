import { create, toBinary, toJson } from '@bufbuild/protobuf';
import { BinaryWriter, WireType } from '@bufbuild/protobuf/wire';
import { Code, ConnectError } from '@connectrpc/connect';
import { type ErrorInfo, ErrorInfoSchema } from '@tenon/api/scalekit/v1/errdetails/errdetails_pb.ts';
import { isUnreachable } from '../platform/db/unreachable.ts';
import { Fault, type FaultKind } from '../platform/fault.ts';
import { requestFaults } from './request-faults.ts';

interface Answer {
  readonly code: Code;
  readonly status: number;
}

/** The one place where a fault becomes a gRPC code and an HTTP status. */
export const faultMap: Record<FaultKind, Answer> = {
  invalid: { code: Code.InvalidArgument, status: 400 },
  unauthenticated: { code: Code.Unauthenticated, status: 401 },
  forbidden: { code: Code.PermissionDenied, status: 403 },
  missing: { code: Code.NotFound, status: 404 },
  taken: { code: Code.AlreadyExists, status: 409 },
  wrongState: { code: Code.FailedPrecondition, status: 400 },
  aborted: { code: Code.Aborted, status: 409 },
  tooMany: { code: Code.ResourceExhausted, status: 429 },
  unavailable: { code: Code.Unavailable, status: 503 },
  unimplemented: { code: Code.Unimplemented, status: 501 },
};

/** Where HTTP or gRPC has a more exact word for what the transport says. */
const exactly: Record<string, Answer> = {
  'request.too_slow': { code: Code.DeadlineExceeded, status: 408 },
  'request.headers_too_large': { code: Code.InvalidArgument, status: 431 },
  'request.too_large': { code: Code.ResourceExhausted, status: 413 },
  'request.unsupported_content_type': { code: Code.InvalidArgument, status: 415 },
  'request.wrong_method': { code: Code.Unimplemented, status: 405 },
  'request.deadline_exceeded': { code: Code.DeadlineExceeded, status: 504 },
  // What draft-ietf-httpapi-idempotency-key-header asks for.
  'idempotency.key_reused': { code: Code.InvalidArgument, status: 422 },
  'request.cancelled': { code: Code.Canceled, status: 499 },
};

/** Names and statuses of every gRPC code, for what connect-node and Fastify throw themselves. */
const canonical: Record<Code, { readonly name: string; readonly status: number }> = {
  [Code.Canceled]: { name: 'CANCELLED', status: 499 },
  [Code.Unknown]: { name: 'UNKNOWN', status: 500 },
  [Code.InvalidArgument]: { name: 'INVALID_ARGUMENT', status: 400 },
  [Code.DeadlineExceeded]: { name: 'DEADLINE_EXCEEDED', status: 504 },
  [Code.NotFound]: { name: 'NOT_FOUND', status: 404 },
  [Code.AlreadyExists]: { name: 'ALREADY_EXISTS', status: 409 },
  [Code.PermissionDenied]: { name: 'PERMISSION_DENIED', status: 403 },
  [Code.ResourceExhausted]: { name: 'RESOURCE_EXHAUSTED', status: 429 },
  [Code.FailedPrecondition]: { name: 'FAILED_PRECONDITION', status: 400 },
  [Code.Aborted]: { name: 'ABORTED', status: 409 },
  [Code.OutOfRange]: { name: 'OUT_OF_RANGE', status: 400 },
  [Code.Unimplemented]: { name: 'UNIMPLEMENTED', status: 501 },
  [Code.Internal]: { name: 'INTERNAL', status: 500 },
  [Code.Unavailable]: { name: 'UNAVAILABLE', status: 503 },
  [Code.DataLoss]: { name: 'DATA_LOSS', status: 500 },
  [Code.Unauthenticated]: { name: 'UNAUTHENTICATED', status: 401 },
};

export const codeName = (code: Code | 0): string => (code === 0 ? 'OK' : canonical[code].name);

/** An error as the caller will hear it, whatever the protocol. */
export interface Told {
  readonly code: Code;
  /** For HTTP. */
  readonly status: number;
  readonly message: string;
  readonly info: ErrorInfo;
  /** Our stable code, `invitations.already_member`; `internal` for a bug. */
  readonly fault: string;
  /** How long to wait before trying again, where trying again makes sense. */
  readonly retryAfterSeconds?: number;
  /** Nobody expected it: the log must have all of it, because the caller gets none. */
  readonly bug: boolean;
}

/** gRPC clients give up on trailers of more than 8 KB, and the message stands in them twice. */
const LONGEST_MESSAGE = 1000;
const MOST_VIOLATIONS = 12;
const LONGEST_DESCRIPTION = 200;

/** How PostgreSQL refuses a text with U+0000 in it. */
const UNKEEPABLE_TEXT = '22021';

/** What the contract calls every 429, instead of the name of its gRPC code. */
const RATE_LIMITED = 'RATE_LIMITED';

/** A Fault keeps its code and words; anything else is a bug and says nothing about itself. */
export function tell(thrown: unknown, requestId: string): Told {
  if (thrown instanceof Fault) return tellFault(thrown, requestId);
  if (thrown instanceof ConnectError && thrown.code !== Code.Internal && thrown.code !== Code.Unknown) {
    const { name, status } = canonical[thrown.code];
    const fault = thrown.code === Code.ResourceExhausted ? 'request.too_large' : 'request.malformed';
    return said({ code: thrown.code, status }, name, fault, thrown.rawMessage, requestId);
  }
  // What came in by a form or an address has no rules of the contract before it.
  if (thrown instanceof Error && 'code' in thrown && thrown.code === UNKEEPABLE_TEXT) return tellFault(requestFaults.unkeepableText({}, thrown), requestId);
  if (isUnreachable(thrown)) {
    const message = `The database cannot be reached just now. Please try again. Request id: ${requestId}`;
    return { ...said(faultMap.unavailable, 'UNAVAILABLE', 'internal.database', message, requestId), retryAfterSeconds: 1, bug: true };
  }
  return {
    code: Code.Internal,
    status: 500,
    message: `Something went wrong on our side. Request id: ${requestId}`,
    info: create(ErrorInfoSchema, { errorCode: 'INTERNAL', requestInfo: { requestId } }),
    fault: 'internal',
    bug: true,
  };
}

function tellFault(fault: Fault, requestId: string): Told {
  const answer = exactly[fault.code] ?? faultMap[fault.kind];
  const told = said(answer, answer === faultMap.tooMany ? RATE_LIMITED : canonical[answer.code].name, fault.code, fault.message, requestId);
  const { id, permission, retry_after_seconds: retryAfter } = fault.details;
  if (fault.violations.length > 0) {
    told.info.validationErrorInfo = create(ErrorInfoSchema, {
      validationErrorInfo: {
        fieldViolations: fault.violations.slice(0, MOST_VIOLATIONS).map(({ field, description, constraint }) => ({
          field,
          description: shorten(description, LONGEST_DESCRIPTION),
          constraint,
        })),
      },
    }).validationErrorInfo;
  }
  if (id !== undefined || permission !== undefined) {
    told.info.resourceInfo = create(ErrorInfoSchema, {
      resourceInfo: { resourceName: String(id ?? ''), requiredPermissions: permission === undefined ? [] : [String(permission)] },
    }).resourceInfo;
  }
  if (answer === faultMap.tooMany) return { ...told, retryAfterSeconds: Number(retryAfter ?? 60) };
  if (answer === faultMap.unavailable) return { ...told, retryAfterSeconds: Number(retryAfter ?? 5) };
  return told;
}

function said({ code, status }: Answer, errorCode: string, fault: string, message: string, requestId: string): Told {
  return {
    code,
    status,
    message: shorten(message, LONGEST_MESSAGE),
    info: create(ErrorInfoSchema, { errorCode, debugInfo: { detail: fault }, requestInfo: { requestId } }),
    fault,
    bug: false,
  };
}

const shorten = (text: string, length: number): string => (text.length <= length ? text : `${text.slice(0, length - 1)}…`);

const TYPE_URL = `type.googleapis.com/${ErrorInfoSchema.typeName}`;

/** The trailers of a failed gRPC call. The Python SDK cannot do without `grpc-status-details-bin`. */
export function grpcTrailers(told: Told): Record<string, string> {
  return {
    'grpc-status': String(told.code),
    'grpc-message': percentEncoded(told.message),
    'grpc-status-details-bin': statusDetails(told),
    ...(told.retryAfterSeconds === undefined ? {} : { 'retry-after': String(told.retryAfterSeconds) }),
  };
}

/** A `google.rpc.Status` with the code and message of the trailers and one ErrorInfo, in base64 without padding. */
function statusDetails({ code, message, info }: Told): string {
  const any = new BinaryWriter()
    .tag(1, WireType.LengthDelimited)
    .string(TYPE_URL)
    .tag(2, WireType.LengthDelimited)
    .bytes(toBinary(ErrorInfoSchema, info))
    .finish();
  const status = new BinaryWriter()
    .tag(1, WireType.Varint)
    .int32(code)
    .tag(2, WireType.LengthDelimited)
    .string(message)
    .tag(3, WireType.LengthDelimited)
    .bytes(any)
    .finish();
  return Buffer.from(status).toString('base64').replace(/=+$/, '');
}

const percentEncoded = (text: string): string =>
  text.replace(/[^\x20-\x24\x26-\x7e]+/gu, (run) => Array.from(Buffer.from(run), (byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join(''));

/** The body of a failed REST call. */
export function restError({ code, message, info }: Told): object {
  const detail = toJson(ErrorInfoSchema, info, { useProtoFieldName: true }) as object;
  return { code, message, details: [{ '@type': TYPE_URL, ...detail }] };
}

export const retryHeaders = ({ retryAfterSeconds }: Told): Record<string, string> =>
  retryAfterSeconds === undefined ? {} : { 'retry-after': String(retryAfterSeconds) };

/** The same error for connect-node, which writes it in each of its protocols. */
export const connectError = (told: Told): ConnectError =>
  new ConnectError(told.message, told.code, retryHeaders(told), [{ desc: ErrorInfoSchema, value: told.info }]);
