import type { ArmedInterceptor, Trigger } from './interceptor.ts';

/** What an interceptor says. */
export interface Answer {
  readonly decision: 'ALLOW' | 'DENY';
  /** Why not, for people to read. Undefined: it did not say. */
  readonly message?: string;
  /** What it adds to its yes. */
  readonly response: Readonly<Record<string, unknown>>;
}

/** No answer to go by, and why. */
export interface NoAnswer {
  readonly failure: string;
}

const LONGEST_MESSAGE = 300;
/** Claims travel in a header with every call of the app's. */
const LARGEST_CLAIMS = 4096;

/** Reads an answer as it came. What is not said as it has to be is no answer: half a yes is none. */
export function readAnswer(trigger: Trigger, status: number, text: string): Answer | NoAnswer {
  if (status < 200 || status > 299) return { failure: `it answered with status ${status}` };
  const body = parsed(text);
  if (!isObject(body)) return { failure: 'its answer is not a JSON object' };
  const { decision, error, response } = body;
  if (decision !== 'ALLOW' && decision !== 'DENY') return { failure: 'its answer has no "decision" that is "ALLOW" or "DENY"' };
  const claims = isObject(response) ? response['claims'] : undefined;
  if (claims !== undefined && !isObject(claims)) return { failure: 'its "response.claims" is not a JSON object' };
  if (Buffer.byteLength(JSON.stringify(claims ?? {})) > LARGEST_CLAIMS) return { failure: `its "response.claims" has more than ${LARGEST_CLAIMS} bytes` };
  const amiss = trigger === 'PRE_M2M_TOKEN_CREATION' && isObject(claims) ? amissInToken(claims) : undefined;
  if (amiss) return { failure: amiss };
  const message = isObject(error) && typeof error['message'] === 'string' ? inOneLine(error['message']) : '';
  return { decision, ...(message ? { message } : {}), response: isObject(response) ? response : {} };
}

/** Of a machine's token, an answer may say anew what it is for and what it allows: in the form that tokens have, or with the scope as a list. */
function amissInToken({ scope, aud }: Readonly<Record<string, unknown>>): string | undefined {
  if (scope !== undefined && !namesIn(scope).every(isScope))
    return 'its "response.claims.scope" is neither scopes with spaces between them nor a list of scopes';
  const audiences = namesIn(aud ?? 'none');
  if (audiences.length === 0 || !audiences.every((one) => typeof one === 'string' && one !== ''))
    return 'its "response.claims.aud" is neither the name of an audience nor a list of such names';
  return undefined;
}

/** RFC 6749 section 3.3. */
const isScope = (name: unknown): boolean => typeof name === 'string' && /^[\x21\x23-\x5b\x5d-\x7e]+(?: [\x21\x23-\x5b\x5d-\x7e]+)*$/.test(name);

const namesIn = (given: unknown): readonly unknown[] => (Array.isArray(given) ? given : [given]);

/** What counts without an answer. */
export const inPlaceOfAnswer = ({ onFailure }: Pick<ArmedInterceptor, 'onFailure'>): Answer => ({
  decision: onFailure === 'deny' ? 'DENY' : 'ALLOW',
  response: {},
});

/** People read it on a page of ours: text, of a length that a page can bear. */
const inOneLine = (text: string): string => [...text.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim()].slice(0, LONGEST_MESSAGE).join('');

export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value);

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
