import type { Deadline } from './deadline.ts';
import { TenonError, UnavailableError } from './errors.ts';
import type { Surroundings } from './surroundings.ts';

const FIRST_PAUSE = 250;
const LONGEST_PAUSE = 8_000;

/** A try whose answer never came: nobody knows whether the server did what it was asked. */
export class LostAnswerError extends UnavailableError {
  /** The request did not even leave. */
  readonly unsent: boolean;

  constructor(cause: unknown) {
    super({ code: 'UNAVAILABLE', message: `The server could not be reached: ${reasonOf(cause)}`, cause });
    this.unsent = UNSENT.has(codeOf(cause));
  }
}

const UNSENT = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT', 'ConnectionRefused']);

const codeOf = (error: unknown): string => {
  if (typeof error !== 'object' || error === null) return '';
  if ('code' in error && typeof error.code === 'string') return error.code;
  return 'cause' in error ? codeOf(error.cause) : '';
};

const reasonOf = (error: unknown): string => codeOf(error) || (error instanceof Error ? error.message : String(error));

export interface Patience {
  /** Tries after the first. */
  readonly retries: number;
  /** Whether doing it twice is as good as doing it once. */
  readonly repeatable: boolean;
  readonly deadline: Deadline;
}

/** Tries again what may work later, with growing pauses of random length, for as long as the deadline allows. */
export async function patiently<T>(world: Surroundings, { retries, repeatable, deadline }: Patience, attempt: () => Promise<T>): Promise<T> {
  for (let tried = 0; ; tried += 1) {
    try {
      deadline.signal.throwIfAborted();
      return await attempt();
    } catch (error) {
      if (tried >= retries || !mayRepeat(error, repeatable)) throw error;
      const pause = pauseAfter(tried, error, world.random());
      if (pause >= deadline.left()) throw error;
      await world.sleep(pause, deadline.signal);
    }
  }
}

/** The server that answers 429 or 503 has done nothing; an answer that was lost may have been a yes. */
function mayRepeat(error: unknown, repeatable: boolean): boolean {
  if (!(error instanceof TenonError) || !error.retryable) return false;
  if (error instanceof LostAnswerError) return error.unsent || repeatable;
  return error.status === 429 || error.status === 503 || repeatable;
}

/** Half of it fixed, half by lot, so that many clients do not come back at once. */
function pauseAfter(tried: number, error: unknown, lot: number): number {
  const pause = Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** tried);
  const jittered = pause / 2 + (pause / 2) * lot;
  const asked = error instanceof TenonError ? error.retryAfterSeconds : undefined;
  return asked === undefined ? jittered : asked * 1000 + (FIRST_PAUSE / 2) * lot;
}
