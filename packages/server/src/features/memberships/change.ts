import type { MembershipId } from '../../platform/ids.ts';
import type { Work } from '../../platform/work.ts';
import { type RoleReference, resolveRoles } from '../roles/index.ts';
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
export async function changeMembership(work: Work, user: User, before: Membership, { roles: references, metadata }: MembershipFields): Promise<Membership> {
  const organizationId = before.organization.id;
  const roles = references.length > 0 ? await resolveRoles(work, organizationId, references) : before.roles;
  const isIn = (list: Membership['roles']) => (role: { id: string }) => list.some(({ id }) => id === role.id);
  await demandMayHandle(work, organizationId, [...roles.filter((role) => !isIn(before.roles)(role)), ...before.roles.filter((role) => !isIn(roles)(role))]);

  const changed = await updateMembershipRow(work, before.id, Object.keys(metadata).length > 0 ? { metadata } : {});
  if (!changed) throw membershipFaults.notFound({ organization: organizationId, user: user.id });
  if (references.length > 0)
    await replaceRoles(
      work,
      before.id,
      roles.map(({ id }) => id),
    );

  const after = await getMembership(work, organizationId, user.id);
  announceMembership(work, 'user.organization_membership_updated', user, after);
  return after;
}

/** The person said yes. @returns false when the membership was not pending */
export const activateMembership = (work: Work, id: MembershipId): Promise<boolean> =>
  updateMembershipRow(work, id, { status: 'active', accepted: true }, { status: 'pending' });
