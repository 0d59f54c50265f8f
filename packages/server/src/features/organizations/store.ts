import { type Selectable, sql, type UpdateObject } from 'kysely';
import type { Tables } from '../../platform/db/tables.ts';
import { violates } from '../../platform/db/violates.ts';
import type { OrganizationId } from '../../platform/ids.ts';
import { type Page, type PageRequest, turnPage } from '../../platform/paging.ts';
import type { Work } from '../../platform/work.ts';
import type { SessionLimits } from '../sessions/index.ts';
import { type AuthPolicy, NO_DEMANDS } from './auth-policy.ts';
import { organizationFaults } from './faults.ts';
import type { ListOrganizations, SearchOrganizations } from './list.ts';
import type { Organization, OrganizationReference } from './organization.ts';
import type { OrganizationChanges } from './update.ts';

const matching = (which: OrganizationReference) => ('id' in which ? sql<boolean>`id = ${which.id}` : sql<boolean>`external_id = ${which.externalId}`);

const ours = (work: Work) => work.sql.selectFrom('organizations').selectAll().where('organizations.environment_id', '=', work.environment.id);

export async function selectOrganization(work: Work, which: OrganizationReference): Promise<Organization | undefined> {
  const row = await ours(work).where(matching(which)).executeTakeFirst();
  return row && toOrganization(row);
}

/** Nobody can join or enter it until this unit of work is over. */
export async function lockOrganization(work: Work, which: OrganizationReference): Promise<Organization | undefined> {
  const row = await ours(work).where(matching(which)).forUpdate().executeTakeFirst();
  return row && toOrganization(row);
}

export async function pageOfOrganizations(work: Work, ask: ListOrganizations): Promise<Page<Organization>> {
  const all = ours(work);
  const query = ask.externalId === undefined ? all : all.where('external_id', '=', ask.externalId);
  return pageOf(work, query, ask, ['organizations', ask.externalId ?? '']);
}

/** @param beginning of a domain of theirs; `undefined` when the letters cannot stand in one */
export function pageOfFound(work: Work, ask: SearchOrganizations, beginning: string | undefined): Promise<Page<Organization>> {
  const letters = { in: 'organizations', text: ask.query, ...(beginning === undefined ? {} : { or: hasDomain(work, beginning) }) } as const;
  return pageOf(work, ours(work), ask, ['organization search', ask.query], letters);
}

const hasDomain = (work: Work, beginning: string) => sql<boolean>`organizations.id in (
  select organization_id from domains where environment_id = ${work.environment.id} and domain like ${`${beginning}%`})`;

async function pageOf(
  work: Work,
  query: ReturnType<typeof ours>,
  ask: PageRequest,
  of: readonly string[],
  letters?: { readonly in: 'organizations'; readonly text: string },
): Promise<Page<Organization>> {
  const page = await turnPage(work, query, ask, { of, by: 'organizations.id', order: 'newest', ...(letters && { letters }) });
  return { ...page, rows: page.rows.map(toOrganization) };
}

export async function insertOrganization(work: Work, organization: Organization): Promise<void> {
  await refusingTaken(organization, () =>
    work.sql
      .insertInto('organizations')
      .values({
        id: organization.id,
        environment_id: work.environment.id,
        ...columnsOf(organization),
        features: JSON.stringify(organization.features),
        display_name: organization.displayName,
        created_at: organization.createdAt,
        updated_at: organization.updatedAt,
      })
      .execute(),
  );
}

export async function updateOrganizationRow(work: Work, which: OrganizationReference, changes: OrganizationChanges): Promise<Organization | undefined> {
  const row = await refusingTaken(changes, () =>
    work.sql
      .updateTable('organizations')
      .set({ ...columnsOf(changes), updated_at: work.now })
      .where('environment_id', '=', work.environment.id)
      .where(matching(which))
      .returningAll()
      .executeTakeFirst(),
  );
  return row && toOrganization(row);
}

/** The features that are named, and no others: two calls at once lose nothing of each other. */
export const updateFeatures = (work: Work, id: OrganizationId, features: Partial<Organization['features']>): Promise<Organization | undefined> =>
  setColumns(work, id, { features: sql<string>`features || ${JSON.stringify(features)}::jsonb` });

export const updateMaxUsers = (work: Work, id: OrganizationId, maxUsers: number | null): Promise<Organization | undefined> =>
  setColumns(work, id, { max_users: maxUsers });

export const updateSessionPolicy = (work: Work, id: OrganizationId, limits: SessionLimits | null): Promise<Organization | undefined> =>
  setColumns(work, id, { session_absolute_minutes: limits?.absoluteMinutes ?? null, session_idle_minutes: limits?.idleMinutes ?? null });

export const updateAuthPolicy = (work: Work, id: OrganizationId, policy: AuthPolicy): Promise<Organization | undefined> =>
  setColumns(work, id, { auth_policy: JSON.stringify(policy) });

async function setColumns(work: Work, id: OrganizationId, columns: UpdateObject<Tables, 'organizations'>): Promise<Organization | undefined> {
  const row = await work.sql
    .updateTable('organizations')
    .set({ ...columns, updated_at: work.now })
    .where('environment_id', '=', work.environment.id)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirst();
  return row && toOrganization(row);
}

export async function deleteOrganizationRow(work: Work, id: OrganizationId): Promise<void> {
  await work.sql.deleteFrom('organizations').where('environment_id', '=', work.environment.id).where('id', '=', id).execute();
}

/** Takes back the invitations that are still waiting to be mailed: their links would lead nowhere. The key is invitations' `mailKey`. */
export async function cancelInvitationMails(work: Work, id: OrganizationId): Promise<void> {
  await work.sql
    .deleteFrom('jobs')
    .using('invitations')
    .where('invitations.organization_id', '=', id)
    .where('invitations.status', '=', 'pending')
    .where('jobs.environment_id', '=', work.environment.id)
    .where('jobs.key', '=', sql<string>`'invitation:' || invitations.id`)
    .where((job) => job.or([job('jobs.locked_until', 'is', null), job('jobs.locked_until', '<=', work.now)]))
    .execute();
}

const columnsOf = ({ displayName, slug, externalId, logoUrl, metadata }: OrganizationChanges) => ({
  ...(displayName === undefined ? {} : { display_name: displayName }),
  ...(slug === undefined ? {} : { slug }),
  ...(externalId === undefined ? {} : { external_id: externalId }),
  ...(logoUrl === undefined ? {} : { logo_url: logoUrl }),
  ...(metadata === undefined ? {} : { metadata: JSON.stringify(metadata) }),
});

/** Slug and external id belong to one organization of the environment; the database decides who was first. */
async function refusingTaken<T>({ slug, externalId }: OrganizationChanges, write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (violates(error, 'organizations_slug')) throw organizationFaults.slugTaken({ slug: slug ?? '' }, error);
    if (violates(error, 'organizations_external_id')) throw organizationFaults.externalIdTaken({ externalId: externalId ?? '' }, error);
    throw error;
  }
}

/** What a statement of another feature reads when it needs the organization whole. */
export type OrganizationColumns = Omit<Selectable<Tables['organizations']>, 'environment_id' | 'words'>;

export const toOrganization = (row: OrganizationColumns): Organization => ({
  id: row.id,
  displayName: row.display_name,
  slug: row.slug,
  externalId: row.external_id,
  logoUrl: row.logo_url,
  metadata: row.metadata,
  features: row.features,
  maxUsers: row.max_users,
  joinApproval: row.join_approval,
  authPolicy: { ...NO_DEMANDS, ...(row.auth_policy as Partial<AuthPolicy>) },
  sessionPolicy: row.session_absolute_minutes === null ? null : { absoluteMinutes: row.session_absolute_minutes, idleMinutes: row.session_idle_minutes },
  createdAt: row.created_at,
  updatedAt: row.updated_at,
});
