import { Code, ConnectError } from '@connectrpc/connect';
import { ErrorInfoSchema } from '@tenon/api/scalekit/v1/errdetails/errdetails_pb.ts';
import { isUnloaded } from '../design/file.ts';
import type { Problem } from '../design/problem.ts';
import { t } from './words/index.ts';

/** What anything that was thrown means to the person at the screen. The server's own words are already made for people. */
export function problemOf(error: unknown): Problem {
  if (!(error instanceof ConnectError)) {
    if (isUnloaded(error)) return { title: t('unloaded'), detail: t('unloadedNext'), code: 'page.unloaded', mayRetry: true, fields: [] };
    const message = error instanceof Error ? error.message : '';
    return { title: t('broken'), detail: message, code: 'page.broken', mayRetry: true, fields: [] };
  }
  const [info] = error.findDetails(ErrorInfoSchema);
  const code = info?.debugInfo?.detail || `rpc.${Code[error.code]}`;
  const requestId = info?.requestInfo?.requestId;
  const fields = (info?.validationErrorInfo?.fieldViolations ?? []).map(({ field, description }) => ({ path: field, message: description }));
  return { ...words(error, info !== undefined), code, fields, mayRetry: MAY_PASS.has(error.code), ...(requestId && { requestId }) };
}

/** Whether nothing came from the server itself: it is gone, or the way to it is. */
export const isUnreachable = (error: unknown): boolean =>
  error instanceof ConnectError && AWAY.has(error.code) && error.findDetails(ErrorInfoSchema).length === 0;

const AWAY: ReadonlySet<Code> = new Set([Code.Unavailable, Code.Unknown, Code.DeadlineExceeded]);

const MAY_PASS: ReadonlySet<Code> = new Set([Code.Unavailable, Code.DeadlineExceeded, Code.Unknown, Code.Internal, Code.ResourceExhausted, Code.Aborted]);

/** @param answered whether the server itself said it, and not what stands between it and the page */
function words({ code, rawMessage, metadata }: ConnectError, answered: boolean): Pick<Problem, 'title' | 'detail'> {
  switch (code) {
    case Code.Unavailable:
    case Code.Unknown:
      return answered ? { title: rawMessage || t('failed') } : { title: t('unreachable'), detail: t('unreachableNext') };
    case Code.DeadlineExceeded:
      return { title: t('tooLong'), detail: t('tooLongNext') };
    case Code.ResourceExhausted: {
      const wait = metadata.get('retry-after');
      return { title: rawMessage || t('tooMany'), ...(wait && { detail: t('tooManyNext', { count: Number(wait) }) }) };
    }
    case Code.Unauthenticated:
      return { title: t('signedOut'), detail: t('signedOutNext') };
    case Code.Unimplemented:
      return { title: t('notYet') };
    default:
      return { title: rawMessage || t('failed') };
  }
}
