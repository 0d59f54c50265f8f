import type { OperatorRole } from '../../platform/actor.ts';
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

/** The roles of those who run this server: platform/actor.ts says what each may. Whoever is invited without one looks. */
export async function createOperatorRoles(work: Work): Promise<void> {
  const role = (name: OperatorRole, description: string) => ({
    id: work.newId('role'),
    organizationId: null,
    name,
    displayName: name[0]?.toUpperCase() + name.slice(1),
    description,
    defaultCreator: name === 'owner',
    defaultMember: name === 'viewer',
  });
  await insertRoles(work, [
    role('owner', 'Does everything, and says who the operators are.'),
    role('manager', 'Does everything but change who the operators are.'),
    role('viewer', 'Sees everything and changes nothing.'),
  ]);
}
