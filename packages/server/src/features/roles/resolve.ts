import type { OrganizationId } from '../../platform/ids.ts';
import type { Work } from '../../platform/work.ts';
import { chooseRoles, type Role, type RoleReference } from './role.ts';
import { insertRoles, selectCandidates } from './store.ts';

/** The roles that ids or names mean in this organization; an unknown one is refused by name. Without any: the default member role. */
export async function resolveRoles(work: Work, organizationId: OrganizationId, references: readonly RoleReference[]): Promise<Role[]> {
  return chooseRoles(await selectCandidates(work, organizationId, references), references);
}

/** What somebody who makes an organization gets in it. */
export async function creatorRoles(work: Work, organizationId: OrganizationId): Promise<Role[]> {
  return chooseRoles(await selectCandidates(work, organizationId, []), [], 'defaultCreator');
}

/** The two roles every environment starts with. */
export async function createFirstRoles(work: Work): Promise<void> {
  const common = { organizationId: null };
  await insertRoles(work, [
    {
      ...common,
      id: work.newId('role'),
      name: 'admin',
      displayName: 'Admin',
      description: 'Manages the organization and its members.',
      defaultCreator: true,
      defaultMember: false,
    },
    { ...common, id: work.newId('role'), name: 'member', displayName: 'Member', description: 'Uses the product.', defaultCreator: false, defaultMember: true },
  ]);
}
