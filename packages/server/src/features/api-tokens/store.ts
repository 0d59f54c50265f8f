import { sql } from 'kysely';
import { violates } from '../../platform/db/violates.ts';
import type { ApiTokenId, OrganizationId, UserId } from '../../platform/ids.ts';
import { type Page, turnPage } from '../../platform/paging.ts';
import { deleteOldest } from '../../platform/sweep.ts';
import type { Work } from '../../platform/work.ts';
import type { ApiToken, TokenReference } from './api-token.ts';
import type { ApiTokenChanges } from './change.ts';
import type { NewApiToken } from './create.ts';
import { apiTokenFaults } from './faults.ts';
import type { ListApiTokens } from './read.ts';

/** What is good right now: neither taken back nor past its hour, and its person an active member. */
const valid = (work: Work) =>
  work.sql
    .selectFrom('api_tokens')
    .innerJoin('organizations', 'organizations.id', 'api_tokens.organization_id')
    .leftJoin('users', 'users.id', 'api_tokens.user_id')
    .leftJoin('memberships', (join) =>
      join.onRef('memberships.organization_id', '=', 'api_tokens.organization_id').onRef('memberships.user_id', '=', 'api_tokens.user_id'),
    )
    .selectAll('api_tokens')
    .select([
      'organizations.external_id as organization_external_id',
      'users.external_id as user_external_id',
      'users.email',
      sql<string[]>`array(
        select role.name from membership_roles as given join roles as role on role.id = given.role_id
        where given.membership_id = memberships.id order by given.position
      )`.as('roles'),
    ])
    .where('api_tokens.environment_id', '=', work.environment.id)
    .where('api_tokens.revoked_at', 'is', null)
    .where((token) => token.or([token('api_tokens.expires_at', 'is', null), token('api_tokens.expires_at', '>', work.now)]))
    .where((token) => token.or([token('api_tokens.user_id', 'is', null), token('memberships.status', '=', 'active')]));

type Row = Awaited<ReturnType<ReturnType<typeof valid>['executeTakeFirstOrThrow']>>;

const toToken = (row: Row): ApiToken => ({
  id: row.id,
  organization: { id: row.organization_id, externalId: row.organization_external_id },
  ...(row.user_id === null ? {} : { holder: { id: row.user_id, externalId: row.user_external_id, email: row.email ?? '', roles: row.roles } }),
  description: row.description,
  customClaims: row.custom_claims,
  suffix: row.suffix,
  expiresAt: row.expires_at,
  createdAt: row.created_at,
});

export async function selectToken(work: Work, which: TokenReference): Promise<ApiToken | undefined> {
  const query = 'id' in which ? valid(work).where('api_tokens.id', '=', which.id) : valid(work).where('api_tokens.hash', '=', which.hash);
  const row = await query.executeTakeFirst();
  return row && toToken(row);
}

export async function pageOfTokens(work: Work, { organizationId, userId, ...ask }: ListApiTokens): Promise<Page<ApiToken>> {
  const all = valid(work).where('api_tokens.organization_id', '=', organizationId);
  const query = userId === undefined ? all : all.where('api_tokens.user_id', '=', userId);
  const page = await turnPage(work, query, ask, { of: ['api tokens', organizationId, userId ?? ''], by: 'api_tokens.id', order: 'newest', mostRows: 30 });
  return { ...page, rows: page.rows.map(toToken) };
}

export async function organizationExists(work: Work, id: OrganizationId): Promise<boolean> {
  const row = await work.sql.selectFrom('organizations').select('id').where('environment_id', '=', work.environment.id).where('id', '=', id).executeTakeFirst();
  return row !== undefined;
}

/** Where their membership stands; it stays so until this unit of work is over. */
export async function lockMembershipStatus(work: Work, organizationId: OrganizationId, userId: UserId) {
  const row = await work.sql
    .selectFrom('memberships')
    .select('status')
    .where('environment_id', '=', work.environment.id)
    .where('organization_id', '=', organizationId)
    .where('user_id', '=', userId)
    .forShare()
    .executeTakeFirst();
  return row?.status;
}

export async function insertToken(work: Work, token: NewApiToken & { readonly id: ApiTokenId; readonly hash: string; readonly suffix: string }): Promise<void> {
  const row = {
    id: token.id,
    environment_id: work.environment.id,
    organization_id: token.organizationId,
    user_id: token.userId ?? null,
    hash: token.hash,
    suffix: token.suffix,
    description: token.description,
    custom_claims: JSON.stringify(token.customClaims),
    expires_at: token.expiresAt ?? null,
    created_at: work.now,
    updated_at: work.now,
  };
  try {
    await work.sql.insertInto('api_tokens').values(row).execute();
  } catch (error) {
    // It was there a moment ago.
    if (violates(error, 'api_tokens_organization_id_fkey')) throw apiTokenFaults.noOrganization({ organization: token.organizationId }, error);
    throw error;
  }
}

export async function updateTokenRow(work: Work, id: ApiTokenId, { customClaims, description }: Omit<ApiTokenChanges, 'which'>): Promise<void> {
  await work.sql
    .updateTable('api_tokens')
    .set({
      ...(customClaims === undefined ? {} : { custom_claims: JSON.stringify(customClaims) }),
      ...(description === undefined ? {} : { description }),
      updated_at: work.now,
    })
    .where('environment_id', '=', work.environment.id)
    .where('id', '=', id)
    .execute();
}

/** @returns whether there ever was such a token */
export async function revokeTokenRow(work: Work, which: TokenReference): Promise<boolean> {
  const row = await work.sql
    .updateTable('api_tokens')
    .set({ revoked_at: sql`coalesce(revoked_at, ${work.now})` })
    .where('environment_id', '=', work.environment.id)
    .where((token) => ('id' in which ? token('id', '=', which.id) : token('hash', '=', which.hash)))
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

export interface Whose {
  readonly organizationId: OrganizationId;
  /** One person, or several. */
  readonly userId: UserId | readonly UserId[];
}

export async function revokeTokensOf(work: Work, { organizationId, userId }: Whose): Promise<void> {
  await work.sql
    .updateTable('api_tokens')
    .set({ revoked_at: work.now })
    .where('environment_id', '=', work.environment.id)
    .where('organization_id', '=', organizationId)
    .where('user_id', '=', sql<UserId>`any(${[userId].flat()})`)
    .where('revoked_at', 'is', null)
    .execute();
}

export const deleteOverBefore = (work: Work, before: Date, most: number): Promise<number> =>
  deleteOldest(work, { table: 'api_tokens', key: 'id', over: sql`least(revoked_at, expires_at)` }, before, most);
