import { sql } from 'kysely';
import type { ClientId, InteractionId, OrganizationId } from '../../platform/ids.ts';
import { deleteOldest } from '../../platform/sweep.ts';
import type { Work } from '../../platform/work.ts';
import type { AuthorizationRequest, Interaction } from './interaction.ts';

interface InteractionRow {
  readonly id: InteractionId;
  readonly clientId: ClientId;
  readonly request: AuthorizationRequest;
  readonly browserHash: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

export async function insertInteraction(work: Work, { id, clientId, request, browserHash, createdAt, expiresAt }: InteractionRow): Promise<void> {
  await work.sql
    .insertInto('interactions')
    .values({
      id,
      environment_id: work.environment.id,
      client_id: clientId,
      browser_hash: browserHash,
      request: JSON.stringify(request),
      created_at: createdAt,
      expires_at: expiresAt,
    })
    .execute();
}

export async function selectInteraction(work: Work, id: InteractionId, browserHash: string): Promise<Interaction | undefined> {
  const row = await work.sql
    .selectFrom('interactions')
    .selectAll()
    .where('environment_id', '=', work.environment.id)
    .where('id', '=', id)
    .where('browser_hash', '=', browserHash)
    .where('finished_at', 'is', null)
    .where('expires_at', '>', work.now)
    .executeTakeFirst();
  if (!row) return undefined;
  return {
    id: row.id,
    clientId: row.client_id,
    request: row.request as AuthorizationRequest, // written by insertInteraction, and by nothing else
    ...(row.claimed_email === null ? {} : { claimedEmail: row.claimed_email }),
    ...(row.organization_id ? { organizationId: row.organization_id } : {}),
    ...(row.user_id ? { userId: row.user_id } : {}),
    ...(row.consented_organization_id ? { consentedIn: row.consented_organization_id } : {}),
    ...(row.consent_refused_at ? { consentRefused: true } : {}),
    createdAt: row.created_at,
  };
}

export async function setOrganization(work: Work, id: InteractionId, organizationId: OrganizationId): Promise<void> {
  await work.sql
    .updateTable('interactions')
    .set({ organization_id: organizationId })
    .where('environment_id', '=', work.environment.id)
    .where('id', '=', id)
    .where('finished_at', 'is', null)
    .execute();
}

export async function setConsentRefused(work: Work, id: InteractionId): Promise<void> {
  await work.sql
    .updateTable('interactions')
    .set({ consent_refused_at: work.now })
    .where('environment_id', '=', work.environment.id)
    .where('id', '=', id)
    .where('finished_at', 'is', null)
    .execute();
}

export async function setConsented(work: Work, id: InteractionId, organizationId: OrganizationId): Promise<void> {
  await work.sql
    .updateTable('interactions')
    .set({ consented_organization_id: organizationId })
    .where('environment_id', '=', work.environment.id)
    .where('id', '=', id)
    .where('finished_at', 'is', null)
    .execute();
}

export async function setClaim(work: Work, id: InteractionId, email: string): Promise<void> {
  await work.sql
    .updateTable('interactions')
    .set({ claimed_email: email })
    .where('environment_id', '=', work.environment.id)
    .where('id', '=', id)
    .where('finished_at', 'is', null)
    .execute();
}

export async function closeInteraction(work: Work, id: InteractionId): Promise<boolean> {
  const closed = await work.sql
    .updateTable('interactions')
    .set({ finished_at: work.now })
    .where('environment_id', '=', work.environment.id)
    .where('id', '=', id)
    .where('finished_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  return closed !== undefined;
}

export async function selectClientOf(work: Work, id: InteractionId, browserHash: string): Promise<ClientId | undefined> {
  const row = await work.sql
    .selectFrom('interactions')
    .select('client_id')
    .where('environment_id', '=', work.environment.id)
    .where('id', '=', id)
    .where('browser_hash', '=', browserHash)
    .executeTakeFirst();
  return row?.client_id;
}

export const deleteExpiredBefore = (work: Work, before: Date, most: number): Promise<number> =>
  deleteOldest(work, { table: 'interactions', key: 'id', over: sql`expires_at` }, before, most);
