/** A rule of a field that a request broke. */
export interface FieldViolation {
  /** The path from the request down: `organization.metadata["plan"]`. */
  readonly field: string;
  /** The rule in words. */
  readonly description: string;
  /** The rule's name: `string.max_len`. */
  readonly constraint: string;
}

/** What is known about a failure. */
export interface Failure {
  /** The canonical name: `NOT_FOUND`, `ALREADY_EXISTS`… */
  readonly code: string;
  readonly message: string;
  /** The stable code of this very error, `invitations.already_member`; empty when the server gave none. */
  readonly fault?: string | undefined;
  /** HTTP status; 0 when no answer came. */
  readonly status?: number | undefined;
  readonly requestId?: string | undefined;
  readonly violations?: readonly FieldViolation[] | undefined;
  readonly requiredPermissions?: readonly string[] | undefined;
  readonly retryAfterSeconds?: number | undefined;
  readonly cause?: unknown;
}

/** Everything the API and the client refuse is one of these. Decide by the class, or by `fault`; `message` is for people. */
export class TenonError extends Error {
  override readonly name: string = 'TenonError';
  /** The canonical name of the status: `NOT_FOUND`, `ALREADY_EXISTS`… */
  readonly code: string;
  /** The stable code of this very error, `invitations.already_member`; empty when the server gave none. */
  readonly fault: string;
  /** HTTP status; 0 when no answer came. */
  readonly status: number;
  /** Finds this call in the server's log. */
  readonly requestId: string | undefined;
  /** Every broken rule of a field, when that was the reason. */
  readonly violations: readonly FieldViolation[];
  /** What the caller would need to be allowed, when that was the reason. */
  readonly requiredPermissions: readonly string[];
  /** How long the server asked to wait. */
  readonly retryAfterSeconds: number | undefined;

  constructor(failure: Failure) {
    super(failure.message, failure.cause === undefined ? undefined : { cause: failure.cause });
    this.code = failure.code;
    this.fault = failure.fault ?? '';
    this.status = failure.status ?? 0;
    this.requestId = failure.requestId;
    this.violations = failure.violations ?? [];
    this.requiredPermissions = failure.requiredPermissions ?? [];
    this.retryAfterSeconds = failure.retryAfterSeconds;
  }

  /** Whether the same call may succeed later without anybody changing anything. The client has then tried already. */
  get retryable(): boolean {
    return false;
  }
}

/** The request breaks a rule: see `violations`. INVALID_ARGUMENT, OUT_OF_RANGE. */
export class InvalidRequestError extends TenonError {
  override readonly name = 'InvalidRequestError';
}

/** Nothing is wrong with the request, but things are not in a state for it. FAILED_PRECONDITION. */
export class WrongStateError extends TenonError {
  override readonly name = 'WrongStateError';
}

/** Wrong client id or secret, or an access token that is missing, expired or revoked. UNAUTHENTICATED. */
export class UnauthenticatedError extends TenonError {
  override readonly name = 'UnauthenticatedError';
}

/** The caller may not do this: see `requiredPermissions`. PERMISSION_DENIED. */
export class PermissionDeniedError extends TenonError {
  override readonly name = 'PermissionDeniedError';
}

/** There is no such thing. NOT_FOUND. */
export class NotFoundError extends TenonError {
  override readonly name = 'NotFoundError';
}

/** It exists already, or somebody else was faster. ALREADY_EXISTS, ABORTED. */
export class ConflictError extends TenonError {
  override readonly name = 'ConflictError';
  /** Only this one passes: another try of the same write is not done yet. */
  override get retryable(): boolean {
    return this.fault === 'idempotency.still_running';
  }
}

/** Too many calls: see `retryAfterSeconds`. RESOURCE_EXHAUSTED. */
export class RateLimitedError extends TenonError {
  override readonly name = 'RateLimitedError';
  override get retryable(): boolean {
    return this.status === 429;
  }
}

/** The server cannot answer just now, or cannot be reached. UNAVAILABLE. */
export class UnavailableError extends TenonError {
  override readonly name = 'UnavailableError';
  override get retryable(): boolean {
    return true;
  }
}

/** The time for the call ran out. DEADLINE_EXCEEDED. */
export class TimeoutError extends TenonError {
  override readonly name = 'TimeoutError';
  override get retryable(): boolean {
    return true;
  }
}

/** The caller's signal ended the call. CANCELLED. */
export class CancelledError extends TenonError {
  override readonly name = 'CancelledError';
}

/** This server does not do that (yet). UNIMPLEMENTED. */
export class NotImplementedError extends TenonError {
  override readonly name = 'NotImplementedError';
}

/** A bug or a broken disk at the other end; `requestId` finds it in the log. INTERNAL, UNKNOWN, DATA_LOSS. */
export class ServerError extends TenonError {
  override readonly name = 'ServerError';
}

/** The token endpoint refused. `error` is the word of OAuth: `invalid_grant`, `invalid_client`… */
export class OAuthError extends TenonError {
  override readonly name = 'OAuthError';
  readonly error: string;

  constructor(error: string, failure: Failure) {
    super(failure);
    this.error = error;
  }

  override get retryable(): boolean {
    return this.status === 429 || this.status === 503;
  }
}

/** A token is not valid: forged, expired, for somebody else, or without a scope that was asked for. */
export class InvalidTokenError extends TenonError {
  override readonly name = 'InvalidTokenError';

  constructor(message: string, cause?: unknown) {
    super({ code: 'UNAUTHENTICATED', message, cause });
  }
}

/** A webhook is not from us, was changed on the way, or is too old. Answer it with 400. */
export class WebhookError extends TenonError {
  override readonly name = 'WebhookError';

  constructor(message: string) {
    super({ code: 'INVALID_ARGUMENT', message });
  }
}

const classes: Readonly<Record<string, new (failure: Failure) => TenonError>> = {
  INVALID_ARGUMENT: InvalidRequestError,
  OUT_OF_RANGE: InvalidRequestError,
  FAILED_PRECONDITION: WrongStateError,
  UNAUTHENTICATED: UnauthenticatedError,
  PERMISSION_DENIED: PermissionDeniedError,
  NOT_FOUND: NotFoundError,
  ALREADY_EXISTS: ConflictError,
  ABORTED: ConflictError,
  RESOURCE_EXHAUSTED: RateLimitedError,
  UNAVAILABLE: UnavailableError,
  DEADLINE_EXCEEDED: TimeoutError,
  CANCELLED: CancelledError,
  UNIMPLEMENTED: NotImplementedError,
};

/** The class for a code; one that nobody knows is a `ServerError`. */
export const errorFor = (failure: Failure): TenonError => new (classes[failure.code] ?? ServerError)(failure);
