import { Code, ConnectError } from '@connectrpc/connect';
import { ErrorInfoSchema } from '@tenon/api/scalekit/v1/errdetails/errdetails_pb.ts';
import type { Problem } from '../design/problem.ts';

/** What anything that was thrown means to the person at the screen. The server's own words are already made for people. */
export function problemOf(error: unknown): Problem {
  if (!(error instanceof ConnectError)) {
    return {
      title: 'Something went wrong on this page.',
      detail: error instanceof Error ? error.message : '',
      code: 'page.broken',
      mayRetry: true,
      fields: [],
    };
  }
  const [info] = error.findDetails(ErrorInfoSchema);
  const code = info?.debugInfo?.detail || `rpc.${Code[error.code]}`;
  const requestId = info?.requestInfo?.requestId;
  const fields = (info?.validationErrorInfo?.fieldViolations ?? []).map(({ field, description }) => ({ path: field, message: description }));
  return { ...words(error), code, fields, mayRetry: MAY_PASS.has(error.code), ...(requestId && { requestId }) };
}

const MAY_PASS: ReadonlySet<Code> = new Set([Code.Unavailable, Code.DeadlineExceeded, Code.Unknown, Code.Internal, Code.ResourceExhausted, Code.Aborted]);

function words({ code, rawMessage, metadata }: ConnectError): Pick<Problem, 'title' | 'detail'> {
  switch (code) {
    case Code.Unavailable:
    case Code.Unknown:
      return { title: 'The server could not be reached.', detail: 'Check the connection and try again; nothing was lost.' };
    case Code.DeadlineExceeded:
      return { title: 'The answer took too long.', detail: 'It may still have been done: look before trying again.' };
    case Code.ResourceExhausted: {
      const wait = metadata.get('retry-after');
      return { title: rawMessage || 'Too many requests.', ...(wait && { detail: `Try again in ${wait} seconds.` }) };
    }
    case Code.Unauthenticated:
      return { title: 'You are signed out.', detail: 'Sign in again to go on where you are.' };
    case Code.Unimplemented:
      return { title: 'This server cannot do that yet.' };
    default:
      return { title: rawMessage || 'That did not work.' };
  }
}
