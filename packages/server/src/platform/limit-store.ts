import { type Kysely, sql } from 'kysely';
import type { Tables } from './db/tables.ts';
import type { Duty } from './duties.ts';
import { every } from './duties.ts';
import type { EnvironmentId } from './ids.ts';
import type { Share } from './limits.ts';

/** The counts of all processes on one database: one statement adds what was taken and says what all have taken. */
export const shareIn =
  (db: Kysely<Tables>): Share =>
  async (taken) => {
    // In one order everywhere: two processes with the same keys wait for each other's rows once, not in a circle.
    const rows = [...taken].sort((a, b) => compare(a.environmentId, b.environmentId) || compare(a.key, b.key));
    const { rows: totals } = await sql<{ environmentId: EnvironmentId; key: string; endsAt: Date; taken: number }>`
      insert into rate_counts (environment_id, key, ends_at, taken)
      select * from unnest(
        ${rows.map((row) => row.environmentId)}::text[],
        ${rows.map((row) => row.key)}::text[],
        ${rows.map((row) => row.endsAt)}::timestamptz[],
        ${rows.map((row) => row.taken)}::int[]
      )
      on conflict (environment_id, key, ends_at) do update set taken = rate_counts.taken + excluded.taken
      returning environment_id as "environmentId", key, ends_at as "endsAt", taken`.execute(db);
    return totals;
  };

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const MOST_AT_ONCE = 5_000;

/** Counts whose minute is over are of no use to anybody. */
export const limitDuty: Duty = every({ minutes: 1 }, 'limits.sweep', async (work) => {
  const { numAffectedRows = 0n } = await sql`
    delete from rate_counts where (environment_id, key, ends_at) in (
      select environment_id, key, ends_at from rate_counts
      where environment_id = ${work.environment.id} and ends_at < ${work.now}
      limit ${MOST_AT_ONCE}
    )`.execute(work.sql);
  return numAffectedRows === BigInt(MOST_AT_ONCE);
});
