import type { ArmedInterceptor } from './interceptor.ts';

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

/** Reads an answer as it came. What is not said as it has to be is no answer: half a yes is none. */
export function readAnswer(status: number, text: string): Answer | NoAnswer {
  if (status < 200 || status > 299) return { failure: `it answered with status ${status}` };
  const body = parsed(text);
  if (!isObject(body)) return { failure: 'its answer is not a JSON object' };
  const { decision, error, response } = body;
  if (decision !== 'ALLOW' && decision !== 'DENY') return { failure: 'its answer has no "decision" that is "ALLOW" or "DENY"' };
  const message = isObject(error) && typeof error['message'] === 'string' ? inOneLine(error['message']) : '';
  return { decision, ...(message ? { message } : {}), response: isObject(response) ? response : {} };
}

/** What counts without an answer. */
export const inPlaceOfAnswer = ({ onFailure }: Pick<ArmedInterceptor, 'onFailure'>): Answer => ({
  decision: onFailure === 'deny' ? 'DENY' : 'ALLOW',
  response: {},
});

/** People read it on a page of ours: text, of a length that a page can bear. */
const inOneLine = (text: string): string => [...text.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim()].slice(0, LONGEST_MESSAGE).join('');

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value);

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
