import type { Work } from './work.ts';

const caches = new Set<Cache<unknown>>();
let listening = false;

/**
 * Rows that are read with every request and change seldom, kept in this process. PostgreSQL tells
 * every process which table changed (`tenon_changed`), and the caches made from it start anew.
 * While nobody listens, nothing is kept: a process that does not hear of a revoked secret must not
 * go on accepting it.
 */
export class Cache<Value> {
  readonly #tables: readonly string[];
  readonly #most: number;
  readonly #entries = new Map<string, Value>();
  #age = 0;

  /**
   * @param tables what the values are made from
   * @param most how many are kept; the oldest goes first
   */
  constructor(tables: readonly string[], most: number) {
    this.#tables = tables;
    this.#most = most;
    caches.add(this);
  }

  /** The value kept under this key, or the one just read. A missing row is not kept. */
  async get(work: Pick<Work, 'sql'>, key: string, read: () => Promise<Value>): Promise<Value> {
    const kept = this.#entries.get(key);
    if (kept !== undefined) return kept;
    const age = this.#age;
    const value = await read();
    // A transaction sees rows that may never be committed; and what was read before a change was heard of may be older than it.
    if (listening && age === this.#age && !work.sql.isTransaction && value !== undefined) this.#keep(key, value);
    return value;
  }

  /** What was heard of concerns this cache when it is made from that table. */
  hear(table: string): void {
    if (this.#tables.includes(table)) this.forget();
  }

  /** Everything is read anew from here on. */
  forget(): void {
    this.#age += 1;
    this.#entries.clear();
  }

  #keep(key: string, value: Value): void {
    if (this.#entries.size >= this.#most) {
      const [oldest] = this.#entries.keys();
      if (oldest !== undefined) this.#entries.delete(oldest);
    }
    this.#entries.set(key, value);
  }
}

/** Called when the listening connection stands: from now on, every change is heard. */
export function trustCaches(): void {
  for (const cache of caches) cache.forget();
  listening = true;
}

/** Called when the listening connection is lost: changes may be missed. */
export function distrustCaches(): void {
  listening = false;
  for (const cache of caches) cache.forget();
}

/** Called for every notification. */
export function tableChanged(table: string): void {
  for (const cache of caches) cache.hear(table);
}
