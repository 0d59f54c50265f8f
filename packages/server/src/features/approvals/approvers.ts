import type { Actor } from '../../platform/actor.ts';
import type { OrganizationId } from '../../platform/ids.ts';
import type { Work } from '../../platform/work.ts';
import { callsFor, listHolders } from '../memberships/index.ts';
import { listAllRoles } from '../roles/index.ts';

/** What its holders may do by call, on the page behind a link, and in lists. */
export const TO_APPROVE = 'organizations_users_approve';

/** So many are written to; the others find it in the list. */
const MOST_APPROVERS = 20;

/** May they say yes or no? Members may whose roles allow it (`callsOf`); the app's own server and the operators need nobody's leave. */
export const mayApprove = (by: Actor): boolean => by.kind !== 'member' || by.permissions.includes(TO_APPROVE);

/** Whom to write to. */
export async function listApprovers(work: Work, organizationId: OrganizationId) {
  const roles = await listAllRoles(work, organizationId);
  const calls = await callsFor(work, roles);
  const approving = roles.filter((role) => calls([role]).includes(TO_APPROVE));
  return listHolders(
    work,
    organizationId,
    approving.map(({ id }) => id),
    MOST_APPROVERS,
  );
}
