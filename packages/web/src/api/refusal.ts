import { Code, ConnectError } from '@connectrpc/connect';
import { ErrorInfoSchema } from '@tenon/api/scalekit/v1/errdetails/errdetails_pb.ts';

interface Refusal {
  readonly code?: number;
  readonly message?: string;
  readonly details?: readonly {
    readonly error_code?: string;
    readonly debug_info?: { readonly detail?: string };
    readonly request_info?: { readonly request_id?: string };
  }[];
}

/** What REST says, as a call would have said it. */
export function refusalOf(text: string): ConnectError {
  let refusal: Refusal = {};
  try {
    refusal = JSON.parse(text) as Refusal; // every field of it may be missing
  } catch {
    // What stands between us and the server said it, in words of its own.
  }
  const { code = Code.Unknown, message = '', details: [first] = [] } = refusal;
  const value = {
    errorCode: first?.error_code ?? '',
    debugInfo: { detail: first?.debug_info?.detail ?? '' },
    requestInfo: { requestId: first?.request_info?.request_id ?? '' },
  };
  return new ConnectError(message, code, undefined, first ? [{ desc: ErrorInfoSchema, value }] : undefined);
}
