import { CLIENTS, command } from '../../chassis/command.ts';
import type { OrganizationId } from '../../platform/ids.ts';
import type { Page, PageRequest } from '../../platform/paging.ts';
import type { ApprovalSubject } from './ask.ts';
import { pageOfWaiting } from './store.ts';

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
