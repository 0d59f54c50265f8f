import { CLIENTS, command } from '../../chassis/command.ts';
import type { Work } from '../../platform/work.ts';
import { announceRole } from './announce.ts';
import { permissionFaults } from './faults.ts';
import { getOwnRole, getRoleIn } from './find.ts';
import type { Permission } from './permission.ts';
import { addPermissions, removePermission, selectPermissionsByName, selectPermissionsOf } from './permission-store.ts';
import { lockRoles } from './store.ts';

/** What a role of the environment allows, by name: of its own, or with what it inherits. */
export const listRolePermissions = command({
  needs: CLIENTS,
  reads: true,

  async run(work, { role, include }: { readonly role: string; readonly include: 'own' | 'all' }): Promise<readonly Permission[]> {
    const { id } = await getRoleIn(work, { organizationId: null, role });
    return selectPermissionsOf(work, [id], include);
  },
});

/** @returns what it did not allow of its own before. Names that no permission has are passed over, as clients count on. */
export const addRolePermissions = command({
  needs: CLIENTS,
  action: 'role.permissions_added',

  async run(work, { role: reference, permissions: names }: { readonly role: string; readonly permissions: readonly string[] }): Promise<readonly Permission[]> {
    await lockRoles(work);
    const role = await getOwnRole(work, { organizationId: null, role: reference });
    const added = await addPermissions(work, role.id, await selectPermissionsByName(work, names));
    if (added.length > 0) announceRole(work, 'updated', role);
    return added;
  },
});

/** What a role inherits can only be taken from the role that has it of its own: others may count on it there. */
export const removeRolePermission = command({
  needs: CLIENTS,
  action: 'role.permission_removed',

  async run(work, { role: reference, permission: name }: { readonly role: string; readonly permission: string }): Promise<void> {
    await lockRoles(work);
    const role = await getOwnRole(work, { organizationId: null, role: reference });
    const held = (await selectPermissionsOf(work, [role.id], 'all')).find((permission) => permission.name === name);
    if (!held) throw permissionFaults.notHeld({ role: role.name, permission: name });
    if (held.holder !== role.name) throw permissionFaults.inherited({ role: role.name, permission: name, base: held.holder });
    await removePermission(work, role.id, held.id);
    announceRole(work, 'updated', role);
  },
});

/** All of them, or a refusal that names the missing ones. */
export async function getPermissions(work: Work, names: readonly string[]): Promise<Permission[]> {
  if (names.length === 0) return [];
  const found = await selectPermissionsByName(work, names);
  const missing = names.filter((name) => !found.some((permission) => permission.name === name));
  if (missing.length > 0) throw permissionFaults.unknown({ permissions: missing.map((name) => `"${name}"`).join(', ') });
  return found;
}
