import { command } from '../../chassis/command.ts';
import { actorName } from '../../platform/actor.ts';
import type { JoinRequestId, OrganizationId } from '../../platform/ids.ts';
import type { Work } from '../../platform/work.ts';
import { endAsking, readReason, TO_APPROVE } from '../approvals/index.ts';
import { findMembership } from '../memberships/index.ts';
import { demandOrganization, organizationData } from '../organizations/index.ts';
import { getUser, userData } from '../users/index.ts';
import { joinRequestFaults } from './faults.ts';
import { letIn } from './join.ts';
import type { JoinRequest } from './join-request.ts';
import { tellByMail } from './mail.ts';
import { selectRequest, settleRequest } from './store.ts';

export interface WhichRequest {
  readonly organizationId: OrganizationId;
  readonly id: JoinRequestId;
}

export interface AnswerJoinRequest extends WhichRequest {
  /** What it is answered by, when it is the link out of an approver's mail: it gives one answer. */
  readonly link?: string;
}

export interface RefuseJoinRequest extends AnswerJoinRequest {
  /** Why, for them to read. */
  readonly reason?: string;
}

const within = ({ organizationId }: WhichRequest) => organizationId;

/** Lets somebody in who asked. Of two who answer at once, one does. */
export const approveJoinRequest = command({
  needs: TO_APPROVE,
  action: 'join_request.approved',
  within,

  async run(work, answer: AnswerJoinRequest): Promise<JoinRequest> {
    const request = await settle(work, answer, 'approved');
    // Somebody may have invited or added them meanwhile: then they have their place.
    if (!(await findMembership(work, request.organizationId, request.userId))) await letIn(work, { id: request.userId }, request.organizationId);
    return request;
  },
});

/** Says no. They may ask again. */
export const refuseJoinRequest = command({
  needs: TO_APPROVE,
  action: 'join_request.refused',
  within,
  run: (work, { reason, ...answer }: RefuseJoinRequest): Promise<JoinRequest> => settle(work, answer, 'refused', readReason(reason)),
});

async function settle(work: Work, { link, ...which }: AnswerJoinRequest, status: 'approved' | 'refused', reason = ''): Promise<JoinRequest> {
  const settled = await settleRequest(work, which, { status, reason, by: actorName(work.by) });
  const request = await selectRequest(work, which);
  if (!request) throw joinRequestFaults.notFound({ request: which.id });
  if (!settled) throw joinRequestFaults.decided({ status: request.status });
  await endAsking(work, request.id, link);
  const [organization, user] = [await demandOrganization(work, which.organizationId), await getUser(work, request.userId)];
  await tellByMail(work, user, organization, status, reason);
  work.announce({
    type: status === 'approved' ? 'user.organization_join_approved' : 'user.organization_join_refused',
    object: 'User',
    subject: user.id,
    organizationId: organization.id,
    data: { organization: organizationData(organization), user: userData(user), ...(status === 'refused' ? { reason } : {}) },
  });
  return request;
}
