import { type Selectable, sql } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import type { Tables } from '../../platform/db/tables.ts';
import type { DirectoryGroupId, DirectoryId, DirectorySecretId, OrganizationId } from '../../platform/ids.ts';
import { type Page, turnPage } from '../../platform/paging.ts';
import type { Work } from '../../platform/work.ts';
import type { ListContents, ListDirectoryUsers } from './contents.ts';
import type { Directory, DirectoryGroup, DirectorySecret, DirectoryUser, RoleAssignment, WholeDirectory } from './directory.ts';
import type { DirectoryChanges, DirectoryReference } from './manage.ts';

const COLUMNS = ['id', 'organization_id', 'name', 'kind', 'provider', 'enabled', 'status', 'attribute_mappings', 'synced_at', 'updated_at'] as const;

const toDirectory = (row: Pick<Selectable<Tables['directories']>, (typeof COLUMNS)[number]>): Directory => ({
  id: row.id,
  organizationId: row.organization_id,
  name: row.name,
  kind: row.kind,
  provider: row.provider,
  enabled: row.enabled,
  status: row.status,
  attributeMappings: row.attribute_mappings,
  syncedAt: row.synced_at,
  updatedAt: row.updated_at,
});

export async function insertDirectory(work: Work, directory: Directory): Promise<void> {
  await work.sql
    .insertInto('directories')
    .values({
      id: directory.id,
      environment_id: work.environment.id,
      organization_id: directory.organizationId,
      name: directory.name,
      kind: directory.kind,
      provider: directory.provider,
      enabled: directory.enabled,
      status: directory.status,
      created_at: work.now,
      updated_at: work.now,
    })
    .execute();
}

const one = (work: Work, { id, organizationId }: DirectoryReference) =>
  work.sql.selectFrom('directories').where('environment_id', '=', work.environment.id).where('organization_id', '=', organizationId).where('id', '=', id);

const changing = (work: Work, { id, organizationId }: DirectoryReference) =>
  work.sql.updateTable('directories').where('environment_id', '=', work.environment.id).where('organization_id', '=', organizationId).where('id', '=', id);

export async function selectDirectory(work: Work, which: DirectoryReference): Promise<Directory | undefined> {
  const row = await one(work, which).select(COLUMNS).executeTakeFirst();
  return row && toDirectory(row);
}

export async function lockDirectory(work: Work, which: DirectoryReference): Promise<boolean> {
  return (await one(work, which).select('id').forUpdate().executeTakeFirst()) !== undefined;
}

/** Directories with their secrets and what is in them, the oldest first. */
export async function wholeDirectories(
  work: Work,
  { organizationId, id }: { readonly organizationId: OrganizationId; readonly id?: DirectoryId },
): Promise<WholeDirectory[]> {
  let query = work.sql
    .selectFrom('directories')
    .select(COLUMNS)
    .select((directory) => [
      jsonArrayFrom(
        directory
          .selectFrom('directory_secrets')
          .whereRef('directory_secrets.directory_id', '=', 'directories.id')
          .select(['directory_secrets.id', 'directory_secrets.suffix', 'directory_secrets.created_at', 'directory_secrets.last_used_at'])
          .orderBy('directory_secrets.id'),
      ).as('secrets'),
      jsonArrayFrom(
        directory
          .selectFrom('directory_group_roles')
          .innerJoin('directory_groups', 'directory_groups.id', 'directory_group_roles.group_id')
          .innerJoin('roles', 'roles.id', 'directory_group_roles.role_id')
          .whereRef('directory_groups.directory_id', '=', 'directories.id')
          .select(['directory_group_roles.group_id', 'directory_group_roles.role_id', 'roles.name'])
          .orderBy('directory_group_roles.position'),
      ).as('role_assignments'),
      directory
        .selectFrom('directory_users')
        .whereRef('directory_users.directory_id', '=', 'directories.id')
        .select(sql<string>`count(*)`.as('count'))
        .as('users'),
      directory
        .selectFrom('directory_users')
        .whereRef('directory_users.directory_id', '=', 'directories.id')
        .select(({ fn }) => fn.max('directory_users.updated_at').as('latest'))
        .as('users_updated_at'),
      directory
        .selectFrom('directory_groups')
        .whereRef('directory_groups.directory_id', '=', 'directories.id')
        .select(sql<string>`count(*)`.as('count'))
        .as('groups'),
      directory
        .selectFrom('directory_groups')
        .whereRef('directory_groups.directory_id', '=', 'directories.id')
        .select(({ fn }) => fn.max('directory_groups.updated_at').as('latest'))
        .as('groups_updated_at'),
    ])
    .where('environment_id', '=', work.environment.id)
    .where('organization_id', '=', organizationId)
    .orderBy('id');
  if (id !== undefined) query = query.where('id', '=', id);
  return (await query.execute()).map((row) => ({
    ...toDirectory(row),
    secrets: row.secrets.map((secret) => ({
      id: secret.id,
      directoryId: row.id,
      suffix: secret.suffix,
      // JSON has no dates.
      createdAt: new Date(secret.created_at),
      lastUsedAt: secret.last_used_at === null ? null : new Date(secret.last_used_at),
    })),
    roleAssignments: row.role_assignments.map(({ group_id, role_id, name }) => ({ groupId: group_id, roleId: role_id, roleName: name })),
    users: { count: Number(row.users), updatedAt: row.users_updated_at },
    groups: { count: Number(row.groups), updatedAt: row.groups_updated_at },
  }));
}

export async function updateDirectoryRow(work: Work, which: DirectoryReference, changes: DirectoryChanges): Promise<boolean> {
  const { name, provider, status, attributeMappings } = changes;
  const row = await changing(work, which)
    .set({
      ...(name === undefined ? {} : { name }),
      ...(provider === undefined ? {} : { provider }),
      ...(status === undefined ? {} : { status }),
      ...(attributeMappings === undefined ? {} : { attribute_mappings: JSON.stringify(attributeMappings) }),
      updated_at: work.now,
    })
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Undefined: it is not there, or stands so already. */
export async function switchDirectory(work: Work, which: DirectoryReference, enabled: boolean): Promise<Directory | undefined> {
  const row = await changing(work, which).where('enabled', '!=', enabled).set({ enabled, updated_at: work.now }).returning(COLUMNS).executeTakeFirst();
  return row && toDirectory(row);
}

export async function deleteDisabledDirectory(work: Work, { id, organizationId }: DirectoryReference): Promise<boolean> {
  const row = await work.sql
    .deleteFrom('directories')
    .where('environment_id', '=', work.environment.id)
    .where('organization_id', '=', organizationId)
    .where('id', '=', id)
    .where('enabled', '=', false)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Somebody has begun to set it up. */
export async function beginConfiguring(work: Work, id: DirectoryId): Promise<void> {
  await work.sql
    .updateTable('directories')
    .set({ status: 'in_progress', updated_at: work.now })
    .where('environment_id', '=', work.environment.id)
    .where('id', '=', id)
    .where('status', '=', 'draft')
    .execute();
}

export async function insertSecret(work: Work, { id, directoryId, suffix }: DirectorySecret, hash: string): Promise<void> {
  await work.sql
    .insertInto('directory_secrets')
    .values({ id, environment_id: work.environment.id, directory_id: directoryId, hash, suffix, created_at: work.now })
    .execute();
}

export async function countSecrets(work: Work, id: DirectoryId): Promise<number> {
  const { count } = await work.sql
    .selectFrom('directory_secrets')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .where('environment_id', '=', work.environment.id)
    .where('directory_id', '=', id)
    .executeTakeFirstOrThrow();
  return Number(count);
}

export async function deleteSecret(work: Work, directoryId: DirectoryId, id: DirectorySecretId): Promise<boolean> {
  const row = await work.sql
    .deleteFrom('directory_secrets')
    .where('environment_id', '=', work.environment.id)
    .where('directory_id', '=', directoryId)
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

export async function deleteSecrets(work: Work, id: DirectoryId): Promise<void> {
  await work.sql.deleteFrom('directory_secrets').where('environment_id', '=', work.environment.id).where('directory_id', '=', id).execute();
}

export async function pageOfUsers(work: Work, { which, groupId, updatedAfter, ...ask }: ListDirectoryUsers): Promise<Page<DirectoryUser>> {
  let query = work.sql
    .selectFrom('directory_users')
    .select(['id', 'email', 'emails', 'preferred_username', 'given_name', 'family_name', 'detail', 'updated_at'])
    .select((user) =>
      jsonArrayFrom(
        user
          .selectFrom('directory_group_members')
          .innerJoin('directory_groups', 'directory_groups.id', 'directory_group_members.group_id')
          .whereRef('directory_group_members.user_id', '=', 'directory_users.id')
          .select(['directory_groups.id', 'directory_groups.display_name'])
          .orderBy('directory_groups.id'),
      ).as('groups'),
    )
    .where('environment_id', '=', work.environment.id)
    .where('directory_id', '=', which.id);
  if (updatedAfter) query = query.where('updated_at', '>', updatedAfter);
  if (groupId !== undefined) {
    query = query.where((user) =>
      user.exists(
        user
          .selectFrom('directory_group_members')
          .select('group_id')
          .whereRef('directory_group_members.user_id', '=', 'directory_users.id')
          .where('directory_group_members.group_id', '=', groupId),
      ),
    );
  }
  const of = ['directory users', which.id, groupId ?? '', updatedAfter?.toISOString() ?? ''];
  const page = await turnPage(work, query, ask, { of, by: 'directory_users.id', order: 'oldest' });
  return {
    ...page,
    rows: page.rows.map((row) => ({
      id: row.id,
      email: row.email,
      emails: row.emails,
      preferredUsername: row.preferred_username,
      givenName: row.given_name,
      familyName: row.family_name,
      detail: row.detail,
      updatedAt: row.updated_at,
      groups: row.groups.map((group) => ({ id: group.id, displayName: group.display_name })),
    })),
  };
}

const groupsOf = (work: Work, id: DirectoryId) =>
  work.sql
    .selectFrom('directory_groups')
    .select(['id', 'display_name', 'detail', 'updated_at'])
    .select((group) =>
      group
        .selectFrom('directory_group_members')
        .whereRef('directory_group_members.group_id', '=', 'directory_groups.id')
        .select(sql<string>`count(*)`.as('count'))
        .as('users'),
    )
    .where('environment_id', '=', work.environment.id)
    .where('directory_id', '=', id);

type GroupRow = Awaited<ReturnType<ReturnType<typeof groupsOf>['execute']>>[number];

const toGroup = (row: GroupRow): DirectoryGroup => ({
  id: row.id,
  displayName: row.display_name,
  users: Number(row.users),
  detail: row.detail,
  updatedAt: row.updated_at,
});

export async function pageOfGroups(work: Work, { which, updatedAfter, ...ask }: ListContents): Promise<Page<DirectoryGroup>> {
  const all = groupsOf(work, which.id);
  const query = updatedAfter ? all.where('updated_at', '>', updatedAfter) : all;
  const of = ['directory groups', which.id, updatedAfter?.toISOString() ?? ''];
  const page = await turnPage(work, query, ask, { of, by: 'directory_groups.id', order: 'oldest' });
  return { ...page, rows: page.rows.map(toGroup) };
}

export async function allGroups(work: Work, id: DirectoryId): Promise<DirectoryGroup[]> {
  return (await groupsOf(work, id).orderBy('id').execute()).map(toGroup);
}

export async function groupIsThere(work: Work, id: DirectoryId, groupId: DirectoryGroupId): Promise<boolean> {
  return (await groupsOf(work, id).where('id', '=', groupId).executeTakeFirst()) !== undefined;
}

/** The list replaces the one before. */
export async function replaceGroupRoles(work: Work, id: DirectoryId, assignments: readonly Pick<RoleAssignment, 'groupId' | 'roleId'>[]): Promise<void> {
  await work.sql
    .deleteFrom('directory_group_roles')
    .using('directory_groups')
    .whereRef('directory_groups.id', '=', 'directory_group_roles.group_id')
    .where('directory_groups.environment_id', '=', work.environment.id)
    .where('directory_groups.directory_id', '=', id)
    .execute();
  if (assignments.length === 0) return;
  await work.sql
    .insertInto('directory_group_roles')
    .values(assignments.map(({ groupId, roleId }, position) => ({ group_id: groupId, role_id: roleId, position })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
