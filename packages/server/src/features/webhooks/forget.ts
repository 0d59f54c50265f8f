import type { WebhookEndpointId } from '../../platform/ids.ts';
import type { Work } from '../../platform/work.ts';
import type { JobHandler } from '../../platform/worker.ts';
import { deleteDeliveriesOf } from './store.ts';

const FORGET = 'webhooks.forget';
/** Of one transaction: a busy endpoint has millions in its month, and whoever deletes it does not wait for them. */
const BATCH = 1_000;

interface Forget {
  readonly endpointId: WebhookEndpointId;
}

/** Deletes the log of an endpoint that is gone; what is too much for now, a little later. */
export async function forgetDeliveriesOf(work: Work, endpointId: WebhookEndpointId): Promise<void> {
  const deleted = await deleteDeliveriesOf(work, endpointId, BATCH);
  if (deleted === BATCH) work.schedule(FORGET, { endpointId } satisfies Forget);
}

export const forgetJobs: Readonly<Record<string, JobHandler>> = {
  // Each batch leaves the next to another job: however many there are, none takes long.
  [FORGET]: async ({ payload }, { change }) => {
    const { endpointId } = payload as Forget; // written above, and by nothing else
    await change((work) => forgetDeliveriesOf(work, endpointId));
  },
};
