import type { Work } from '../../platform/work.ts';
import { revokeApiTokens } from '../api-tokens/index.ts';
import { revokeGrants } from '../grants/index.ts';
import { dropFromSessions } from '../sessions/index.ts';
import type { User } from '../users/index.ts';
import { announceMembership } from './events.ts';
import { membershipFaults } from './faults.ts';
import { demandOwnerLeft } from './last-owner.ts';
import { isInvited, type Membership } from './membership.ts';
import { deleteMembershipRow } from './store.ts';

/**
 * Takes somebody out of an organization. What was opened through the membership closes with it: their sessions
 * leave the organization, what their apps were given there ends, and so do their API tokens. The person stays.
 */
export async function removeMembership(work: Work, user: User, membership: Membership): Promise<void> {
  const where = { organizationId: membership.organization.id, userId: user.id };
  if (!(await deleteMembershipRow(work, membership.id))) throw membershipFaults.notFound({ organization: where.organizationId, user: user.id });
  await demandOwnerLeft(work, where.organizationId);
  await dropFromSessions(work, where);
  await revokeGrants(work, { ...where, why: 'membership_ended' });
  await revokeApiTokens(work, where);
  // Who never joined was never announced as a member; the end of their invitation is announced as that.
  if (!isInvited(membership)) announceMembership(work, 'user.organization_membership_deleted', user, membership);
}
