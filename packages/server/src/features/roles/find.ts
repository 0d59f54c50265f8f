import type { OrganizationId } from '../../platform/ids.ts';
import type { Work } from '../../platform/work.ts';
import { roleFaults } from './faults.ts';
import type { RoleHome, RoleReference, WholeRole } from './role.ts';
import { organizationExists, selectRole } from './store.ts';

/** One role, and where it is looked for. */
export interface WhichRole extends RoleHome {
  readonly role: RoleReference;
}

/** A role that members of the organization may have or, without one, a role of the environment. */
export async function getRoleIn(work: Work, { organizationId, role: reference }: WhichRole): Promise<WholeRole> {
  const role = await selectRole(work, organizationId, reference);
  if (role) return role;
  if (organizationId === null) throw roleFaults.notFound({ role: reference });
  await demandOrganization(work, organizationId);
  throw roleFaults.notInOrganization({ role: reference, organization: organizationId });
}

/** The same, when it is to be changed: an organization's call changes what is its own. */
export async function getOwnRole(work: Work, which: WhichRole): Promise<WholeRole> {
  const role = await getRoleIn(work, which);
  if (role.organizationId === which.organizationId) return role;
  throw roleFaults.notOfOrganization({ role: which.role, organization: which.organizationId ?? '' });
}

export async function demandOrganization(work: Work, id: OrganizationId): Promise<void> {
  if (!(await organizationExists(work, id))) throw roleFaults.noOrganization({ organization: id });
}
