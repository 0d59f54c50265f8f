import type { OrganizationId, SessionId, UserId } from '../../platform/ids.ts';
import type { Work } from '../../platform/work.ts';
import { leadsInto, travellerIn } from '../journey/index.ts';
import type { Membership } from '../memberships/index.ts';
import { sessionLimitsOf } from '../organizations/index.ts';
import { holdsUnder, type Session } from '../sessions/index.ts';
import type { User } from '../users/index.ts';

/**
 * Is this person still there? Asked anew at every redemption, refresh and userinfo: the session lives and is in the
 * organization, the membership is active, and the journey would lead there again with what was proven. Undefined: no longer.
 */
export async function findPresence(
  work: Work,
  { userId, sessionId, organizationId }: { readonly userId: UserId; readonly sessionId: SessionId; readonly organizationId: OrganizationId },
): Promise<{ readonly session: Session; readonly user: User; readonly membership: Membership } | undefined> {
  const found = await travellerIn(work, sessionId, organizationId);
  if (found?.user.id !== userId || !found.session.organizations.includes(organizationId)) return undefined;
  const { session, user, memberships, beside } = found;
  const [membership] = memberships;
  if (membership?.status !== 'ACTIVE') return undefined;
  // The organization may have become stricter since they entered it.
  if (!holdsUnder(session, sessionLimitsOf(membership.organization), work.now)) return undefined;
  const present = { session, user, membership };
  // So may what it wants to see proven, and who answers for its people.
  return (await leadsInto(work, { session, user, memberships: [membership], beside }, organizationId)) ? present : undefined;
}
