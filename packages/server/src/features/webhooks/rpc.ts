import type { JsonObject, MessageInitShape } from '@bufbuild/protobuf';
import { timestampDate, timestampFromDate } from '@bufbuild/protobuf/wkt';
import { WebhookDeliveryStatus as Status, type WebhookDeliverySchema, type WebhookEndpointSchema, WebhookService } from '@tenon/api/tenon/v1/webhooks_pb.ts';
import { procedure, serve } from '../../chassis/serve.ts';
import { parseId } from '../../platform/ids.ts';
import { type Attempt, type Delivery, headersOf, type State } from './delivery.ts';
import type { Endpoint } from './endpoint.ts';
import { getDelivery, listDeliveries } from './log.ts';
import { createEndpoint, deleteEndpoint, getEndpoint, listEndpoints, rotateSecret, updateEndpoint } from './manage.ts';
import { replay, resend, sendTest } from './send.ts';
import { listEventTypes } from './types.ts';

const { method } = WebhookService;
const endpointIn = ({ endpointId }: { readonly endpointId: string }) => parseId('whe', endpointId);
const deliveryIn = ({ deliveryId }: { readonly deliveryId: string }) => parseId('whd', deliveryId);

export const webhookService = serve(WebhookService, {
  listWebhookEventTypes: procedure(method.listWebhookEventTypes, {
    command: listEventTypes,
    request: () => undefined,
    // Made of nothing but JSON.
    response: (types) => ({ eventTypes: types.map(({ example, ...type }) => ({ ...type, example: example as unknown as JsonObject })) }),
  }),
  listWebhookEndpoints: procedure(method.listWebhookEndpoints, {
    command: listEndpoints,
    request: () => undefined,
    response: (endpoints) => ({ endpoints: endpoints.map(endpointMessage) }),
  }),
  getWebhookEndpoint: procedure(method.getWebhookEndpoint, { command: getEndpoint, request: endpointIn, response: shown }),
  createWebhookEndpoint: procedure(method.createWebhookEndpoint, {
    command: createEndpoint,
    request: ({ url, description, eventTypes, enabled }) => ({ url, description, eventTypes, ...(enabled === undefined ? {} : { enabled }) }),
    response: ({ endpoint, secret }) => ({ endpoint: endpointMessage(endpoint), secret }),
  }),
  updateWebhookEndpoint: procedure(method.updateWebhookEndpoint, {
    command: updateEndpoint,
    request: (asked) => ({
      id: endpointIn(asked),
      ...(asked.url === undefined ? {} : { url: asked.url }),
      ...(asked.description === undefined ? {} : { description: asked.description }),
      ...(asked.eventSelection === undefined ? {} : { eventTypes: asked.eventSelection.eventTypes }),
      ...(asked.enabled === undefined ? {} : { enabled: asked.enabled }),
    }),
    response: shown,
  }),
  deleteWebhookEndpoint: procedure(method.deleteWebhookEndpoint, { command: deleteEndpoint, request: endpointIn, response: () => ({}) }),
  rotateWebhookSecret: procedure(method.rotateWebhookSecret, {
    command: rotateSecret,
    request: endpointIn,
    response: ({ secret, previousUntil }) => ({ secret, previousUntil: timestampFromDate(previousUntil) }),
  }),
  sendTestWebhook: procedure(method.sendTestWebhook, {
    command: sendTest,
    request: (asked) => ({ endpointId: endpointIn(asked), ...(asked.eventType ? { type: asked.eventType } : {}) }),
    response: (delivery) => ({ delivery: deliveryMessage(delivery) }),
  }),
  replayWebhookEvents: procedure(method.replayWebhookEvents, {
    command: replay,
    request: (asked) => ({
      endpointId: endpointIn(asked),
      ...(asked.eventId ? { eventId: parseId('evt', asked.eventId) } : {}),
      ...spanIn(asked),
      onlyMissed: asked.onlyMissed,
    }),
    response: (queued) => ({ queued }),
  }),
  listWebhookDeliveries: procedure(method.listWebhookDeliveries, {
    command: listDeliveries,
    request: (asked) => ({
      size: asked.pageSize,
      token: asked.pageToken,
      ...(asked.endpointId ? { endpointId: endpointIn(asked) } : {}),
      ...(asked.eventId ? { eventId: parseId('evt', asked.eventId) } : {}),
      ...(asked.eventType ? { type: asked.eventType } : {}),
      ...stateIn(asked.status),
      ...spanIn(asked),
    }),
    response: (page) => ({ deliveries: page.rows.map(deliveryMessage), nextPageToken: page.next, prevPageToken: page.previous, totalSize: page.total }),
  }),
  getWebhookDelivery: procedure(method.getWebhookDelivery, {
    command: getDelivery,
    request: deliveryIn,
    response: ({ delivery, payload, attempts }) => ({
      delivery: deliveryMessage(delivery),
      payload,
      attempts: attempts.map((attempt) => attemptMessage(attempt, delivery)),
    }),
  }),
  resendWebhookDelivery: procedure(method.resendWebhookDelivery, {
    command: resend,
    request: deliveryIn,
    response: (delivery) => ({ delivery: deliveryMessage(delivery) }),
  }),
});

const STATES: Readonly<Record<State, Status>> = {
  queued: Status.QUEUED,
  success: Status.SUCCESS,
  retrying: Status.RETRYING,
  failed: Status.FAILED,
};
const STATE_NAMES = Object.entries(STATES) as [State, Status][]; // the entries of a record of that very type

function stateIn(status: Status): { readonly state?: State } {
  const [state] = STATE_NAMES.find(([, one]) => one === status) ?? [];
  return state === undefined ? {} : { state };
}

type Moment = Parameters<typeof timestampDate>[0];

const spanIn = ({ startTime, endTime }: { readonly startTime?: Moment | undefined; readonly endTime?: Moment | undefined }) => ({
  ...(startTime ? { from: timestampDate(startTime) } : {}),
  ...(endTime ? { until: timestampDate(endTime) } : {}),
});

function shown(endpoint: Endpoint) {
  return { endpoint: endpointMessage(endpoint) };
}

const endpointMessage = ({
  disabledAt,
  failingSince,
  createdAt,
  updatedAt,
  eventTypes,
  ...endpoint
}: Endpoint): MessageInitShape<typeof WebhookEndpointSchema> => ({
  ...endpoint,
  eventTypes: [...eventTypes],
  ...(disabledAt ? { disabledTime: timestampFromDate(disabledAt) } : {}),
  ...(failingSince ? { failingSince: timestampFromDate(failingSince) } : {}),
  createTime: timestampFromDate(createdAt),
  updateTime: timestampFromDate(updatedAt),
});

const deliveryMessage = (delivery: Delivery): MessageInitShape<typeof WebhookDeliverySchema> => ({
  id: delivery.id,
  endpointId: delivery.endpointId,
  eventId: delivery.eventId,
  eventType: delivery.type,
  organizationId: delivery.organizationId ?? '',
  isTest: delivery.isTest,
  status: STATES[delivery.state],
  attempts: delivery.attempts,
  lastStatus: delivery.lastStatus ?? 0,
  ...(delivery.lastAt ? { lastAttemptTime: timestampFromDate(delivery.lastAt) } : {}),
  ...(delivery.nextAt ? { nextAttemptTime: timestampFromDate(delivery.nextAt) } : {}),
  createTime: timestampFromDate(delivery.createdAt),
});

const attemptMessage = ({ at, signature, status, failure, ...attempt }: Attempt, { eventId }: Delivery) => ({
  ...attempt,
  time: timestampFromDate(at),
  requestHeaders: headersOf(eventId, at, signature),
  status: status ?? 0,
  failure: failure ?? '',
});
