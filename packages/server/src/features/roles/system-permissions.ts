import type { Work } from '../../platform/work.ts';
import { FIRST_SELF_SERVICE, SELF_SERVICE_PERMISSIONS, SYSTEM_PERMISSIONS } from './permission.ts';
import { addPermissions, insertMissingPermissions } from './permission-store.ts';
import { selectRoles } from './store.ts';

/**
 * Gives the environment this server's own permissions, and those that a newer release brings. The roles it began with get
 * those of the pages at /ui/ along with them, once: what is taken from a role later stays away. Of the others no role has
 * any until somebody says so.
 */
export async function createSystemPermissions(work: Work): Promise<void> {
  const pages = Object.entries(SELF_SERVICE_PERMISSIONS).map(([name, { description }]) => [name, description] as const);
  const added = await insertMissingPermissions(
    work,
    [...Object.entries(SYSTEM_PERMISSIONS), ...pages].map(([name, description]) => ({
      id: work.newId('perm'),
      name,
      description,
      system: true,
      createdAt: work.now,
      updatedAt: work.now,
    })),
  );
  for (const role of await selectRoles(work, null)) {
    const first = role.name === 'admin' || role.name === 'member' ? FIRST_SELF_SERVICE[role.name] : [];
    await addPermissions(
      work,
      role.id,
      added.filter(({ name }) => first.includes(name)),
    );
  }
}
