import type { OrganizationId, RoleId, UserId } from '../../platform/ids.ts';
import type { Work } from '../../platform/work.ts';
import { getUser } from '../users/index.ts';
import { announceMembership } from './events.ts';
import { getMembership } from './find.ts';
import type { Membership, ProvisioningMethod } from './membership.ts';
import { demandSeats } from './seats.ts';
import { insertMembership } from './store.ts';

/** Somebody becomes a member without being invited: they made the organization, or a domain or an identity provider vouches for them. */
export async function addActiveMembership(
  work: Work,
  member: {
    readonly organizationId: OrganizationId;
    readonly userId: UserId;
    readonly roleIds: readonly RoleId[];
    readonly provisioningMethod: ProvisioningMethod;
  },
): Promise<Membership> {
  await insertMembership(work, {
    id: work.newId('mem'),
    organizationId: member.organizationId,
    userId: member.userId,
    status: 'active',
    provisioningMethod: member.provisioningMethod,
    metadata: {},
    inviterEmail: null,
    roles: member.roleIds,
  });
  const membership = await getMembership(work, member.organizationId, member.userId);
  await demandSeats(work, membership.organization, 0);
  announceMembership(work, 'user.organization_membership_created', await getUser(work, member.userId), membership);
  return membership;
}
