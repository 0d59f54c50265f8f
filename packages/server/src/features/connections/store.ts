import { type RawBuilder, type Selectable, sql } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import { prepared } from '../../platform/db/prepared.ts';
import type { Tables } from '../../platform/db/tables.ts';
import { violates } from '../../platform/db/violates.ts';
import type { ConnectionId, EnvironmentId, OrganizationId } from '../../platform/ids.ts';
import { type Page, turnPage } from '../../platform/paging.ts';
import type { Work } from '../../platform/work.ts';
import type { Connection, ConnectionKind, ConnectionStatus, WholeConnection } from './connection.ts';
import { connectionFaults } from './faults.ts';
import type { Home } from './find.ts';
import type { ConnectionChanges, ConnectionReference, OrganizationsConnection } from './manage.ts';
import type { ListConnections, SearchConnections } from './read.ts';

const toConnection = (row: Omit<Selectable<Tables['connections']>, 'sealed_secret' | 'environment_id'>): Connection => ({
  id: row.id,
  organizationId: row.organization_id,
  kind: row.kind,
  provider: row.provider,
  keyId: row.key_id,
  enabled: row.enabled,
  debug: row.debug,
  status: row.status,
  buttonTitle: row.button_title,
  configurationType: row.configuration_type,
  attributeMapping: row.attribute_mapping,
  settings: row.settings,
  createdAt: row.created_at,
  updatedAt: row.updated_at,
});

export async function insertConnection(work: Work, connection: Connection): Promise<void> {
  await refusingTaken(connection.keyId, () =>
    work.sql
      .insertInto('connections')
      .values({
        id: connection.id,
        environment_id: work.environment.id,
        organization_id: connection.organizationId,
        kind: connection.kind,
        provider: connection.provider,
        key_id: connection.keyId,
        status: connection.status,
        created_at: connection.createdAt,
        updated_at: connection.updatedAt,
      })
      .execute(),
  );
}

const one = (work: Work, { id, organizationId }: ConnectionReference) => {
  const query = work.sql.selectFrom('connections').where('connections.environment_id', '=', work.environment.id).where('connections.id', '=', id);
  return organizationId === undefined ? query : query.where('connections.organization_id', '=', organizationId);
};

export async function selectConnection(work: Work, which: ConnectionReference): Promise<Connection | undefined> {
  const row = await one(work, which).selectAll().executeTakeFirst();
  return row && toConnection(row);
}

export async function selectIdsFor(work: Work, organizationId: OrganizationId, ids: readonly ConnectionId[]): Promise<ConnectionId[]> {
  const rows = await work.sql
    .selectFrom('connections')
    .select('id')
    .where('environment_id', '=', work.environment.id)
    .where('id', 'in', ids)
    .where((column) => column.or([column('organization_id', 'is', null), column('organization_id', '=', organizationId)]))
    .execute();
  return rows.map(({ id }) => id);
}

/** More organizations than this with one provider are asked about one by one elsewhere. */
const MOST_OF_AN_ISSUER = 50;

export async function selectOpenOf(work: Work, { issuer, discovery }: { readonly issuer: string; readonly discovery: string }): Promise<Connection[]> {
  const rows = await work.sql
    .selectFrom('connections')
    .selectAll()
    .where('environment_id', '=', work.environment.id)
    .where('organization_id', 'is not', null)
    .where('kind', '=', 'oidc')
    .where('enabled', '=', true)
    .where('status', '=', 'completed')
    .where(sql<boolean>`(settings ->> 'issuer' = ${issuer} or settings ->> 'discovery_endpoint' = ${discovery})`)
    .orderBy('id', 'desc')
    .limit(MOST_OF_AN_ISSUER)
    .execute();
  return rows.map(toConnection);
}

export async function selectEnabledOfEnvironment(work: Work, kind: ConnectionKind): Promise<Connection | undefined> {
  const row = await work.sql
    .selectFrom('connections')
    .selectAll()
    .where('environment_id', '=', work.environment.id)
    .where('organization_id', 'is', null)
    .where('kind', '=', kind)
    .where('enabled', '=', true)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row && toConnection(row);
}

/** Of several to one provider the newest counts. */
export async function selectSocial(work: Work): Promise<Connection[]> {
  const rows = await work.sql
    .selectFrom('connections')
    .selectAll()
    .distinctOn('provider')
    .where('environment_id', '=', work.environment.id)
    .where('organization_id', 'is', null)
    .where('kind', 'in', ['oauth', 'oidc'])
    .where('enabled', '=', true)
    .where('status', '=', 'completed')
    .orderBy('provider')
    .orderBy('id', 'desc')
    .execute();
  return rows.map(toConnection);
}

export async function selectWithSecret(
  work: Work,
  id: ConnectionId,
): Promise<{ readonly connection: Connection; readonly sealedSecret: string | null } | undefined> {
  const row = await one(work, { id }).selectAll().executeTakeFirst();
  return row && { connection: toConnection(row), sealedSecret: row.sealed_secret };
}

export async function selectHome(work: Work, domain: string): Promise<Home | undefined> {
  const [row] = await selectHomeRow(work.sql, { environmentId: work.environment.id, domain });
  return row && homeOfJson(row);
}

/** As PostgreSQL writes it. */
export interface HomeJson {
  readonly organizationId: OrganizationId;
  readonly ssoOnly: boolean;
  readonly connectionId: ConnectionId | null;
}

export const homeOfJson = ({ organizationId, ssoOnly, connectionId }: HomeJson): Home => ({
  organizationId,
  ssoOnly,
  ...(connectionId === null ? {} : { connection: { id: connectionId, organizationId } }),
});

/** Whose the domain is. One that is bound to a connection which is off leads nowhere. */
const home = (environmentId: EnvironmentId, domain: RawBuilder<string>): RawBuilder<HomeJson> => sql`
  select domains.organization_id as "organizationId", connection.id as "connectionId",
    coalesce((organizations.auth_policy ->> 'ssoOnly')::boolean, false) as "ssoOnly"
  from domains join organizations on organizations.id = domains.organization_id
  left join connection_domains on connection_domains.domain_id = domains.id
  left join lateral (
    select id from connections
    where connections.environment_id = domains.environment_id and connections.organization_id = domains.organization_id
      and connections.enabled and connections.status = 'completed'
      and coalesce(connection_domains.connection_id, connections.id) = connections.id
    order by id desc limit 1
  ) as connection on true
  where domains.environment_id = ${environmentId} and domains.domain = ${domain}
    and domains.type = 'organization' and domains.status in ('verified', 'auto_verified')`;

/** Asked with every sign-in. */
const selectHomeRow = prepared((_, { environmentId, domain }: { environmentId: EnvironmentId; domain: string }) => home(environmentId, sql`${domain}`));

/** The same for the address of the user whose row it is, in a statement of another feature. */
export const homeOfUser = (environmentId: EnvironmentId): RawBuilder<HomeJson | null> =>
  sql`(select row_to_json(home) from (${home(environmentId, sql`lower(substring(users.email from '@([^@[:space:]]+)$'))`)}) as home)`;

/** Two changes at once must not each write the configuration that the other did not see. */
export async function lockConnection(
  work: Work,
  which: ConnectionReference,
): Promise<{ readonly connection: Connection; readonly sealedSecret: string | null } | undefined> {
  const row = await one(work, which).selectAll().forUpdate().executeTakeFirst();
  return row && { connection: toConnection(row), sealedSecret: row.sealed_secret };
}

interface Written extends Omit<ConnectionChanges, 'kind' | 'provider' | 'configuration'> {
  readonly settings: object;
  readonly status: ConnectionStatus;
  readonly sealedSecret: string | null;
}

export async function updateConnectionRow(work: Work, id: ConnectionId, changes: Written): Promise<void> {
  const { keyId, debug, buttonTitle, configurationType, attributeMapping, settings, status, sealedSecret } = changes;
  await refusingTaken(keyId, () =>
    work.sql
      .updateTable('connections')
      .set({
        ...(keyId === undefined ? {} : { key_id: keyId }),
        ...(debug === undefined ? {} : { debug }),
        ...(buttonTitle === undefined ? {} : { button_title: buttonTitle }),
        ...(configurationType === undefined ? {} : { configuration_type: configurationType }),
        ...(attributeMapping === undefined ? {} : { attribute_mapping: JSON.stringify(attributeMapping) }),
        settings: JSON.stringify(settings),
        status,
        sealed_secret: sealedSecret,
        updated_at: work.now,
      })
      .where('environment_id', '=', work.environment.id)
      .where('id', '=', id)
      .execute(),
  );
}

/** Undefined: it is not there, or stands so already. */
export async function switchConnection(work: Work, { id, organizationId }: ConnectionReference, enabled: boolean): Promise<Connection | undefined> {
  let query = work.sql
    .updateTable('connections')
    .set({ enabled, updated_at: work.now })
    .where('environment_id', '=', work.environment.id)
    .where('id', '=', id)
    .where('enabled', '!=', enabled);
  if (organizationId !== undefined) query = query.where('organization_id', '=', organizationId);
  const row = await query.returningAll().executeTakeFirst();
  return row && toConnection(row);
}

export async function deleteConnectionRow(work: Work, { id, organizationId }: ConnectionReference): Promise<Connection | undefined> {
  let query = work.sql.deleteFrom('connections').where('environment_id', '=', work.environment.id).where('id', '=', id);
  if (organizationId !== undefined) query = query.where('organization_id', '=', organizationId);
  const row = await query.returningAll().executeTakeFirst();
  return row && toConnection(row);
}

/** @returns the first of the domains that is not the organization's; then nothing was bound */
export async function bindDomains(work: Work, { id, organizationId }: OrganizationsConnection, domainIds: readonly string[]): Promise<string | undefined> {
  const known = domainIds.length === 0 ? [] : await organizationsDomains(work, organizationId, domainIds);
  const unknown = domainIds.find((domain) => !known.includes(domain));
  if (unknown !== undefined) return unknown;
  await sql`delete from connection_domains where connection_id = ${id}`.execute(work.sql);
  for (const domain of domainIds) {
    await sql`insert into connection_domains (domain_id, connection_id) values (${domain}, ${id})
      on conflict (domain_id) do update set connection_id = excluded.connection_id`.execute(work.sql);
  }
  return undefined;
}

async function organizationsDomains(work: Work, organizationId: string, domainIds: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from domains where environment_id = ${work.environment.id}
    and organization_id = ${organizationId} and type = 'organization' and id = any(${domainIds})`.execute(work.sql);
  return rows.map(({ id }) => id);
}

const whole = (work: Work) =>
  work.sql
    .selectFrom('connections')
    .leftJoin('organizations', 'organizations.id', 'connections.organization_id')
    .selectAll('connections')
    .select((row) => [
      'organizations.display_name as organization_name',
      jsonArrayFrom(
        row
          .selectFrom('connection_domains')
          .innerJoin('domains', 'domains.id', 'connection_domains.domain_id')
          .whereRef('connection_domains.connection_id', '=', 'connections.id')
          .select(['domains.id', 'domains.domain'])
          .orderBy('domains.id'),
      ).as('domains'),
    ])
    .where('connections.environment_id', '=', work.environment.id);

type WholeRow = Awaited<ReturnType<ReturnType<typeof whole>['execute']>>[number];

const toWhole = (row: WholeRow): WholeConnection => ({ ...toConnection(row), domains: row.domains, organizationName: row.organization_name ?? '' });

export async function wholeConnection(work: Work, { id, organizationId }: ConnectionReference): Promise<WholeConnection | undefined> {
  const query = whole(work).where('connections.id', '=', id);
  const row = await (organizationId === undefined ? query : query.where('connections.organization_id', '=', organizationId)).executeTakeFirst();
  return row && toWhole(row);
}

export async function someConnections(work: Work, { organizationId, domain, all }: ListConnections): Promise<WholeConnection[]> {
  let query = whole(work).orderBy('connections.id', 'desc');
  if (organizationId !== undefined) query = query.where('connections.organization_id', '=', organizationId);
  else if (domain === undefined) query = query.where('connections.organization_id', 'is', null);
  if (domain !== undefined) query = query.where(leadsFrom(domain.toLowerCase()));
  if (!all) query = query.where('connections.enabled', '=', true).where('connections.status', '=', 'completed');
  return (await query.execute()).map(toWhole);
}

/** A proven domain of the organization leads to the connection it is bound to, and without one to any of them. */
const leadsFrom = (domain: string) => sql<boolean>`exists (
  select from domains left join connection_domains on connection_domains.domain_id = domains.id
  where domains.organization_id = connections.organization_id and domains.type = 'organization'
    and domains.status in ('verified', 'auto_verified') and domains.domain = ${domain}
    and coalesce(connection_domains.connection_id, connections.id) = connections.id)`;

export async function pageOfConnections(
  work: Work,
  { query: words, provider, status, kind, enabled, ...ask }: SearchConnections,
): Promise<Page<WholeConnection>> {
  let query = whole(work).where('connections.organization_id', 'is not', null);
  if (words) {
    const like = `%${words.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`;
    query = query.where(
      sql<boolean>`(lower(connections.id || ' ' || organizations.id || ' ' || organizations.display_name) like ${like} or exists (
        select from domains where domains.organization_id = connections.organization_id and domains.domain like ${like}))`,
    );
  }
  if (provider) query = query.where('connections.provider', '=', provider.toUpperCase());
  if (status) query = query.where('connections.status', '=', status);
  if (kind) query = query.where('connections.kind', '=', kind);
  if (enabled !== undefined) query = query.where('connections.enabled', '=', enabled);
  const of = ['connections', words ?? '', provider ?? '', status ?? '', kind ?? '', String(enabled ?? '')];
  const page = await turnPage(work, query, ask, { of, by: 'connections.id', order: 'newest' });
  return { ...page, rows: page.rows.map(toWhole) };
}

async function refusingTaken<T>(keyId: string | null | undefined, write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (violates(error, 'connections_key')) throw connectionFaults.keyTaken({ keyId: keyId ?? '' }, error);
    throw error;
  }
}
