import { ChangedRows } from './cache.ts';

// Where a search knows the words of the newest rows, it knows which of them it will find, and asks for these by their ids
// instead of walking to them. What is known is some time old, so the same question looks at every row that may have come
// between: those that are newer than what is known, and those whose words were changed since.

/** Tables with a column of `words`, which a search looks into. */
export type Searched = 'users' | 'organizations';

/** A walk from the row with this id on, away from it, to newer or to older ones; no id: from the end of the list. */
export interface WalkFrom {
  readonly id: string | undefined;
  readonly direction: 'asc' | 'desc';
}

/** So long a row may take from the making of its id to its COMMIT, clocks of other processes included. Younger rows are not known, they are looked at. */
export const SETTLED_MILLISECONDS = 120_000;
/** So many younger rows are looked at for a search; of more nothing is known. */
export const MOST_YOUNG = 500;
/** So many rows that were changed are looked at for a search; of more nothing is known until all are read again. */
export const MOST_CHANGED = 100;
/** So many more rows are asked for than are wanted: some may be gone. */
export const SPARE = 3;

const changed: Readonly<Record<Searched, ChangedRows>> = {
  users: new ChangedRows('users', MOST_CHANGED),
  organizations: new ChangedRows('organizations', MOST_CHANGED),
};

type KnownRow = readonly [id: string, words: string, isSettled: boolean];

/** The newest rows of an environment, as they were when they were read. */
export interface KnownRows {
  /** From the newest on. */
  readonly rows: readonly KnownRow[];
  /** From this place on none can have come between them. */
  readonly settled: number;
  /** Which changes came after it. */
  readonly mark: number | undefined;
}

/** Where among the known rows some letters are, as far as somebody looked. */
export interface Places {
  readonly letters: string;
  readonly places: number[];
  /** So many of the known rows were looked through. */
  end: number;
}

/** Which rows have to be looked at for so many that have the letters. */
export interface Whereabouts {
  readonly ids: readonly string[];
  /** These as well: rows newer than this one. */
  readonly newerThan?: string;
  /** What is found is all there is up to this row, in the direction that was asked for. */
  readonly upTo: string;
}

/** To be taken before the rows are read. */
export const markOf = (table: Searched): number | undefined => changed[table].mark();

export const knownRows = (rows: readonly KnownRow[], mark: number | undefined): KnownRows => ({
  rows,
  settled: rows.findLastIndex(([, , isSettled]) => !isSettled) + 1,
  mark,
});

/** Looks on until so many are known that lie behind this place, and no further than the end. */
export function look(
  { rows }: KnownRows,
  found: Places,
  { begin, count, end }: { readonly begin: number; readonly count: number; readonly end: number },
): void {
  let missing = count - (begin === 0 ? found.places.length : found.places.filter((place) => place >= begin).length);
  for (; missing > 0 && found.end < Math.min(end, rows.length); found.end += 1) {
    if (!rows[found.end]?.[1].includes(found.letters)) continue;
    found.places.push(found.end);
    if (found.end >= begin) missing -= 1;
  }
}

/** The first of the known rows that a walk comes to; -1: it comes to none. */
export const beginOf = ({ rows }: KnownRows, { id: from, direction }: WalkFrom): number =>
  direction === 'asc' ? -1 : from === undefined ? 0 : rows.findIndex(([id]) => id < from);

/** Where so many rows with the letters are; undefined: not that many of them are known. */
export function whereabouts(table: Searched, known: KnownRows, { places, end }: Places, wanted: number, from: WalkFrom): Whereabouts | undefined {
  const since = changed[table].since(known.mark);
  if (!since) return undefined;
  const { rows, settled } = known;
  const [edge, oldest] = [rows[settled]?.[0], rows[end - 1]?.[0]];
  if (edge === undefined || oldest === undefined) return undefined;
  const { id, direction } = from;
  if (direction === 'asc' ? id === undefined || id < oldest : id !== undefined && id <= oldest) return undefined;

  const ids: string[] = [];
  for (const place of direction === 'asc' ? places.toReversed() : places) {
    const one = rows[place]?.[0] ?? '';
    if (place >= settled && (id === undefined || (direction === 'asc' ? one > id : one < id))) ids.push(one);
    if (ids.length >= wanted + SPARE) break;
  }
  const upTo = ids.at(-1);
  if (upTo === undefined || ids.length < wanted) return undefined;
  return { ids: [...new Set([...ids, ...since])], upTo, ...(direction === 'desc' && (id === undefined || id > edge) && { newerThan: edge }) };
}
