import type { OrganizationId, SessionId, UserId } from '../../platform/ids.ts';
import type { Work } from '../../platform/work.ts';
import { noteOfSession } from '../auth-log/index.ts';
import { tellApps } from '../back-channel/index.ts';
import { findUser, userData } from '../users/index.ts';
import { closeSession, deleteEntries, leaveCurrent, selectEmptied } from './store.ts';

export type Ending = 'logout' | 'revoked' | 'expired' | 'replaced';

/** Signs the browser out, everywhere: a session is shared by every app. Ending an ended one changes nothing. */
export async function endSession(work: Work, id: SessionId, how: Ending): Promise<void> {
  const ended = await closeSession(work, id, how);
  if (!ended) return;
  noteOfSession(work, id, 'session_ended', { details: { how } });
  await tellApps(work, { sessionId: id, userId: ended.userId });
  const user = await findUser(work, { id: ended.userId });
  work.announce({
    type: 'user.logout',
    object: 'User',
    subject: ended.userId,
    ...(ended.organizationId ? { organizationId: ended.organizationId } : {}),
    data: {
      ...(user && { user: userData(user) }),
      user_session: { session_id: id, user_id: ended.userId, organization_id: ended.organizationId ?? '', status: how },
    },
  });
}

export interface Whose {
  readonly organizationId: OrganizationId;
  /** One person, or several. */
  readonly userId?: UserId | readonly UserId[];
  readonly sessionId?: SessionId;
}

/**
 * Takes an organization out of one session, out of those of one person or several, or out of everybody's. A session that entered no
 * other organization ends; the others live on without this one.
 */
export async function dropFromSessions(work: Work, whose: Whose): Promise<void> {
  const touched = await deleteEntries(work, whose);
  if (touched.length === 0) return;
  await leaveCurrent(work, touched, whose.organizationId);
  for (const id of await selectEmptied(work, touched)) await endSession(work, id, 'revoked');
}
