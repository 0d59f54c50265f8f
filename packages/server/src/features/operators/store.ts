import { sql } from 'kysely';
import type { OperatorRole } from '../../platform/actor.ts';
import { prepared } from '../../platform/db/prepared.ts';
import type { EntryLinkId, EnvironmentId, OrganizationId, SessionId, UserId } from '../../platform/ids.ts';
import { fingerprint } from '../../platform/seal.ts';
import { deleteOldest } from '../../platform/sweep.ts';
import type { Work } from '../../platform/work.ts';
import { type Live, liveSession, namedBy } from '../sessions/index.ts';
import type { Profile } from '../users/index.ts';

export async function selectOperatorsOrganization(work: Work): Promise<OrganizationId> {
  const { id } = await firstOrganization(work.sql, work.environment.id).executeTakeFirstOrThrow();
  return id;
}

/** Whoever a session is of, with the roles they have among the operators right now. */
export interface SessionOfOperator {
  readonly sessionId: SessionId;
  readonly lastActiveAt: Date;
  readonly userId: UserId;
  readonly email: string;
  readonly name: Pick<Profile, 'name' | 'givenName' | 'familyName'>;
  readonly organizationId: OrganizationId;
  readonly roles: readonly string[];
}

/**
 * Asked with every call of the dashboard, and never kept: who was removed, demoted or signed out is so at the next call, in
 * every process. Undefined: the session is over, or never entered the organization of the operators, or its person is in it
 * no longer.
 */
export async function selectSessionOfOperator(work: Work, secret: string): Promise<SessionOfOperator | undefined> {
  const [row] = await selectOf(work.sql, { environmentId: work.environment.id, now: work.now, by: namedBy({ secret }) });
  return (
    row && {
      sessionId: row.sessionId,
      lastActiveAt: row.lastActiveAt,
      userId: row.userId,
      email: row.email,
      name: { name: row.name, givenName: row.givenName, familyName: row.familyName },
      organizationId: row.organizationId,
      roles: row.roles ?? [],
    }
  );
}

const selectOf = prepared((db, live: Live) =>
  db
    .selectFrom(liveSession(db, live).as('session'))
    .innerJoin('users', 'users.id', 'session.user_id')
    .innerJoin('memberships', 'memberships.user_id', 'users.id')
    .select([
      'session.id as sessionId',
      'session.last_active_at as lastActiveAt',
      'users.id as userId',
      'users.email',
      'users.name',
      'users.given_name as givenName',
      'users.family_name as familyName',
      'memberships.organization_id as organizationId',
    ])
    .select((at) =>
      at
        .selectFrom('membership_roles')
        .innerJoin('roles', 'roles.id', 'membership_roles.role_id')
        .whereRef('membership_roles.membership_id', '=', 'memberships.id')
        .select(({ fn }) => fn.agg<string[] | null>('array_agg', ['roles.name']).as('names'))
        .as('roles'),
    )
    .where('users.environment_id', '=', live.environmentId)
    .where('memberships.environment_id', '=', live.environmentId)
    .where('memberships.status', '=', sql.lit('active'))
    .where('memberships.organization_id', '=', firstOrganization(db, live.environmentId))
    .where(sql<boolean>`memberships.organization_id = any(session.entered)`),
);

/** The organization of the operators: the first that was made in their environment. */
const firstOrganization = (db: Work['sql'], environmentId: EnvironmentId) =>
  db
    .selectFrom('organizations')
    .select('organizations.id')
    .where('organizations.environment_id', '=', environmentId)
    .orderBy('organizations.created_at')
    .orderBy('organizations.id')
    .limit(sql.lit(1));

/** The owner who has been one the longest. Undefined: nobody looks after this server yet. */
export async function selectFirstOwner(work: Work): Promise<UserId | undefined> {
  const row = await work.sql
    .selectFrom('memberships')
    .innerJoin('membership_roles', 'membership_roles.membership_id', 'memberships.id')
    .innerJoin('roles', 'roles.id', 'membership_roles.role_id')
    .select('memberships.user_id')
    .where('memberships.environment_id', '=', work.environment.id)
    .where('memberships.status', '=', 'active')
    .where('roles.name', '=', 'owner')
    .orderBy('memberships.id')
    .limit(1)
    .executeTakeFirst();
  return row?.user_id;
}

/** Somebody who may change something in every environment, and is to be written to. */
export interface Keeper {
  readonly email: string;
  readonly locale: string;
}

/** So many are written to; the others hear it from them. */
const MOST_KEEPERS = 50;

/** The owners and managers, from wherever the work is: they live in an environment of their own. */
export async function selectKeepers(work: Work): Promise<Keeper[]> {
  const home = await work.sql.selectFrom('environments').select('id').where('system', '=', true).executeTakeFirst();
  if (!home) return [];
  return work.sql
    .selectFrom('memberships')
    .innerJoin('users', 'users.id', 'memberships.user_id')
    .select(['users.email', 'users.locale'])
    .where('memberships.environment_id', '=', home.id)
    .where('memberships.organization_id', '=', firstOrganization(work.sql, home.id))
    .where('memberships.status', '=', 'active')
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('membership_roles')
          .innerJoin('roles', 'roles.id', 'membership_roles.role_id')
          .select('membership_roles.role_id')
          .whereRef('membership_roles.membership_id', '=', 'memberships.id')
          .where('roles.name', 'in', ['owner', 'manager'] satisfies OperatorRole[]),
      ),
    )
    .orderBy('memberships.id')
    .limit(MOST_KEEPERS)
    .execute();
}

export interface EntryLinkRow {
  readonly id: EntryLinkId;
  readonly userId: UserId | null;
}

export async function insertEntryLink(
  work: Work,
  { token, expiresAt, ...row }: EntryLinkRow & { readonly token: string; readonly expiresAt: Date },
): Promise<void> {
  await work.sql
    .insertInto('entry_links')
    .values({
      id: row.id,
      environment_id: work.environment.id,
      token_hash: fingerprint(token),
      user_id: row.userId,
      created_at: work.now,
      expires_at: expiresAt,
    })
    .execute();
}

/** One that is still good. */
export async function selectEntryLink(work: Work, token: string): Promise<EntryLinkRow | undefined> {
  const row = await work.sql
    .selectFrom('entry_links')
    .select(['id', 'user_id'])
    .where('environment_id', '=', work.environment.id)
    .where('token_hash', '=', fingerprint(token))
    .where('used_at', 'is', null)
    .where('expires_at', '>', work.now)
    .executeTakeFirst();
  return row && { id: row.id, userId: row.user_id };
}

/** @returns false when somebody was faster, or it is too late */
export async function useEntryLink(work: Work, id: EntryLinkId): Promise<boolean> {
  const { numUpdatedRows } = await work.sql
    .updateTable('entry_links')
    .set({ used_at: work.now })
    .where('environment_id', '=', work.environment.id)
    .where('id', '=', id)
    .where('used_at', 'is', null)
    .where('expires_at', '>', work.now)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export const deleteEntryLinks = (work: Work, before: Date, most: number): Promise<number> =>
  deleteOldest(work, { table: 'entry_links', key: 'id', over: sql`expires_at` }, before, most);
