import { type RawBuilder, sql } from 'kysely';
import type { Tables } from './db/tables.ts';
import { type Duty, every, type Interval } from './duties.ts';
import type { Work } from './work.ts';

/** What is over but was somebody's (sessions, grants, API tokens) is kept this long: somebody may want to know what became of it. */
export const KEPT_DAYS = 30;

const DAY = 24 * 60 * 60 * 1000;

/** Rows of one transaction: a million go in a thousand steps, and nobody waits for more than one of them. */
const BATCH = 1_000;

interface Old {
  readonly table: keyof Tables;
  readonly key: string;
  /** When a row was over; there must be an index on the environment and this. */
  readonly over: RawBuilder<unknown>;
  /** What is kept for all that; of few rows, or they are all gone through each time. */
  readonly unless?: RawBuilder<boolean>;
}

/** Deletes rows of this environment that were over by then, the oldest first. Rows that somebody holds are left for the next time. @returns how many */
export async function deleteOldest(work: Work, { table, key, over, unless }: Old, before: Date, most: number): Promise<number> {
  const { numAffectedRows = 0n } = await sql`
    delete from ${sql.table(table)} where ${sql.ref(key)} = any(array(
      select ${sql.ref(key)} from ${sql.table(table)}
      where environment_id = ${work.environment.id} and ${over} < ${before} ${unless ? sql`and not (${unless})` : sql``}
      order by ${over} limit ${most}
      for update skip locked
    ))`.execute(work.sql);
  return Number(numAffectedRows);
}

/** A duty that forgets what was over so many days ago. */
export const sweeping = (
  interval: Interval,
  name: string,
  days: number,
  forget: (work: Work, before: Date, most: number) => Promise<number>,
  most: number = BATCH,
): Duty => every(interval, name, async (work) => (await forget(work, new Date(work.now.getTime() - days * DAY), most)) >= most);
