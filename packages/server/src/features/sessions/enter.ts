import type { OrganizationId } from '../../platform/ids.ts';
import type { Work } from '../../platform/work.ts';
import type { Session } from './session.ts';
import { idleExpiry } from './start.ts';
import { addOrganization, updateActivity } from './store.ts';

/** From here on the session is in this organization. Whoever calls has asked `mayEnter` and the membership first. */
export async function enterOrganization(work: Work, session: Session, organizationId: OrganizationId): Promise<Session> {
  if (session.organizationId === organizationId && session.organizations.includes(organizationId)) {
    await touchSession(work, session);
    return session;
  }
  await addOrganization(work, session.id, organizationId);
  await updateActivity(work, session.id, idleExpiry(work), organizationId);
  const organizations = session.organizations.includes(organizationId) ? session.organizations : [...session.organizations, organizationId].sort();
  return { ...session, organizationId, organizations };
}

const SECONDS_BETWEEN_TOUCHES = 10;

/** The session was used: its idle time begins anew. Not written down more often than every few seconds. */
export async function touchSession(work: Work, session: Pick<Session, 'id' | 'lastActiveAt'>): Promise<void> {
  if (work.now.getTime() - session.lastActiveAt.getTime() < SECONDS_BETWEEN_TOUCHES * 1000) return;
  await updateActivity(work, session.id, idleExpiry(work));
}
