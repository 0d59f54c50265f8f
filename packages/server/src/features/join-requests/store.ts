import { sql } from 'kysely';
import type { JoinRequestId, OrganizationId, UserId } from '../../platform/ids.ts';
import { type Page, turnPage } from '../../platform/paging.ts';
import type { Work } from '../../platform/work.ts';
import type { WhichRequest } from './decide.ts';
import type { JoinRequest } from './join-request.ts';
import type { ListJoinRequests } from './manage.ts';

export async function insertRequest(
  work: Work,
  { organizationId, userId }: { readonly organizationId: OrganizationId; readonly userId: UserId },
): Promise<JoinRequestId | undefined> {
  const row = await work.sql
    .insertInto('join_requests')
    .values({
      id: work.newId('jrq'),
      environment_id: work.environment.id,
      organization_id: organizationId,
      user_id: userId,
      status: 'waiting',
      created_at: work.now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return row?.id;
}

export async function selectWaitingOf(work: Work, userId: UserId): Promise<OrganizationId[]> {
  const rows = await work.sql
    .selectFrom('join_requests')
    .select('organization_id')
    .where('environment_id', '=', work.environment.id)
    .where('user_id', '=', userId)
    .where('status', '=', 'waiting')
    .execute();
  return rows.map((row) => row.organization_id);
}

const requests = (work: Work, organizationId: OrganizationId) =>
  work.sql
    .selectFrom('join_requests')
    .innerJoin('users', 'users.id', 'join_requests.user_id')
    .selectAll('join_requests')
    .select(['users.email', 'users.name', 'users.given_name', 'users.family_name'])
    .select(
      sql<
        string | null
      >`(select email from users as decider where decider.environment_id = join_requests.environment_id and decider.id = join_requests.decided_by)`.as(
        'decider_email',
      ),
    )
    .where('join_requests.environment_id', '=', work.environment.id)
    .where('join_requests.organization_id', '=', organizationId);

type Row = Awaited<ReturnType<ReturnType<typeof requests>['execute']>>[number];

const toRequest = (row: Row): JoinRequest => ({
  id: row.id,
  organizationId: row.organization_id,
  userId: row.user_id,
  email: row.email,
  name: row.name || `${row.given_name} ${row.family_name}`.trim(),
  status: row.status,
  createdAt: row.created_at,
  decidedAt: row.decided_at,
  decidedBy: row.decided_by,
  deciderEmail: row.decider_email,
  reason: row.reason,
});

export async function selectRequest(work: Work, { organizationId, id }: WhichRequest): Promise<JoinRequest | undefined> {
  const row = await requests(work, organizationId).where('join_requests.id', '=', id).executeTakeFirst();
  return row && toRequest(row);
}

export async function pageOfRequests(work: Work, { organizationId, status, ...ask }: ListJoinRequests): Promise<Page<JoinRequest>> {
  const query = requests(work, organizationId).$if(status !== undefined, (rows) => rows.where('join_requests.status', '=', status!));
  const page = await turnPage(work, query, ask, { of: ['join_requests', organizationId, status ?? ''], by: 'join_requests.id', order: 'newest' });
  return { ...page, rows: page.rows.map(toRequest) };
}

/** False: it was answered before, or is not there. */
export async function settleRequest(
  work: Work,
  { organizationId, id }: WhichRequest,
  { status, by, reason }: { readonly status: 'approved' | 'refused'; readonly by: string; readonly reason: string },
): Promise<boolean> {
  const row = await work.sql
    .updateTable('join_requests')
    .set({ status, decided_by: by, decided_at: work.now, reason })
    .where('environment_id', '=', work.environment.id)
    .where('organization_id', '=', organizationId)
    .where('id', '=', id)
    .where('status', '=', 'waiting')
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

export async function updateApproval(work: Work, organizationId: OrganizationId, required: boolean): Promise<boolean> {
  const row = await work.sql
    .updateTable('organizations')
    .set({ join_approval: required, updated_at: work.now })
    .where('environment_id', '=', work.environment.id)
    .where('id', '=', organizationId)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}
