import { CLIENTS, command } from '../../chassis/command.ts';
import type { OrganizationId } from '../../platform/ids.ts';
import type { Work } from '../../platform/work.ts';
import { demandOrganization, getRoleIn, type WhichRole } from './find.ts';
import type { Permission, RolePermission } from './permission.ts';
import { selectPermissionsOf } from './permission-store.ts';
import type { Role, RoleHome, WholeRole } from './role.ts';
import { countHolders, selectDependents, selectRoles } from './store.ts';

/** What to tell of a role's permissions: nothing, what it allows of its own, or what it inherits as well. */
export type Include = 'none' | 'own' | 'all';

export interface ShownRole {
  readonly role: WholeRole;
  readonly permissions: readonly RolePermission[];
}

export const getRole = command({
  needs: CLIENTS,
  reads: true,
  run: (work, ask: { readonly role: string; readonly include: Include }): Promise<ShownRole> => getShown(work, { organizationId: null, ...ask }),
});

/** A role that members of the organization may have. */
export const getOrganizationRole = command({
  needs: 'organizations_read',
  within: (ask: WhichRole & { readonly organizationId: OrganizationId; readonly include: Include }) => ask.organizationId,
  reads: true,
  run: (work, ask): Promise<ShownRole> => getShown(work, ask),
});

async function getShown(work: Work, { include, ...which }: WhichRole & { readonly include: Include }): Promise<ShownRole> {
  const [shown] = await show(work, [await getRoleIn(work, which)], include);
  return shown!;
}

/** The environment's roles. There are never many, so there are no pages. */
export const listRoles = command({
  needs: CLIENTS,
  reads: true,
  run: async (work, { include }: { readonly include: Include }): Promise<ShownRole[]> => show(work, await selectRoles(work, null), include),
});

/** What members of the organization may have: the environment's roles and its own. */
export const listOrganizationRoles = command({
  needs: 'organizations_read',
  within: (ask: { readonly organizationId: OrganizationId; readonly include: Include }) => ask.organizationId,
  reads: true,

  async run(work, { organizationId, include }): Promise<ShownRole[]> {
    await demandOrganization(work, organizationId);
    return show(work, await selectRoles(work, organizationId), include);
  },
});

async function show(work: Work, roles: readonly WholeRole[], include: Include): Promise<ShownRole[]> {
  if (include === 'none') return roles.map((role) => ({ role, permissions: [] }));
  const ids = roles.map(({ id }) => id);
  const byRole = Map.groupBy(await selectPermissionsOf(work, ids, include), ({ roleId }) => roleId);
  return roles.map((role) => ({ role, permissions: byRole.get(role.id) ?? [] }));
}

/** The roles that extend this one directly, those of organizations included. */
export const listDependentRoles = command({
  needs: CLIENTS,
  reads: true,

  async run(work, { role }: { readonly role: string }): Promise<ShownRole[]> {
    const { id } = await getRoleIn(work, { organizationId: null, role });
    return show(work, await selectDependents(work, id), 'none');
  },
});

/** How many people have it, invited ones included. */
export const countRoleUsers = command({
  needs: CLIENTS,
  reads: true,
  run: async (work, which: WhichRole & RoleHome): Promise<number> => countHolders(work, (await getRoleIn(work, which)).id, which.organizationId),
});

/** All that these roles allow together, inherited permissions included, by name. */
export async function listAllPermissions(work: Work, roles: readonly Pick<Role, 'id'>[]): Promise<Permission[]> {
  const ids = roles.map(({ id }) => id);
  const byName = new Map((await selectPermissionsOf(work, ids, 'all')).map((permission) => [permission.name, permission]));
  return [...byName.keys()].sort().map((name) => byName.get(name)!);
}
