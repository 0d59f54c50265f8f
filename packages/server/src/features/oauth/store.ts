import { type Insertable, sql } from 'kysely';
import { prepared } from '../../platform/db/prepared.ts';
import type { Tables } from '../../platform/db/tables.ts';
import type { ClientId, ConnectionId, EnvironmentId, InteractionId, OrganizationId, SessionId } from '../../platform/ids.ts';
import { fingerprint } from '../../platform/seal.ts';
import { deleteOldest } from '../../platform/sweep.ts';
import type { Work } from '../../platform/work.ts';
import type { IdentityAssertion } from '../../protocols/oauth2/identity-assertion.ts';
import type { OrganizationScope } from '../clients/index.ts';
import { type GrantRow, grantInsert } from '../grants/index.ts';
import type { AuthorizationCode } from './code.ts';

export async function insertCode(work: Work, code: Omit<AuthorizationCode, 'usedAt' | 'grantId'>): Promise<void> {
  await insertCodeRow(work.sql, {
    row: {
      hash: code.hash,
      request_id: code.requestId ?? null,
      environment_id: work.environment.id,
      client_id: code.clientId,
      user_id: code.userId,
      session_id: code.sessionId,
      organization_id: code.organizationId,
      redirect_uri: code.redirectUri,
      scope: code.scope.join(' '),
      resource_id: code.resourceId ?? null,
      nonce: code.nonce ?? null,
      code_challenge: code.codeChallenge ?? null,
      authenticated_at: code.authenticatedAt,
      connection_ids: [...code.connectionIds],
      claims: code.claims ? JSON.stringify(code.claims) : null,
      created_at: work.now,
      expires_at: code.expiresAt,
    },
  });
}

const insertCodeRow = prepared((db, { row }: { row: Insertable<Tables['authorization_codes']> }) => db.insertInto('authorization_codes').values(row));

/** The code, whether used and expired or not. Until the end of the transaction nobody else redeems it. */
export async function lockCode(work: Work, hash: string): Promise<AuthorizationCode | undefined> {
  const [row] = await lockCodeRow(work.sql, { environmentId: work.environment.id, hash });
  return (
    row && {
      hash: row.hash,
      ...(row.request_id ? { requestId: row.request_id } : {}),
      clientId: row.client_id,
      userId: row.user_id,
      sessionId: row.session_id,
      organizationId: row.organization_id,
      redirectUri: row.redirect_uri,
      scope: row.scope.split(' ').filter(Boolean),
      ...(row.resource_id ? { resourceId: row.resource_id } : {}),
      ...(row.nonce === null ? {} : { nonce: row.nonce }),
      ...(row.code_challenge === null ? {} : { codeChallenge: row.code_challenge }),
      authenticatedAt: row.authenticated_at,
      connectionIds: row.connection_ids as ConnectionId[], // written by insertCode, and by nothing else
      ...(row.claims === null ? {} : { claims: row.claims }),
      expiresAt: row.expires_at,
      ...(row.used_at ? { usedAt: row.used_at } : {}),
      ...(row.grant_id ? { grantId: row.grant_id } : {}),
    }
  );
}

const lockCodeRow = prepared((db, { environmentId, hash }: { environmentId: EnvironmentId; hash: string }) =>
  db.selectFrom('authorization_codes').selectAll().where('environment_id', '=', environmentId).where('hash', '=', hash).forUpdate(),
);

/** Which request a code answered, if there is such a code. */
export async function selectRequestOfCode(work: Work, hash: string): Promise<InteractionId | undefined> {
  const row = await work.sql
    .selectFrom('authorization_codes')
    .select('request_id')
    .where('environment_id', '=', work.environment.id)
    .where('hash', '=', hash)
    .executeTakeFirst();
  return row?.request_id ?? undefined;
}

interface CodeOf {
  readonly sessionId: SessionId;
  readonly organizationId: OrganizationId;
  readonly clientId: ClientId;
}

/** Did this client get a code in this session, for this organization, redeemed or not? Codes are forgotten after a day: then it comes for another. */
export async function selectHadCode(work: Work, of: CodeOf): Promise<boolean> {
  const rows = await selectCodeOf(work.sql, { environmentId: work.environment.id, ...of });
  return rows.length > 0;
}

/** Asked with every call of our own pages, where interceptors have a say. */
const selectCodeOf = prepared((db, { environmentId, sessionId, organizationId, clientId }: CodeOf & { readonly environmentId: EnvironmentId }) =>
  db
    .selectFrom('authorization_codes')
    .select('hash')
    .where('environment_id', '=', environmentId)
    .where('session_id', '=', sessionId)
    .where('organization_id', '=', organizationId)
    .where('client_id', '=', clientId)
    .limit(sql.lit(1)),
);

/** How a grant is written that a code gave: the code is used up by the same statement, and says what it gave. */
export const redeeming =
  (work: Work, hash: string) =>
  (sql: Work['sql'], { row }: GrantRow): Promise<unknown> =>
    insertAndUse(sql, { row, environmentId: work.environment.id, hash, now: work.now });

const insertAndUse = prepared(
  (db, { row, environmentId, hash, now }: GrantRow & { readonly environmentId: EnvironmentId; readonly hash: string; readonly now: Date }) => sql`
    with opened as (${grantInsert(db, { row })})
    update authorization_codes set used_at = ${now}, grant_id = ${row.id}
    where environment_id = ${environmentId} and hash = ${hash}`,
);

export const deleteCodesBefore = (work: Work, expiredBefore: Date, most: number): Promise<number> =>
  deleteOldest(work, { table: 'authorization_codes', key: 'hash', over: sql`expires_at` }, expiredBefore, most);

/** From now until it runs out, the token is refused. */
export async function insertRevoked(work: Work, jti: string, expiresAt: Date): Promise<void> {
  await work.sql
    .insertInto('revoked_tokens')
    .values({ jti, environment_id: work.environment.id, revoked_at: work.now, expires_at: expiresAt })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function selectIsRevoked(work: Work, jti: string): Promise<boolean> {
  const rows = await selectRevoked(work.sql, { environmentId: work.environment.id, jti });
  return rows.length > 0;
}

/** Asked with the first use of every access token in each process. */
const selectRevoked = prepared((db, { environmentId, jti }: { environmentId: EnvironmentId; jti: string }) =>
  db.selectFrom('revoked_tokens').select('jti').where('environment_id', '=', environmentId).where('jti', '=', jti),
);

export const deleteRevokedBefore = (work: Work, expiredBefore: Date, most: number): Promise<number> =>
  deleteOldest(work, { table: 'revoked_tokens', key: 'jti', over: sql`expires_at` }, expiredBefore, most);

/**
 * Uses the assertion up, for as long as it could be brought again (RFC 7523 section 3). Who brings it at the same moment
 * waits here until it is known what became of the first.
 * @returns false when it has been used
 */
export async function useAssertion(work: Work, { issuer, id, goodUntil }: IdentityAssertion): Promise<boolean> {
  const environmentId = work.environment.id;
  const row = await work.sql
    .insertInto('used_assertions')
    .values({ hash: fingerprint(JSON.stringify([environmentId, issuer, id])), environment_id: environmentId, expires_at: goodUntil })
    .onConflict((conflict) => conflict.doNothing())
    .returning('hash')
    .executeTakeFirst();
  return row !== undefined;
}

export const deleteUsedAssertionsBefore = (work: Work, expiredBefore: Date, most: number): Promise<number> =>
  deleteOldest(work, { table: 'used_assertions', key: 'hash', over: sql`expires_at` }, expiredBefore, most);

/** What fills the templates of addresses; undefined when there is no such organization. */
export async function selectOrganizationScope(work: Work, id: OrganizationId): Promise<OrganizationScope | undefined> {
  const [row] = await selectScope(work.sql, { environmentId: work.environment.id, id });
  return (
    row && {
      ...(row.slug === null ? {} : { slug: row.slug }),
      ...(row.external_id === null ? {} : { externalId: row.external_id }),
      metadata: row.metadata,
    }
  );
}

const selectScope = prepared((db, { environmentId, id }: { environmentId: EnvironmentId; id: OrganizationId }) =>
  db.selectFrom('organizations').select(['slug', 'external_id', 'metadata']).where('environment_id', '=', environmentId).where('id', '=', id),
);
