import type { ConnectionId } from '../../platform/ids.ts';
import type { Work } from '../../platform/work.ts';
import type { Identity, NewIdentity } from './identity.ts';

export async function selectIdentity(work: Work, connectionId: ConnectionId, subject: string): Promise<Identity | undefined> {
  const row = await work.sql
    .selectFrom('identities')
    .select('user_id')
    .where('environment_id', '=', work.environment.id)
    .where('connection_id', '=', connectionId)
    .where('subject', '=', subject)
    .executeTakeFirst();
  return row && { connectionId, subject, userId: row.user_id };
}

/** @returns false when the subject is linked already */
export async function insertIdentity(work: Work, { connectionId, subject, userId, attributes }: NewIdentity): Promise<boolean> {
  const row = await work.sql
    .insertInto('identities')
    .values({
      environment_id: work.environment.id,
      connection_id: connectionId,
      subject,
      user_id: userId,
      attributes: JSON.stringify(attributes),
      created_at: work.now,
      synced_at: work.now,
      last_login_at: work.now,
    })
    .onConflict((conflict) => conflict.columns(['connection_id', 'subject']).doNothing())
    .returning('subject')
    .executeTakeFirst();
  return row !== undefined;
}

export async function updateIdentity(
  work: Work,
  { connectionId, subject, attributes }: Pick<NewIdentity, 'connectionId' | 'subject' | 'attributes'>,
): Promise<void> {
  await work.sql
    .updateTable('identities')
    .set({ attributes: JSON.stringify(attributes), synced_at: work.now, last_login_at: work.now })
    .where('environment_id', '=', work.environment.id)
    .where('connection_id', '=', connectionId)
    .where('subject', '=', subject)
    .execute();
}
