import { command } from '../../chassis/command.ts';
import { actorName } from '../../platform/actor.ts';
import type { JoinRequestId, OrganizationId } from '../../platform/ids.ts';
import type { Work } from '../../platform/work.ts';
import { TO_APPROVE } from '../approvals/index.ts';
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

const within = ({ organizationId }: WhichRequest) => organizationId;

/** Lets somebody in who asked. Of two who answer at once, one does. */
export const approveJoinRequest = command({
  needs: TO_APPROVE,
  action: 'join_request.approved',
  within,

  run: (work, which: WhichRequest): Promise<JoinRequest> => answerJoinRequest(work, which, 'approved', actorName(work.by)),
});

/** Says no. They may ask again. */
export const refuseJoinRequest = command({
  needs: TO_APPROVE,
  action: 'join_request.refused',
  within,
  run: (work, which: WhichRequest): Promise<JoinRequest> => answerJoinRequest(work, which, 'refused', actorName(work.by)),
});

/** Says yes or no in somebody's name. */
export async function answerJoinRequest(work: Work, which: WhichRequest, answer: 'approved' | 'refused', by: string): Promise<JoinRequest> {
  const request = await settle(work, which, answer, by);
  // Somebody may have invited or added them meanwhile: then they have their place.
  if (answer === 'approved' && !(await findMembership(work, which.organizationId, request.userId))) {
    await letIn(work, { id: request.userId }, which.organizationId);
  }
  return request;
}

async function settle(work: Work, which: WhichRequest, status: 'approved' | 'refused', by: string): Promise<JoinRequest> {
  const settled = await settleRequest(work, which, { status, by });
  const request = await selectRequest(work, which);
  if (!request) throw joinRequestFaults.notFound({ request: which.id });
  if (!settled) throw joinRequestFaults.decided({ status: request.status });
  const [organization, user] = [await demandOrganization(work, which.organizationId), await getUser(work, request.userId)];
  await tellByMail(work, user, organization, status);
  work.announce({
    type: status === 'approved' ? 'user.organization_join_approved' : 'user.organization_join_refused',
    object: 'User',
    subject: user.id,
    organizationId: organization.id,
    data: { organization: organizationData(organization), user: userData(user) },
  });
  return request;
}
