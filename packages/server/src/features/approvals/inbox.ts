import { CLIENTS, command } from '../../chassis/command.ts';
import type { OrganizationId } from '../../platform/ids.ts';
import type { Page, PageRequest } from '../../platform/paging.ts';
import { demandOrganization } from '../organizations/index.ts';
import type { ApprovalSubject } from './ask.ts';
import { pageOfAnswered, pageOfWaiting } from './store.ts';

/** Something that waits for an answer, of whatever kind and wherever. */
export interface WaitingRequest {
  readonly subject: ApprovalSubject;
  readonly organizationId: OrganizationId;
  readonly organizationName: string;
  /** Who is to come in. */
  readonly email: string;
  /** Empty when nobody said. */
  readonly name: string;
  /** By name; none for people who ask themselves. */
  readonly roles: readonly string[];
  /** Empty: they ask for themselves. */
  readonly requesterEmail: string;
  readonly createdAt: Date;
}

/** What waits in the whole environment, whoever has waited longest first. */
export const listWaitingRequests = command({
  needs: CLIENTS,
  reads: true,
  run: (work, ask: PageRequest): Promise<Page<WaitingRequest>> => pageOfWaiting(work, ask),
});

/** What waited once, and what came of it. */
export interface AnsweredRequest extends WaitingRequest {
  readonly isApproved: boolean;
  readonly decidedAt: Date | null;
  /** The id of a client or a person. */
  readonly decidedBy: string | null;
  /** When a person answered who is still there. */
  readonly deciderEmail: string | null;
  /** Why it was refused; empty when nobody said. */
  readonly reason: string;
}

export interface ListAnswered extends PageRequest {
  /** Only there. Whoever answers for one organization names it. */
  readonly organizationId?: OrganizationId;
}

/** What was answered, whoever asked last first. */
export const listAnsweredRequests = command({
  needs: 'organizations_users_approve',
  within: ({ organizationId }: ListAnswered) => organizationId,
  reads: true,

  async run(work, ask): Promise<Page<AnsweredRequest>> {
    if (ask.organizationId !== undefined) await demandOrganization(work, ask.organizationId);
    return pageOfAnswered(work, ask);
  },
});
