import { CLIENTS, command, unaudited } from '../../chassis/command.ts';
import { invalidFields } from '../../platform/fault.ts';
import type { EventId, WebhookDeliveryId, WebhookEndpointId } from '../../platform/ids.ts';
import { EVENT_TYPES, isEventType } from '../events/index.ts';
import type { Delivery } from './delivery.ts';
import { checkEventTypes } from './endpoint.ts';
import { exampleOf } from './examples.ts';
import { webhookFaults } from './faults.ts';
import { demandDelivery, noDelivery } from './log.ts';
import { demandOn } from './manage.ts';
import { hasEvent, insertTest, queueAgain, queueEvents, selectEventsOf } from './store.ts';

const IN_ITS_OWN_LOG = unaudited('The log of deliveries tells.');

export interface SendTest {
  readonly endpointId: WebhookEndpointId;
  /** None: the first that the endpoint listens to. */
  readonly type?: string;
}

/** Sends what did not happen, by the way of what did. */
export const sendTest = command({
  needs: CLIENTS,
  action: IN_ITS_OWN_LOG,

  async run(work, { endpointId, type: asked }: SendTest): Promise<Delivery> {
    if (asked !== undefined) checkEventTypes([asked], 'event_type');
    const { eventTypes } = await demandOn(work, endpointId);
    const type = [asked, ...eventTypes].filter((name) => name !== undefined).find(isEventType) ?? 'organization.created';
    const { organizationId, data } = exampleOf(type);
    const event = { object: EVENT_TYPES[type].object, data, ...(organizationId && { organization_id: organizationId }) };
    return insertTest(work, { endpointId, eventId: work.newId('evt'), type, event });
  },
});

export const resend = command({
  needs: CLIENTS,
  action: IN_ITS_OWN_LOG,

  async run(work, id: WebhookDeliveryId): Promise<Delivery> {
    await demandOn(work, (await demandDelivery(work, id)).endpointId);
    return (await queueAgain(work, id)) ?? noDelivery(id);
  },
});

export interface Replay {
  readonly endpointId: WebhookEndpointId;
  readonly eventId?: EventId;
  readonly from?: Date;
  readonly until?: Date;
  readonly onlyMissed: boolean;
}

const MOST_REPLAYED = 10_000;

/** Sends events again, or for the first time. @returns how many */
export const replay = command({
  needs: CLIENTS,
  action: IN_ITS_OWN_LOG,

  async run(work, { endpointId, eventId, from, until, onlyMissed }: Replay): Promise<number> {
    await demandOn(work, endpointId);
    if (eventId !== undefined) {
      if (!(await hasEvent(work, eventId))) throw webhookFaults.noEvent({ event: eventId });
      return queueEvents(work, endpointId, [eventId], onlyMissed);
    }
    if (!from) throw invalidFields([{ field: 'start_time', description: 'is needed, or event_id', constraint: 'webhooks.which' }]);
    if (until && until <= from) throw invalidFields([{ field: 'end_time', description: 'must be after start_time', constraint: 'webhooks.span' }]);
    const events = await selectEventsOf(work, endpointId, { from, ...(until && { until }) }, MOST_REPLAYED + 1);
    if (events.length > MOST_REPLAYED) throw webhookFaults.tooWide({ most: MOST_REPLAYED });
    return queueEvents(work, endpointId, events, onlyMissed);
  },
});
