import { command } from '../../chassis/command.ts';
import type { OrganizationId } from '../../platform/ids.ts';
import { cancelJobs } from '../../platform/outbox.ts';
import type { Work } from '../../platform/work.ts';
import { announceMembership, getMembership, type Leaving, type Membership, removeMemberships } from '../memberships/index.ts';
import { getUser, type User } from '../users/index.ts';
import { invitationFaults } from './faults.ts';
import { lockInvitation, type WhoseInvitation } from './resend.ts';
import { mailKey } from './send.ts';
import { revokeOpen } from './store.ts';

/** Takes an invitation back, expired or not. Its row stays, so that its link can say what happened. */
export const revokeInvitation = command({
  needs: 'organizations_users_invite',
  action: 'invitation.revoked',
  within: (input: WhoseInvitation) => input.organizationId,

  async run(work, { organizationId, userId }): Promise<void> {
    await lockInvitation(work, organizationId, userId);
    const [user, membership] = [await getUser(work, userId), await getMembership(work, organizationId, userId)];
    if (!(await withdrawInvitation(work, user, membership))) throw invitationFaults.alreadyAccepted();
  },
});

/**
 * Ends a pending membership together with the invitation that hangs on it.
 * @returns false when they accepted in the meantime: nothing has happened
 */
export const withdrawInvitation = async (work: Work, user: User, membership: Membership): Promise<boolean> =>
  (await withdrawInvitations(work, membership.organization.id, [{ user, membership }])).length > 0;

/** The same of several people in one organization. @returns those whose invitation was still open */
export async function withdrawInvitations(work: Work, organizationId: OrganizationId, people: readonly Leaving[]): Promise<Leaving[]> {
  const ended = await revokeOpen(
    work,
    organizationId,
    people.map(({ user }) => user.id),
  );
  const withdrawn = people.filter(({ user }) => ended.has(user.id));
  if (withdrawn.length === 0) return [];
  await cancelJobs(work, ...[...ended.values()].map(mailKey));
  await removeMemberships(work, organizationId, withdrawn);
  for (const { user, membership } of withdrawn) announceMembership(work, 'user.organization_invitation_revoked', user, membership);
  return withdrawn;
}
