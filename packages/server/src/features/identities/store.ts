import { sql } from 'kysely';
import { prepared } from '../../platform/db/prepared.ts';
import type { ConnectionId, EnvironmentId, UserId } from '../../platform/ids.ts';
import type { Work } from '../../platform/work.ts';
import type { Identity, NewIdentity, ShownIdentity } from './identity.ts';

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

export const selectIdentitiesOf = (work: Work, users: readonly UserId[]): Promise<ShownIdentity[]> =>
  selectShown(work.sql, { environmentId: work.environment.id, users });

/** Asked with every list of people, where there are connections. */
const selectShown = prepared((db, { environmentId, users }: { environmentId: EnvironmentId; users: readonly UserId[] }) =>
  db
    .selectFrom('identities')
    .innerJoin('connections', 'connections.id', 'identities.connection_id')
    .select([
      'identities.connection_id as connectionId',
      'identities.subject',
      'identities.user_id as userId',
      'connections.kind',
      'connections.provider',
      'connections.organization_id as organizationId',
      'identities.created_at as createdAt',
      'identities.synced_at as syncedAt',
      'identities.last_login_at as lastLoginAt',
    ])
    .where('identities.environment_id', '=', environmentId)
    .where('identities.user_id', '=', sql<UserId>`any(${users})`)
    .orderBy('identities.created_at')
    .orderBy('identities.connection_id'),
);

export async function hasConnections(work: Work): Promise<boolean> {
  const row = await work.sql.selectFrom('connections').select('id').where('environment_id', '=', work.environment.id).limit(1).executeTakeFirst();
  return row !== undefined;
}
