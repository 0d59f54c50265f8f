import type { OrganizationId } from '../../platform/ids.ts';
import type { Work } from '../../platform/work.ts';
import { membershipFaults } from './faults.ts';
import { hasOwner } from './store.ts';

/** After a change among those who run this server: one of them still owns it. Elsewhere an app may leave an organization without anybody. */
export async function demandOwnerLeft(work: Work, organizationId: OrganizationId): Promise<void> {
  if (work.environment.system && !(await hasOwner(work, organizationId))) throw membershipFaults.lastOwner();
}
