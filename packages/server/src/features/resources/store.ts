import type { Insertable } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import type { Tables } from '../../platform/db/tables.ts';
import { violates } from '../../platform/db/violates.ts';
import type { ResourceId, ScopeId } from '../../platform/ids.ts';
import { type Page, turnPage } from '../../platform/paging.ts';
import type { Work } from '../../platform/work.ts';
import { resourceFaults } from './faults.ts';
import type { ListResources } from './read.ts';
import type { Resource, ResourceFields, ResourceKind, Scope } from './resource.ts';
import type { ScopeChanges } from './scopes.ts';

const SCOPE = ['id', 'name', 'description', 'enabled'] as const;

const resources = (work: Work) =>
  work.sql
    .selectFrom('resources')
    .selectAll('resources')
    .select((resource) =>
      jsonArrayFrom(
        resource
          .selectFrom('resource_scopes as given')
          .innerJoin('scopes as scope', 'scope.id', 'given.scope_id')
          .select(['scope.id', 'scope.name', 'scope.description', 'scope.enabled'])
          .whereRef('given.resource_id', '=', 'resources.id')
          .orderBy('given.position'),
      ).as('scopes'),
    )
    .where('resources.environment_id', '=', work.environment.id);

type Row = Awaited<ReturnType<ReturnType<typeof resources>['executeTakeFirstOrThrow']>>;

const toResource = (row: Row): Resource => ({
  id: row.id,
  kind: row.kind,
  name: row.name,
  description: row.description,
  uri: row.uri ?? '',
  identifier: row.identifier,
  logoUri: row.logo_uri,
  provider: row.provider,
  accessTokenSeconds: row.access_token_seconds,
  refreshTokenSeconds: row.refresh_token_seconds,
  registrationOff: row.registration_off,
  metadataClients: row.metadata_clients,
  crossApp: row.cross_app,
  withinPermissions: row.within_permissions,
  scopes: row.scopes,
  createdAt: row.created_at,
  updatedAt: row.updated_at,
});

export async function selectResource(work: Work, id: ResourceId): Promise<Resource | undefined> {
  const row = await resources(work).where('resources.id', '=', id).executeTakeFirst();
  return row && toResource(row);
}

export async function selectResourceAt(work: Work, uri: string): Promise<Resource | undefined> {
  const row = await resources(work).where('resources.uri', '=', uri).executeTakeFirst();
  return row && toResource(row);
}

export async function pageOfResources(work: Work, { kind, ...ask }: ListResources): Promise<Page<Resource>> {
  const query = resources(work).where('resources.kind', '=', kind);
  const page = await turnPage(work, query, ask, { of: ['resources', kind], by: 'resources.id', order: 'newest', mostRows: 30 });
  return { ...page, rows: page.rows.map(toResource) };
}

type Columns = Partial<Insertable<Tables['resources']>>;

/** What is not named is left out, and stays as it is. */
function columnsOf(fields: Partial<ResourceFields>): Columns {
  const columns: Columns = {};
  if (fields.name !== undefined) columns.name = fields.name;
  if (fields.description !== undefined) columns.description = fields.description;
  if (fields.uri !== undefined) columns.uri = fields.uri || null;
  if (fields.identifier !== undefined) columns.identifier = fields.identifier;
  if (fields.logoUri !== undefined) columns.logo_uri = fields.logoUri;
  if (fields.provider !== undefined) columns.provider = fields.provider;
  if (fields.accessTokenSeconds !== undefined) columns.access_token_seconds = fields.accessTokenSeconds;
  if (fields.refreshTokenSeconds !== undefined) columns.refresh_token_seconds = fields.refreshTokenSeconds;
  if (fields.registrationOff !== undefined) columns.registration_off = fields.registrationOff;
  if (fields.metadataClients !== undefined) columns.metadata_clients = fields.metadataClients;
  if (fields.crossApp !== undefined) columns.cross_app = fields.crossApp;
  if (fields.withinPermissions !== undefined) columns.within_permissions = fields.withinPermissions;
  return columns;
}

/** One API answers at one address; the database decides who was first. */
async function refusingTaken<T>(uri: string | undefined, write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (violates(error, 'resources_uri')) throw resourceFaults.uriTaken({ uri: uri ?? '' }, error);
    throw error;
  }
}

export async function insertResource(work: Work, id: ResourceId, kind: ResourceKind, fields: ResourceFields): Promise<void> {
  const row = { ...columnsOf(fields), id, kind, environment_id: work.environment.id, name: fields.name, created_at: work.now, updated_at: work.now };
  await refusingTaken(fields.uri, () => work.sql.insertInto('resources').values(row).execute());
}

export async function updateResourceRow(work: Work, id: ResourceId, fields: Partial<ResourceFields>): Promise<boolean> {
  const row = await refusingTaken(fields.uri, () =>
    work.sql
      .updateTable('resources')
      .set({ ...columnsOf(fields), updated_at: work.now })
      .where('environment_id', '=', work.environment.id)
      .where('id', '=', id)
      .returning('id')
      .executeTakeFirst(),
  );
  return row !== undefined;
}

export async function deleteResourceRow(work: Work, id: ResourceId): Promise<boolean> {
  const row = await work.sql.deleteFrom('resources').where('environment_id', '=', work.environment.id).where('id', '=', id).returning('id').executeTakeFirst();
  return row !== undefined;
}

/** These scopes and no others, in this order. Whoever changes the same resource has waited for its row. */
export async function replaceScopes(work: Work, id: ResourceId, names: readonly string[]): Promise<void> {
  const unique = [...new Set(names)];
  await work.sql.deleteFrom('resource_scopes').where('resource_id', '=', id).execute();
  if (unique.length === 0) return;
  for (const name of [...unique].sort()) await insertScope(work, { id: work.newId('scp'), name, description: '', enabled: true });
  const rows = await work.sql
    .selectFrom('scopes')
    .select(['id', 'name'])
    .where('environment_id', '=', work.environment.id)
    .where('name', 'in', unique)
    .execute();
  await work.sql
    .insertInto('resource_scopes')
    .values(rows.map((scope) => ({ resource_id: id, scope_id: scope.id, position: unique.indexOf(scope.name) })))
    .execute();
}

export const selectScopes = (work: Work): Promise<Scope[]> =>
  work.sql.selectFrom('scopes').select(SCOPE).where('environment_id', '=', work.environment.id).orderBy('name').execute();

/** @returns false when the name is taken */
export async function insertScope(work: Work, scope: Scope): Promise<boolean> {
  const row = await work.sql
    .insertInto('scopes')
    .values({ ...scope, environment_id: work.environment.id, created_at: work.now, updated_at: work.now })
    .onConflict((conflict) => conflict.columns(['environment_id', 'name']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

export const updateScopeRow = (work: Work, id: ScopeId, { description, enabled }: Omit<ScopeChanges, 'id'>): Promise<Scope | undefined> =>
  work.sql
    .updateTable('scopes')
    .set({ ...(description === undefined ? {} : { description }), ...(enabled === undefined ? {} : { enabled }), updated_at: work.now })
    .where('environment_id', '=', work.environment.id)
    .where('id', '=', id)
    .returning(SCOPE)
    .executeTakeFirst();

export async function deleteScopeRow(work: Work, id: ScopeId): Promise<boolean> {
  const row = await work.sql.deleteFrom('scopes').where('environment_id', '=', work.environment.id).where('id', '=', id).returning('id').executeTakeFirst();
  return row !== undefined;
}
