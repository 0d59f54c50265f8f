import type { MembershipId, OrganizationId } from '../../platform/ids.ts';
import type { Work } from '../../platform/work.ts';
import { type Role, type RoleReference, resolveRoles } from '../roles/index.ts';
import type { User } from '../users/index.ts';
import { announceMembership } from './events.ts';
import { membershipFaults } from './faults.ts';
import { getMembership } from './find.ts';
import { demandMayHandle } from './grant.ts';
import { demandOwnerLeft } from './last-owner.ts';
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
    const before = await getMembership(work, organizationId, user.id);
    await putRoles(work, before, await resolveRoles(work, organizationId, references));
  }
  return announced(work, user, organizationId);
}

/** More roles beside those they have. */
export async function giveRoles(work: Work, user: User, organizationId: OrganizationId, references: readonly RoleReference[]): Promise<Membership> {
  const membership = await holdMembership(work, user, organizationId);
  if (references.length === 0) return membership;
  const more = without(await resolveRoles(work, organizationId, references), membership.roles);
  if (more.length === 0) return membership;
  await putRoles(work, membership, [...membership.roles, ...more]);
  return announced(work, user, organizationId);
}

/** One role less. They may be left without any. */
export async function takeRole(work: Work, user: User, organizationId: OrganizationId, reference: RoleReference): Promise<Membership> {
  const membership = await holdMembership(work, user, organizationId);
  const taken = membership.roles.find(({ id, name }) => id === reference || name === reference);
  if (!taken) throw membershipFaults.roleNotHeld({ user: user.id, role: reference, organization: organizationId });
  await putRoles(work, membership, without(membership.roles, [taken]));
  return announced(work, user, organizationId);
}

/** Nobody else changes it until this unit of work is over. */
async function holdMembership(work: Work, user: User, organizationId: OrganizationId): Promise<Membership> {
  const { id } = await getMembership(work, organizationId, user.id);
  if (!(await updateMembershipRow(work, id, {}))) throw membershipFaults.notFound({ organization: organizationId, user: user.id });
  return getMembership(work, organizationId, user.id);
}

async function putRoles(work: Work, { id, organization, roles: before }: Membership, after: readonly Role[]): Promise<void> {
  await demandMayHandle(work, organization.id, [...without(after, before), ...without(before, after)]);
  await replaceRoles(
    work,
    id,
    after.map((role) => role.id),
  );
  await demandOwnerLeft(work, organization.id);
}

async function announced(work: Work, user: User, organizationId: OrganizationId): Promise<Membership> {
  const membership = await getMembership(work, organizationId, user.id);
  announceMembership(work, 'user.organization_membership_updated', user, membership);
  return membership;
}

const without = (roles: readonly Role[], others: readonly Role[]): Role[] => roles.filter(({ id }) => !others.some((other) => other.id === id));

/** The person said yes. @returns false when the membership was not pending */
export const activateMembership = (work: Work, id: MembershipId): Promise<boolean> =>
  updateMembershipRow(work, id, { status: 'active', accepted: true }, { status: 'pending' });
