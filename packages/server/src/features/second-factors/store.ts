import { type RawBuilder, sql } from 'kysely';
import { prepared } from '../../platform/db/prepared.ts';
import type { EnvironmentId, UserId } from '../../platform/ids.ts';
import type { Work } from '../../platform/work.ts';

export interface Authenticator {
  readonly secret: string;
  readonly lastStep: number;
}

const about = (userId: UserId): string => `authenticator:${userId}`;

export async function selectAuthenticator(work: Work, userId: UserId): Promise<Authenticator | undefined> {
  const row = await work.sql
    .selectFrom('authenticators')
    .select(['secret', 'last_step'])
    .where('environment_id', '=', work.environment.id)
    .where('user_id', '=', userId)
    .executeTakeFirst();
  return row && { secret: work.sealer.open(about(userId), row.secret), lastStep: row.last_step };
}

/** Of two who confirm at once, one does. @returns false when they have one already */
export async function insertAuthenticator(work: Work, userId: UserId, secret: string, step: number): Promise<boolean> {
  const { numInsertedOrUpdatedRows = 0n } = await work.sql
    .insertInto('authenticators')
    .values({ user_id: userId, environment_id: work.environment.id, secret: work.sealer.seal(about(userId), secret), last_step: step, created_at: work.now })
    .onConflict((conflict) => conflict.column('user_id').doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows > 0n;
}

/** The guarded update that decides: a step is taken once, and never an older one after it. */
export async function takeStep(work: Work, userId: UserId, step: number): Promise<boolean> {
  const { numUpdatedRows } = await work.sql
    .updateTable('authenticators')
    .set({ last_step: step })
    .where('environment_id', '=', work.environment.id)
    .where('user_id', '=', userId)
    .where('last_step', '<', step)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export async function deleteAuthenticator(work: Work, userId: UserId): Promise<boolean> {
  const { numDeletedRows } = await work.sql
    .deleteFrom('authenticators')
    .where('environment_id', '=', work.environment.id)
    .where('user_id', '=', userId)
    .executeTakeFirst();
  await deleteRecoveryCodes(work, userId);
  return numDeletedRows > 0n;
}

/** Since when they have one. */
export async function selectSetUpAt(work: Work, userId: UserId): Promise<Date | undefined> {
  const [row] = await selectCreatedAt(work.sql, { environmentId: work.environment.id, userId });
  return row?.created_at;
}

/** Asked with every sign-in and every redemption. */
const selectCreatedAt = prepared((db, { environmentId, userId }: { environmentId: EnvironmentId; userId: UserId }) =>
  db.selectFrom('authenticators').select('created_at').where('environment_id', '=', environmentId).where('user_id', '=', userId),
);

/** The same of the user whose row it is, in a statement of another feature: how many second things they have set up. */
export const factorCount = (environmentId: EnvironmentId): RawBuilder<number> =>
  sql`(select count(*)::int from authenticators where authenticators.environment_id = ${environmentId} and authenticators.user_id = users.id)`;

async function deleteRecoveryCodes(work: Work, userId: UserId): Promise<void> {
  await work.sql.deleteFrom('recovery_codes').where('environment_id', '=', work.environment.id).where('user_id', '=', userId).execute();
}

export async function replaceRecoveryCodes(work: Work, userId: UserId, hashes: readonly string[]): Promise<void> {
  await deleteRecoveryCodes(work, userId);
  await work.sql
    .insertInto('recovery_codes')
    .values(hashes.map((hash) => ({ user_id: userId, environment_id: work.environment.id, hash, created_at: work.now })))
    .execute();
}

/** The guarded update that decides: of two who come with one code, one crosses it out. */
export async function useRecoveryCode(work: Work, userId: UserId, hash: string): Promise<boolean> {
  const { numUpdatedRows } = await work.sql
    .updateTable('recovery_codes')
    .set({ used_at: work.now })
    .where('environment_id', '=', work.environment.id)
    .where('user_id', '=', userId)
    .where('hash', '=', hash)
    .where('used_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export async function countRecoveryCodes(work: Work, userId: UserId): Promise<number> {
  const { count } = await work.sql
    .selectFrom('recovery_codes')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .where('environment_id', '=', work.environment.id)
    .where('user_id', '=', userId)
    .where('used_at', 'is', null)
    .executeTakeFirstOrThrow();
  return Number(count);
}
