import type { JsonObject, MessageInitShape } from '@bufbuild/protobuf';
import { timestampDate, timestampFromDate } from '@bufbuild/protobuf/wkt';
import { EventsService, type ListEventsRequest, ObjectType, type ScalekitEventSchema, Source } from '@tenon/api/scalekit/v1/events/events_pb.ts';
import { notServed, procedure, serve } from '../../chassis/serve.ts';
import type { Caller } from '../../platform/actor.ts';
import { displayName, type Event } from './event.ts';
import { type ListEvents, listEvents } from './list.ts';

const { method } = EventsService;

export const eventsService = serve(EventsService, {
  listEvents: procedure(method.listEvents, {
    command: listEvents,
    request: askOf,
    response: (page, caller) => ({
      events: page.rows.map((event) => eventMessage(event, caller)),
      nextPageToken: page.next,
      prevPageToken: page.previous,
      totalSize: page.total,
    }),
  }),
  listEventsPaginated: procedure(method.listEventsPaginated, {
    command: listEvents,
    request: askOf,
    response: (page, caller) => ({
      events: page.rows.map((event) => eventMessage(event, caller)),
      nextPageToken: page.next,
      prevPageToken: page.previous,
    }),
  }),
  sendCustomEvent: notServed('it is for pages of the dashboard and the admin portal, and ours send no events of their own'),
});

function askOf({ filter, pageSize, pageToken }: Pick<ListEventsRequest, 'filter' | 'pageSize' | 'pageToken'>): ListEvents {
  const inData = {
    auth_request_id: filter?.authRequestId,
    interceptor_id: filter?.interceptorId,
    interceptor_status: filter?.interceptorStatus,
    interceptor_decision: filter?.interceptorDecision,
    connected_account_id: filter?.connectedAccountId,
  };
  const data = Object.fromEntries(Object.entries(inData).flatMap(([name, value]) => (value ? [[name, value]] : [])));
  return {
    size: pageSize,
    token: pageToken,
    filter: {
      types: filter?.eventTypes ?? [],
      ...(filter?.startTime ? { from: timestampDate(filter.startTime) } : {}),
      ...(filter?.endTime ? { until: timestampDate(filter.endTime) } : {}),
      ...(filter?.organizationId ? { organizationId: filter.organizationId } : {}),
      ...(filter?.source ? { source: filter.source === Source.DIR_SYNC ? 'directory' : 'elsewhere' } : {}),
      ...(filter?.connectionId ? { connectionId: filter.connectionId } : {}),
      data,
    },
  };
}

/** An event in the contract's words. */
const eventMessage = (event: Event, { environment }: Caller): MessageInitShape<typeof ScalekitEventSchema> => ({
  specVersion: '1',
  id: event.id,
  type: event.type,
  occurredAt: timestampFromDate(event.at),
  environmentId: environment.id,
  ...(event.organizationId === null ? {} : { organizationId: event.organizationId }),
  object: (ObjectType as Readonly<Record<string, ObjectType>>)[event.object] ?? ObjectType.OBJECT_TYPE_UNSPECIFIED,
  // Written as JSON by whoever announced it.
  data: event.data as JsonObject,
  displayName: displayName(event.type),
});
