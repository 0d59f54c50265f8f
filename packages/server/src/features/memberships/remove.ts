import type { OrganizationId } from '../../platform/ids.ts';
import type { Work } from '../../platform/work.ts';
import { revokeApiTokens } from '../api-tokens/index.ts';
import { revokeGrants } from '../grants/index.ts';
import { dropFromSessions } from '../sessions/index.ts';
import type { User } from '../users/index.ts';
import { announceMembership } from './events.ts';
import { membershipFaults } from './faults.ts';
import { demandOwnerLeft } from './last-owner.ts';
import { isInvited, type Membership } from './membership.ts';
import { deleteMembershipRows } from './store.ts';

/** Somebody, and their place in an organization. */
export interface Leaving {
  readonly user: User;
  readonly membership: Membership;
}

/**
 * Takes somebody out of an organization. What was opened through the membership closes with it: their sessions
 * leave the organization, what their apps were given there ends, and so do their API tokens. The person stays.
 */
export const removeMembership = (work: Work, user: User, membership: Membership): Promise<void> =>
  removeMemberships(work, membership.organization.id, [{ user, membership }]);

/** The same of several people in one organization. */
export async function removeMemberships(work: Work, organizationId: OrganizationId, people: readonly Leaving[]): Promise<void> {
  const deleted = await deleteMembershipRows(
    work,
    people.map(({ membership }) => membership.id),
  );
  const missing = people.find(({ membership }) => !deleted.has(membership.id));
  if (missing) throw membershipFaults.notFound({ organization: organizationId, user: missing.user.id });
  await demandOwnerLeft(work, organizationId);
  const where = { organizationId, userId: people.map(({ user }) => user.id) };
  await dropFromSessions(work, where);
  await revokeGrants(work, { ...where, why: 'membership_ended' });
  await revokeApiTokens(work, where);
  for (const { user, membership } of people) {
    // Who never joined was never announced as a member; the end of their invitation is announced as that.
    if (!isInvited(membership)) announceMembership(work, 'user.organization_membership_deleted', user, membership);
  }
}
