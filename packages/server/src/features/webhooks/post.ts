import { ForbiddenAddress, type Outside, readBeginning } from '../../platform/outside.ts';

/** What came of one try. */
export interface Posted {
  readonly status: number | null;
  /** Why it counts as failed; `null`: it does not. */
  readonly failure: string | null;
  readonly milliseconds: number;
  /** The beginning of what came back. */
  readonly response: string;
}

/** Of an answer, what the log keeps. */
const KEPT = 8 * 1024;

/** Sends once. Never fails itself, unless `signal` says that it is to leave off. */
export async function post(
  outside: Pick<Outside, 'fetch'>,
  { url, headers, body }: { readonly url: string; readonly headers: Readonly<Record<string, string>>; readonly body: string },
  { timeoutMilliseconds, signal }: { readonly timeoutMilliseconds: number; readonly signal: AbortSignal },
): Promise<Posted> {
  const began = performance.now();
  const took = () => Math.round(performance.now() - began);
  const over = AbortSignal.timeout(timeoutMilliseconds);
  try {
    const response = await outside.fetch(new URL(url), { method: 'POST', headers, body, signal: AbortSignal.any([over, signal]) });
    const milliseconds = took();
    const text = cut(await readBeginning(response, KEPT));
    signal.throwIfAborted();
    return { status: response.status, failure: failureOf(response.status), milliseconds, response: text };
  } catch (error) {
    signal.throwIfAborted();
    return { status: null, failure: reasonOf(error, over, timeoutMilliseconds), milliseconds: took(), response: '' };
  }
}

function failureOf(status: number): string | null {
  if (status >= 200 && status <= 299) return null;
  return status >= 300 && status <= 399 ? `it answered with status ${status}: redirects are not followed` : `it answered with status ${status}`;
}

function reasonOf(error: unknown, over: AbortSignal, timeoutMilliseconds: number): string {
  if (error instanceof ForbiddenAddress) return error.message;
  // Which address was tried, and by which of ours, is nothing for a log that others read.
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
  return over.aborted || code.endsWith('_TIMEOUT') ? `it did not answer within ${timeoutMilliseconds / 1000} seconds` : `it could not be reached (${code})`;
}

/** PostgreSQL keeps no text with a NUL in it. */
const cut = (text: string): string => text.slice(0, KEPT).replaceAll('\0', '\ufffd').toWellFormed();
