import { type Insertable, sql } from 'kysely';
import { prepared } from '../../platform/db/prepared.ts';
import type { Tables } from '../../platform/db/tables.ts';
import type { ClientId, ConnectionId, EnvironmentId, GrantId, OrganizationId, SessionId, UserId } from '../../platform/ids.ts';
import { deleteOldest } from '../../platform/sweep.ts';
import type { Work } from '../../platform/work.ts';
import type { Grant, NewGrant } from './grants.ts';

/** The row of a new grant. A statement of another feature may write something beside it. */
export interface GrantRow {
  readonly row: Insertable<Tables['grants']>;
}

export async function insertGrant(
  work: Work,
  grant: Omit<NewGrant, 'refreshToken'>,
  refreshHash: string | null,
  insert: (sql: Work['sql'], row: GrantRow) => Promise<unknown> = insertRow,
): Promise<void> {
  await insert(work.sql, {
    row: {
      id: grant.id,
      request_id: grant.requestId ?? null,
      environment_id: work.environment.id,
      client_id: grant.clientId,
      user_id: grant.userId,
      session_id: grant.sessionId,
      organization_id: grant.organizationId,
      scope: grant.scope.join(' '),
      resource_id: grant.resourceId ?? null,
      authenticated_at: grant.authenticatedAt,
      connection_ids: [...grant.connectionIds],
      claims: grant.claims ? JSON.stringify(grant.claims) : null,
      confidential: grant.confidential,
      refresh_hash: refreshHash,
      created_at: work.now,
      expires_at: grant.expiresAt,
    },
  });
}

export const grantInsert = (db: Work['sql'], { row }: GrantRow) => db.insertInto('grants').values(row);

const insertRow = prepared((db, row: GrantRow) => grantInsert(db, row));

export async function selectGrant(work: Work, id: GrantId): Promise<(Omit<Grant, 'isNewest'> & { readonly refreshHash: string | null }) | undefined> {
  const [row] = await selectLive(work.sql, { environmentId: work.environment.id, id, now: work.now });
  if (!row) return undefined;
  return {
    id: row.id,
    ...(row.request_id ? { requestId: row.request_id } : {}),
    clientId: row.client_id,
    userId: row.user_id,
    sessionId: row.session_id,
    organizationId: row.organization_id,
    scope: row.scope.split(' ').filter(Boolean),
    ...(row.resource_id ? { resourceId: row.resource_id } : {}),
    authenticatedAt: row.authenticated_at,
    connectionIds: row.connection_ids as ConnectionId[], // written by insertGrant, and by nothing else
    ...(row.claims === null ? {} : { claims: row.claims }),
    confidential: row.confidential,
    generation: row.generation,
    ...(row.rotated_at ? { rotatedAt: row.rotated_at } : {}),
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    refreshHash: row.refresh_hash,
  };
}

/** Asked with every refresh. */
const selectLive = prepared((db, { environmentId, id, now }: { environmentId: EnvironmentId; id: GrantId; now: Date }) =>
  db
    .selectFrom('grants')
    .selectAll()
    .where('environment_id', '=', environmentId)
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', now),
);

export async function existsOpen(work: Work, whose: Open): Promise<boolean> {
  const rows = await selectOpen(work.sql, { environmentId: work.environment.id, ...whose });
  return rows.length > 0;
}

interface Open {
  readonly sessionId: SessionId;
  readonly clientId: ClientId;
  readonly organizationId: OrganizationId;
}

/** One whose time ran out was not taken back: what it gave runs out by itself. */
const selectOpen = prepared((db, { environmentId, sessionId, clientId, organizationId }: Open & { readonly environmentId: EnvironmentId }) =>
  db
    .selectFrom('grants')
    .select('id')
    .where('environment_id', '=', environmentId)
    .where('session_id', '=', sessionId)
    .where('client_id', '=', clientId)
    .where('organization_id', '=', organizationId)
    .where('revoked_at', 'is', null)
    .limit(sql.lit(1)),
);

/** The one guarded UPDATE that decides among clients refreshing at once. */
export async function moveOn(work: Work, id: GrantId, step: { from: number; usedHash: string; successorHash: string }): Promise<boolean> {
  const { from, usedHash, successorHash } = step;
  const moved = await updateMoved(work.sql, { environmentId: work.environment.id, id, from, to: from + 1, usedHash, successorHash, now: work.now });
  return moved.length > 0;
}

interface Step {
  readonly environmentId: EnvironmentId;
  readonly id: GrantId;
  readonly from: number;
  readonly to: number;
  readonly usedHash: string;
  readonly successorHash: string;
  readonly now: Date;
}

const updateMoved = prepared((db, { environmentId, id, from, to, usedHash, successorHash, now }: Step) =>
  db
    .updateTable('grants')
    .set({ refresh_hash: successorHash, generation: to, rotated_at: now })
    .where('environment_id', '=', environmentId)
    .where('id', '=', id)
    .where('generation', '=', from)
    .where('refresh_hash', '=', usedHash)
    .where('revoked_at', 'is', null)
    .returning('id'),
);

type Whose =
  | { readonly id: GrantId }
  | { readonly sessionId: SessionId }
  | { readonly organizationId: OrganizationId; readonly userId?: UserId | readonly UserId[]; readonly clientId?: ClientId };

export async function closeGrants(work: Work, whose: Whose, why: string): Promise<void> {
  const rows = work.sql
    .updateTable('grants')
    .set({ revoked_at: work.now, revoked_why: why })
    .where('environment_id', '=', work.environment.id)
    .where('revoked_at', 'is', null);
  if ('id' in whose) await rows.where('id', '=', whose.id).execute();
  else if ('sessionId' in whose) await rows.where('session_id', '=', whose.sessionId).execute();
  else {
    const there = rows.where('organization_id', '=', whose.organizationId);
    const theirs = whose.userId ? there.where('user_id', '=', sql<UserId>`any(${[whose.userId].flat()})`) : there;
    await (whose.clientId ? theirs.where('client_id', '=', whose.clientId) : theirs).execute();
  }
}

export const deleteOverBefore = (work: Work, before: Date, most: number): Promise<number> =>
  deleteOldest(work, { table: 'grants', key: 'id', over: sql`expires_at` }, before, most);
