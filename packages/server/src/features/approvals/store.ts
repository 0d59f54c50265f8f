import { type SelectQueryBuilder, sql } from 'kysely';
import { insertSet } from '../../platform/db/insert-set.ts';
import type { Tables } from '../../platform/db/tables.ts';
import type { OrganizationId, UserId } from '../../platform/ids.ts';
import { type Page, type PageRequest, turnPage } from '../../platform/paging.ts';
import { deleteOldest } from '../../platform/sweep.ts';
import type { Work } from '../../platform/work.ts';
import type { ApprovalLink, ApprovalSubject } from './ask.ts';
import type { AnsweredRequest, ListAnswered, WaitingRequest } from './inbox.ts';

/** What the links of one question have in common; each is its approver's own. */
export async function insertLinks(
  work: Work,
  { organizationId, subject, expiresAt }: { readonly organizationId: OrganizationId; readonly subject: ApprovalSubject; readonly expiresAt: Date },
  links: readonly { readonly hash: string; readonly userId: UserId }[],
): Promise<void> {
  const shared = { environment_id: work.environment.id, organization_id: organizationId, subject, expires_at: expiresAt };
  await insertSet(
    work.sql,
    'approval_links',
    links.map(({ hash, userId }) => ({ ...shared, hash, user_id: userId })),
  );
}

export async function selectLink(work: Work, hash: string): Promise<ApprovalLink | undefined> {
  const row = await work.sql
    .selectFrom('approval_links')
    .select(['subject', 'organization_id as organizationId', 'user_id as userId'])
    .where('environment_id', '=', work.environment.id)
    .where('hash', '=', hash)
    .where('expires_at', '>', work.now)
    .executeTakeFirst();
  return row && { ...row, subject: row.subject as ApprovalSubject }; // written by insertLinks
}

/** False: it was used, or has run out. */
export async function markLinkUsed(work: Work, hash: string): Promise<boolean> {
  const row = await work.sql
    .updateTable('approval_links')
    .set({ used_at: work.now })
    .where('environment_id', '=', work.environment.id)
    .where('hash', '=', hash)
    .where('used_at', 'is', null)
    .where('expires_at', '>', work.now)
    .returning('hash')
    .executeTakeFirst();
  return row !== undefined;
}

export const deleteLinksBefore = (work: Work, before: Date, most: number): Promise<number> =>
  deleteOldest(work, { table: 'approval_links', key: 'hash', over: sql`expires_at` }, before, most);

/** Both kinds in one list. What stands behind the prefix of their ids goes up with time, and has an index of what waits and one of what was answered. */
function requests(work: Work) {
  const invitations = work.sql
    .selectFrom('invitation_requests')
    .select([
      BY_TIME.as('id'),
      sql<ApprovalSubject>`id`.as('subject'),
      'organization_id as organizationId',
      sql<UserId | null>`null`.as('userId'),
      sql<string | null>`email`.as('givenEmail'),
      sql<string | null>`trim(concat(asked #>> '{fields,profile,givenName}', ' ', asked #>> '{fields,profile,familyName}'))`.as('givenName'),
      'roles',
      'requester_email as requesterEmail',
      'created_at as createdAt',
      'status',
      'decided_at as decidedAt',
      'decided_by as decidedBy',
      'reason',
    ])
    .where('environment_id', '=', work.environment.id);
  const joins = work.sql
    .selectFrom('join_requests')
    .select([
      BY_TIME.as('id'),
      sql<ApprovalSubject>`id`.as('subject'),
      'organization_id as organizationId',
      'user_id as userId',
      sql<string | null>`null`.as('givenEmail'),
      sql<string | null>`null`.as('givenName'),
      sql<string[]>`'{}'::text[]`.as('roles'),
      sql<string>`''`.as('requesterEmail'),
      'created_at as createdAt',
      'status',
      'decided_at as decidedAt',
      'decided_by as decidedBy',
      'reason',
    ])
    .where('environment_id', '=', work.environment.id);
  return { invitations, joins };
}

const BY_TIME = sql<string>`substr(id, 5)`;

type Requests = ReturnType<typeof requests>;

/**
 * Each kind comes in its own order, so that the two are merged as far as the page goes: PostgreSQL would sort all there are
 * otherwise. Who asks to join is looked up for the page alone.
 */
const together = (work: Work, { invitations, joins }: Requests, order: 'asc' | 'desc') =>
  work.sql
    .selectFrom(
      work.sql
        .selectFrom(invitations.orderBy(BY_TIME, order).as('invitations'))
        .selectAll()
        .unionAll(work.sql.selectFrom(joins.orderBy(BY_TIME, order).as('joins')).selectAll())
        .as('requests'),
    )
    .innerJoin('organizations', 'organizations.id', 'requests.organizationId')
    .leftJoin('users', 'users.id', 'requests.userId')
    .select([
      'requests.id',
      'requests.subject',
      'requests.organizationId',
      'organizations.display_name as organizationName',
      sql<string>`coalesce(requests."givenEmail", users.email)`.as('email'),
      sql<string>`coalesce(requests."givenName", nullif(users.name, ''), trim(concat(users.given_name, ' ', users.family_name)))`.as('name'),
      'requests.roles',
      'requests.requesterEmail',
      'requests.createdAt',
      'requests.status',
      'requests.decidedAt',
      'requests.decidedBy',
      'requests.reason',
    ]);

type Row = Awaited<ReturnType<ReturnType<typeof together>['execute']>>[number];

/** It is paged by the name of its key alone, which no table of ours has. */
const paged = <Each extends Row>(query: unknown) => query as SelectQueryBuilder<Tables, 'organizations', Each>;

export async function pageOfWaiting(work: Work, ask: PageRequest): Promise<Page<WaitingRequest>> {
  const { invitations, joins } = requests(work);
  const query = together(work, { invitations: invitations.where('status', '=', 'waiting'), joins: joins.where('status', '=', 'waiting') }, 'asc');
  return turnPage(work, paged<Row>(query), ask, { of: ['waiting'], by: 'requests.id', order: 'oldest' });
}

export async function pageOfAnswered(work: Work, { organizationId, ...ask }: ListAnswered): Promise<Page<AnsweredRequest>> {
  const { invitations, joins } = requests(work);
  const answered = {
    invitations: invitations.where('status', '!=', 'waiting').$if(organizationId !== undefined, (rows) => rows.where('organization_id', '=', organizationId!)),
    joins: joins.where('status', '!=', 'waiting').$if(organizationId !== undefined, (rows) => rows.where('organization_id', '=', organizationId!)),
  };
  const query = together(work, answered, 'desc').select(
    sql<string | null>`(select email from users where users.environment_id = ${work.environment.id} and users.id = requests."decidedBy")`.as('deciderEmail'),
  );
  const page = await turnPage(work, paged<Row & { readonly deciderEmail: string | null }>(query), ask, {
    of: ['answered', organizationId ?? ''],
    by: 'requests.id',
    order: 'newest',
  });
  return { ...page, rows: page.rows.map(({ status, ...row }) => ({ ...row, isApproved: status === 'approved' })) };
}
