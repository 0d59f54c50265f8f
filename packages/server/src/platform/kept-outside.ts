import type { Outside } from './outside.ts';

const MOST = 200;
const KEPT_SECONDS = 600;

/**
 * What others say of themselves and seldom change: a provider's description, its keys. Remembered for ten minutes; whoever
 * asks while it is being asked for gets the same answer, so that a provider that is slow is asked once and not by everybody.
 * What could not be had is not remembered.
 */
export class KeptOutside<Value> {
  /** By the way outside that it came in by. */
  readonly #kept = new WeakMap<Outside, Map<string, { readonly answer: Promise<Value>; readonly until: number }>>();
  readonly #seconds: () => number;

  /** @param seconds since some time */
  constructor(seconds: () => number = process.uptime) {
    this.#seconds = seconds;
  }

  /** @param key everything that the answer depends on */
  get(outside: Outside, key: string, ask: () => Promise<Value>): Promise<Value> {
    const kept = this.#kept.get(outside) ?? new Map();
    this.#kept.set(outside, kept);
    const known = kept.get(key);
    if (known && known.until > this.#seconds()) return known.answer;
    const answer = ask();
    const entry = { answer, until: this.#seconds() + KEPT_SECONDS };
    // The last to be asked for is the last to go.
    kept.delete(key);
    const [oldest] = kept.keys();
    if (kept.size >= MOST && oldest !== undefined) kept.delete(oldest);
    kept.set(key, entry);
    answer.catch(() => {
      if (kept.get(key) === entry) kept.delete(key);
    });
    return answer;
  }
}
