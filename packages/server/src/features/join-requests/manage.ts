import { command } from '../../chassis/command.ts';
import type { OrganizationId } from '../../platform/ids.ts';
import type { Page, PageRequest } from '../../platform/paging.ts';
import { demandOrganization, noSuchOrganization } from '../organizations/index.ts';
import type { JoinRequest, JoinRequestStatus } from './join-request.ts';
import { pageOfRequests, updateApproval } from './store.ts';

export interface ListJoinRequests extends PageRequest {
  readonly organizationId: OrganizationId;
  readonly status?: JoinRequestStatus;
}

/** Who asked to be let in, the newest first. */
export const listJoinRequests = command({
  needs: 'organizations_users_read',
  within: ({ organizationId }: ListJoinRequests) => organizationId,
  reads: true,

  async run(work, ask: ListJoinRequests): Promise<Page<JoinRequest>> {
    await demandOrganization(work, ask.organizationId);
    return pageOfRequests(work, ask);
  },
});

export interface JoinPolicy {
  readonly organizationId: OrganizationId;
  readonly approvalRequired: boolean;
}

export const getJoinPolicy = command({
  needs: 'organizations_read',
  within: ({ organizationId }: Pick<JoinPolicy, 'organizationId'>) => organizationId,
  reads: true,

  async run(work, { organizationId }): Promise<JoinPolicy> {
    const { joinApproval } = await demandOrganization(work, organizationId);
    return { organizationId, approvalRequired: joinApproval };
  },
});

/** Whether people with an address at an allowed domain have to ask. */
export const updateJoinPolicy = command({
  needs: 'organizations_write',
  action: 'organization.join_policy_updated',
  within: ({ organizationId }: JoinPolicy) => organizationId,

  async run(work, { organizationId, approvalRequired }: JoinPolicy): Promise<JoinPolicy> {
    if (!(await updateApproval(work, organizationId, approvalRequired))) throw noSuchOrganization({ id: organizationId });
    return { organizationId, approvalRequired };
  },
});
