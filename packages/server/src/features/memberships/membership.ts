import type { StringMap } from '../../platform/db/tables.ts';
import type { MembershipId, UserId } from '../../platform/ids.ts';
import type { Organization } from '../organizations/index.ts';
import type { Role } from '../roles/index.ts';

/** Where a membership stands, in the contract's words. */
export type MembershipStatus = 'PENDING_INVITE' | 'INVITE_EXPIRED' | 'ACTIVE' | 'INACTIVE';

/** How somebody came to be a member. */
export type ProvisioningMethod = 'invitation' | 'direct_provision' | 'org_creator' | 'allowed_email_domain' | 'jit_using_sso';

/** A person's place in one organization. */
export interface Membership {
  readonly id: MembershipId;
  readonly organization: Organization;
  readonly userId: UserId;
  readonly status: MembershipStatus;
  /** In the order they were given. */
  readonly roles: readonly Role[];
  readonly metadata: Readonly<StringMap>;
  readonly provisioningMethod: ProvisioningMethod;
  readonly inviterEmail: string | null;
  /** When the membership was made, pending or not. */
  readonly joinedAt: Date;
  /** When they were invited or, without an invitation, added. */
  readonly createdAt: Date;
  readonly acceptedAt: Date | null;
  /** When the open invitation runs out; `null` when none is open. */
  readonly expiresAt: Date | null;
}

/** An invitation that ran out is not written down as such: the clock says it, on every read and at once. */
export function statusOf(stored: 'pending' | 'active' | 'inactive', invitationExpiresAt: Date | null, now: Date): MembershipStatus {
  if (stored === 'active') return 'ACTIVE';
  if (stored === 'inactive') return 'INACTIVE';
  return invitationExpiresAt !== null && invitationExpiresAt > now ? 'PENDING_INVITE' : 'INVITE_EXPIRED';
}

/** Nothing has been accepted yet: there is an invitation to send again or to revoke. */
export const isInvited = ({ status }: Pick<Membership, 'status'>): boolean => status === 'PENDING_INVITE' || status === 'INVITE_EXPIRED';
