import type { WebhookEndpointId } from '../../platform/ids.ts';
import type { Work } from '../../platform/work.ts';
import type { JobHandler } from '../../platform/worker.ts';
import { planMissed } from './store.ts';

const CATCH_UP = 'webhooks.catch_up';
const A_MOMENT = 30_000;

interface CatchUp {
  readonly endpointId: WebhookEndpointId;
  readonly since: string;
}

/**
 * An endpoint was switched on. Requests that are under way, and other processes for a moment, do not know that anybody
 * listens: what they announce is looked for a little later.
 */
export const catchUpLater = (work: Work, endpointId: WebhookEndpointId): void =>
  work.schedule(CATCH_UP, { endpointId, since: work.now.toISOString() } satisfies CatchUp, { at: new Date(work.now.getTime() + A_MOMENT) });

export const catchUpJobs: Readonly<Record<string, JobHandler>> = {
  [CATCH_UP]: async ({ payload }, { change }) => {
    const { endpointId, since } = payload as CatchUp; // written above, and by nothing else
    await change((work) => planMissed(work, endpointId, new Date(since)));
  },
};
