import { type RawBuilder, sql } from 'kysely';
import {
  beginOf,
  type KnownRows,
  knownRows,
  look,
  markOf,
  type Places,
  SETTLED_MILLISECONDS,
  type Searched,
  SPARE,
  type WalkFrom,
  type Whereabouts,
  whereabouts,
} from './known-rows.ts';
import type { Work } from './work.ts';

// Which way to what has these letters. PostgreSQL's own choice rests on the same samples, and where they mislead it reads
// a million rows one by one; so the choice is made here, and every way has an end.
//
// What the newest rows have is known by their ids (known-rows.ts). What many rows have is found soonest from the newest row on, until the page is full. What few have is found through the
// index of three-letter pieces; and since the index has to go through all rows of every piece it is asked for, it is asked
// for the rarest pieces alone, and the rows that have these are looked at.

/** So many of the newest rows are walked over before the index is asked for what many have (about two milliseconds). */
export const WALKED = 4_000;
/** Of larger tables so many are known beside the samples: somewhat less than a megabyte, read in some ten milliseconds. */
export const KNOWN = 8_000;
/** A row found through the index costs about as much as this many on the way from the newest on: they lie here and there, where nobody has looked for long. */
const STEPS_FOR_A_FIND = 8;
/** A walk that may be in vain costs at most this share of what the index costs. */
const SHARE = 1 / 2;
/** Rows came and went since the newest were known: a walk to one of them goes on for this share of its way, and so many steps. */
const SINCE = { share: 1 / 8, steps: 32 };
/** The newest sample with these letters lies so many times further back than chance would have it: the newest rows have none. */
const OLD = 5;
/** Fewer than so many are found by the index so soon that nothing is tried before where the samples speak against it. */
const FEW = 2_000;
/** The index is asked for no more pieces than these. */
const MOST_PIECES = 4;
/** A piece that as many of the rows have is not worth asking for. */
const COMMON = 0.05;
/** So many samples with these letters are no accident. */
const SURE = 3;
/** Most of what is asked is seen in as many samples as this; each costs some time. */
const FIRST_LOOK = 1_000;
/** Where the newest have the letters, a walk goes on behind those that are known until this many times as far as it will probably be: what is found before that ends it. */
const PATIENCE = 4;
/** So many of them tell well enough of all. */
const PLENTY = 50;
/** More letters than these are mostly a name or an address that few have, or nobody: a first look without one is enough. */
const SHORT = 4;

const SAMPLES_FOR_MILLISECONDS = 60_000;
/** While one call reads them anew, others go by what there was. */
const READING_MILLISECONDS = 10_000;
const MOST_SAMPLED = 20;
/** Some ten thousand pieces are all that letters and digits make in a table: about a megabyte. */
const MOST_COUNTED = 10_000;
/** For more letters than these, counts are not kept. */
const MOST_COUNTS = 500;

interface Samples {
  /** Words of rows from all over the table, as PostgreSQL last looked at it; of the newest row first. */
  readonly words: readonly string[];
  /** Some of them, from everywhere as well. */
  readonly some: readonly string[];
  /** How many of these have a piece of three letters, once it was asked for: the same pieces come in one search after the other. */
  readonly pieces: Map<string, number>;
  /** How many rows of this environment there are, about. */
  readonly rows: number;
  /** The newest of them as they were then, where not all would be. */
  readonly newest: KnownRows;
  /** What was counted of them for letters that were asked for: a page later they are asked for again. */
  readonly counts: Map<string, Counted>;
}

interface Counted {
  /** Of so many samples. */
  readonly looked: number;
  /** So many have the letters. */
  readonly hits: number;
  /** And of those the newest is at this place. */
  readonly first: number;
  /** Where among the newest rows the letters are. */
  readonly places: Places;
}

/** How many have the letters, as far as the samples tell. */
export interface Guess {
  readonly rows: number;
  readonly isSure: boolean;
  /**
   * How many rows should be looked at first for so many, from the newest on; 0: none, they are found sooner by the index.
   * @param from where the walk begins, when it is not at the newest row
   */
  readonly walk: (wanted: number, from?: WalkFrom) => number;
  /** Where so many rows with the letters are; undefined: it is not known, go and look. */
  readonly whereabouts: (wanted: number, from?: WalkFrom) => Whereabouts | undefined;
  /** Of the environment's rows there are so few that each may be looked at. */
  readonly isSmall: boolean;
  /** What the index is asked for. */
  readonly pieces: () => readonly string[];
}

const FROM_THE_NEWEST: WalkFrom = { id: undefined, direction: 'desc' };

/** By the server, as tests have several in one process. */
const kept = new WeakMap<Work['sealer'], Map<string, Samples & { until: number }>>();

export async function guess(work: Work, table: Searched, letters: string): Promise<Guess> {
  const samples = await samplesOf(work, table);
  const { words, some, pieces, rows: all, newest } = samples;
  const { looked, hits, first, places } = counted(samples, letters.toLowerCase());
  /** Looking through all that are known takes some time of the main thread: only where that will probably find them. */
  const lookFor = (wanted: number, from: WalkFrom): void => {
    if (hits === 0) return;
    const count = wanted + SPARE;
    const isLikely = (hits / looked) * newest.rows.length >= count;
    look(newest, places, { begin: Math.max(0, beginOf(newest, from)), count, end: isLikely ? KNOWN : WALKED });
  };
  const rows = hits === 0 ? 0 : Math.round((hits / looked) * all);
  const isOld = first * hits > OLD * looked;
  return {
    rows,
    isSure: hits >= SURE,
    walk(page, from = FROM_THE_NEWEST) {
      if (hits === 0) return 0;
      const cost = rows * STEPS_FOR_A_FIND;
      lookFor(page, from);
      const known = onTheWay(newest, places, page, from);
      if (known.last !== undefined) return known.last > cost ? 0 : Math.ceil(known.last * (1 + SINCE.share)) + SINCE.steps;
      const beyond = ((page - known.hits) * looked) / hits;
      // Where the newest have the letters, those behind them will.
      if (known.hits > 0) return known.rows + beyond > cost ? 0 : Math.round(known.rows + PATIENCE * beyond);
      const worth = cost * SHARE;
      return known.rows + beyond > worth || (isOld && rows < FEW) ? 0 : Math.round(Math.min(worth, Math.max(known.rows + 2 * beyond, WALKED)));
    },
    // What a transaction changed, nobody has heard of yet. Small letters of other scripts may be others here than in PostgreSQL.
    whereabouts(wanted, from = FROM_THE_NEWEST) {
      if (work.sql.isTransaction || !/^[ -~]*$/.test(letters)) return undefined;
      lookFor(wanted, from);
      return whereabouts(table, newest, places, wanted, from);
    },
    isSmall: words.length > 0 && all <= WALKED,
    pieces: () => rarePieces(letters, some, pieces),
  };
}

interface OnTheWay {
  /** How many rows were known there. */
  readonly rows: number;
  /** How many of them have the letters. */
  readonly hits: number;
  /** How many steps it is to the last that is wanted; undefined: so many are not among them. */
  readonly last?: number;
}

/** What is known of the rows that a walk goes over: of one to older rows, as far as the newest are known. */
function onTheWay(newest: KnownRows, { places, end }: Places, page: number, from: WalkFrom): OnTheWay {
  const begin = beginOf(newest, from);
  if (begin === -1 || begin >= end) return { rows: 0, hits: 0 };
  const there = begin === 0 ? places : places.filter((place) => place >= begin);
  const last = there[page - 1];
  return { rows: end - begin, hits: there.length, ...(last !== undefined && { last: last - begin + 1 }) };
}

function counted({ words, some, counts }: Samples, letters: string): Counted {
  const known = counts.get(letters);
  if (known) return known;
  const firstHits = countOf(some, letters);
  // That a few samples have them not says little of a few letters: of a million rows some thousand may have them.
  const looked = firstHits >= PLENTY || (firstHits === 0 && letters.length > SHORT) ? some : words;
  const hits = looked === some ? firstHits : countOf(words, letters);
  const count: Counted = {
    looked: looked.length,
    hits,
    first: hits === 0 ? -1 : looked.findIndex((one) => one.includes(letters)),
    places: { letters, places: [], end: 0 },
  };
  if (counts.size < MOST_COUNTS) counts.set(letters, count);
  return count;
}

async function samplesOf(work: Work, table: Searched): Promise<Samples> {
  const all = kept.get(work.sealer) ?? new Map<string, Samples & { until: number }>();
  const key = `${table} ${work.environment.id}`;
  const known = all.get(key);
  if (known && work.now.getTime() < known.until) return known;
  if (known) known.until = work.now.getTime() + READING_MILLISECONDS;

  const mark = markOf(table);
  const settled = new Date(work.now.getTime() - SETTLED_MILLISECONDS);
  const { rows } = await sql<{ words: string[] | null; rows: number | null; newest: KnownRows['rows'] | null }>`
    with known as materialized (
      select (select reltuples from pg_class where oid = to_regclass(${table})) *
        coalesce((select most_common_freqs[array_position(most_common_vals::text::text[], ${work.environment.id})]
           from pg_stats where schemaname = current_schema() and tablename = ${table} and attname = 'environment_id'), 0) as rows)
    select
      (select to_json(coalesce(histogram_bounds::text::text[], '{}') || coalesce(most_common_vals::text::text[], '{}'))
         from pg_stats where schemaname = current_schema() and tablename = ${table} and attname = 'words') as words,
      known.rows,
      (select json_agg(json_build_array(id, words, created_at < ${settled})) from (
         select id, words, created_at from ${sql.table(table)} where environment_id = ${work.environment.id} and known.rows > ${WALKED} order by id desc limit ${KNOWN}) as newest) as newest
    from known`.execute(work.sql);
  const words = rows[0]?.words ?? [];
  const every = Math.ceil(words.length / FIRST_LOOK);
  const samples = {
    words: newestFirst(words),
    some: newestFirst(words.filter((_, at) => at % every === 0)),
    pieces: new Map<string, number>(),
    rows: Math.max(0, Number(rows[0]?.rows ?? 0)),
    newest: knownRows(rows[0]?.newest ?? [], mark),
    counts: new Map<string, Counted>(),
  };
  const [oldest] = all.keys();
  if (all.size >= MOST_SAMPLED && oldest !== undefined) all.delete(oldest);
  all.delete(key);
  kept.set(work.sealer, all.set(key, { ...samples, until: work.now.getTime() + SAMPLES_FOR_MILLISECONDS }));
  return samples;
}

/** By the id that stands in the words of each row. */
function newestFirst(words: readonly string[]): string[] {
  const rows = words.map((one) => ({ one, id: /\b(?:org|usr)_\d+/.exec(one)?.[0] ?? '' }));
  return rows.sort((a, b) => (a.id < b.id ? 1 : -1)).map(({ one }) => one);
}

/**
 * Parts of these letters that few rows have, as every row with the letters has the parts too; where no part is rare by
 * itself, all of the letters but those at both ends that half of the rows have: "ny 77" of "company 77". Parts are of ASCII, whose lower case is the same wherever it stands, and begin within a word: the
 * index keeps beginnings of words apart, and many share one. None: the index is of no use.
 * @param counted how many of these words have a piece, as far as it is known
 */
export function rarePieces(letters: string, words: readonly string[], counted = new Map<string, number>()): string[] {
  const common = Math.ceil(words.length * COMMON);
  const hitsOf = (part: string): number => {
    const known = counted.get(part);
    if (known !== undefined) return known;
    const hits = countOf(words, part, common);
    if (counted.size < MOST_COUNTED) counted.set(part, hits);
    return hits;
  };
  const all = [...letters.toLowerCase()];
  const parts = new Set(all.slice(0, -2).map((_, at) => all.slice(at, at + 3).join('')));
  const rare = [...parts]
    .filter((part) => /^[a-z0-9]{2}[ -~]$/.test(part))
    .map((part) => ({ part, hits: hitsOf(part) }))
    .filter(({ hits }) => hits < common)
    .sort((one, other) => one.hits - other.hits);
  if (rare.length > 0) return rare.slice(0, MOST_PIECES).map(({ part }) => part);
  return /[\p{L}\p{N}]{3}/u.test(letters) ? [withoutCommonEnds(letters, words)] : [];
}

/** The index goes through all rows of every piece it is asked for, and those of the common ones say nothing. */
function withoutCommonEnds(letters: string, words: readonly string[]): string {
  const most = Math.ceil(words.length / 2);
  const isCommon = (piece: string) => /^[a-z0-9]{3}$/.test(piece) && words.length > 0 && countOf(words, piece, most) >= most;
  let [from, to] = [0, letters.length];
  while (to - from > 4 && isCommon(letters.slice(from, from + 3).toLowerCase())) from += 1;
  while (to - from > 4 && isCommon(letters.slice(to - 3, to).toLowerCase())) to -= 1;
  return letters.slice(from, to);
}

/** How many of these have the letters; no further than `most`. */
function countOf(words: readonly string[], letters: string, most = words.length): number {
  let count = 0;
  for (const one of words) if (one.includes(letters) && ++count >= most) break;
  return count;
}

/** The row's words have these letters. PostgreSQL cannot use an index for it. */
export const hasLetters = (table: Searched, letters: string): RawBuilder<boolean> => sql<boolean>`strpos(${sql.ref(`${table}.words`)}, lower(${letters})) > 0`;

/** The row's words have these pieces, by the index. PostgreSQL plans it the same for all letters: `(select …)` keeps them from it. */
export const hasPieces = (table: Searched, pieces: readonly string[]): RawBuilder<boolean> =>
  pieces.length === 0
    ? sql<boolean>`true`
    : sql<boolean>`${sql.join(
        pieces.map((piece) => sql`${sql.ref(`${table}.words`)} like (select lower(${`%${piece.replace(/[\\%_]/g, '\\$&')}%`}))`),
        sql` and `,
      )}`;
