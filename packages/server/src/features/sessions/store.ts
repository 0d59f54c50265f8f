import { type ExpressionBuilder, sql } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import type { JsonOf } from '../../platform/db/json.ts';
import { prepared } from '../../platform/db/prepared.ts';
import type { Tables } from '../../platform/db/tables.ts';
import type { EnvironmentId, OrganizationId, SessionId, UserId } from '../../platform/ids.ts';
import { type Page, turnPage } from '../../platform/paging.ts';
import { fingerprint } from '../../platform/seal.ts';
import { deleteOldest } from '../../platform/sweep.ts';
import type { Work } from '../../platform/work.ts';
import type { Ending, Whose } from './end.ts';
import type { SessionLimits } from './limits.ts';
import { recordOf, type SessionRecord, type SessionStatus } from './record.ts';
import type { Proof, Session } from './session.ts';
import type { ListSessions } from './show.ts';

interface SessionRow {
  readonly id: SessionId;
  readonly secret: string;
  readonly userId: UserId;
  readonly proof: Proof;
  readonly opensAll: boolean;
  readonly organizationId: OrganizationId | null;
  readonly idleExpiresAt: Date | null;
  readonly expiresAt: Date;
}

export async function insertSession(work: Work, session: SessionRow): Promise<void> {
  await work.sql
    .insertInto('sessions')
    .values({
      id: session.id,
      environment_id: work.environment.id,
      user_id: session.userId,
      secret_hash: fingerprint(session.secret),
      proofs: [session.proof],
      proof_times: JSON.stringify({ [session.proof]: work.now }),
      opens_all: session.opensAll,
      authenticated_at: work.now,
      organization_id: session.organizationId,
      ip: work.from?.ip ?? null,
      user_agent: work.from?.userAgent ?? null,
      created_at: work.now,
      last_active_at: work.now,
      idle_expires_at: session.idleExpiresAt,
      expires_at: session.expiresAt,
    })
    .execute();
}

export async function selectSession(work: Work, by: Named): Promise<Session | undefined> {
  const [row] = await selectLive(work.sql, { environmentId: work.environment.id, now: work.now, by });
  return row && toSession(row);
}

type LiveRow = Awaited<ReturnType<typeof selectLive>>[number];

/** A live session as PostgreSQL writes it in JSON, for others who read it along with rows of their own. */
export type SessionJson = JsonOf<LiveRow>;

export const sessionOfJson = (row: SessionJson): Session =>
  toSession({
    ...row,
    authenticated_at: new Date(row.authenticated_at),
    created_at: new Date(row.created_at),
    last_active_at: new Date(row.last_active_at),
    expires_at: new Date(row.expires_at),
  });

function toSession(row: LiveRow): Session {
  return {
    id: row.id,
    userId: row.user_id,
    proofs: row.proofs as Proof[], // written by insertSession and updateProofs, and by nothing else
    provenAt: Object.fromEntries(Object.entries(row.proof_times).map(([proof, at]) => [proof, new Date(at)])),
    opensAll: row.opens_all,
    ...(row.organization_id ? { organizationId: row.organization_id } : {}),
    organizations: row.entered ?? [],
    authenticatedAt: row.authenticated_at,
    createdAt: row.created_at,
    lastActiveAt: row.last_active_at,
    expiresAt: row.expires_at,
  };
}

/** By our id, or by the fingerprint of the cookie. */
export type Named = { readonly id: SessionId } | { readonly secret_hash: string };

export interface Live {
  readonly environmentId: EnvironmentId;
  readonly now: Date;
  readonly by: Named;
}

/** The live session that is named: nobody ended it, and neither its last hour nor its idle time has passed. In a statement of another feature as well. */
export const liveSession = (db: Work['sql'], { environmentId, now, by }: Live) =>
  db
    .selectFrom('sessions')
    .select(['id', 'user_id', 'proofs', 'proof_times', 'opens_all', 'organization_id', 'authenticated_at', 'created_at', 'last_active_at', 'expires_at'])
    .select((at) =>
      at
        .selectFrom('session_organizations as entered')
        .whereRef('entered.session_id', '=', 'sessions.id')
        .select(({ fn }) => fn.agg<OrganizationId[] | null>('array_agg', ['entered.organization_id']).orderBy('entered.organization_id').as('ids'))
        .as('entered'),
    )
    .where('environment_id', '=', environmentId)
    .where((column) => column.and(by))
    .where('ended_at', 'is', null)
    .where('expires_at', '>', now)
    .where((column) => column.or([column('idle_expires_at', 'is', null), column('idle_expires_at', '>', now)]));

const selectLive = prepared((db, values: Live) => liveSession(db, values));

/** What the profile of whose it is says they read. */
export async function selectLocale(work: Work, by: Named): Promise<string | undefined> {
  const [row] = await selectLocaleOf(work.sql, { environmentId: work.environment.id, now: work.now, by });
  return row?.locale || undefined;
}

const selectLocaleOf = prepared((db, values: Live) =>
  db
    .selectFrom(liveSession(db, values).as('session'))
    .innerJoin('users', 'users.id', 'session.user_id')
    .select('users.locale')
    .where('users.environment_id', '=', values.environmentId),
);

export async function addOrganization(work: Work, id: SessionId, organizationId: OrganizationId): Promise<void> {
  await work.sql
    .insertInto('session_organizations')
    .values({ session_id: id, organization_id: organizationId, entered_at: work.now })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** When a session ends by the clock, for being idle or for good. */
export interface Ends {
  readonly expiresAt: Date;
  readonly idleExpiresAt: Date | null;
}

export async function updateActivity(work: Work, id: SessionId, { expiresAt, idleExpiresAt }: Ends, organizationId?: OrganizationId): Promise<void> {
  await work.sql
    .updateTable('sessions')
    .set({ last_active_at: work.now, expires_at: expiresAt, idle_expires_at: idleExpiresAt, ...(organizationId ? { organization_id: organizationId } : {}) })
    .where('environment_id', '=', work.environment.id)
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .execute();
}

export async function addToProofs(work: Work, id: SessionId, { proofs, provenAt }: Pick<Session, 'proofs' | 'provenAt'>): Promise<void> {
  await work.sql
    .updateTable('sessions')
    .set({ proofs: [...proofs], proof_times: JSON.stringify(provenAt), last_active_at: work.now })
    .where('environment_id', '=', work.environment.id)
    .where('id', '=', id)
    .execute();
}

export async function updateProofs(
  work: Work,
  id: SessionId,
  { proofs, provenAt }: Pick<Session, 'proofs' | 'provenAt'>,
  { expiresAt, idleExpiresAt }: Ends,
): Promise<void> {
  await work.sql
    .updateTable('sessions')
    .set({
      proofs: [...proofs],
      proof_times: JSON.stringify(provenAt),
      opens_all: true,
      authenticated_at: work.now,
      last_active_at: work.now,
      expires_at: expiresAt,
      idle_expires_at: idleExpiresAt,
    })
    .where('environment_id', '=', work.environment.id)
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .execute();
}

/** The limits of their own that some of these organizations have. */
export async function selectLimits(work: Work, organizations: readonly OrganizationId[]): Promise<SessionLimits[]> {
  if (organizations.length === 0) return [];
  const rows = await selectOwnLimits(work.sql, { environmentId: work.environment.id, organizations });
  return rows.map((row) => ({ absoluteMinutes: row.absoluteMinutes!, idleMinutes: row.idleMinutes }));
}

/** The columns are organizations' own; what they mean is said there, by `sessionLimitsOf`. */
const selectOwnLimits = prepared((db, { environmentId, organizations }: { environmentId: EnvironmentId; organizations: readonly OrganizationId[] }) =>
  db
    .selectFrom('organizations')
    .select(['session_absolute_minutes as absoluteMinutes', 'session_idle_minutes as idleMinutes'])
    .where('environment_id', '=', environmentId)
    .where('id', '=', sql<OrganizationId>`any(${organizations})`)
    .where('session_absolute_minutes', 'is not', null)
    .where(sql<boolean>`features @> '{"session_policy": true}'`),
);

/** Undefined: it had ended before. */
export async function closeSession(
  work: Work,
  id: SessionId,
  how: Ending,
): Promise<{ readonly userId: UserId; readonly organizationId: OrganizationId | null } | undefined> {
  const row = await work.sql
    .updateTable('sessions')
    // What the clock ended has ended when its time ran out, not when somebody looked.
    .set({ ended_at: how === 'expired' ? sql<Date>`least(expires_at, idle_expires_at)` : work.now, ended_how: how })
    .where('environment_id', '=', work.environment.id)
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .returning(['user_id', 'organization_id'])
    .executeTakeFirst();
  return row && { userId: row.user_id, organizationId: row.organization_id };
}

export async function deleteEntries(work: Work, { organizationId, userId, sessionId }: Whose): Promise<SessionId[]> {
  const rows = await work.sql
    .deleteFrom('session_organizations as entered')
    .using('sessions')
    .whereRef('sessions.id', '=', 'entered.session_id')
    .where('sessions.environment_id', '=', work.environment.id)
    .where('entered.organization_id', '=', organizationId)
    .where('sessions.ended_at', 'is', null)
    .$if(sessionId !== undefined, (query) => query.where('sessions.id', '=', sessionId!))
    .$if(userId !== undefined, (query) => query.where('sessions.user_id', '=', sql<UserId>`any(${[userId!].flat()})`))
    .returning('entered.session_id')
    .execute();
  return rows.map((row) => row.session_id);
}

/** The sessions that were in the organization right now are in none. */
export async function leaveCurrent(work: Work, ids: readonly SessionId[], organizationId: OrganizationId): Promise<void> {
  await work.sql
    .updateTable('sessions')
    .set({ organization_id: null })
    .where('environment_id', '=', work.environment.id)
    .where('id', 'in', ids)
    .where('organization_id', '=', organizationId)
    .execute();
}

export async function selectEmptied(work: Work, ids: readonly SessionId[]): Promise<SessionId[]> {
  const rows = await work.sql
    .selectFrom('sessions')
    .select('id')
    .where('environment_id', '=', work.environment.id)
    .where('id', 'in', ids)
    .where((row) =>
      row.not(row.exists(row.selectFrom('session_organizations as entered').select('entered.session_id').whereRef('entered.session_id', '=', 'sessions.id'))),
    )
    .orderBy('id')
    .execute();
  return rows.map((row) => row.id);
}

const records = (work: Work) =>
  work.sql
    .selectFrom('sessions')
    .select([
      'sessions.id',
      'sessions.user_id as userId',
      'sessions.organization_id as organizationId',
      'sessions.ip',
      'sessions.user_agent as userAgent',
      'sessions.created_at as createdAt',
      'sessions.last_active_at as lastActiveAt',
      'sessions.idle_expires_at as idleExpiresAt',
      'sessions.expires_at as expiresAt',
      'sessions.ended_at as endedAt',
      'sessions.ended_how as endedHow',
    ])
    .select((row) => [
      row
        .selectFrom('session_organizations as entered')
        .whereRef('entered.session_id', '=', 'sessions.id')
        .select(({ fn }) => fn.agg<OrganizationId[] | null>('array_agg', ['entered.organization_id']).orderBy('entered.organization_id').as('ids'))
        .as('entered'),
      jsonArrayFrom(
        row
          .selectFrom('grants')
          .select(['grants.client_id as clientId', 'grants.organization_id as organizationId'])
          .distinct()
          .whereRef('grants.session_id', '=', 'sessions.id')
          .where('grants.revoked_at', 'is', null)
          .orderBy('grants.client_id')
          .orderBy('grants.organization_id'),
      ).as('apps'),
    ])
    .where('sessions.environment_id', '=', work.environment.id);

export async function selectRecord(work: Work, id: SessionId): Promise<SessionRecord | undefined> {
  const row = await records(work).where('sessions.id', '=', id).executeTakeFirst();
  return row && recordOf({ ...row, organizations: row.entered ?? [] }, work.now);
}

export async function pageOfRecords(work: Work, ask: ListSessions): Promise<Page<SessionRecord>> {
  const { userId, statuses, from, to } = ask;
  const query = records(work)
    .where('sessions.user_id', '=', userId)
    .$if(statuses.length > 0, (query) => query.where((row) => row.or(statuses.map((status) => hasStatus(work, row, status)))))
    .$if(from !== undefined, (query) => query.where('sessions.created_at', '>=', from!))
    .$if(to !== undefined, (query) => query.where('sessions.created_at', '<=', to!));
  const of = ['sessions', userId, [...statuses].sort().join(), from?.toISOString() ?? '', to?.toISOString() ?? ''];
  const page = await turnPage(work, query, ask, { of, by: 'sessions.id', order: 'newest' });
  return { ...page, rows: page.rows.map((row) => recordOf({ ...row, organizations: row.entered ?? [] }, work.now)) };
}

/** What `recordOf` says of one session, asked of all of them. */
function hasStatus(work: Work, row: ExpressionBuilder<Tables, 'sessions'>, status: SessionStatus) {
  const runs = row.and([
    row('sessions.ended_at', 'is', null),
    row('sessions.expires_at', '>', work.now),
    row.or([row('sessions.idle_expires_at', 'is', null), row('sessions.idle_expires_at', '>', work.now)]),
  ]);
  switch (status) {
    case 'active':
      return runs;
    case 'revoked':
      return row('sessions.ended_how', '=', 'revoked');
    case 'logout':
      return row('sessions.ended_how', 'in', ['logout', 'replaced']);
    case 'expired':
      return row.or([row('sessions.ended_how', '=', 'expired'), row.and([row('sessions.ended_at', 'is', null), row.not(runs)])]);
  }
}

/** The sessions of a person that live, the newest first; nobody else ends them until we are done. */
export async function lockLive(work: Work, userId: UserId): Promise<SessionId[]> {
  const rows = await work.sql
    .selectFrom('sessions')
    .select('sessions.id')
    .where('sessions.environment_id', '=', work.environment.id)
    .where('sessions.user_id', '=', userId)
    .where((row) => hasStatus(work, row, 'active'))
    .orderBy('sessions.id', 'desc')
    .forUpdate()
    .execute();
  return rows.map(({ id }) => id);
}

export const deleteOverBefore = (work: Work, before: Date, most: number): Promise<number> =>
  deleteOldest(work, { table: 'sessions', key: 'id', over: sql`expires_at` }, before, most);

/** Sessions whose time has run out and that nobody ended yet. */
export async function lockExpired(work: Work, most: number): Promise<SessionId[]> {
  const ranOut = (column: 'expires_at' | 'idle_expires_at') =>
    work.sql
      .selectFrom('sessions')
      .select('id')
      .where('environment_id', '=', work.environment.id)
      .where('ended_at', 'is', null)
      .where(column, '<=', work.now)
      .orderBy(column)
      .limit(most)
      .forUpdate()
      .skipLocked()
      .execute();
  const rows = [...(await ranOut('expires_at')), ...(await ranOut('idle_expires_at'))];
  return [...new Set(rows.map(({ id }) => id))].slice(0, most);
}
