import type { OrganizationId } from '../../platform/ids.ts';
import type { Work } from '../../platform/work.ts';
import type { Session } from './session.ts';
import { idleExpiry } from './start.ts';
import { addOrganization, updateActivity } from './store.ts';

/** From here on the session is in this organization. Whoever calls has asked `mayEnter` and the membership first. */
export async function enterOrganization(work: Work, session: Session, organizationId: OrganizationId): Promise<Session> {
  await addOrganization(work, session.id, organizationId);
  await updateActivity(work, session.id, idleExpiry(work), organizationId);
  const organizations = session.organizations.includes(organizationId) ? session.organizations : [...session.organizations, organizationId].sort();
  return { ...session, organizationId, organizations };
}

/** The session was used: its idle time begins anew. */
export const touchSession = (work: Work, session: Pick<Session, 'id'>): Promise<void> => updateActivity(work, session.id, idleExpiry(work));
