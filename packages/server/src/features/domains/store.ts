import type { Selectable } from 'kysely';
import type { Tables } from '../../platform/db/tables.ts';
import { violates } from '../../platform/db/violates.ts';
import type { DomainId, OrganizationId } from '../../platform/ids.ts';
import type { Work } from '../../platform/work.ts';
import { noSuchOrganization } from '../organizations/index.ts';
import type { Domain } from './domain.ts';
import { domainFaults } from './faults.ts';
import type { ListDomains } from './read.ts';

/** Whose a domain is was decided by the first who proved it; the database knows who that was. */
export async function insertDomain(work: Work, domain: Domain): Promise<void> {
  try {
    await work.sql
      .insertInto('domains')
      .values({
        id: domain.id,
        environment_id: work.environment.id,
        organization_id: domain.organizationId,
        domain: domain.name,
        type: domain.type,
        status: domain.status,
        method: domain.method,
        txt_secret: domain.txtSecret,
        created_at: domain.createdAt,
        updated_at: domain.updatedAt,
      })
      .execute();
  } catch (error) {
    if (violates(error, 'domains_once')) throw domainFaults.alreadyAdded({ domain: domain.name }, error);
    if (violates(error, 'domains_proven')) throw domainFaults.taken({ domain: domain.name }, error);
    if (violates(error, 'domains_organization_id_fkey')) throw noSuchOrganization({ id: domain.organizationId });
    throw error;
  }
}

const ours = (work: Work, organizationId: OrganizationId) =>
  work.sql.selectFrom('domains').selectAll().where('environment_id', '=', work.environment.id).where('organization_id', '=', organizationId);

export async function selectDomain(work: Work, organizationId: OrganizationId, id: DomainId): Promise<Domain | undefined> {
  const row = await ours(work, organizationId).where('id', '=', id).executeTakeFirst();
  return row && toDomain(row);
}

export async function selectDomains(work: Work, organizationId: OrganizationId, { type, size, page }: Omit<ListDomains, 'organization'>): Promise<Domain[]> {
  const rows = await ours(work, organizationId)
    .$if(type !== undefined, (query) => query.where('type', '=', type!))
    .orderBy('id')
    .limit(size)
    .offset(size * page)
    .execute();
  return rows.map(toDomain);
}

export async function deleteDomainRow(work: Work, organizationId: OrganizationId, id: DomainId): Promise<Domain | undefined> {
  const row = await work.sql
    .deleteFrom('domains')
    .where('environment_id', '=', work.environment.id)
    .where('organization_id', '=', organizationId)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirst();
  return row && toDomain(row);
}

const toDomain = (row: Selectable<Tables['domains']>): Domain => ({
  id: row.id,
  organizationId: row.organization_id,
  name: row.domain,
  type: row.type,
  status: row.status,
  method: row.method,
  txtSecret: row.txt_secret,
  createdAt: row.created_at,
  updatedAt: row.updated_at,
});
