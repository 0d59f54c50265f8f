import { type Expression, type Insertable, type RawBuilder, type Selectable, sql } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import { gathered } from '../../platform/db/gathered.ts';
import { insertSet } from '../../platform/db/insert-set.ts';
import { asJson, dateOf, type JsonOf } from '../../platform/db/json.ts';
import { prepared } from '../../platform/db/prepared.ts';
import type { Tables } from '../../platform/db/tables.ts';
import { violates } from '../../platform/db/violates.ts';
import type { EnvironmentId, MembershipId, OrganizationId, RoleId, UserId } from '../../platform/ids.ts';
import { type Page, type PageRequest, turnPage } from '../../platform/paging.ts';
import type { Work } from '../../platform/work.ts';
import { noSuchOrganization, type OrganizationColumns, toOrganization } from '../organizations/index.ts';
import { type Role, rolesOfMembership } from '../roles/index.ts';
import { isUser, type User, type UserReference, userOfJson } from '../users/index.ts';
import { membershipFaults } from './faults.ts';
import { type Membership, type ProvisioningMethod, statusOf } from './membership.ts';

export interface NewMembership {
  readonly id: MembershipId;
  readonly organizationId: OrganizationId;
  readonly userId: UserId;
  readonly status: 'pending' | 'active';
  readonly provisioningMethod: ProvisioningMethod;
  readonly metadata: Membership['metadata'];
  readonly inviterEmail: string | null;
  readonly roles: readonly RoleId[];
}

/** The rows of a new membership. A statement of another feature may write its own beside them: one round trip for all. */
export interface MembershipRows {
  readonly membership: Insertable<Tables['memberships']>;
  readonly roles: readonly Insertable<Tables['membership_roles']>[] | undefined;
}

/** @param insert how the rows are written, when something goes with them: a prepared statement with `membershipInsert` in it */
export async function insertMembership(
  work: Work,
  membership: NewMembership,
  insert: (sql: Work['sql'], rows: MembershipRows) => Promise<unknown> = insertRows,
): Promise<void> {
  try {
    await insert(work.sql, {
      membership: { ...rowOf(work, membership), metadata: JSON.stringify(membership.metadata) },
      roles: membership.roles.length > 0 ? roleRows(membership.id, membership.roles) : undefined,
    });
  } catch (error) {
    if (violates(error, 'memberships_once')) throw membershipFaults.alreadyMember({}, error);
    // It was there when we looked, and has been deleted since.
    if (violates(error, 'memberships_organization_id_fkey') || violates(error, 'invitations_organization_id_fkey'))
      throw noSuchOrganization({ id: membership.organizationId });
    throw orRoleGone(error);
  }
}

const rowOf = (work: Work, membership: NewMembership) => ({
  id: membership.id,
  environment_id: work.environment.id,
  organization_id: membership.organizationId,
  user_id: membership.userId,
  status: membership.status,
  provisioning_method: membership.provisioningMethod,
  metadata: membership.metadata,
  inviter_email: membership.inviterEmail,
  joined_at: work.now,
  accepted_at: membership.status === 'active' ? work.now : null,
  created_at: work.now,
  updated_at: work.now,
});

/** Many at once, of one organization and each of another person. @returns those that were not there already */
export async function insertMemberships(work: Work, memberships: readonly NewMembership[]): Promise<Set<MembershipId>> {
  const [first] = memberships;
  if (!first) return new Set();
  try {
    const rows = memberships.toSorted((a, b) => (a.userId < b.userId ? -1 : 1)).map((membership) => rowOf(work, membership));
    const inserted = await insertSet(work.sql, 'memberships', rows, sql<{ id: MembershipId }>`on conflict (organization_id, user_id) do nothing returning id`);
    const made = new Set(inserted.map(({ id }) => id));
    await insertSet(
      work.sql,
      'membership_roles',
      memberships.filter(({ id }) => made.has(id)).flatMap(({ id, roles }) => roleRows(id, roles)),
    );
    return made;
  } catch (error) {
    if (violates(error, 'memberships_organization_id_fkey')) throw noSuchOrganization({ id: first.organizationId });
    throw orRoleGone(error);
  }
}

/** Somebody deleted a role between our look at it and now. */
const orRoleGone = (error: unknown) => (violates(error, 'membership_roles_role_id_fkey') ? membershipFaults.roleGone({}, error) : error);

/** The membership and its roles in one statement, and another insert beside them. */
export function membershipInsert(db: Work['sql'], { membership, roles }: MembershipRows, beside?: RawBuilder<unknown>): RawBuilder<unknown> {
  const others: RawBuilder<unknown>[] = [];
  if (roles) others.push(sql`granted as (${db.insertInto('membership_roles').values(roles)})`);
  if (beside) others.push(sql`beside as (${beside})`);
  return sql`${others.length > 0 ? sql`with ${sql.join(others)} ` : sql``}${db.insertInto('memberships').values(membership)}`;
}

const insertRows = prepared((db, rows: MembershipRows) => membershipInsert(db, rows));

const roleRows = (id: MembershipId, roles: readonly RoleId[]) => roles.map((role_id, position) => ({ membership_id: id, role_id, position }));

export async function replaceRoles(work: Work, id: MembershipId, roles: readonly RoleId[]): Promise<void> {
  await work.sql.deleteFrom('membership_roles').where('membership_id', '=', id).execute();
  if (roles.length === 0) return;
  try {
    await work.sql.insertInto('membership_roles').values(roleRows(id, roles)).execute();
  } catch (error) {
    throw orRoleGone(error);
  }
}

/** Undefined: there is no such membership (any more). */
export async function updateMembershipRow(
  work: Work,
  id: MembershipId,
  set: {
    readonly status?: 'active' | 'inactive';
    readonly accepted?: boolean;
    readonly provisioningMethod?: ProvisioningMethod;
    readonly metadata?: Membership['metadata'];
    readonly inviterEmail?: string | null;
    readonly invitedAgain?: boolean;
  },
  when: { readonly status?: 'pending' | 'active' | 'inactive' } = {},
): Promise<boolean> {
  const row = await work.sql
    .updateTable('memberships')
    .set({
      ...(set.status ? { status: set.status } : {}),
      ...(set.accepted ? { accepted_at: work.now } : {}),
      ...(set.provisioningMethod ? { provisioning_method: set.provisioningMethod } : {}),
      ...(set.metadata ? { metadata: JSON.stringify(set.metadata) } : {}),
      ...(set.inviterEmail !== undefined ? { inviter_email: set.inviterEmail } : {}),
      ...(set.invitedAgain ? { created_at: work.now } : {}),
      updated_at: work.now,
    })
    .where('environment_id', '=', work.environment.id)
    .where('id', '=', id)
    .$if(when.status !== undefined, (query) => query.where('status', '=', when.status!))
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Held in order, so that two who take several of the same do not block each other. @returns those that were there */
export async function deleteMembershipRows(work: Work, ids: readonly MembershipId[]): Promise<Set<MembershipId>> {
  const rows = await work.sql
    .with('leaving', (db) =>
      db
        .selectFrom('memberships')
        .select('id')
        .where('environment_id', '=', work.environment.id)
        .where('id', '=', sql<MembershipId>`any(${ids})`)
        .orderBy('id')
        .forUpdate(),
    )
    .deleteFrom('memberships')
    .where('environment_id', '=', work.environment.id)
    .where('id', 'in', (row) => row.selectFrom('leaving').select('leaving.id'))
    .returning('id')
    .execute();
  return new Set(rows.map(({ id }) => id));
}

/** Who has a place in an organization, the newest first, whatever the status. */
export function pageOfMembers(
  work: Work,
  organizationId: OrganizationId,
  ask: PageRequest,
): Promise<Page<{ readonly id: MembershipId; readonly userId: UserId }>> {
  const query = work.sql
    .selectFrom('memberships')
    .select(['memberships.id', 'memberships.user_id as userId'])
    .where('memberships.environment_id', '=', work.environment.id)
    .where('memberships.organization_id', '=', organizationId);
  return turnPage(work, query, ask, { of: ['members', organizationId], by: 'memberships.id', order: 'newest' });
}

/** Their memberships with roles and status, the oldest first: one query, however many people. */
export async function selectMemberships(
  work: Work,
  { users, organizationId }: { readonly users: readonly UserId[]; readonly organizationId?: OrganizationId | undefined },
): Promise<Membership[]> {
  if (users.length === 0) return [];
  const rows = await selectPlaces(work.sql, { environmentId: work.environment.id, users, organizationId });
  return rows.flatMap(({ row }) => row.places.map((place) => toMembership(work, place)));
}

/** The same of one person, and who that is. Undefined: there is nobody. */
export async function selectUserAndMemberships(
  work: Work,
  who: UserReference,
  organizationId: OrganizationId | undefined,
): Promise<{ readonly user: User; readonly memberships: readonly Membership[] } | undefined> {
  const where = { environmentId: work.environment.id, organizationId };
  const row = 'id' in who ? await selectById(work.sql, where, who.id) : (await selectUserAndPlaces(work.sql, { ...where, who }))[0]?.row;
  return row && { user: userOfJson(row), memberships: row.places.map((place) => toMembership(work, place)) };
}

type Where = {
  readonly environmentId: EnvironmentId;
  readonly organizationId?: OrganizationId | undefined;
};

/**
 * The memberships of one user. Asked for each user by themselves, so that PostgreSQL goes to their few
 * organizations by key: for a list of people of unknown length it would rather read all organizations there are.
 */
export const places = (db: Work['sql'], { environmentId, organizationId }: Where, userId: Expression<UserId>) =>
  jsonArrayFrom(
    db
      .selectFrom('memberships')
      .innerJoin('organizations', 'organizations.id', 'memberships.organization_id')
      .leftJoin('invitations', (join) => join.onRef('invitations.membership_id', '=', 'memberships.id').on('invitations.status', '=', sql.lit('pending')))
      .select([
        'memberships.id',
        'memberships.user_id',
        'memberships.status',
        'memberships.metadata',
        'memberships.provisioning_method',
        'memberships.inviter_email',
        'memberships.joined_at',
        'memberships.accepted_at',
        'memberships.created_at',
        'invitations.expires_at',
        'organizations.id as organization_id',
        'organizations.display_name',
        'organizations.slug',
        'organizations.external_id',
        'organizations.logo_url',
        'organizations.metadata as organization_metadata',
        'organizations.features',
        'organizations.max_users',
        'organizations.session_absolute_minutes',
        'organizations.session_idle_minutes',
        'organizations.auth_policy',
        'organizations.join_approval',
        'organizations.created_at as organization_created_at',
        'organizations.updated_at as organization_updated_at',
        jsonArrayFrom(rolesOfMembership(db)).as('roles'),
      ])
      .where('memberships.environment_id', '=', environmentId)
      .where('memberships.user_id', '=', userId)
      .$if(organizationId !== undefined, (query) => query.where('memberships.organization_id', '=', organizationId!))
      .orderBy('memberships.id')
      .$castTo<Place>(),
  );

/**
 * These users, each looked for by key. How many they are is hidden from PostgreSQL: where it sees that from the values, it
 * thinks a plan for them cheaper than the one it has kept, and makes a new one every time.
 */
const each = (db: Work['sql'], users: readonly UserId[]) =>
  db.selectFrom(sql<{ id: UserId }>`unnest(array(select unnest(${users}::text[])))`.as<'wanted'>(sql`wanted(id)`));

/** Asked with every sign-in and every redemption. */
const selectPlaces = prepared((db, { users, ...where }: Where & { readonly users: readonly UserId[] }) =>
  asJson(each(db, users).select((wanted) => places(db, where, wanted.ref('wanted.id')).as('places'))),
);

/** With every user that is read. */
const selectUsersAndPlaces = prepared((db, { users, ...where }: Where & { readonly users: readonly UserId[] }) =>
  asJson(
    each(db, users)
      .innerJoinLateral(
        (one) =>
          one
            .selectFrom('users')
            .selectAll('users')
            .where('users.environment_id', '=', where.environmentId)
            .whereRef('users.id', '=', 'wanted.id')
            // PostgreSQL does not look into what has an offset, and so looks for one after the other.
            .offset(sql.lit(0))
            .as('users'),
        (join) => join.onTrue(),
      )
      .selectAll('users')
      .select((user) => places(db, where, user.ref('users.id')).as('places')),
  ),
);

const selectById = gathered(async (db, where: Where, users: readonly UserId[]) => {
  const [id, ...others] = users;
  // One by itself is a tenth cheaper for the database.
  const rows = id && others.length === 0 ? await selectUserAndPlaces(db, { ...where, who: { id } }) : await selectUsersAndPlaces(db, { ...where, users });
  return new Map(rows.map(({ row }) => [row.id, row]));
});

const selectUserAndPlaces = prepared((db, { who, ...where }: Where & { readonly who: UserReference }) =>
  asJson(
    db
      .selectFrom('users')
      .selectAll('users')
      .select((user) => places(db, where, user.ref('users.id')).as('places'))
      .where('users.environment_id', '=', where.environmentId)
      .where(isUser(who)),
  ),
);

type MembershipColumns = Pick<
  Selectable<Tables['memberships']>,
  'id' | 'user_id' | 'status' | 'metadata' | 'provisioning_method' | 'inviter_email' | 'joined_at' | 'accepted_at' | 'created_at'
>;

/** A membership as it comes, with its organization and the end of its open invitation. */
export type Place = JsonOf<
  MembershipColumns &
    Omit<OrganizationColumns, 'id' | 'metadata' | 'created_at' | 'updated_at'> & {
      readonly organization_id: OrganizationId;
      readonly organization_metadata: OrganizationColumns['metadata'];
      readonly organization_created_at: Date;
      readonly organization_updated_at: Date;
      readonly expires_at: Date | null;
      readonly roles: readonly Role[];
    }
>;

export function toMembership({ now }: Work, row: Place): Membership {
  const expiresAt = dateOf(row.expires_at);
  return {
    id: row.id,
    organization: toOrganization({
      ...row,
      id: row.organization_id,
      metadata: row.organization_metadata,
      created_at: new Date(row.organization_created_at),
      updated_at: new Date(row.organization_updated_at),
    }),
    userId: row.user_id,
    status: statusOf(row.status, expiresAt, now),
    roles: row.roles,
    metadata: row.metadata,
    provisioningMethod: row.provisioning_method,
    inviterEmail: row.inviter_email,
    joinedAt: new Date(row.joined_at),
    createdAt: new Date(row.created_at),
    acceptedAt: dateOf(row.accepted_at),
    expiresAt,
  };
}

/** The limit as it stands now; nobody else fills or counts the seats of this organization until we are done. Undefined: it is gone. */
export async function lockSeats(work: Work, id: OrganizationId): Promise<{ readonly maxUsers: number | null } | undefined> {
  return work.sql
    .selectFrom('organizations')
    .select('max_users as maxUsers')
    .where('environment_id', '=', work.environment.id)
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirst();
}

/** Which of these people have a place in an organization, whatever its status. */
export async function selectWhoIsIn(work: Work, organizationId: OrganizationId, users: readonly UserId[]): Promise<Set<UserId>> {
  if (users.length === 0) return new Set();
  const rows = await work.sql
    .selectFrom('memberships')
    .select('user_id')
    .where('environment_id', '=', work.environment.id)
    .where('organization_id', '=', organizationId)
    .where('user_id', '=', sql<UserId>`any(${users})`)
    .execute();
  return new Set(rows.map((row) => row.user_id));
}

/** How many seats are used: members, and those whose invitation is open. Counts no further than `atMost`. */
export async function countSeats(work: Work, id: OrganizationId, atMost: number): Promise<number> {
  const seats = work.sql
    .selectFrom('memberships')
    .select('memberships.id')
    .where('memberships.environment_id', '=', work.environment.id)
    .where('memberships.organization_id', '=', id)
    .where((row) =>
      row.or([
        row('memberships.status', '=', 'active'),
        row.exists(
          row
            .selectFrom('invitations')
            .select('invitations.id')
            .whereRef('invitations.membership_id', '=', 'memberships.id')
            .where('invitations.status', '=', 'pending')
            .where('invitations.expires_at', '>', work.now),
        ),
      ]),
    )
    .limit(atMost);
  const { used } = await work.sql
    .selectFrom(seats.as('seats'))
    .select(({ fn }) => fn.countAll<string>().as('used'))
    .executeTakeFirstOrThrow();
  return Number(used);
}

/**
 * The administrators of an organization: its active members who have a role that rules it (`isStrong`). Whoever needs to
 * know more of them selects it from here, so that there is one answer to who they are.
 */
export const administratorsOf = (work: Work, organizationId: OrganizationId) =>
  work.sql
    .selectFrom('memberships')
    .innerJoin('users', 'users.id', 'memberships.user_id')
    .where('memberships.environment_id', '=', work.environment.id)
    .where('memberships.organization_id', '=', organizationId)
    .where('memberships.status', '=', 'active')
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('membership_roles')
          .innerJoin('roles', 'roles.id', 'membership_roles.role_id')
          .select('roles.id')
          .whereRef('membership_roles.membership_id', '=', 'memberships.id')
          .where((role) => role.or([role('roles.default_creator', '=', true), role('roles.name', '=', 'admin')])),
      ),
    );

/** Those who have been there longest, to be written to. */
export async function listAdministrators(
  work: Work,
  organizationId: OrganizationId,
  atMost: number,
): Promise<{ readonly id: UserId; readonly email: string; readonly name: string; readonly locale: string }[]> {
  return administratorsOf(work, organizationId)
    .select(['users.id', 'users.email', 'users.name', 'users.locale'])
    .orderBy('memberships.id')
    .limit(atMost)
    .execute();
}

/** Whether an active member has the role of an owner. Two who take it from each other wait for one another here, and the second is told no. */
export async function hasOwner(work: Work, organizationId: OrganizationId): Promise<boolean> {
  await work.sql
    .selectFrom('organizations')
    .select('id')
    .where('environment_id', '=', work.environment.id)
    .where('id', '=', organizationId)
    .forUpdate()
    .execute();
  const row = await work.sql
    .selectFrom('memberships')
    .innerJoin('membership_roles', 'membership_roles.membership_id', 'memberships.id')
    .innerJoin('roles', 'roles.id', 'membership_roles.role_id')
    .select('memberships.id')
    .where('memberships.environment_id', '=', work.environment.id)
    .where('memberships.organization_id', '=', organizationId)
    .where('memberships.status', '=', 'active')
    .where('roles.name', '=', 'owner')
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Active members who have one of these roles, those who have been there longest first. */
export async function listHolders(work: Work, organizationId: OrganizationId, roles: readonly RoleId[], atMost: number) {
  return work.sql
    .selectFrom('memberships')
    .innerJoin('users', 'users.id', 'memberships.user_id')
    .select(['users.id', 'users.email', 'users.name', 'users.locale'])
    .where('memberships.environment_id', '=', work.environment.id)
    .where('memberships.organization_id', '=', organizationId)
    .where('memberships.status', '=', 'active')
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('membership_roles')
          .select('membership_roles.role_id')
          .whereRef('membership_roles.membership_id', '=', 'memberships.id')
          .where('membership_roles.role_id', '=', sql<RoleId>`any(${roles})`),
      ),
    )
    .orderBy('memberships.id')
    .limit(atMost)
    .execute();
}
