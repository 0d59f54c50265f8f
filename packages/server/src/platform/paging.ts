import { createHmac } from 'node:crypto';
import { type RawBuilder, type SelectQueryBuilder, sql } from 'kysely';
import type { Tables } from './db/tables.ts';
import { faults } from './fault.ts';
import { MOST_YOUNG, type Searched, type WalkFrom, type Whereabouts } from './known-rows.ts';
import { sameText } from './seal.ts';
import { type Guess, guess, hasLetters, hasPieces } from './searching.ts';
import type { Work } from './work.ts';

/** What the caller asked for, as the contract carries it: 0 and "" mean "not given". */
export interface PageRequest {
  readonly size: number;
  readonly token: string;
}

export interface Page<Row> {
  readonly rows: readonly Row[];
  /** Tokens for the neighbouring pages; "" where there is none. */
  readonly next: string;
  readonly previous: string;
  /** How many rows the whole list has: exact up to `COUNTED`, an estimate beyond. A search is sure of a few hundred. */
  readonly total: number;
}

interface Listing {
  /** Names the list and everything that narrows it. A token is good only for the list it came from. */
  readonly of: readonly string[];
  /** The id column the list is ordered by. */
  readonly by: string;
  readonly order: 'newest' | 'oldest';
  readonly defaultSize?: number;
  /** Larger sizes are cut down to this, unless a rule of the contract refused them before. */
  readonly mostRows?: number;
  /** Its rows are found by letters within them: each is looked at, so fewer are counted. */
  readonly isSearch?: boolean;
  /** The same among all rows of the environment: these letters in the `words` of this table, beside what the query asks for. */
  readonly letters?: {
    readonly in: Searched;
    readonly text: string;
    /** What is found by something else than its words: a condition for which there is an index. */
    readonly or?: RawBuilder<boolean>;
  };
}

const pagingFaults = faults('paging', {
  badToken: ['invalid', 'This page token does not belong to this list. Ask for the first page without a token and follow the tokens it gives.'],
});

/** Up to here rows are counted one by one (in the index, about a millisecond). */
const COUNTED = 10_000;
/** The same for a search, where a row costs more than a place in an index. */
const COUNTED_FOUND = 1_000;
/** Where samples tell of more than this, they are believed: counting them one by one would be most of what the search takes. */
const BELIEVED = 350;

/** A list that was longer than is counted is taken to be as long for a minute: its pages are turned without counting again. */
const LONG_FOR_MILLISECONDS = 60_000;
const MOST_LONG_LISTS = 1_000;
interface Long {
  readonly total: number;
  readonly until: number;
}
/** By the server that gives out the tokens: two in one process share nothing. */
const longLists = new WeakMap<Work['sealer'], Map<string, Long>>();

/**
 * One page of a list that is ordered by id. Pages are found by the id they begin after, so a page far
 * down costs what the first one costs, and rows that come and go in between shift nothing. A token
 * says on which side of which id the page lies and nothing of its size, so the next page may be larger
 * or smaller than the last.
 * @param query everything but the order and the limit; its rows need an `id`
 */
export async function turnPage<Table extends keyof Tables, Row extends { readonly id: string }>(
  work: Work,
  query: SelectQueryBuilder<Tables, Table, Row>,
  ask: PageRequest,
  { of, by, order, defaultSize = 10, mostRows = 100, isSearch = false, letters }: Listing,
): Promise<Page<Row>> {
  const size = Math.min(ask.size === 0 ? defaultSize : ask.size, mostRows);
  const key = sign(work, of);
  const place = ask.token === '' ? undefined : readToken(key, ask.token);

  const ascending = (side: Side) => (order === 'oldest') === (side === 'after');
  const from = (rows: typeof query, side: Side, id: string | undefined) =>
    id === undefined ? rows : rows.where(sql<boolean>`${sql.ref(by)} ${sql.raw(ascending(side) ? '>' : '<')} ${id}`);
  const ordered = (rows: typeof query, side: Side, limit: number) => rows.orderBy(sql.ref(by), ascending(side) ? 'asc' : 'desc').limit(limit);

  const known = letters && (await guess(work, letters.in, letters.text));
  const countAll = (hasOthers = true) =>
    letters && known ? countFound(work, query, of, letters, known, hasOthers) : count(work, query, of, isSearch ? COUNTED_FOUND : COUNTED);
  const beyond = async (side: Side, id: string | undefined, limit: number): Promise<Found<Row>> => {
    const there = from(query, side, id);
    if (!letters || !known) return { rows: (await ordered(there, side, limit).execute()) as Row[] };
    const finding = find(work, there, letters, known, { by, limit, id, direction: ascending(side) ? 'asc' : 'desc' });
    if (!letters.or) return finding;
    // Each way knows its own first rows, so the first of both are among them.
    const [found, others] = await Promise.all([finding, ordered(there.where(letters.or), side, limit).execute() as Promise<Row[]>]);
    return others.length === 0 ? { ...found, hasOthers: false } : { rows: merged(found.rows, others, ascending(side)).slice(0, limit) };
  };

  const side = place?.side ?? 'after';
  // One row more than asked for tells whether the list goes on.
  const { rows: found, total: counted, hasOthers } = await beyond(side, place?.id, size + 1);
  const rows = found.slice(0, size);
  if (side === 'before') rows.reverse();
  const [first, last] = [rows.at(0), rows.at(-1)];
  if (!first || !last) return { rows, next: '', previous: '', total: place ? await countAll() : 0 };

  const goesOn = found.length > size;
  if (!place)
    return { rows, next: goesOn ? key.write('after', last.id) : '', previous: '', total: goesOn ? (counted ?? (await countAll(hasOthers))) : rows.length };

  // The page we came from may be gone by now, and no token may lead to an empty page: look.
  const back: Side = side === 'after' ? 'before' : 'after';
  const edge = side === 'after' ? first : last;
  const goesBack = (await beyond(back, edge.id, 1)).rows.length > 0;
  const [more, less] = side === 'after' ? [goesOn, goesBack] : [goesBack, goesOn];
  return {
    rows,
    next: more ? key.write('after', last.id) : '',
    previous: less ? key.write('before', first.id) : '',
    total: await countAll(),
  };
}

interface Found<Row> {
  readonly rows: Row[];
  /** How many there are in this direction, where it cost nothing to know. */
  readonly total?: number;
  /** Whether any in this direction is found by something else than its words. */
  readonly hasOthers?: boolean;
}

async function find<Table extends keyof Tables, Row extends { readonly id: string }>(
  work: Work,
  query: SelectQueryBuilder<Tables, Table, Row>,
  { in: table, text }: NonNullable<Listing['letters']>,
  { whereabouts, walk, isSmall, pieces }: Guess,
  { by, limit, id, direction }: { readonly by: string; readonly limit: number } & WalkFrom,
): Promise<Found<Row>> {
  const way = sql.raw(direction);
  const there = whereabouts(limit, { id, direction });
  const known = there && (await look(work, query, table, text, there, { by, limit, direction }));
  if (known) return { rows: known };
  const steps = walk(limit, { id, direction });
  if (steps > 0) {
    const next = query.orderBy(sql.ref(by), direction).limit(steps);
    const { rows } = await sql<Row>`select * from (${next}) as ${sql.table(table)} where ${hasLetters(table, text)} order by id ${way} limit ${limit}`.execute(
      work.sql,
    );
    if (rows.length === limit) return { rows };
    // Where there were no more rows than that, each was looked at. Among many it is as well to ask the index at once.
    if (isSmall && (await ends(query, by, direction, steps))) return { rows };
  }
  const found = matching(query, table, text, pieces()).select(sql.ref(by).as('id'));
  const { rows } = await sql<Row & { readonly total: string }>`
    with found as materialized (${found}), page as (select id from found order by id ${way} limit ${limit})
    select ${sql.table(table)}.*, (select count(*) from found) as total from page join ${sql.table(table)} using (id) order by id ${way}`.execute(work.sql);
  return { rows, total: Number(rows[0]?.total ?? 0) };
}

/** The rows that are known to have the letters, and what may have come between; undefined: not enough of them have them any more. */
async function look<Table extends keyof Tables, Row extends { readonly id: string }>(
  work: Work,
  query: SelectQueryBuilder<Tables, Table, Row>,
  table: Searched,
  text: string,
  { ids, newerThan, upTo }: Whereabouts,
  { by, limit, direction }: { readonly by: string; readonly limit: number; readonly direction: 'asc' | 'desc' },
): Promise<Row[] | undefined> {
  const [column, name, way] = [sql.ref(by), sql.table(table), sql.raw(direction)];
  const those = query.where(sql<boolean>`${column} = any(${ids})`);
  const found = sql`where ${hasLetters(table, text)} order by id ${way} limit ${limit}`;
  const statement =
    newerThan === undefined
      ? sql<Row>`select * from (${those}) as ${name} ${found}`
      : sql<Row & { readonly young: string }>`
          with young as materialized (${query.where(sql<boolean>`${column} > ${newerThan}`).limit(MOST_YOUNG + 1)})
          select ${name}.*, (select count(*) from young) as young
          from (${those.where(sql<boolean>`${column} <= ${newerThan}`)} union all select * from young) as ${name} ${found}`;
  const { rows } = await statement.execute(work.sql);
  const [first, last] = [rows.at(0), rows.at(-1)];
  if (rows.length < limit || !first || !last) return undefined;
  if ('young' in first && Number(first.young) > MOST_YOUNG) return undefined;
  return (direction === 'asc' ? last.id <= upTo : last.id >= upTo) ? rows : undefined;
}

/** Whether there are no rows beyond so many. */
async function ends<Table extends keyof Tables, Row>(query: SelectQueryBuilder<Tables, Table, Row>, by: string, direction: 'asc' | 'desc', after: number) {
  const [beyond] = await query.clearSelect().select(sql.ref(by).as('id')).orderBy(sql.ref(by), direction).offset(after).limit(1).execute();
  return beyond === undefined;
}

const matching = <Table extends keyof Tables, Row>(query: SelectQueryBuilder<Tables, Table, Row>, table: Searched, text: string, pieces: readonly string[]) =>
  query.clearSelect().where(hasPieces(table, pieces)).where(hasLetters(table, text));

/** The rows of two lists in the order of both, each once. */
function merged<Row extends { readonly id: string }>(some: readonly Row[], others: readonly Row[], ascending: boolean): Row[] {
  const known = new Set(some.map(({ id }) => id));
  const all = [...some, ...others.filter(({ id }) => !known.has(id))];
  return all.sort((one, other) => (one.id < other.id === ascending ? -1 : 1));
}

/** As many as the samples tell when they tell of many; else they are counted. */
async function countFound<Table extends keyof Tables, Row>(
  work: Work,
  query: SelectQueryBuilder<Tables, Table, Row>,
  of: readonly string[],
  { in: table, text, or }: NonNullable<Listing['letters']>,
  { rows, isSure, isSmall, pieces }: Guess,
  hasOthers: boolean,
): Promise<number> {
  const isBelieved = isSure && rows > (isSmall ? COUNTED_FOUND : BELIEVED);
  const byWords = isBelieved ? rows : await count(work, matching(query, table, text, isSmall ? [] : pieces()), of, COUNTED_FOUND, rows);
  if (!or || !hasOthers) return byWords;
  const others = query
    .clearSelect()
    .select(sql.ref(`${table}.words`).as('words'))
    .where(or)
    .limit(COUNTED_FOUND);
  const { rows: counted } = await sql<{ others: string }>`
    select count(*) as others from (${others}) as ${sql.table(table)} where not ${hasLetters(table, text)}`.execute(work.sql);
  return byWords + Number(counted[0]?.others ?? 0);
}

/** @param beyond what is said when there are more than are counted; else PostgreSQL is asked for what it expects */
async function count<Table extends keyof Tables, Row>(
  work: Work,
  query: SelectQueryBuilder<Tables, Table, Row>,
  of: readonly string[],
  most: number,
  beyond?: number,
): Promise<number> {
  const list = JSON.stringify([work.environment.id, ...of]);
  const long = longLists.get(work.sealer) ?? new Map<string, Long>();
  const known = long.get(list);
  if (known && work.now.getTime() < known.until) return known.total;
  long.delete(list);

  const bare = query.clearSelect().select(sql<number>`1`.as('one'));
  const { rows } = await sql<{ counted: string }>`select count(*) as counted from (${bare.limit(most + 1)}) as counted`.execute(work.sql);
  const counted = Number(rows[0]?.counted ?? 0);
  if (counted <= most) return counted;
  const total = Math.max(counted, beyond ?? (await planned(bare)));
  // What a transaction sees may be taken back.
  if (!work.sql.isTransaction) {
    const [oldest] = long.keys();
    if (long.size >= MOST_LONG_LISTS && oldest !== undefined) long.delete(oldest);
    longLists.set(work.sealer, long.set(list, { total, until: work.now.getTime() + LONG_FOR_MILLISECONDS }));
  }
  return total;
}

async function planned(query: SelectQueryBuilder<Tables, keyof Tables, unknown>): Promise<number> {
  const [plan] = await query.explain<{ 'QUERY PLAN': [{ Plan: { 'Plan Rows': number } }] }>('json');
  return plan?.['QUERY PLAN'][0].Plan['Plan Rows'] ?? 0;
}

type Side = 'after' | 'before';

/** The signature covers the list's name, so the ids inside are known to be ones that we gave out for it. */
function sign(work: Work, of: readonly string[]) {
  const secret = work.sealer.derive('page tokens');
  const mac = (body: string) =>
    createHmac('sha256', secret)
      .update(JSON.stringify([work.environment.id, ...of, body]))
      .digest('base64url')
      .slice(0, 22);
  return {
    mac,
    write(side: Side, id: string): string {
      const body = Buffer.from(`${side}:${id}`).toString('base64url');
      return `${body}.${mac(body)}`;
    },
  };
}

function readToken({ mac }: ReturnType<typeof sign>, token: string): { readonly side: Side; readonly id: string } {
  const [body = '', signature = ''] = token.split('.');
  if (!sameText(signature, mac(body))) throw pagingFaults.badToken();
  const [side, id = ''] = Buffer.from(body, 'base64url').toString().split(':');
  return { side: side === 'before' ? 'before' : 'after', id };
}
