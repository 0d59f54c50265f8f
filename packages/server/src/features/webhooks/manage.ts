import { bothUntil, checkAppUrl, newSecret } from '../../chassis/app-address.ts';
import { CLIENTS, command } from '../../chassis/command.ts';
import type { WebhookEndpointId } from '../../platform/ids.ts';
import type { Work } from '../../platform/work.ts';
import { catchUpLater } from './catch-up.ts';
import { checkEventTypes, type Endpoint, MOST_ENDPOINTS } from './endpoint.ts';
import { webhookFaults } from './faults.ts';
import { forgetDeliveriesOf } from './forget.ts';
import { deleteEndpointRow, insertEndpoint, lockEndpoints, replaceSecret, selectEndpoint, selectEndpoints, updateEndpointRow } from './store.ts';

type Fields = Pick<Endpoint, 'url' | 'description' | 'eventTypes' | 'enabled'>;

export const listEndpoints = command({
  needs: CLIENTS,
  reads: true,
  run: (work, _: undefined): Promise<Endpoint[]> => selectEndpoints(work),
});

export const getEndpoint = command({
  needs: CLIENTS,
  reads: true,
  run: (work, id: WebhookEndpointId): Promise<Endpoint> => demandEndpoint(work, id),
});

/** Makes one and its secret, which is shown this once. */
export const createEndpoint = command({
  needs: CLIENTS,
  action: 'webhook_endpoint.created',

  async run(work, { enabled = true, ...given }: Omit<Fields, 'enabled'> & Partial<Fields>): Promise<{ readonly endpoint: Endpoint; readonly secret: string }> {
    const url = checkAppUrl(given.url, work.environment, 'webhooks.url');
    const eventTypes = checkEventTypes(given.eventTypes, 'event_types');
    await lockEndpoints(work);
    if ((await selectEndpoints(work)).length >= MOST_ENDPOINTS) throw webhookFaults.tooMany({ most: MOST_ENDPOINTS });
    const id = work.newId('whe');
    const { secret, sealed } = newSecret(work, id);
    const endpoint: Endpoint = { ...given, id, url, eventTypes, enabled, disabledAt: null, failingSince: null, createdAt: work.now, updatedAt: work.now };
    await insertEndpoint(work, { ...endpoint, sealedSecret: sealed });
    if (enabled) catchUpLater(work, id);
    return { endpoint, secret };
  },
});

export const updateEndpoint = command({
  needs: CLIENTS,
  action: 'webhook_endpoint.updated',

  async run(work, { id, enabled, ...fields }: Partial<Fields> & { readonly id: WebhookEndpointId }): Promise<Endpoint> {
    const url = fields.url === undefined ? {} : { url: checkAppUrl(fields.url, work.environment, 'webhooks.url') };
    if (fields.eventTypes) checkEventTypes(fields.eventTypes, 'event_selection.event_types');
    const before = await demandEndpoint(work, id);
    const switched = enabled === undefined || enabled === before.enabled ? {} : { enabled };
    if (switched.enabled) catchUpLater(work, id);
    return (await updateEndpointRow(work, id, { ...fields, ...url, ...switched })) ?? missing(id);
  },
});

export const deleteEndpoint = command({
  needs: CLIENTS,
  action: 'webhook_endpoint.deleted',

  async run(work, id: WebhookEndpointId): Promise<void> {
    if (!(await deleteEndpointRow(work, id))) missing(id);
    await forgetDeliveriesOf(work, id);
  },
});

export const rotateSecret = command({
  needs: CLIENTS,
  action: 'webhook_endpoint.secret_rotated',

  async run(work, id: WebhookEndpointId): Promise<{ readonly secret: string; readonly previousUntil: Date }> {
    const { secret, sealed } = newSecret(work, id);
    const previousUntil = bothUntil(work);
    if (!(await replaceSecret(work, id, sealed, previousUntil))) missing(id);
    return { secret, previousUntil };
  },
});

export const demandEndpoint = async (work: Work, id: WebhookEndpointId): Promise<Endpoint> => (await selectEndpoint(work, id)) ?? missing(id);

/** One that something may be sent to. */
export async function demandOn(work: Work, id: WebhookEndpointId): Promise<Endpoint> {
  const endpoint = await demandEndpoint(work, id);
  if (!endpoint.enabled) throw webhookFaults.off();
  return endpoint;
}

export function missing(id: WebhookEndpointId): never {
  throw webhookFaults.notFound({ endpoint: id });
}
