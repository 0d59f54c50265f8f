import type { Permission as SystemPermission } from '../../platform/actor.ts';
import { Cache } from '../../platform/cache.ts';
import type { OrganizationId, RoleId } from '../../platform/ids.ts';
import type { Work } from '../../platform/work.ts';
import { callsGivenBy } from './permission.ts';
import { type PermissionSets, selectPermissionSets } from './permission-store.ts';
import type { Role } from './role.ts';

/** One entry for the environment's roles and one for each organization that has its own. */
const sets = new Cache<PermissionSets>(['roles', 'permissions', 'role_permissions'], 1000);

type Held = Pick<Role, 'id' | 'organizationId'>;

/**
 * Every permission these roles give together, inherited ones included, by name. Asked with every token and every
 * list of people, so it is answered from memory wherever that can be: a change is heard of within moments.
 */
export const permissionsOf = async (work: Work, roles: readonly Held[]): Promise<string[]> => (await permissionsFor(work, roles))(roles);

/** The same for many lists of roles, each role looked up once. @param all every role that will be asked about */
export async function permissionsFor(work: Work, all: readonly Held[]): Promise<(roles: readonly Held[]) => string[]> {
  const known = new Map<RoleId, readonly string[]>();
  for (const [home, roles] of Map.groupBy(all, ({ organizationId }) => organizationId)) {
    const found = await setsOf(work, home, roles);
    for (const { id } of roles) known.set(id, found.get(id) ?? []);
  }
  return (roles) => [...new Set(roles.flatMap(({ id }) => known.get(id) ?? []))].sort();
}

async function setsOf(work: Work, home: OrganizationId | null, roles: readonly Held[]): Promise<PermissionSets> {
  const kept = await sets.get(work, home ?? work.environment.id, () => selectPermissionSets(work, home));
  // A role may be newer than what is kept.
  return roles.every(({ id }) => kept.has(id)) ? kept : selectPermissionSets(work, home);
}

/** What of it lets a member use the management API. */
export const systemPermissions = (permissions: readonly string[]): SystemPermission[] => [...new Set(permissions.flatMap(callsGivenBy))];

/**
 * Whoever changes a role sees the change with their next call. Other processes hear of it from the database, and so
 * does this one, in case somebody read between the change and its commit.
 */
export const forgetPermissionSets = (): void => sets.forget();
