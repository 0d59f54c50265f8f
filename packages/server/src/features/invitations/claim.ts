import type { Fault } from '../../platform/fault.ts';
import type { InvitationId, MembershipId, OrganizationId, UserId } from '../../platform/ids.ts';
import { cancelJobs } from '../../platform/outbox.ts';
import type { Work } from '../../platform/work.ts';
import { activateMembership, announceMembership, demandSeats, getMembership } from '../memberships/index.ts';
import { getUser, markProven } from '../users/index.ts';
import { invitationFaults } from './faults.ts';
import { type Invitation, statusNow } from './invitation.ts';
import { peekInvitation } from './peek.ts';
import { mailKey } from './send.ts';
import { findInvitationById, settle } from './store.ts';

/** An invitation that was accepted just now. */
export interface Claimed {
  readonly invitationId: InvitationId;
  readonly organizationId: OrganizationId;
  readonly userId: UserId;
  readonly membershipId: MembershipId;
  readonly email: string;
}

/**
 * Accepts by a mailed link, which proves the mailbox. One statement decides: of everybody racing with one link,
 * exactly one gets in. If the caller throws later, the invitation is open again.
 */
export async function claimInvitation(work: Work, token: string): Promise<Claimed> {
  const invitation = await settle(work, { mailedToken: token }, 'accepted');
  if (!invitation) throw await whyNot(work, token);
  await markProven(work, invitation.userId);
  return join(work, invitation);
}

/**
 * Accepts without a link, for somebody whose mailbox was proven otherwise: by the code that a shown link asks for,
 * or by the sign-in before "Join" in the chooser. Whether it was proven is the caller's to know.
 */
export async function claimInvitationById(work: Work, id: InvitationId): Promise<Claimed> {
  const invitation = await settle(work, { id }, 'accepted');
  if (!invitation) {
    const found = await findInvitationById(work, id);
    throw found ? notOpen(statusNow(found, work.now)) : invitationFaults.unknownLink();
  }
  return join(work, invitation);
}

async function join(work: Work, { id, organizationId, userId, membershipId }: Invitation): Promise<Claimed> {
  if (membershipId === null || !(await activateMembership(work, membershipId))) throw new Error(`the open invitation ${id} hangs on no pending membership`);
  await cancelJobs(work, mailKey(id));
  const user = await getUser(work, userId);
  const membership = await getMembership(work, organizationId, userId);
  // Their seat was kept for them; but it may have run out as they pressed, or the limit may have been lowered since.
  await demandSeats(work, membership.organization, 0);
  announceMembership(work, 'user.organization_invitation_accepted', user, membership);
  announceMembership(work, 'user.organization_membership_created', user, membership);
  return { invitationId: id, organizationId, userId, membershipId, email: user.email };
}

async function whyNot(work: Work, token: string): Promise<Fault> {
  const { state } = await peekInvitation(work, token);
  return state === 'unknown' ? invitationFaults.unknownLink() : notOpen(state);
}

function notOpen(state: 'open' | 'pending' | 'expired' | 'accepted' | 'revoked' | 'replaced'): Fault {
  switch (state) {
    case 'expired':
      return invitationFaults.expired();
    case 'accepted':
      return invitationFaults.used();
    case 'revoked':
      return invitationFaults.revoked();
    case 'replaced':
      return invitationFaults.replaced();
    default:
      return invitationFaults.provesNothing();
  }
}
