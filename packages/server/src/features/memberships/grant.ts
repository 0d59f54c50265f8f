import type { OrganizationId } from '../../platform/ids.ts';
import type { Work } from '../../platform/work.ts';
import { permissionsFor, type Role } from '../roles/index.ts';
import { membershipFaults } from './faults.ts';
import { findMembership } from './find.ts';
import { isTooStrongFor } from './policy.ts';

/** Refuses a member who hands out, or takes away, a role that is stronger than their own. */
export async function demandMayHandle(work: Work, organizationId: OrganizationId, handled: readonly Role[]): Promise<void> {
  if (work.by.kind !== 'member' || handled.length === 0) return;
  const own = await findMembership(work, organizationId, work.by.id);
  const roles = own?.status === 'ACTIVE' ? own.roles : [];
  const permissionsOf = await permissionsFor(work, [...roles, ...handled]);
  const tooStrong = handled.find((role) => isTooStrongFor({ roles, permissions: permissionsOf(roles) }, role, permissionsOf([role])));
  if (tooStrong) throw membershipFaults.roleTooStrong({ role: tooStrong.name });
}
