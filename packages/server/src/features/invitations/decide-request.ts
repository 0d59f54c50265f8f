import { command } from '../../chassis/command.ts';
import type { OrganizationId } from '../../platform/ids.ts';
import type { Page, PageRequest } from '../../platform/paging.ts';
import { TO_APPROVE } from '../approvals/index.ts';
import { demandOrganization, noSuchOrganization } from '../organizations/index.ts';
import { invitationFaults } from './faults.ts';
import {
  type AnswerRequest,
  approveRequest,
  askAppAboutRequest,
  type InvitationRequest,
  type RefuseRequest,
  refuseRequest,
  type WhichRequest,
} from './request.ts';
import { pageOfRequests, selectRequest } from './request-store.ts';
import { selectInviteApproval, updateInviteApproval } from './store.ts';

const within = ({ organizationId }: { readonly organizationId: OrganizationId }) => organizationId;

export const approveInvitationRequest = command({
  needs: TO_APPROVE,
  action: 'invitation_request.approved',
  within,
  prepare: (outside, answer: AnswerRequest, _caller, read) => askAppAboutRequest(outside, read, answer),
  run: (work, answer: AnswerRequest, said): Promise<InvitationRequest> => approveRequest(work, answer, said),
});

export const refuseInvitationRequest = command({
  needs: TO_APPROVE,
  action: 'invitation_request.refused',
  within,
  run: (work, answer: RefuseRequest): Promise<InvitationRequest> => refuseRequest(work, answer),
});

export const getInvitationRequest = command({
  needs: 'organizations_users_read',
  within,
  reads: true,

  async run(work, which: WhichRequest): Promise<InvitationRequest> {
    const request = await selectRequest(work, which);
    if (!request) throw invitationFaults.noRequest({ request: which.id });
    return request;
  },
});

export interface ListInvitationRequests extends PageRequest {
  readonly organizationId: OrganizationId;
  readonly status?: InvitationRequest['status'];
}

/** Who is to be invited and waits for it, the newest first. */
export const listInvitationRequests = command({
  needs: 'organizations_users_read',
  within,
  reads: true,

  async run(work, ask: ListInvitationRequests): Promise<Page<InvitationRequest>> {
    await demandOrganization(work, ask.organizationId);
    return pageOfRequests(work, ask);
  },
});

export interface InvitationApproval {
  readonly organizationId: OrganizationId;
  readonly required: boolean;
}

/** Whether invitations by members who may not approve wait. */
export const getInvitationApproval = command({
  needs: 'organizations_read',
  within,
  reads: true,

  async run(work, { organizationId }: { readonly organizationId: OrganizationId }): Promise<InvitationApproval> {
    const required = await selectInviteApproval(work, organizationId);
    if (required === undefined) throw noSuchOrganization({ id: organizationId });
    return { organizationId, required };
  },
});

/** Changes that. What waits already goes on waiting. */
export const updateInvitationApproval = command({
  needs: 'organizations_write',
  action: 'organization.updated',
  within,

  async run(work, given: InvitationApproval): Promise<InvitationApproval> {
    await demandOrganization(work, given.organizationId);
    await updateInviteApproval(work, given.organizationId, given.required);
    return given;
  },
});
