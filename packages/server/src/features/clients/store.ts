import { sql } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import type { ClientId, ClientSecretId } from '../../platform/ids.ts';
import type { Work } from '../../platform/work.ts';
import type { Client } from './client.ts';
import type { NewClient } from './create.ts';

const clients = (work: Work) =>
  work.sql
    .selectFrom('clients')
    .selectAll('clients')
    .select((client) =>
      jsonArrayFrom(
        client
          .selectFrom('client_secrets as secret')
          .select(['secret.id', 'secret.hash'])
          .whereRef('secret.client_id', '=', 'clients.id')
          .where('secret.revoked_at', 'is', null)
          .orderBy('secret.id'),
      ).as('secrets'),
    )
    .where('environment_id', '=', work.environment.id);

type Row = Awaited<ReturnType<ReturnType<typeof clients>['executeTakeFirstOrThrow']>>;

const toClient = (row: Row): Client => ({
  id: row.id,
  kind: row.kind,
  name: row.name,
  ...(row.organization_id ? { organizationId: row.organization_id } : {}),
  manages: row.manages,
  requiresPkce: row.requires_pkce,
  redirectUris: row.redirect_uris,
  postLogoutUris: row.post_logout_uris,
  ...(row.initiate_login_uri ? { initiateLoginUri: row.initiate_login_uri } : {}),
  ...(row.home_uri ? { homeUri: row.home_uri } : {}),
  ...(row.access_token_seconds === null ? {} : { accessTokenSeconds: row.access_token_seconds }),
  secrets: row.secrets,
});

export async function selectClient(work: Work, id: ClientId): Promise<Client | undefined> {
  const row = await clients(work).where('id', '=', id).executeTakeFirst();
  return row && toClient(row);
}

export const selectClients = async (work: Work): Promise<Client[]> => (await clients(work).orderBy('created_at').orderBy('id').execute()).map(toClient);

/** The client, and until the end of the transaction nobody else adds or revokes its secrets. */
export async function lockClient(work: Work, id: ClientId): Promise<Client | undefined> {
  await work.sql.selectFrom('clients').select('id').where('environment_id', '=', work.environment.id).where('id', '=', id).forUpdate().execute();
  return selectClient(work, id);
}

/** Until the end of the transaction, nobody else makes this environment's first client. */
export async function lockClients(work: Work): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`clients:${work.environment.id}`}, 0))`.execute(work.sql);
}

export async function insertClient(work: Work, id: ClientId, client: NewClient & { readonly requiresPkce: boolean }): Promise<void> {
  await work.sql
    .insertInto('clients')
    .values({
      id,
      environment_id: work.environment.id,
      kind: client.kind,
      name: client.name,
      manages: client.manages ?? false,
      requires_pkce: client.requiresPkce,
      redirect_uris: [...(client.redirectUris ?? [])],
      post_logout_uris: [...(client.postLogoutUris ?? [])],
      initiate_login_uri: client.initiateLoginUri || null,
      home_uri: client.homeUri || null,
      access_token_seconds: client.accessTokenSeconds ?? null,
      created_at: work.now,
      updated_at: work.now,
    })
    .execute();
}

type Changes = Partial<Pick<NewClient, 'name' | 'redirectUris' | 'postLogoutUris' | 'initiateLoginUri' | 'homeUri'>>;

export async function updateClientRow(work: Work, id: ClientId, changes: Changes): Promise<boolean> {
  const row = await work.sql
    .updateTable('clients')
    .set({
      updated_at: work.now,
      ...(changes.name === undefined ? {} : { name: changes.name }),
      ...(changes.redirectUris ? { redirect_uris: [...changes.redirectUris] } : {}),
      ...(changes.postLogoutUris ? { post_logout_uris: [...changes.postLogoutUris] } : {}),
      ...(changes.initiateLoginUri === undefined ? {} : { initiate_login_uri: changes.initiateLoginUri || null }),
      ...(changes.homeUri === undefined ? {} : { home_uri: changes.homeUri || null }),
    })
    .where('environment_id', '=', work.environment.id)
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** A secret that was there before, revoked or not, is left as it is. */
export async function insertSecret(work: Work, secret: { id: ClientSecretId; clientId: ClientId; hash: string; suffix: string }): Promise<void> {
  const known = await work.sql
    .selectFrom('client_secrets')
    .select('id')
    .where('client_id', '=', secret.clientId)
    .where('hash', '=', secret.hash)
    .executeTakeFirst();
  if (known) return;
  await work.sql
    .insertInto('client_secrets')
    .values({ id: secret.id, client_id: secret.clientId, hash: secret.hash, suffix: secret.suffix, created_at: work.now })
    .execute();
}

export async function revokeSecretRow(work: Work, clientId: ClientId, id: ClientSecretId): Promise<void> {
  await work.sql.updateTable('client_secrets').set({ revoked_at: work.now }).where('client_id', '=', clientId).where('id', '=', id).execute();
}
