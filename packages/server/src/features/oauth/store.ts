import type { GrantId, OrganizationId } from '../../platform/ids.ts';
import type { Work } from '../../platform/work.ts';
import type { OrganizationScope } from '../clients/index.ts';
import type { AuthorizationCode } from './code.ts';

export async function insertCode(work: Work, code: Omit<AuthorizationCode, 'usedAt' | 'grantId'>): Promise<void> {
  await work.sql
    .insertInto('authorization_codes')
    .values({
      hash: code.hash,
      environment_id: work.environment.id,
      client_id: code.clientId,
      user_id: code.userId,
      session_id: code.sessionId,
      organization_id: code.organizationId,
      redirect_uri: code.redirectUri,
      scope: code.scope.join(' '),
      nonce: code.nonce ?? null,
      code_challenge: code.codeChallenge ?? null,
      authenticated_at: code.authenticatedAt,
      created_at: work.now,
      expires_at: code.expiresAt,
    })
    .execute();
}

/** The code, whether used and expired or not. Until the end of the transaction nobody else redeems it. */
export async function lockCode(work: Work, hash: string): Promise<AuthorizationCode | undefined> {
  const row = await work.sql
    .selectFrom('authorization_codes')
    .selectAll()
    .where('environment_id', '=', work.environment.id)
    .where('hash', '=', hash)
    .forUpdate()
    .executeTakeFirst();
  return (
    row && {
      hash: row.hash,
      clientId: row.client_id,
      userId: row.user_id,
      sessionId: row.session_id,
      organizationId: row.organization_id,
      redirectUri: row.redirect_uri,
      scope: row.scope.split(' ').filter(Boolean),
      ...(row.nonce === null ? {} : { nonce: row.nonce }),
      ...(row.code_challenge === null ? {} : { codeChallenge: row.code_challenge }),
      authenticatedAt: row.authenticated_at,
      expiresAt: row.expires_at,
      ...(row.used_at ? { usedAt: row.used_at } : {}),
      ...(row.grant_id ? { grantId: row.grant_id } : {}),
    }
  );
}

export async function useCode(work: Work, hash: string, grantId: GrantId): Promise<void> {
  await work.sql
    .updateTable('authorization_codes')
    .set({ used_at: work.now, grant_id: grantId })
    .where('environment_id', '=', work.environment.id)
    .where('hash', '=', hash)
    .execute();
}

export async function deleteCodesBefore(work: Work, expiredBefore: Date): Promise<void> {
  await work.sql.deleteFrom('authorization_codes').where('environment_id', '=', work.environment.id).where('expires_at', '<', expiredBefore).execute();
}

/** What fills the templates of addresses; undefined when there is no such organization. */
export async function selectOrganizationScope(work: Work, id: OrganizationId): Promise<OrganizationScope | undefined> {
  const row = await work.sql
    .selectFrom('organizations')
    .select(['slug', 'external_id', 'metadata'])
    .where('environment_id', '=', work.environment.id)
    .where('id', '=', id)
    .executeTakeFirst();
  return (
    row && {
      ...(row.slug === null ? {} : { slug: row.slug }),
      ...(row.external_id === null ? {} : { externalId: row.external_id }),
      metadata: row.metadata,
    }
  );
}
