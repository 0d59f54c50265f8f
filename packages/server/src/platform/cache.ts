import type { Work } from './work.ts';

interface Listening {
  hear(table: string, id?: string): void;
  forget(): void;
}

const all = new Set<Listening>();
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
    all.add(this);
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
  hear(table: string, id?: string): void {
    if (id === undefined && this.#tables.includes(table)) this.forget();
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

/**
 * Which rows of a table were changed lately, for who knows many rows and would rather look at a few of them anew than at all.
 * PostgreSQL tells of single rows of some tables (`tenon_changed` with "users usr_1").
 */
export class ChangedRows {
  readonly #table: string;
  readonly #most: number;
  /** When each changed last, by a count of all that was heard. Several connections hear of the same change. */
  readonly #heard = new Map<string, number>();
  #count = 0;
  /** What was heard before is not known any more. */
  #knownFrom = 0;

  /**
   * @param table whose rows
   * @param most how many are kept; the oldest goes first
   */
  constructor(table: string, most: number) {
    this.#table = table;
    this.#most = most;
    all.add(this);
  }

  /** To be taken before the rows are read; undefined: nobody listens, and what is read may change without a word. */
  mark(): number | undefined {
    return listening ? this.#count : undefined;
  }

  /** Which rows changed since the mark was taken; undefined: it is not known any more. */
  since(mark: number | undefined): readonly string[] | undefined {
    if (!listening || mark === undefined || mark < this.#knownFrom) return undefined;
    return [...this.#heard].filter(([, at]) => at >= mark).map(([id]) => id);
  }

  hear(table: string, id?: string): void {
    if (id === undefined || table !== this.#table) return;
    this.#heard.delete(id);
    this.#heard.set(id, this.#count++);
    const [oldest] = this.#heard;
    if (this.#heard.size <= this.#most || !oldest) return;
    this.#heard.delete(oldest[0]);
    this.#knownFrom = oldest[1] + 1;
  }

  /** Marks that were taken are worth nothing from here on. */
  forget(): void {
    this.#heard.clear();
    this.#knownFrom = ++this.#count;
  }
}

/** Called when the listening connection stands: from now on, every change is heard. */
export function trustCaches(): void {
  for (const one of all) one.forget();
  listening = true;
}

/** Called when the listening connection is lost: changes may be missed. */
export function distrustCaches(): void {
  listening = false;
  for (const one of all) one.forget();
}

/** Called for every notification. @param what the table, and for some tables the id of one row: "clients", "users usr_1" */
export function tableChanged(what: string): void {
  const [table = '', id] = what.split(' ');
  for (const one of all) one.hear(table, id);
}
