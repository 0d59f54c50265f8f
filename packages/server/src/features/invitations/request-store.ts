import { sql } from 'kysely';
import type { InvitationRequestId, OrganizationId } from '../../platform/ids.ts';
import { type Page, turnPage } from '../../platform/paging.ts';
import type { Work } from '../../platform/work.ts';
import type { ListInvitationRequests } from './decide-request.ts';
import type { InviteUser } from './invite.ts';

/** An invitation that somebody has to approve first. */
export interface InvitationRequest {
  readonly id: InvitationRequestId;
  readonly organizationId: OrganizationId;
  readonly email: string;
  /** By name. */
  readonly roles: readonly string[];
  readonly asked: Pick<InviteUser, 'fields' | 'membershipMetadata'>;
  readonly requesterEmail: string;
  readonly status: 'waiting' | 'approved' | 'refused';
  readonly createdAt: Date;
  readonly decidedAt: Date | null;
  readonly decidedBy: string | null;
  /** When a person answered who is still there. */
  readonly deciderEmail: string | null;
  /** Why it was refused; empty when nobody said. */
  readonly reason: string;
}

const requests = (work: Work, organizationId: OrganizationId) =>
  work.sql
    .selectFrom('invitation_requests')
    .select([
      'invitation_requests.id',
      'invitation_requests.organization_id as organizationId',
      'invitation_requests.email',
      'invitation_requests.roles',
      'invitation_requests.requester_email as requesterEmail',
      'invitation_requests.status',
      'invitation_requests.created_at as createdAt',
      'invitation_requests.decided_at as decidedAt',
      'invitation_requests.decided_by as decidedBy',
      'invitation_requests.reason',
    ])
    .select((row) => [
      row.ref('invitation_requests.asked').$castTo<InvitationRequest['asked']>().as('asked'), // written by insertRequest
      sql<
        string | null
      >`(select email from users where users.environment_id = invitation_requests.environment_id and users.id = invitation_requests.decided_by)`.as(
        'deciderEmail',
      ),
    ])
    .where('invitation_requests.environment_id', '=', work.environment.id)
    .where('invitation_requests.organization_id', '=', organizationId);

type Which = Pick<InvitationRequest, 'id' | 'organizationId'>;

export async function selectRequest(work: Work, { organizationId, id }: Which): Promise<InvitationRequest | undefined> {
  return requests(work, organizationId).where('invitation_requests.id', '=', id).executeTakeFirst();
}

export async function pageOfRequests(work: Work, { organizationId, status, ...ask }: ListInvitationRequests): Promise<Page<InvitationRequest>> {
  const query = requests(work, organizationId).$if(status !== undefined, (rows) => rows.where('invitation_requests.status', '=', status!));
  return turnPage(work, query, ask, { of: ['invitation_requests', organizationId, status ?? ''], by: 'invitation_requests.id', order: 'newest' });
}

/** False: somebody asked for that person already, and nobody has answered. */
export async function insertRequest(
  work: Work,
  request: Pick<InvitationRequest, 'id' | 'organizationId' | 'email' | 'roles' | 'asked' | 'requesterEmail'>,
): Promise<boolean> {
  const row = await work.sql
    .insertInto('invitation_requests')
    .values({
      id: request.id,
      environment_id: work.environment.id,
      organization_id: request.organizationId,
      email: request.email,
      roles: [...request.roles],
      asked: JSON.stringify(request.asked),
      requester_email: request.requesterEmail,
      status: 'waiting',
      created_at: work.now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** The one statement that decides a race. False: it was answered before, or is not there. */
export async function settleRequest(
  work: Work,
  { organizationId, id }: Which,
  { status, by, reason }: { readonly status: 'approved' | 'refused'; readonly by: string; readonly reason: string },
): Promise<boolean> {
  const row = await work.sql
    .updateTable('invitation_requests')
    .set({ status, decided_by: by, decided_at: work.now, reason })
    .where('environment_id', '=', work.environment.id)
    .where('organization_id', '=', organizationId)
    .where('id', '=', id)
    .where('status', '=', 'waiting')
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}
