import { sql } from 'kysely';
import { deleteOldest } from '../../platform/sweep.ts';
import type { Work } from '../../platform/work.ts';
import type { Patience } from './tries.ts';

/**
 * Counts a try and says how many there have been in a row; `undefined`: whoever tries has to wait. What it comes to is
 * decided by one statement under the row's lock.
 */
export async function countTry(work: Work, key: string, { free, firstWaitSeconds, longestWaitSeconds }: Patience): Promise<number | undefined> {
  const wait = sql<Date>`${work.now}::timestamptz + make_interval(secs => case
    when tries.wrong + 1 < ${free}::int then 0
    else least(${longestWaitSeconds}::float8, ${firstWaitSeconds}::float8 * power(2, least(tries.wrong + 1 - ${free}::int, 30)))
  end)`;
  const row = await work.sql
    .insertInto('tries')
    .values({
      environment_id: work.environment.id,
      key,
      wrong: 1,
      waits_until: free > 1 ? work.now : new Date(work.now.getTime() + firstWaitSeconds * 1000),
      tried_at: work.now,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['environment_id', 'key'])
        .doUpdateSet({ wrong: sql<number>`tries.wrong + 1`, waits_until: wait, tried_at: work.now })
        .where('tries.waits_until', '<=', work.now),
    )
    .returning('wrong')
    .executeTakeFirst();
  return row?.wrong;
}

export async function selectWait(work: Work, key: string): Promise<Date | undefined> {
  const row = await work.sql
    .selectFrom('tries')
    .select('waits_until')
    .where('environment_id', '=', work.environment.id)
    .where('key', '=', key)
    .executeTakeFirst();
  return row?.waits_until;
}

export async function deleteTries(work: Work, key: string): Promise<void> {
  await work.sql.deleteFrom('tries').where('environment_id', '=', work.environment.id).where('key', '=', key).execute();
}

export const deleteTriedBefore = (work: Work, before: Date, most: number): Promise<number> =>
  deleteOldest(work, { table: 'tries', key: 'key', over: sql`tried_at` }, before, most);
