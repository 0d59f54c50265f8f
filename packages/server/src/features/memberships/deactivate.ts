import { command } from '../../chassis/command.ts';
import type { OrganizationId, UserId } from '../../platform/ids.ts';
import type { Work } from '../../platform/work.ts';
import { revokeApiTokens } from '../api-tokens/index.ts';
import { revokeGrants } from '../grants/index.ts';
import { dropFromSessions } from '../sessions/index.ts';
import { getUser } from '../users/index.ts';
import { announceMembership } from './events.ts';
import { membershipFaults } from './faults.ts';
import { getMembership } from './find.ts';
import { demandOwnerLeft } from './last-owner.ts';
import { isInvited, type Membership } from './membership.ts';
import { demandSeats } from './seats.ts';
import { updateMembershipRow } from './store.ts';

export interface WhichMember {
  readonly organizationId: OrganizationId;
  readonly userId: UserId;
}

const within = ({ organizationId }: WhichMember) => organizationId;

/** Shuts a member out and keeps their place and roles. What was opened through it closes as if they had left. */
export const deactivateMembership = command({
  needs: 'organizations_users_remove',
  action: 'membership.deactivated',
  within,

  async run(work, which: WhichMember): Promise<Membership> {
    const membership = await decided(work, which);
    if (!(await updateMembershipRow(work, membership.id, { status: 'inactive' }, { status: 'active' }))) return decided(work, which);
    await demandOwnerLeft(work, which.organizationId);
    await dropFromSessions(work, which);
    await revokeGrants(work, { ...which, why: 'membership_ended' });
    await revokeApiTokens(work, which);
    return announced(work, which);
  },
});

/** Lets them in again, with the roles they had. Nothing that ended comes back: they sign in anew. */
export const reactivateMembership = command({
  needs: 'organizations_users_invite',
  action: 'membership.reactivated',
  within,

  async run(work, which: WhichMember): Promise<Membership> {
    const membership = await decided(work, which);
    if (!(await updateMembershipRow(work, membership.id, { status: 'active' }, { status: 'inactive' }))) return decided(work, which);
    await demandSeats(work, membership.organization, 0);
    return announced(work, which);
  },
});

/** A membership somebody has said yes to. */
async function decided(work: Work, { organizationId, userId }: WhichMember): Promise<Membership> {
  const membership = await getMembership(work, organizationId, userId);
  if (isInvited(membership)) throw membershipFaults.notAcceptedYet({ user: userId });
  return membership;
}

async function announced(work: Work, { organizationId, userId }: WhichMember): Promise<Membership> {
  const membership = await getMembership(work, organizationId, userId);
  announceMembership(work, 'user.organization_membership_updated', await getUser(work, userId), membership);
  return membership;
}
