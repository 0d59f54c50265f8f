import type { InterceptorCallId, InterceptorId } from '../../platform/ids.ts';
import { ForbiddenAddress, type Outside, readAtMost } from '../../platform/outside.ts';
import { signMessage } from '../../protocols/standard-webhooks/sign.ts';
import { type Answer, inPlaceOfAnswer, type NoAnswer, readAnswer } from './answer.ts';
import type { Interceptor } from './interceptor.ts';

/** One question, ready to go. */
export interface Asking {
  readonly id: InterceptorCallId;
  readonly interceptor: Pick<Interceptor, 'id' | 'trigger' | 'url' | 'timeoutSeconds' | 'onFailure'>;
  readonly secrets: readonly string[];
  readonly now: Date;
  readonly body: string;
}

/** One question and what came of it, for the log. */
export interface Call {
  readonly id: InterceptorCallId;
  readonly interceptorId: InterceptorId;
  /** What counted, be it by the policy for failures. */
  readonly decision: 'ALLOW' | 'DENY';
  readonly failure: string | null;
  readonly status: number | null;
  readonly milliseconds: number;
  readonly request: string;
  readonly response: string;
  readonly createdAt: Date;
}

/** More than this is no answer. */
const LARGEST_ANSWER = 64 * 1024;
/** Of each body, what the log keeps. */
const KEPT = 8 * 1024;

/** Asks once: somebody waits, so what fails is not tried again. Never fails itself. */
export async function callInterceptor(outside: Outside, asking: Asking): Promise<{ readonly call: Call; readonly answer: Answer }> {
  const { interceptor, body } = asking;
  const began = performance.now();
  const heard = await ask(outside, asking);
  const said: Answer | NoAnswer = 'failure' in heard ? heard : readAnswer(interceptor.trigger, heard.status, heard.text);
  const answer = 'failure' in said ? inPlaceOfAnswer(interceptor) : said;
  const call: Call = {
    id: asking.id,
    interceptorId: interceptor.id,
    decision: answer.decision,
    failure: 'failure' in said ? said.failure : null,
    status: 'status' in heard ? heard.status : null,
    milliseconds: Math.round(performance.now() - began),
    request: cut(body),
    response: 'text' in heard ? cut(heard.text) : '',
    createdAt: asking.now,
  };
  return { call, answer };
}

async function ask(outside: Outside, { id, interceptor, secrets, now, body }: Asking): Promise<{ readonly status: number; readonly text: string } | NoAnswer> {
  const seconds = Math.floor(now.getTime() / 1000);
  const signature = signMessage(secrets, { id: messageId(id), seconds, body });
  // Node's and Java's libraries look for the first family, Go's for the second.
  const families = ['interceptor', 'webhook'].flatMap((family) => [
    [`${family}-id`, messageId(id)],
    [`${family}-timestamp`, String(seconds)],
    [`${family}-signature`, signature],
  ]);
  const over = AbortSignal.timeout(interceptor.timeoutSeconds * 1000);
  try {
    const response = await outside.fetch(new URL(interceptor.url), {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json', ...Object.fromEntries(families) },
      body,
      signal: over,
    });
    return { status: response.status, text: await readAtMost(response, LARGEST_ANSWER) };
  } catch (error) {
    if (over.aborted) return { failure: `it did not answer within ${interceptor.timeoutSeconds} seconds` };
    if (error instanceof ForbiddenAddress || error instanceof RangeError) return { failure: error.message };
    // Which address was tried, and by which of ours, is nothing for a log that others read.
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    return { failure: `it could not be reached (${code})` };
  }
}

const messageId = (id: InterceptorCallId): string => id.replace('icl_', 'msg_');

/** PostgreSQL keeps no text with a NUL in it. */
const cut = (text: string): string => text.slice(0, KEPT).replaceAll('\0', '\ufffd').toWellFormed();
