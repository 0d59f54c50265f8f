import type { Permission as SystemPermission } from '../../platform/actor.ts';
import type { Work } from '../../platform/work.ts';
import { SYSTEM_PERMISSIONS } from './permission.ts';
import { insertMissingPermissions } from './permission-store.ts';

/** Gives the environment this server's own permissions, and those that a newer release brings. No role has them until somebody says so. */
export async function createSystemPermissions(work: Work): Promise<void> {
  const names = Object.keys(SYSTEM_PERMISSIONS) as SystemPermission[]; // the keys of a complete record
  await insertMissingPermissions(
    work,
    names.map((name) => ({
      id: work.newId('perm'),
      name,
      description: SYSTEM_PERMISSIONS[name],
      system: true,
      createdAt: work.now,
      updatedAt: work.now,
    })),
  );
}
