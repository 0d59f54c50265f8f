import { CLIENTS, command } from '../../chassis/command.ts';
import { invalidFields } from '../../platform/fault.ts';
import type { EventId, WebhookDeliveryId, WebhookEndpointId } from '../../platform/ids.ts';
import type { Page, PageRequest } from '../../platform/paging.ts';
import type { Work } from '../../platform/work.ts';
import { type Attempt, type Delivery, payloadOf, type State } from './delivery.ts';
import { webhookFaults } from './faults.ts';
import { demandEndpoint } from './manage.ts';
import { pageOfDeliveries, selectAttempts, selectDelivery, selectEventOf } from './store.ts';

export interface ListDeliveries extends PageRequest {
  readonly endpointId?: WebhookEndpointId;
  readonly eventId?: EventId;
  readonly type?: string;
  readonly state?: State;
  readonly from?: Date;
  /** What came before this moment, and not what came at it. */
  readonly until?: Date;
}

/** What became of the events of one endpoint, or of one event at every endpoint. */
export const listDeliveries = command({
  needs: CLIENTS,
  reads: true,

  async run(work, ask: ListDeliveries): Promise<Page<Delivery>> {
    if (ask.endpointId !== undefined) await demandEndpoint(work, ask.endpointId);
    else if (ask.eventId === undefined) {
      throw invalidFields([{ field: 'endpoint_id', description: 'is needed, or event_id', constraint: 'webhooks.which' }]);
    }
    return pageOfDeliveries(work, ask);
  },
});

export interface WholeDelivery {
  readonly delivery: Delivery;
  /** What is sent, byte for byte. */
  readonly payload: string;
  /** The newest first. */
  readonly attempts: readonly Attempt[];
}

const MOST_ATTEMPTS = 100;

export const getDelivery = command({
  needs: CLIENTS,
  reads: true,

  async run(work, id: WebhookDeliveryId): Promise<WholeDelivery> {
    const delivery = await demandDelivery(work, id);
    const event = (await selectEventOf(work, id)) ?? noDelivery(id);
    return { delivery, payload: payloadOf(event, work.environment.id), attempts: await selectAttempts(work, id, MOST_ATTEMPTS) };
  },
});

export const demandDelivery = async (work: Work, id: WebhookDeliveryId): Promise<Delivery> => (await selectDelivery(work, id)) ?? noDelivery(id);

export function noDelivery(id: WebhookDeliveryId): never {
  throw webhookFaults.noDelivery({ delivery: id });
}
