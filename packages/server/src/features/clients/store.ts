import { type Insertable, sql } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import type { Tables } from '../../platform/db/tables.ts';
import { violates } from '../../platform/db/violates.ts';
import type { ClientId, ClientSecretId, OrganizationId, ResourceId } from '../../platform/ids.ts';
import { type Page, type PageRequest, turnPage } from '../../platform/paging.ts';
import type { Work } from '../../platform/work.ts';
import { type Client, type ClientSecret, ownAppId } from './client.ts';
import type { ClientFields, NewClient } from './create.ts';
import { clientFaults } from './faults.ts';
import type { PublicAddress } from './find.ts';

const clients = (work: Work) =>
  work.sql
    .selectFrom('clients')
    .leftJoin('resources', 'resources.id', 'clients.resource_id')
    .selectAll('clients')
    .select(['resources.uri as resource_uri', 'resources.access_token_seconds as resource_seconds'])
    .select((client) =>
      jsonArrayFrom(
        client
          .selectFrom('client_secrets as secret')
          .select([
            'secret.id',
            'secret.hash',
            'secret.suffix',
            'secret.created_by',
            'secret.created_at',
            'secret.updated_at',
            'secret.last_used_at',
            'secret.inactive_at',
          ])
          .whereRef('secret.client_id', '=', 'clients.id')
          .where('secret.revoked_at', 'is', null)
          .orderBy('secret.id'),
      ).as('secrets'),
    )
    .where('clients.environment_id', '=', work.environment.id);

/** The environment's own: neither of an organization nor of a resource, nor the pages of ours that are an app of everybody. */
const apps = (work: Work) =>
  clients(work).where('clients.organization_id', 'is', null).where('clients.resource_id', 'is', null).where('clients.id', '!=', ownAppId(work.environment));

type Row = Awaited<ReturnType<ReturnType<typeof clients>['executeTakeFirstOrThrow']>>;

const toClient = (row: Row): Client => ({
  id: row.id,
  kind: row.kind,
  name: row.name,
  description: row.description,
  ...(row.organization_id ? { organizationId: row.organization_id } : {}),
  ...(row.resource_id
    ? {
        resource: {
          id: row.resource_id,
          ...(row.resource_uri ? { uri: row.resource_uri } : {}),
          ...(row.resource_seconds === null ? {} : { accessTokenSeconds: row.resource_seconds }),
        },
      }
    : {}),
  ...(row.origin ? { origin: row.origin } : {}),
  ...(row.metadata_uri ? { metadataUri: row.metadata_uri } : {}),
  ...(row.metadata_read_at ? { metadataReadAt: row.metadata_read_at } : {}),
  about: row.about,
  manages: row.manages,
  requiresPkce: row.requires_pkce,
  redirectUris: row.redirect_uris,
  postLogoutUris: row.post_logout_uris,
  backChannelLogoutUris: row.back_channel_logout_uris,
  ...(row.initiate_login_uri ? { initiateLoginUri: row.initiate_login_uri } : {}),
  ...(row.home_uri ? { homeUri: row.home_uri } : {}),
  ...(row.access_token_seconds === null ? {} : { accessTokenSeconds: row.access_token_seconds }),
  scopes: row.scopes,
  audience: row.audience,
  customClaims: row.custom_claims,
  grantTypes: row.grant_types,
  secrets: row.secrets.map(toSecret),
  createdAt: row.created_at,
  updatedAt: row.updated_at,
});

/** Inside the client's row a secret comes as JSON, and its dates as text. */
const toSecret = (row: Row['secrets'][number]): ClientSecret => ({
  id: row.id,
  hash: row.hash,
  suffix: row.suffix,
  active: row.inactive_at === null,
  createdBy: row.created_by,
  createdAt: new Date(row.created_at),
  updatedAt: new Date(row.updated_at ?? row.created_at),
  lastUsedAt: row.last_used_at === null ? null : new Date(row.last_used_at),
});

export async function selectClient(work: Work, id: ClientId): Promise<Client | undefined> {
  const row = await clients(work).where('clients.id', '=', id).executeTakeFirst();
  return row && toClient(row);
}

/** The program that is known by the address of its description. */
export async function selectClientAt(work: Work, address: string): Promise<Client | undefined> {
  const row = await clients(work).where('clients.metadata_uri', '=', address).executeTakeFirst();
  return row && toClient(row);
}

export async function selectRegistrationHash(work: Work, id: ClientId): Promise<string | null> {
  const row = await work.sql
    .selectFrom('clients')
    .select('registration_hash')
    .where('environment_id', '=', work.environment.id)
    .where('id', '=', id)
    .executeTakeFirst();
  return row?.registration_hash ?? null;
}

export async function updateProgramRow(work: Work, id: ClientId, { about, readAt }: Pick<ProgramRow, 'about' | 'readAt'>): Promise<void> {
  await work.sql
    .updateTable('clients')
    .set({ about: JSON.stringify(about), ...(readAt ? { metadata_read_at: readAt } : {}) })
    .where('environment_id', '=', work.environment.id)
    .where('id', '=', id)
    .execute();
}

/** Programs that registered before then and were never let in by anybody, the oldest first. */
export async function deleteUnusedPrograms(work: Work, before: Date, most: number): Promise<number> {
  const { numAffectedRows = 0n } = await sql`
    delete from clients where id = any(array(
      select id from clients
      where environment_id = ${work.environment.id} and origin is not null and created_at < ${before}
        and not exists (select from consents where consents.client_id = clients.id)
      order by id limit ${most}
      for update skip locked
    ))`.execute(work.sql);
  return Number(numAffectedRows);
}

/** Where apps without a secret are sent back to. Those that came by themselves may be many: no more than the addresses is read of them. */
export async function selectPublicAddresses(work: Work): Promise<PublicAddress[]> {
  const { rows } = await sql<PublicAddress>`
    select uri, bool_or(kind = 'native' or origin is not null) as native
    from clients, unnest(redirect_uris) as uri
    where environment_id = ${work.environment.id} and (kind in ('spa', 'native') or origin is not null)
    group by uri`.execute(work.sql);
  return rows;
}

export const selectClients = async (work: Work): Promise<Client[]> =>
  (await apps(work).orderBy('clients.created_at').orderBy('clients.id').execute()).map(toClient);

export async function pageOfApps(work: Work, kinds: readonly Client['kind'][], ask: PageRequest): Promise<Page<Client>> {
  const query = kinds.length === 0 ? apps(work) : apps(work).where('clients.kind', 'in', kinds);
  return pageOf(work, query, ask, { of: ['clients', ...kinds], order: 'oldest', mostRows: 30 });
}

export const pageOfMachines = (work: Work, organizationId: OrganizationId, ask: PageRequest): Promise<Page<Client>> =>
  pageOf(work, clients(work).where('clients.organization_id', '=', organizationId), ask, {
    of: ['organization clients', organizationId],
    order: 'newest',
    mostRows: 100,
  });

export const selectResourceClients = async (work: Work, resourceId: ResourceId): Promise<Client[]> =>
  (await clients(work).where('clients.resource_id', '=', resourceId).orderBy('clients.id').execute()).map(toClient);

async function pageOf(
  work: Work,
  query: ReturnType<typeof clients>,
  ask: PageRequest,
  listing: { readonly of: readonly string[]; readonly order: 'newest' | 'oldest'; readonly mostRows: number },
): Promise<Page<Client>> {
  const page = await turnPage(work, query, ask, { ...listing, by: 'clients.id' });
  return { ...page, rows: page.rows.map(toClient) };
}

export async function organizationExists(work: Work, id: OrganizationId): Promise<boolean> {
  const row = await work.sql.selectFrom('organizations').select('id').where('environment_id', '=', work.environment.id).where('id', '=', id).executeTakeFirst();
  return row !== undefined;
}

/** The client, and until the end of the transaction nobody else adds or revokes its secrets. */
export async function lockClient(work: Work, id: ClientId): Promise<Client | undefined> {
  await work.sql.selectFrom('clients').select('id').where('environment_id', '=', work.environment.id).where('id', '=', id).forUpdate().execute();
  return selectClient(work, id);
}

/** Until the end of the transaction, nobody else makes this environment's first client. */
export async function lockClients(work: Work): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`clients:${work.environment.id}`}, 0))`.execute(work.sql);
}

/** What is kept of a program that came by itself. */
export interface ProgramRow {
  readonly origin: 'registered' | 'metadata';
  readonly about: Client['about'];
  readonly metadataUri?: string;
  readonly readAt?: Date;
  readonly registrationHash?: string;
}

type ClientRow = NewClient & { readonly requiresPkce: boolean; readonly program?: ProgramRow };

export async function insertClient(work: Work, id: ClientId, client: ClientRow): Promise<void> {
  const { organizationId = null, resourceId = null, program } = client;
  const row = {
    ...columnsOf(client),
    id,
    environment_id: work.environment.id,
    kind: client.kind,
    name: client.name,
    organization_id: organizationId,
    resource_id: resourceId,
    ...(program && {
      origin: program.origin,
      about: JSON.stringify(program.about),
      metadata_uri: program.metadataUri ?? null,
      metadata_read_at: program.readAt ?? null,
      registration_hash: program.registrationHash ?? null,
    }),
    created_at: work.now,
    updated_at: work.now,
  };
  try {
    await work.sql.insertInto('clients').values(row).execute();
  } catch (error) {
    // Whoever it was to belong to was there a moment ago.
    if (violates(error, 'clients_organization_id_fkey')) throw clientFaults.noOrganization({ organization: organizationId ?? '' }, error);
    if (violates(error, 'clients_metadata_uri')) throw clientFaults.readTwice({}, error);
    if (violates(error, 'clients_resource_id_fkey')) throw clientFaults.noResource({ resource: resourceId ?? '' }, error);
    throw error;
  }
}

export async function updateClientRow(work: Work, id: ClientId, changes: Partial<ClientFields>): Promise<boolean> {
  const row = await work.sql
    .updateTable('clients')
    .set({ ...columnsOf(changes), updated_at: work.now })
    .where('environment_id', '=', work.environment.id)
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

type Columns = Partial<Insertable<Tables['clients']>>;

/** What is not named is left out, and stays as it is. */
function columnsOf(fields: Partial<ClientFields>): Columns {
  const columns: Columns = {};
  if (fields.name !== undefined) columns.name = fields.name;
  if (fields.description !== undefined) columns.description = fields.description;
  if (fields.manages !== undefined) columns.manages = fields.manages;
  if (fields.requiresPkce !== undefined) columns.requires_pkce = fields.requiresPkce;
  if (fields.redirectUris !== undefined) columns.redirect_uris = [...fields.redirectUris];
  if (fields.postLogoutUris !== undefined) columns.post_logout_uris = [...fields.postLogoutUris];
  if (fields.backChannelLogoutUris !== undefined) columns.back_channel_logout_uris = [...fields.backChannelLogoutUris];
  if (fields.initiateLoginUri !== undefined) columns.initiate_login_uri = fields.initiateLoginUri || null;
  if (fields.homeUri !== undefined) columns.home_uri = fields.homeUri || null;
  if (fields.accessTokenSeconds !== undefined) columns.access_token_seconds = fields.accessTokenSeconds;
  if (fields.scopes !== undefined) columns.scopes = [...fields.scopes];
  if (fields.audience !== undefined) columns.audience = [...fields.audience];
  if (fields.customClaims !== undefined) columns.custom_claims = JSON.stringify(fields.customClaims);
  if (fields.grantTypes !== undefined) columns.grant_types = [...fields.grantTypes];
  return columns;
}

export async function deleteClientRow(work: Work, id: ClientId): Promise<void> {
  await work.sql.deleteFrom('clients').where('environment_id', '=', work.environment.id).where('id', '=', id).execute();
}

/** A secret that was there before, revoked or not, is left as it is. */
export async function insertSecret(
  work: Work,
  secret: { readonly id: ClientSecretId; readonly clientId: ClientId; readonly hash: string; readonly suffix: string; readonly createdBy: string },
): Promise<void> {
  const known = await work.sql
    .selectFrom('client_secrets')
    .select('id')
    .where('client_id', '=', secret.clientId)
    .where('hash', '=', secret.hash)
    .executeTakeFirst();
  if (known) return;
  await work.sql
    .insertInto('client_secrets')
    .values({ id: secret.id, client_id: secret.clientId, hash: secret.hash, suffix: secret.suffix, created_by: secret.createdBy, created_at: work.now })
    .execute();
}

export async function revokeSecretRow(work: Work, clientId: ClientId, id: ClientSecretId): Promise<void> {
  await work.sql.updateTable('client_secrets').set({ revoked_at: work.now }).where('client_id', '=', clientId).where('id', '=', id).execute();
}

export async function switchSecretRow(work: Work, clientId: ClientId, id: ClientSecretId, active: boolean): Promise<void> {
  await work.sql
    .updateTable('client_secrets')
    .set({ inactive_at: active ? null : work.now, updated_at: work.now })
    .where('client_id', '=', clientId)
    .where('id', '=', id)
    .execute();
}

/** Nobody is told: caches of secrets need not know. */
export async function touchSecretRow(work: Work, id: ClientSecretId, unlessAfter: Date): Promise<void> {
  await work.sql
    .updateTable('client_secrets')
    .set({ last_used_at: work.now })
    .where('id', '=', id)
    .where((secret) => secret.or([secret('last_used_at', 'is', null), secret('last_used_at', '<=', unlessAfter)]))
    .execute();
}
