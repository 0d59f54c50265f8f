import { Fault } from '../../platform/fault.ts';
import type { InvitationId, OrganizationId } from '../../platform/ids.ts';
import type { Work } from '../../platform/work.ts';
import { claimInvitationById, findInvitationById } from '../invitations/index.ts';
import { findMembership, isLackOfSeats } from '../memberships/index.ts';
import type { User } from '../users/index.ts';

const A_MINUTE = 60_000;

/**
 * Accepts an invitation for the person it is for, whose mailbox was proven otherwise than by its link.
 * Pressed twice, the second press finds them in. Undefined: it is closed, or for somebody else.
 */
export async function claimFor(work: Work, user: Pick<User, 'id'>, invitationId: InvitationId): Promise<OrganizationId | undefined> {
  const invitation = await findInvitationById(work, invitationId);
  if (invitation?.userId !== user.id) return undefined;
  const { organizationId } = invitation;
  try {
    await claimInvitationById(work, invitationId);
    return organizationId;
  } catch (error) {
    // What was written before the seats were counted must not stay.
    if (!(error instanceof Fault) || isLackOfSeats(error)) throw error;
    const now = await findInvitationById(work, invitationId);
    const justAccepted = now?.status === 'accepted' && now.settledAt && work.now.getTime() - now.settledAt.getTime() <= A_MINUTE;
    const isMember = justAccepted && (await findMembership(work, organizationId, user.id))?.status === 'ACTIVE';
    return isMember ? organizationId : undefined;
  }
}
