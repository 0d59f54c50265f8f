import type { Work } from '../../platform/work.ts';
import { organizationData } from '../organizations/index.ts';
import { type User, userData } from '../users/index.ts';
import type { Membership } from './membership.ts';

export type MembershipEvent =
  | 'user.organization_invitation'
  | 'user.organization_invitation_accepted'
  | 'user.organization_invitation_expired'
  | 'user.organization_invitation_revoked'
  | 'user.organization_invitation_resent'
  | 'user.organization_invitation_bounced'
  | 'user.organization_membership_created'
  | 'user.organization_membership_updated'
  | 'user.organization_membership_deleted';

/**
 * Says what became of a membership: the organization, and the person with this membership and no other.
 * @param more what there is to say beside them
 */
export function announceMembership(work: Work, type: MembershipEvent, user: User, membership: Membership, more: object = {}): void {
  work.announce({
    type,
    object: 'OrgMembership',
    subject: membership.id,
    organizationId: membership.organization.id,
    data: { organization: organizationData(membership.organization), user: { ...userData(user), memberships: [membershipData(membership)] }, ...more },
  });
}

const membershipData = (membership: Membership) => ({
  organization_id: membership.organization.id,
  membership_status: membership.status,
  roles: membership.roles.map(({ id, name, displayName }) => ({ id, name, display_name: displayName })),
  metadata: membership.metadata,
  provisioning_method: membership.provisioningMethod,
  inviter_email: membership.inviterEmail,
  join_time: membership.joinedAt.toISOString(),
  created_at: membership.createdAt.toISOString(),
  accepted_at: membership.acceptedAt?.toISOString() ?? null,
  expires_at: membership.expiresAt?.toISOString() ?? null,
});
