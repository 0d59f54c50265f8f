import type { Permission as SystemPermission } from '../../platform/actor.ts';
import { Cache } from '../../platform/cache.ts';
import type { RoleId } from '../../platform/ids.ts';
import type { Work } from '../../platform/work.ts';
import { isSystemPermission } from './permission.ts';
import { type PermissionSets, selectPermissionSets } from './permission-store.ts';
import type { Role } from './role.ts';

/** One entry for the environment's roles and one for each organization that has its own. */
const sets = new Cache<PermissionSets>(['roles', 'permissions', 'role_permissions'], 1000);

/**
 * Every permission these roles give together, inherited ones included, by name. Asked with every token and every
 * list of people, so it is answered from memory wherever that can be: a change is heard of within moments.
 */
export async function permissionsOf(work: Work, roles: readonly Pick<Role, 'id' | 'organizationId'>[]): Promise<string[]> {
  const names = new Set<string>();
  for (const role of roles) for (const name of await namesOf(work, role)) names.add(name);
  return [...names].sort();
}

async function namesOf(
  work: Work,
  { id, organizationId }: { readonly id: RoleId; readonly organizationId: Role['organizationId'] },
): Promise<readonly string[]> {
  const kept = await sets.get(work, organizationId ?? work.environment.id, () => selectPermissionSets(work, organizationId));
  // A role that is newer than what is kept.
  return kept.get(id) ?? (await selectPermissionSets(work, organizationId)).get(id) ?? [];
}

/** What of it lets a member use the management API. */
export const systemPermissions = (permissions: readonly string[]): SystemPermission[] => permissions.filter(isSystemPermission);

/**
 * Whoever changes a role sees the change with their next call. Other processes hear of it from the database, and so
 * does this one, in case somebody read between the change and its commit.
 */
export const forgetPermissionSets = (): void => sets.forget();
