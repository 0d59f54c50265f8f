import { type RawBuilder, sql } from 'kysely';
import type { EnvironmentId, UserId } from '../../platform/ids.ts';
import type { Work } from '../../platform/work.ts';

export interface PasswordRow {
  readonly hash: string;
  readonly mustChange: boolean;
  readonly changedAt: Date;
}

export async function selectPassword(work: Work, userId: UserId): Promise<PasswordRow | undefined> {
  const row = await work.sql
    .selectFrom('passwords')
    .select(['hash', 'must_change', 'changed_at'])
    .where('environment_id', '=', work.environment.id)
    .where('user_id', '=', userId)
    .executeTakeFirst();
  return row && { hash: row.hash, mustChange: row.must_change, changedAt: row.changed_at };
}

/** Of the user whose row it is, in a statement of another feature: is theirs to be changed? Null: they have none. */
export const passwordIsToChange = (environmentId: EnvironmentId): RawBuilder<boolean | null> =>
  sql`(select must_change from passwords where passwords.environment_id = ${environmentId} and passwords.user_id = users.id)`;

/** @returns whether they had one before */
export async function upsertPassword(work: Work, userId: UserId, hash: string): Promise<boolean> {
  const had = await selectPassword(work, userId);
  await work.sql
    .insertInto('passwords')
    .values({ user_id: userId, environment_id: work.environment.id, hash, changed_at: work.now })
    .onConflict((conflict) => conflict.column('user_id').doUpdateSet({ hash, must_change: false, changed_at: work.now }))
    .execute();
  return had !== undefined;
}

/** The same password under newer parameters: only if nobody changed it meanwhile. */
export async function replaceHash(work: Work, userId: UserId, before: string, after: string): Promise<void> {
  await work.sql
    .updateTable('passwords')
    .set({ hash: after })
    .where('environment_id', '=', work.environment.id)
    .where('user_id', '=', userId)
    .where('hash', '=', before)
    .execute();
}

export async function markToChange(work: Work, userId: UserId): Promise<boolean> {
  const { numUpdatedRows } = await work.sql
    .updateTable('passwords')
    .set({ must_change: true })
    .where('environment_id', '=', work.environment.id)
    .where('user_id', '=', userId)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
