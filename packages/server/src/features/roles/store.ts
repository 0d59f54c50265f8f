import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Tables } from '../../platform/db/tables.ts';
import { violates } from '../../platform/db/violates.ts';
import type { OrganizationId, RoleId } from '../../platform/ids.ts';
import type { Work } from '../../platform/work.ts';
import { roleFaults } from './faults.ts';
import type { Role, RoleReference, WholeRole } from './role.ts';

const columns = [
  'roles.id',
  'roles.organization_id as organizationId',
  'roles.name',
  'roles.display_name as displayName',
  'roles.default_creator as defaultCreator',
  'roles.default_member as defaultMember',
] as const;

/**
 * Every role of the environment and of this organization that a reference could mean, and the default ones:
 * what `chooseRoles` picks from. A query and not its rows, so that another store can read it beside its own.
 */
export const roleCandidates = (work: Work, organizationId: OrganizationId, references: readonly RoleReference[]): RawBuilder<Role> => sql<Role>`
  select roles.id, roles.organization_id as "organizationId", roles.name, roles.display_name as "displayName",
    roles.default_creator as "defaultCreator", ${isDefaultMember} as "defaultMember"
  from roles left join organization_default_roles as exception on exception.organization_id = ${organizationId}
  where roles.environment_id = ${work.environment.id} and (roles.organization_id is null or roles.organization_id = ${organizationId})
    and ${
      references.length === 0
        ? sql`(roles.default_member or roles.default_creator or roles.id = exception.member_role_id)`
        : sql`(roles.name = any(${references}) or roles.id = any(${references}))`
    }`;

/** Who joins gets it: where the organization has an exception, that role and not the environment's default. */
const isDefaultMember = sql<boolean>`coalesce(roles.id = exception.member_role_id, roles.default_member)`;

export async function selectCandidates(work: Work, organizationId: OrganizationId, references: readonly RoleReference[]): Promise<Role[]> {
  return (await roleCandidates(work, organizationId, references).execute(work.sql)).rows;
}

/** The roles a membership has, in the order they were given: for a query that has `memberships` in its scope. */
export const rolesOfMembership = (sql: Kysely<Tables>) =>
  sql
    .selectFrom('membership_roles')
    .innerJoin('roles', 'roles.id', 'membership_roles.role_id')
    .select(columns)
    .whereRef('membership_roles.membership_id', '=', sql.dynamic.ref('memberships.id'))
    .orderBy('membership_roles.position');

/** Making a role that is there already changes nothing: two processes may start at once. */
export async function insertRoles(work: Work, roles: readonly (Role & { readonly description: string })[]): Promise<void> {
  await work.sql
    .insertInto('roles')
    .values(
      roles.map((role) => ({
        id: role.id,
        environment_id: work.environment.id,
        organization_id: role.organizationId,
        name: role.name,
        display_name: role.displayName,
        description: role.description,
        default_creator: role.defaultCreator,
        default_member: role.defaultMember,
        created_at: work.now,
        updated_at: work.now,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/**
 * Changes to the roles of an environment happen one after another: whether roles extend each other in a circle, and
 * who takes whose place, cannot be seen from one row.
 */
export async function lockRoles(work: Work): Promise<void> {
  await work.sql.selectFrom('environments').select('id').where('id', '=', work.environment.id).forNoKeyUpdate().execute();
}

/** Whoever is just giving it to somebody is waited for; whoever wants to from now on waits for us, and may find it gone. */
export async function lockRole(work: Work, id: RoleId): Promise<void> {
  await work.sql.selectFrom('roles').select('id').where('environment_id', '=', work.environment.id).where('id', '=', id).forUpdate().execute();
}

/** The roles that members of the organization may have or, without one, those of the environment. */
const allRoles = (work: Work, organizationId: OrganizationId | null) => sql`
  select roles.id, roles.organization_id as "organizationId", roles.name, roles.display_name as "displayName", roles.description,
    roles.default_creator as "defaultCreator", ${isDefaultMember} as "defaultMember",
    case when base.id is not null then json_build_object('id', base.id, 'name', base.name) end as base,
    (select count(*)::int from roles as dependent where dependent.extends = roles.id and ${isSeenFrom(organizationId)}) as dependents
  from roles
    left join roles as base on base.id = roles.extends
    left join organization_default_roles as exception on exception.organization_id = ${organizationId}
  where roles.environment_id = ${work.environment.id} and (roles.organization_id is null or roles.organization_id = ${organizationId})`;

/** An organization sees nothing of what another one builds on the same role. */
const isSeenFrom = (organizationId: OrganizationId | null) =>
  organizationId === null ? sql`true` : sql`(dependent.organization_id is null or dependent.organization_id = ${organizationId})`;

/** The environment's, `admin` and `member` first and then the oldest; after them the organization's own. */
const inOrder = sql`order by roles.organization_id is not null, roles.name <> 'admin', roles.name <> 'member', roles.id`;

export async function selectRoles(work: Work, organizationId: OrganizationId | null): Promise<WholeRole[]> {
  return (await sql<WholeRole>`${allRoles(work, organizationId)} ${inOrder}`.execute(work.sql)).rows;
}

/** The role that an id or a name means there: the organization's own before the environment's, one so named before one with that id. */
export async function selectRole(work: Work, organizationId: OrganizationId | null, reference: RoleReference): Promise<WholeRole | undefined> {
  const { rows } = await sql<WholeRole>`${allRoles(work, organizationId)} and (roles.name = ${reference} or roles.id = ${reference})
    order by roles.organization_id is null, roles.name <> ${reference} limit 1`.execute(work.sql);
  return rows[0];
}

/** Those that extend it directly, wherever they live. */
export async function selectDependents(work: Work, id: RoleId): Promise<WholeRole[]> {
  const { rows } = await sql<WholeRole>`
    select roles.id, roles.organization_id as "organizationId", roles.name, roles.display_name as "displayName", roles.description,
      roles.default_creator as "defaultCreator", roles.default_member as "defaultMember",
      json_build_object('id', base.id, 'name', base.name) as base,
      (select count(*)::int from roles as dependent where dependent.extends = roles.id) as dependents
    from roles join roles as base on base.id = roles.extends
    where roles.environment_id = ${work.environment.id} and roles.extends = ${id} ${inOrder}`.execute(work.sql);
  return rows;
}

/** The role and all it inherits from, the nearest first. */
export async function selectLineage(work: Work, id: RoleId): Promise<RoleId[]> {
  const { rows } = await sql<{ id: RoleId }>`
    with recursive lineage (id, extends, distance) as (
      select id, extends, 0 from roles where environment_id = ${work.environment.id} and id = ${id}
      union all
      select roles.id, roles.extends, lineage.distance + 1 from lineage join roles on roles.id = lineage.extends
    ) cycle id set looped using path
    select id from lineage where not looped order by distance`.execute(work.sql);
  return rows.map((row) => row.id);
}

export async function organizationExists(work: Work, id: OrganizationId): Promise<boolean> {
  const row = await work.sql.selectFrom('organizations').select('id').where('environment_id', '=', work.environment.id).where('id', '=', id).executeTakeFirst();
  return row !== undefined;
}

export async function insertRole(work: Work, role: WholeRole): Promise<void> {
  try {
    await work.sql
      .insertInto('roles')
      .values({
        id: role.id,
        environment_id: work.environment.id,
        organization_id: role.organizationId,
        name: role.name,
        display_name: role.displayName,
        description: role.description,
        extends: role.base?.id ?? null,
        created_at: work.now,
        updated_at: work.now,
      })
      .execute();
  } catch (error) {
    if (violates(error, 'roles_name')) throw roleFaults.nameTaken({ role: role.name }, error);
    if (violates(error, 'roles_organization_id_fkey')) throw roleFaults.noOrganization({ organization: role.organizationId ?? '' }, error);
    throw error;
  }
}

/** What is not named stays. */
export interface RoleChanges {
  readonly displayName?: string;
  readonly description?: string;
  readonly extends?: RoleId | null;
}

export async function updateRoleRow(work: Work, id: RoleId, changes: RoleChanges): Promise<void> {
  await work.sql
    .updateTable('roles')
    .set({
      ...(changes.displayName === undefined ? {} : { display_name: changes.displayName }),
      ...(changes.description === undefined ? {} : { description: changes.description }),
      ...(changes.extends === undefined ? {} : { extends: changes.extends }),
      updated_at: work.now,
    })
    .where('environment_id', '=', work.environment.id)
    .where('id', '=', id)
    .execute();
}

/** Whoever has the one gets the other in its stead; who has both keeps the other. */
export async function moveHolders(work: Work, from: RoleId, to: RoleId): Promise<void> {
  await sql`
    with moved as (delete from membership_roles where role_id = ${from} returning membership_id, position)
    insert into membership_roles (membership_id, role_id, position) select membership_id, ${to}, position from moved
    on conflict (membership_id, role_id) do nothing`.execute(work.sql);
}

/** What extends the one extends the other from now on, but for the other itself: that takes the place in the line. */
export async function moveDependents(work: Work, from: RoleId, to: RoleId): Promise<void> {
  await sql`
    update roles set extends = case when roles.id = ${to} then (select extends from roles where id = ${from}) else ${to} end, updated_at = ${work.now}
    where environment_id = ${work.environment.id} and extends = ${from}`.execute(work.sql);
}

/** Organizations whose newcomers got the one give them the other. */
export async function moveExceptions(work: Work, from: RoleId, to: RoleId): Promise<void> {
  await work.sql
    .updateTable('organization_default_roles')
    .set({ member_role_id: to, updated_at: work.now })
    .where('environment_id', '=', work.environment.id)
    .where('member_role_id', '=', from)
    .execute();
}

export async function deleteRoleRow(work: Work, id: RoleId): Promise<void> {
  await work.sql.deleteFrom('roles').where('environment_id', '=', work.environment.id).where('id', '=', id).execute();
}

/** Makes it the environment's one default of that kind. */
export async function setDefault(work: Work, kind: 'default_creator' | 'default_member', id: RoleId): Promise<void> {
  await work.sql
    .updateTable('roles')
    .set({ [kind]: sql`id = ${id}`, updated_at: work.now })
    .where('environment_id', '=', work.environment.id)
    .where('organization_id', 'is', null)
    .where(sql<boolean>`${sql.ref(kind)} <> (id = ${id})`)
    .execute();
}

export async function setException(work: Work, organizationId: OrganizationId, roleId: RoleId): Promise<void> {
  await work.sql
    .insertInto('organization_default_roles')
    .values({ organization_id: organizationId, environment_id: work.environment.id, member_role_id: roleId, created_at: work.now, updated_at: work.now })
    .onConflict((conflict) => conflict.column('organization_id').doUpdateSet({ member_role_id: roleId, updated_at: work.now }))
    .execute();
}

/** How many people have it, invited ones included: in one organization, or anywhere. */
export async function countHolders(work: Work, id: RoleId, organizationId: OrganizationId | null): Promise<number> {
  const { count } = await work.sql
    .selectFrom('membership_roles')
    .innerJoin('memberships', 'memberships.id', 'membership_roles.membership_id')
    .select(sql<number>`count(distinct memberships.user_id)::int`.as('count'))
    .where('memberships.environment_id', '=', work.environment.id)
    .where('membership_roles.role_id', '=', id)
    .$if(organizationId !== null, (query) => query.where('memberships.organization_id', '=', organizationId!))
    .executeTakeFirstOrThrow();
  return count;
}

export async function hasHolders(work: Work, id: RoleId): Promise<boolean> {
  const row = await work.sql.selectFrom('membership_roles').select('membership_id').where('role_id', '=', id).limit(1).executeTakeFirst();
  return row !== undefined;
}
