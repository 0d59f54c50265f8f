import type { OrganizationId } from '../../platform/ids.ts';
import type { Work } from '../../platform/work.ts';
import type { Role } from '../roles/index.ts';
import { membershipFaults } from './faults.ts';
import { findMembership } from './find.ts';
import { isStrong, tooStrongFor } from './policy.ts';

/** Refuses a member who hands out, or takes away, a strong role that is not theirs. */
export async function demandMayHandle(work: Work, organizationId: OrganizationId, roles: readonly Role[]): Promise<void> {
  if (work.by.kind !== 'member' || !roles.some(isStrong)) return;
  const own = await findMembership(work, organizationId, work.by.id);
  const held = own?.status === 'ACTIVE' ? own.roles : [];
  const tooStrong = tooStrongFor(work.by, held, roles);
  if (tooStrong) throw membershipFaults.roleTooStrong({ role: tooStrong.name });
}
