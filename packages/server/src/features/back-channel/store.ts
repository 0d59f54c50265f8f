import { sql } from 'kysely';
import type { ClientId, SessionId } from '../../platform/ids.ts';
import type { Work } from '../../platform/work.ts';

/** The apps that were ever given something in the session and want to hear of its end. */
export async function selectListeners(work: Work, sessionId: SessionId): Promise<{ readonly clientId: ClientId; readonly uris: readonly string[] }[]> {
  return work.sql
    .selectFrom('clients')
    .select(['id as clientId', 'back_channel_logout_uris as uris'])
    .where('environment_id', '=', work.environment.id)
    .where(sql<boolean>`back_channel_logout_uris <> '{}'`)
    .where('id', 'in', (took) =>
      took.selectFrom('grants').select('grants.client_id').where('grants.environment_id', '=', work.environment.id).where('grants.session_id', '=', sessionId),
    )
    .orderBy('id')
    .execute();
}
