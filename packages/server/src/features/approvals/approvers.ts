import type { Actor } from '../../platform/actor.ts';
import type { OrganizationId, UserId } from '../../platform/ids.ts';
import type { Work } from '../../platform/work.ts';
import { findMembership, isStrong, listHolders } from '../memberships/index.ts';
import { listAllRoles, permissionsFor, permissionsOf, type Role } from '../roles/index.ts';

const TO_APPROVE = 'organizations_users_approve';

/** So many are written to; the others find it in the list. */
const MOST_APPROVERS = 20;

/** May they say yes or no there? Administrators may, and whose roles allow it. */
export async function isApprover(work: Work, organizationId: OrganizationId, userId: UserId): Promise<boolean> {
  const membership = await findMembership(work, organizationId, userId);
  if (membership?.status !== 'ACTIVE') return false;
  return membership.roles.some(isStrong) || (await permissionsOf(work, membership.roles)).includes(TO_APPROVE);
}

/** The same of whoever calls: the app's own server and the operators need nobody's leave. */
export async function mayApprove(work: Work, by: Actor, organizationId: OrganizationId): Promise<boolean> {
  return by.kind !== 'member' || by.permissions.includes(TO_APPROVE) || isApprover(work, organizationId, by.id);
}

/** Whom to write to. */
export async function listApprovers(work: Work, organizationId: OrganizationId) {
  const roles: readonly Role[] = await listAllRoles(work, organizationId);
  const permissions = await permissionsFor(work, roles);
  const approving = roles.filter((role) => isStrong(role) || permissions([role]).includes(TO_APPROVE));
  return listHolders(
    work,
    organizationId,
    approving.map(({ id }) => id),
    MOST_APPROVERS,
  );
}
