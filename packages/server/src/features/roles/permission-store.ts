import { type Selectable, sql } from 'kysely';
import type { Tables } from '../../platform/db/tables.ts';
import { violates } from '../../platform/db/violates.ts';
import type { OrganizationId, PermissionId, RoleId } from '../../platform/ids.ts';
import { type Page, turnPage } from '../../platform/paging.ts';
import type { Work } from '../../platform/work.ts';
import { permissionFaults } from './faults.ts';
import type { Permission, RolePermission } from './permission.ts';
import type { ListPermissions } from './permissions.ts';

/** The names of all that a role allows. Every role of its home is there. */
export type PermissionSets = ReadonlyMap<RoleId, readonly string[]>;

export async function selectPermissionSets(work: Work, organizationId: OrganizationId | null): Promise<PermissionSets> {
  const { rows } = await sql<{ id: RoleId; names: string[] }>`
    with recursive lineage (id, holder) as (
      select id, id from roles where environment_id = ${work.environment.id} and organization_id is not distinct from ${organizationId}
      union
      select lineage.id, roles.extends from lineage join roles on roles.id = lineage.holder where roles.extends is not null
    )
    select lineage.id, coalesce(array_agg(distinct permissions.name) filter (where permissions.name is not null), '{}') as names
    from lineage
      left join role_permissions on role_permissions.role_id = lineage.holder
      left join permissions on permissions.id = role_permissions.permission_id
    group by lineage.id`.execute(work.sql);
  return new Map(rows.map(({ id, names }) => [id, names]));
}

/** What these roles allow, by name: each of its own, or what they inherit as well. */
export async function selectPermissionsOf(work: Work, roles: readonly RoleId[], how: 'own' | 'all'): Promise<RolePermission[]> {
  if (roles.length === 0) return [];
  const { rows } = await sql<RolePermission>`
    with recursive lineage (id, holder, distance) as (
      select id, id, 0 from roles where environment_id = ${work.environment.id} and id = any(${roles})
      union all
      select lineage.id, roles.extends, lineage.distance + 1 from lineage join roles on roles.id = lineage.holder
      where roles.extends is not null and ${how === 'all'}
    ) cycle holder set looped using path
    select distinct on (lineage.id, permissions.name) lineage.id as "roleId", holders.name as holder, permissions.id, permissions.name,
      permissions.description, permissions.system, permissions.created_at as "createdAt", permissions.updated_at as "updatedAt"
    from lineage
      join roles as holders on holders.id = lineage.holder
      join role_permissions on role_permissions.role_id = lineage.holder
      join permissions on permissions.id = role_permissions.permission_id
    order by lineage.id, permissions.name, lineage.distance`.execute(work.sql);
  return rows;
}

/** @returns those that the role did not have before, by name */
export async function addPermissions(work: Work, roleId: RoleId, permissions: readonly Permission[]): Promise<Permission[]> {
  if (permissions.length === 0) return [];
  const added = await work.sql
    .insertInto('role_permissions')
    .values(permissions.map(({ id }) => ({ role_id: roleId, permission_id: id, created_at: work.now })))
    .onConflict((conflict) => conflict.doNothing())
    .returning('permission_id')
    .execute();
  const ids = new Set(added.map(({ permission_id }) => permission_id));
  return permissions.filter(({ id }) => ids.has(id));
}

export async function clearPermissions(work: Work, roleId: RoleId): Promise<void> {
  await work.sql.deleteFrom('role_permissions').where('role_id', '=', roleId).execute();
}

export async function removePermission(work: Work, roleId: RoleId, permissionId: PermissionId): Promise<void> {
  await work.sql.deleteFrom('role_permissions').where('role_id', '=', roleId).where('permission_id', '=', permissionId).execute();
}

const ours = (work: Work) => work.sql.selectFrom('permissions').selectAll().where('permissions.environment_id', '=', work.environment.id);

/** Those that there are, by name. Until the end of the unit of work none of them is deleted. */
export async function selectPermissionsByName(work: Work, names: readonly string[]): Promise<Permission[]> {
  const rows = await ours(work).where('name', '=', sql<string>`any(${names})`).orderBy('name').forKeyShare().execute();
  return rows.map(toPermission);
}

export async function selectPermission(work: Work, name: string): Promise<Permission | undefined> {
  const row = await ours(work).where('name', '=', name).executeTakeFirst();
  return row && toPermission(row);
}

/** The newest first. */
export async function pageOfPermissions(work: Work, { of, ...ask }: ListPermissions): Promise<Page<Permission>> {
  const all = ours(work);
  const query = of === 'all' ? all : all.where('system', '=', of === 'system');
  const page = await turnPage(work, query, ask, { of: ['permissions', of], by: 'permissions.id', order: 'newest' });
  return { ...page, rows: page.rows.map(toPermission) };
}

export async function insertPermission(work: Work, permission: Permission): Promise<void> {
  try {
    await work.sql.insertInto('permissions').values(rowOf(work, permission)).execute();
  } catch (error) {
    if (violates(error, 'permissions_name')) throw permissionFaults.nameTaken({ permission: permission.name }, error);
    throw error;
  }
}

/** Those that are there already stay as they are. @returns the others */
export async function insertMissingPermissions(work: Work, permissions: readonly Permission[]): Promise<Permission[]> {
  const added = await work.sql
    .insertInto('permissions')
    .values(permissions.map((permission) => rowOf(work, permission)))
    .onConflict((conflict) => conflict.doNothing())
    .returning('name')
    .execute();
  const names = new Set(added.map(({ name }) => name));
  return permissions.filter(({ name }) => names.has(name));
}

export async function updatePermissionRow(work: Work, id: PermissionId, description: string): Promise<Permission | undefined> {
  const row = await work.sql
    .updateTable('permissions')
    .set({ description, updated_at: work.now })
    .where('environment_id', '=', work.environment.id)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirst();
  return row && toPermission(row);
}

/** @returns whether it was still there */
export async function deletePermissionRow(work: Work, id: PermissionId): Promise<boolean> {
  const row = await work.sql
    .deleteFrom('permissions')
    .where('environment_id', '=', work.environment.id)
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

const rowOf = (work: Work, { id, name, description, system, createdAt, updatedAt }: Permission) => ({
  id,
  environment_id: work.environment.id,
  name,
  description,
  system,
  created_at: createdAt,
  updated_at: updatedAt,
});

const toPermission = (row: Selectable<Tables['permissions']>): Permission => ({
  id: row.id,
  name: row.name,
  description: row.description,
  system: row.system,
  createdAt: row.created_at,
  updatedAt: row.updated_at,
});
