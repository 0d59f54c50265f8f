import type { OrganizationId, SessionId, UserId } from '../../platform/ids.ts';
import type { Work } from '../../platform/work.ts';
import { findMembership, type Membership } from '../memberships/index.ts';
import { sessionLimitsOf } from '../organizations/index.ts';
import { findSessionById, holdsUnder, type Session } from '../sessions/index.ts';
import { findUser, type User } from '../users/index.ts';

/**
 * Is this person still there? Asked anew at every redemption, refresh and userinfo: the session lives and is in the
 * organization, and the membership is active. Undefined: no longer.
 */
export async function findPresence(
  work: Work,
  { userId, sessionId, organizationId }: { readonly userId: UserId; readonly sessionId: SessionId; readonly organizationId: OrganizationId },
): Promise<{ readonly session: Session; readonly user: User; readonly membership: Membership } | undefined> {
  const session = await findSessionById(work, sessionId);
  if (!session?.organizations.includes(organizationId)) return undefined;
  const membership = await findMembership(work, organizationId, userId);
  if (membership?.status !== 'ACTIVE') return undefined;
  // The organization may have become stricter since they entered it.
  if (!holdsUnder(session, sessionLimitsOf(membership.organization), work.now)) return undefined;
  const user = await findUser(work, { id: userId });
  return user && { session, user, membership };
}
