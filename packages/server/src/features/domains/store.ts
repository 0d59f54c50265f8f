import { type Selectable, sql } from 'kysely';
import type { Tables } from '../../platform/db/tables.ts';
import { violates } from '../../platform/db/violates.ts';
import type { DomainId, OrganizationId } from '../../platform/ids.ts';
import type { Work } from '../../platform/work.ts';
import { noSuchOrganization, toOrganization } from '../organizations/index.ts';
import type { Domain } from './domain.ts';
import { domainFaults } from './faults.ts';
import type { Standing } from './look.ts';
import type { ListDomains } from './read.ts';
import type { Suggestion } from './whose.ts';

/** Whose a domain is was decided by the first who proved it; the database knows who that was. */
export async function insertDomain(work: Work, domain: Domain, nextCheckAt: Date | null): Promise<void> {
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
        proof_until: domain.proofUntil,
        next_check_at: nextCheckAt,
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

const oneOf = (work: Work, id: DomainId) => work.sql.selectFrom('domains').selectAll().where('environment_id', '=', work.environment.id).where('id', '=', id);

export async function selectDomainById(work: Work, id: DomainId): Promise<Domain | undefined> {
  const row = await oneOf(work, id).executeTakeFirst();
  return row && toDomain(row);
}

/** Nobody else settles it until this unit of work is over. */
export async function lockDomain(work: Work, id: DomainId): Promise<Domain | undefined> {
  const row = await oneOf(work, id).forNoKeyUpdate().executeTakeFirst();
  return row && toDomain(row);
}

const isProven = ['verified', 'auto_verified'] as const;

/** Was somebody else first? Of two at the same moment the index `domains_proven` lets one through, and the other is tried again. */
export async function isProvenElsewhere(work: Work, { id, name }: Pick<Domain, 'id' | 'name'>): Promise<boolean> {
  const row = await work.sql
    .selectFrom('domains')
    .select('id')
    .where('environment_id', '=', work.environment.id)
    .where('domain', '=', name)
    .where('type', '=', 'organization')
    .where('status', 'in', isProven)
    .where('id', '<>', id)
    .executeTakeFirst();
  return row !== undefined;
}

export async function updateStanding(
  work: Work,
  { id, name }: Pick<Domain, 'id' | 'name'>,
  { status, proofUntil, vainChecks, nextCheckAt }: Standing,
  answered: boolean,
): Promise<Domain> {
  try {
    const row = await work.sql
      .updateTable('domains')
      .set({
        status,
        proof_until: proofUntil,
        vain_checks: vainChecks,
        next_check_at: nextCheckAt,
        ...(answered && { checked_at: work.now }),
        updated_at: work.now,
      })
      .where('environment_id', '=', work.environment.id)
      .where('id', '=', id)
      .returningAll()
      .executeTakeFirstOrThrow();
    return toDomain(row);
  } catch (error) {
    if (violates(error, 'domains_proven')) throw domainFaults.taken({ domain: name }, error);
    throw error;
  }
}

/** A look that nobody came back from is due again after this. */
const LOOK_MINUTES = 10;

/** Takes some whose hour has come. What another process has in hand is passed over. */
export async function takeDue(work: Work, atMost: number): Promise<DomainId[]> {
  const rows = await work.sql
    .updateTable('domains')
    .set({ next_check_at: new Date(work.now.getTime() + LOOK_MINUTES * 60_000) })
    .where('environment_id', '=', work.environment.id)
    .where('id', 'in', (row) =>
      row
        .selectFrom('domains')
        .select('id')
        .where('environment_id', '=', work.environment.id)
        .where('next_check_at', '<=', work.now)
        .orderBy('next_check_at')
        .limit(atMost)
        .forUpdate()
        .skipLocked(),
    )
    .returning('id')
    .execute();
  return rows.map(({ id }) => id);
}

export async function selectOwner(work: Work, domain: string): Promise<OrganizationId | undefined> {
  const row = await work.sql
    .selectFrom('domains')
    .select('organization_id')
    .where('environment_id', '=', work.environment.id)
    .where('domain', '=', domain)
    .where('type', '=', 'organization')
    .where('status', 'in', isProven)
    .executeTakeFirst();
  return row?.organization_id;
}

export async function selectSuggestions(
  work: Work,
  { email, domain, most, counted }: { readonly email: string; readonly domain: string; readonly most: number; readonly counted: number },
): Promise<Suggestion[]> {
  const rows = await work.sql
    .selectFrom('domains')
    .innerJoin('organizations', 'organizations.id', 'domains.organization_id')
    .innerJoin('users', (join) =>
      join.onRef('users.environment_id', '=', 'domains.environment_id').on(sql<boolean>`lower(users.email) = ${email.toLowerCase()}`),
    )
    .selectAll('organizations')
    .select(({ selectFrom, fn }) =>
      selectFrom((from) =>
        from
          .selectFrom('memberships')
          .select('memberships.id')
          .whereRef('memberships.organization_id', '=', 'organizations.id')
          .where('memberships.status', '=', 'active')
          .limit(counted)
          .as('counted'),
      )
        .select(fn.countAll<string>().as('members'))
        .as('members'),
    )
    .where('domains.environment_id', '=', work.environment.id)
    .where('domains.domain', '=', domain)
    .where('domains.type', '=', 'allowed_email')
    .where('users.email_proven_at', 'is not', null)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('memberships')
            .select('memberships.id')
            .whereRef('memberships.organization_id', '=', 'domains.organization_id')
            .whereRef('memberships.user_id', '=', 'users.id'),
        ),
      ),
    )
    .orderBy('organizations.id')
    .limit(most)
    .execute();
  return rows.map(({ members, ...organization }) => ({ organization: toOrganization(organization), members: Number(members) }));
}

const toDomain = (row: Selectable<Tables['domains']>): Domain => ({
  id: row.id,
  organizationId: row.organization_id,
  name: row.domain,
  type: row.type,
  status: row.status,
  method: row.method,
  txtSecret: row.txt_secret,
  proofUntil: row.proof_until,
  vainChecks: row.vain_checks,
  checkedAt: row.checked_at,
  createdAt: row.created_at,
  updatedAt: row.updated_at,
});
