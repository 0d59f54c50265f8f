import { CLIENTS, command } from '../../chassis/command.ts';
import type { InteractionId } from '../../platform/ids.ts';
import type { Page, PageRequest } from '../../platform/paging.ts';
import type { AuthRequest, AuthStatus, Step } from './auth-request.ts';
import { authLogFaults } from './faults.ts';
import { pageOfRequests, selectRequest, selectSteps } from './store.ts';

/** What is absent lets everything through; several together all apply. */
export interface AuthLogFilter {
  readonly statuses: readonly AuthStatus[];
  readonly email?: string;
  readonly from?: Date;
  /** What came before this moment, and not what came at it. */
  readonly until?: Date;
  readonly clientId?: string;
  readonly organizationId?: string;
  readonly connectionId?: string;
  readonly resourceId?: string;
  readonly userId?: string;
  readonly sessionId?: string;
  readonly error?: string;
}

export interface ListAuthRequests extends PageRequest {
  readonly filter: AuthLogFilter;
}

/** The requests of the environment, the newest first. */
export const listAuthRequests = command({
  needs: CLIENTS,
  reads: true,
  run: (work, ask: ListAuthRequests): Promise<Page<AuthRequest>> => pageOfRequests(work, ask),
});

/** One request and everything that happened on its way. */
export const getAuthRequest = command({
  needs: CLIENTS,
  reads: true,

  async run(work, { id }: { readonly id: InteractionId }): Promise<{ readonly request: AuthRequest; readonly steps: readonly Step[] }> {
    const request = await selectRequest(work, id);
    if (!request) throw authLogFaults.notFound({ request: id });
    return { request, steps: await selectSteps(work, id) };
  },
});
