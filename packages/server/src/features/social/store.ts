import { sql } from 'kysely';
import type { ConnectionId, InteractionId, SocialAttemptId } from '../../platform/ids.ts';
import { deleteOldest } from '../../platform/sweep.ts';
import type { Work } from '../../platform/work.ts';
import type { Account } from './account.ts';

interface AttemptRow {
  readonly id: SocialAttemptId;
  readonly connectionId: ConnectionId;
  readonly interactionId: InteractionId;
  readonly browserHash: string;
  readonly stateHash: string;
  readonly sealed: string;
  readonly expiresAt: Date;
}

export async function insertAttempt(work: Work, row: AttemptRow): Promise<void> {
  await work.sql
    .insertInto('social_attempts')
    .values({
      id: row.id,
      environment_id: work.environment.id,
      connection_id: row.connectionId,
      interaction_id: row.interactionId,
      browser_hash: row.browserHash,
      state_hash: row.stateHash,
      sealed: row.sealed,
      created_at: work.now,
      expires_at: row.expiresAt,
    })
    .execute();
}

export async function selectAttempt(
  work: Work,
  { connectionId, browserHash, stateHash }: Pick<AttemptRow, 'connectionId' | 'browserHash' | 'stateHash'>,
): Promise<Pick<AttemptRow, 'id' | 'interactionId' | 'sealed'> | undefined> {
  return work.sql
    .selectFrom('social_attempts')
    .select(['id', 'interaction_id as interactionId', 'sealed'])
    .where('environment_id', '=', work.environment.id)
    .where('connection_id', '=', connectionId)
    .where('browser_hash', '=', browserHash)
    .where('state_hash', '=', stateHash)
    .where('used_at', 'is', null)
    .where('expires_at', '>', work.now)
    .executeTakeFirst();
}

export async function markUsed(work: Work, id: SocialAttemptId): Promise<boolean> {
  const row = await work.sql
    .updateTable('social_attempts')
    .set({ used_at: work.now })
    .where('environment_id', '=', work.environment.id)
    .where('id', '=', id)
    .where('used_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

export async function setAccount(work: Work, id: SocialAttemptId, account: Account): Promise<void> {
  await work.sql
    .updateTable('social_attempts')
    .set({ account: JSON.stringify(account) })
    .where('environment_id', '=', work.environment.id)
    .where('id', '=', id)
    .execute();
}

interface Kept {
  readonly id: SocialAttemptId;
  readonly email: string;
  readonly browserHash: string;
}

export async function takeAccount(work: Work, { id, email, browserHash }: Kept) {
  const { rows } = await sql<{ connectionId: ConnectionId; account: Account }>`
    with kept as (
      select id, account from social_attempts
      where environment_id = ${work.environment.id} and id = ${id} and browser_hash = ${browserHash} and lower(account ->> 'email') = lower(${email})
      for update
    )
    update social_attempts set account = null from kept where social_attempts.id = kept.id
    returning social_attempts.connection_id as "connectionId", kept.account`.execute(work.sql);
  return rows[0];
}

export const deleteExpiredBefore = (work: Work, before: Date, most: number): Promise<number> =>
  deleteOldest(work, { table: 'social_attempts', key: 'id', over: sql`expires_at` }, before, most);
