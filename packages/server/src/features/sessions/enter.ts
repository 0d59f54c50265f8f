import type { OrganizationId } from '../../platform/ids.ts';
import type { Work } from '../../platform/work.ts';
import { endsOf, isProvenLately, limitsIn } from './limits.ts';
import type { Session } from './session.ts';
import { addOrganization, updateActivity } from './store.ts';

/**
 * From here on the session is in this organization, and keeps to its limits. Whoever calls has asked `mayEnter` and the
 * membership first. Where the last proof is older than the organization allows, nothing happens: the way there leads
 * through /oauth/authorize, which asks for a new one.
 */
export async function enterOrganization(work: Work, session: Session, organizationId: OrganizationId): Promise<Session> {
  if (session.organizationId === organizationId && session.organizations.includes(organizationId)) {
    await touchSession(work, session);
    return session;
  }
  const organizations = session.organizations.includes(organizationId) ? session.organizations : [...session.organizations, organizationId].sort();
  const limits = await limitsIn(work, organizations);
  if (!isProvenLately(session, limits, work.now)) return session;

  const { expiresAt, idleExpiresAt } = endsOf(work, limits, session.authenticatedAt);
  const entered: Session = { ...session, organizationId, organizations, expiresAt: earlier(expiresAt, session.expiresAt) };
  await addOrganization(work, session.id, organizationId);
  await updateActivity(work, session.id, { expiresAt: entered.expiresAt, idleExpiresAt }, organizationId);
  return entered;
}

const SECONDS_BETWEEN_TOUCHES = 10;

/** The session was used: its idle time begins anew. Not written down more often than every few seconds. */
export async function touchSession(work: Work, session: Session): Promise<void> {
  if (work.now.getTime() - session.lastActiveAt.getTime() < SECONDS_BETWEEN_TOUCHES * 1000) return;
  const { expiresAt, idleExpiresAt } = endsOf(work, await limitsIn(work, session.organizations), session.authenticatedAt);
  await updateActivity(work, session.id, { expiresAt: earlier(expiresAt, session.expiresAt), idleExpiresAt });
}

/** What was promised less is not given back: only a new proof makes a session longer. */
const earlier = (a: Date, b: Date): Date => (a < b ? a : b);
