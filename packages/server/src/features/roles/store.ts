import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Tables } from '../../platform/db/tables.ts';
import type { OrganizationId } from '../../platform/ids.ts';
import type { Work } from '../../platform/work.ts';
import type { Role, RoleReference } from './role.ts';

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
  select id, organization_id as "organizationId", name, display_name as "displayName", default_creator as "defaultCreator", default_member as "defaultMember"
  from roles
  where environment_id = ${work.environment.id} and (organization_id is null or organization_id = ${organizationId})
    and ${references.length === 0 ? sql`(default_member or default_creator)` : sql`(name = any(${references}) or id = any(${references}))`}`;

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
