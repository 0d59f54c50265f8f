import { setTimeout as sleep } from 'node:timers/promises';
import { type Kysely, sql } from 'kysely';
import type { Log } from '../log.ts';
import type { Tables } from './tables.ts';

const ROWS_THAT_MATTER = 500;

/**
 * Counts anew the tables of which half has changed since PostgreSQL last counted.
 *
 * Prepared statements keep their plan. One made while a table was empty may walk all people of an
 * environment, or all open invitations: with a handful of rows that costs the same as the right
 * index. New statistics make PostgreSQL plan anew, but autovacuum comes by once a minute, and until
 * then a burst into a young database (the first import, a load test) gets slower with every row.
 * @returns the tables that were counted
 */
export async function refreshStatistics(db: Kysely<Tables>): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select relname as name from pg_stat_user_tables
    where schemaname = current_schema() and n_live_tup >= ${ROWS_THAT_MATTER} and n_mod_since_analyze >= greatest(${ROWS_THAT_MATTER}, n_live_tup / 2)
    order by relname`.execute(db);
  for (const { name } of rows) await sql`analyze ${sql.table(name)}`.execute(db);
  return rows.map(({ name }) => name);
}

const EVERY = 5_000;

/** Does so every few seconds. Several processes may: one that finds a table counted leaves it alone. */
export function keepStatistics(db: Kysely<Tables>, log: Log): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const kept = keep();
  async function keep(): Promise<void> {
    for (;;) {
      await sleep(EVERY * (0.75 + 0.5 * Math.random()), undefined, { signal: stopping.signal }).catch(() => {});
      if (stopping.signal.aborted) return;
      // Whoever may not analyze, or has lost the database for a moment, is no worse off than without.
      await refreshStatistics(db).then(
        (tables) => tables.length > 0 && log.debug({ tables }, 'counted tables that have grown'),
        (error: unknown) => log.debug({ error }, 'could not count tables'),
      );
    }
  }
  return {
    async stop() {
      stopping.abort();
      await kept;
    },
  };
}
