import { sql } from 'kysely';
import type { ClientId, ConsentId, OrganizationId, ResourceId, UserId } from '../../platform/ids.ts';
import { type Page, type PageRequest, turnPage } from '../../platform/paging.ts';
import type { Work } from '../../platform/work.ts';
import type { Consent, ListedConsent } from './consent.ts';

/** Which rows: whose, to whom, for what. What is not named is any. */
export interface Which {
  readonly id?: ConsentId;
  readonly userId?: UserId;
  readonly clientId?: ClientId;
  readonly organizationId?: OrganizationId;
  readonly resourceId?: ResourceId;
}

const COLUMNS = { id: 'id', userId: 'user_id', clientId: 'client_id', organizationId: 'organization_id', resourceId: 'resource_id' } as const;

const consents = (work: Work, which: Which) => {
  const rows = work.sql
    .selectFrom('consents')
    .innerJoin('clients', 'clients.id', 'consents.client_id')
    .innerJoin('users', 'users.id', 'consents.user_id')
    .selectAll('consents')
    .select(['clients.name as client_name', 'clients.metadata_uri', 'users.external_id'])
    .where('consents.environment_id', '=', work.environment.id);
  return Object.entries(COLUMNS).reduce((query, [name, column]) => {
    const value = which[name as keyof Which];
    return value === undefined ? query : query.where(`consents.${column}`, '=', value);
  }, rows);
};

type Row = Awaited<ReturnType<ReturnType<typeof consents>['executeTakeFirstOrThrow']>>;

const toConsent = (row: Row): ListedConsent => ({
  id: row.id,
  userId: row.user_id,
  clientId: row.client_id,
  organizationId: row.organization_id,
  resourceId: row.resource_id,
  scopes: row.scopes,
  grantedAt: row.granted_at,
  clientName: row.client_name,
  externalUserId: row.external_id ?? row.user_id,
});

export const selectConsents = async (work: Work, which: Which): Promise<ListedConsent[]> =>
  (await consents(work, which).orderBy('consents.id').execute()).map(toConsent);

export async function pageOfConsents(work: Work, which: Which, search: string, ask: PageRequest): Promise<Page<ListedConsent>> {
  const all = consents(work, which);
  const like = `%${search.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`;
  const query =
    search === ''
      ? all
      : all.where(({ eb, or }) =>
          or([
            eb(sql`lower(users.email)`, 'like', like),
            eb(sql`lower(clients.name)`, 'like', like),
            eb('users.external_id', '=', search),
            eb(sql<string>`users.id`, '=', search),
            eb(sql<string>`clients.id`, '=', search),
          ]),
        );
  const of = ['consents', ...Object.values(which), search];
  const page = await turnPage(work, query, ask, { of, by: 'consents.id', order: 'newest', mostRows: 30 });
  return { ...page, rows: page.rows.map(toConsent) };
}

/** What was allowed before stays allowed beside it. */
export async function upsertConsent(work: Work, consent: Consent): Promise<void> {
  await work.sql
    .insertInto('consents')
    .values({
      id: consent.id,
      environment_id: work.environment.id,
      user_id: consent.userId,
      client_id: consent.clientId,
      organization_id: consent.organizationId,
      resource_id: consent.resourceId,
      scopes: [...consent.scopes],
      granted_at: consent.grantedAt,
    })
    .onConflict((conflict) =>
      conflict.columns(['user_id', 'client_id', 'organization_id', 'resource_id']).doUpdateSet({
        scopes: sql`array(select distinct unnest(consents.scopes || excluded.scopes) order by 1)`,
        granted_at: consent.grantedAt,
      }),
    )
    .execute();
}

export async function deleteConsentRow(work: Work, which: Which & { readonly id: ConsentId }): Promise<Consent | undefined> {
  const [found] = await selectConsents(work, which);
  if (!found) return undefined;
  const row = await work.sql
    .deleteFrom('consents')
    .where('environment_id', '=', work.environment.id)
    .where('id', '=', found.id)
    .returning('id')
    .executeTakeFirst();
  return row && found;
}
