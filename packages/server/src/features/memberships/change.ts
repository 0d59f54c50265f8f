import type { MembershipId, OrganizationId } from '../../platform/ids.ts';
import type { Work } from '../../platform/work.ts';
import { type Role, type RoleReference, resolveRoles } from '../roles/index.ts';
import type { User } from '../users/index.ts';
import { announceMembership } from './events.ts';
import { membershipFaults } from './faults.ts';
import { getMembership } from './find.ts';
import { demandMayHandle } from './grant.ts';
import type { Membership } from './membership.ts';
import { replaceRoles, updateMembershipRow } from './store.ts';

export interface MembershipFields {
  readonly roles: readonly RoleReference[];
  readonly metadata: Membership['metadata'];
}

/**
 * Gives a member other roles or other metadata. Empty ones change nothing, because the contract cannot tell
 * "none" from "not given".
 */
export async function changeMembership(
  work: Work,
  user: User,
  organizationId: OrganizationId,
  { roles: references, metadata }: MembershipFields,
): Promise<Membership> {
  const { id } = await getMembership(work, organizationId, user.id);
  const changed = await updateMembershipRow(work, id, Object.keys(metadata).length > 0 ? { metadata } : {});
  if (!changed) throw membershipFaults.notFound({ organization: organizationId, user: user.id });

  if (references.length > 0) {
    // The row is ours from here on, so these are the roles that are about to be replaced, whoever gave them last.
    const { roles: before } = await getMembership(work, organizationId, user.id);
    const after = await resolveRoles(work, organizationId, references);
    await demandMayHandle(work, organizationId, [...without(after, before), ...without(before, after)]);
    await replaceRoles(
      work,
      id,
      after.map((role) => role.id),
    );
  }

  const membership = await getMembership(work, organizationId, user.id);
  announceMembership(work, 'user.organization_membership_updated', user, membership);
  return membership;
}

const without = (roles: readonly Role[], others: readonly Role[]): Role[] => roles.filter(({ id }) => !others.some((other) => other.id === id));

/** The person said yes. @returns false when the membership was not pending */
export const activateMembership = (work: Work, id: MembershipId): Promise<boolean> =>
  updateMembershipRow(work, id, { status: 'active', accepted: true }, { status: 'pending' });
