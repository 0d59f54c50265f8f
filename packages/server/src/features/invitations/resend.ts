import { command } from '../../chassis/command.ts';
import type { OrganizationId, UserId } from '../../platform/ids.ts';
import { cancelJobs } from '../../platform/outbox.ts';
import type { Work } from '../../platform/work.ts';
import { announceMembership, demandSeats, getMembership, getUserFor, isInvited } from '../memberships/index.ts';
import { findUserByEmail, fullName, getUser } from '../users/index.ts';
import { invitationFaults } from './faults.ts';
import { expiryFrom, type Invitation } from './invitation.ts';
import { mailKey, scheduleInvitationMail } from './send.ts';
import { lockOpen, replaceLinks } from './store.ts';

/** An invitation named by the person and the organization: at most one is open. */
export interface WhoseInvitation {
  readonly organizationId: OrganizationId;
  readonly userId: UserId;
}

/**
 * Sends the mail again, with a new link. One that is still open keeps its last hour; one that ran out gets a new one.
 * Every link that was out before stops working, and mail that has not left yet is not sent.
 */
export const resendInvitation = command({
  needs: 'organizations_users_invite',
  action: 'invitation.resent',
  within: (input: WhoseInvitation) => input.organizationId,

  async run(work, { organizationId, userId }): Promise<Invitation> {
    const open = await lockInvitation(work, organizationId, userId);
    const isOpen = open.expiresAt > work.now;
    // One that ran out gave its seat back.
    if (!isOpen) await demandSeats(work, (await getMembership(work, organizationId, userId)).organization, 1);
    const token = work.newSecret();
    const expiresAt = isOpen ? open.expiresAt : expiryFrom(work.now, work.environment);
    const invitation = await replaceLinks(work, { id: open.id, retired: [open.mailedHash, open.shownHash], token, expiresAt });
    await cancelJobs(work, mailKey(open.id));

    const user = await getUser(work, userId);
    const membership = await getMembership(work, organizationId, userId);
    const inviter = open.inviterEmail === null ? undefined : await findUserByEmail(work, open.inviterEmail);
    announceMembership(work, 'user.organization_invitation_resent', user, membership);
    scheduleInvitationMail(work, {
      user,
      organization: membership.organization,
      roles: membership.roles,
      inviter: open.inviterEmail === null ? null : { email: open.inviterEmail, name: inviter ? fullName(inviter) : '' },
      invitationId: open.id,
      token,
      expiresAt,
    });
    return invitation;
  },
});

/** The open invitation, expired or not, held until we are done; or the reason why there is none. */
export async function lockInvitation(work: Work, organizationId: OrganizationId, userId: UserId) {
  const open = await lockOpen(work, organizationId, userId);
  if (open) return open;
  const user = await getUserFor(work, organizationId, { id: userId });
  const membership = await getMembership(work, organizationId, user.id);
  throw isInvited(membership) ? invitationFaults.noInvitation({ organization: organizationId, user: userId }) : invitationFaults.alreadyAccepted();
}
