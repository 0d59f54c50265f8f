import { command } from '../../chassis/command.ts';
import { cancelJobs } from '../../platform/outbox.ts';
import type { Work } from '../../platform/work.ts';
import { announceMembership, getMembership, type Membership, removeMembership } from '../memberships/index.ts';
import { getUser, type User } from '../users/index.ts';
import { invitationFaults } from './faults.ts';
import { lockInvitation, type WhoseInvitation } from './resend.ts';
import { mailKey } from './send.ts';
import { lockOpen, settle } from './store.ts';

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
export async function withdrawInvitation(work: Work, user: User, membership: Membership): Promise<boolean> {
  const open = await lockOpen(work, membership.organization.id, membership.userId);
  if (!open || !(await settle(work, { id: open.id }, 'revoked', { evenExpired: true }))) return false;
  await cancelJobs(work, mailKey(open.id));
  await removeMembership(work, user, membership);
  announceMembership(work, 'user.organization_invitation_revoked', user, membership);
  return true;
}
