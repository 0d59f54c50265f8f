import { toJson } from '@bufbuild/protobuf';
import { timestampDate, timestampFromDate } from '@bufbuild/protobuf/wkt';
import { Button, Stack } from '@mantine/core';
import { IconTerminal2, IconWebhook } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { EventsService, type ScalekitEvent, ScalekitEventSchema } from '@tenon/api/scalekit/v1/events/events_pb.ts';
import { type ReactNode, useCallback, useMemo, useState } from 'react';
import { useList } from '../../api/index.ts';
import { type Asked, boundsOf, type Column, CopyId, DataTable, DetailDrawer, EmptyState, Facts, FilterBar, Json, RowLink, Time } from '../../design/index.ts';
import { clock } from '../clock.ts';
import { OrganizationLink } from '../id-link.tsx';
import { aboutOf } from '../organizations/events/about.ts';
import { EVENT_TYPES, namesOf } from '../organizations/events/types.ts';
import { EventDeliveries } from './event-deliveries.tsx';
import { WebhooksFrame } from './frame.tsx';
import { HowToAsk } from './poll.tsx';
import css from './webhooks.module.css';

const route = getRouteApi('/webhooks/events');
const PAGE = 30;
/** Things go on happening while somebody looks. */
const LOOK_AGAIN_MS = 5_000;

const DETAILS = [
  { name: 'organization', label: 'Organization id', hint: 'org_…' },
  { name: 'connection', label: 'Connection id', hint: 'conn_…' },
  { name: 'request', label: 'Sign-in request', hint: 'req_…' },
];
const TYPES = { name: 'type', any: 'Any event', options: EVENT_TYPES.map((type) => ({ value: type, label: namesOf(type) })) };

/** Everything that happened in the environment, as webhooks tell it. */
export function EventsPage(): ReactNode {
  const { event: opened, ...asked } = route.useSearch();
  const navigate = route.useNavigate();
  const [asking, setAsking] = useState(false);
  const ask = useCallback((next: Asked) => void navigate({ search: next, replace: true }), [navigate]);
  const { type, organization = '', connection, request = '', when } = asked;
  const { from, until } = useMemo(() => boundsOf(when), [when]);
  const list = useList(
    EventsService.method.listEventsPaginated,
    (pageToken) => ({
      pageSize: PAGE,
      pageToken,
      filter: {
        eventTypes: type ? [type] : [],
        organizationId: organization,
        authRequestId: request,
        ...(connection && { connectionId: connection }),
        ...(from && { startTime: timestampFromDate(from) }),
        ...(until && { endTime: timestampFromDate(until) }),
      },
    }),
    rowsOf,
    { every: LOOK_AGAIN_MS },
  );
  const shown = list.rows.find(({ id }) => id === opened);
  const isFiltered = Object.values(asked).some(Boolean);

  const columns: readonly Column<ScalekitEvent>[] = [
    {
      key: 'event',
      header: 'Event',
      cell: ({ id, type: name, displayName }) => (
        <span className={css['event']}>
          <RowLink to="/webhooks/events" search={{ ...asked, event: id }} resetScroll={false}>
            <b>{displayName || namesOf(name)}</b>
          </RowLink>
          <small>{name}</small>
        </span>
      ),
    },
    { key: 'about', header: 'About', width: '36%', cell: ({ data }) => aboutOf(data) ?? '–' },
    { key: 'when', header: 'When', width: '150px', cell: ({ occurredAt }) => <Time at={occurredAt && timestampDate(occurredAt)} /> },
  ];

  return (
    <WebhooksFrame
      actions={
        <Button leftSection={<IconTerminal2 size={17} />} onClick={() => setAsking(true)}>
          How to ask
        </Button>
      }
    >
      <FilterBar asked={asked} onAsk={ask} choices={[TYPES]} time="when" details={DETAILS} isAsking={list.isStale === true} />
      <DataTable
        label="Events"
        list={list}
        columns={columns}
        rowKey={({ id }) => id}
        counted={(count) => `${count} shown`}
        empty={
          isFiltered ? (
            <EmptyState title="Nothing like that" action={<Button onClick={() => ask({})}>Show all</Button>}>
              Other things may have happened. Ids are found by the whole of them.
            </EmptyState>
          ) : (
            <EmptyState icon={IconWebhook} title="Nothing has happened yet">
              Create an organization, invite somebody, sign in: each shows here within seconds, with the JSON your app gets.
            </EmptyState>
          )
        }
      />
      <DetailDrawer
        opened={opened !== undefined}
        onClose={() => void navigate({ search: asked, replace: true })}
        title={shown ? shown.displayName || namesOf(shown.type) : 'Event'}
      >
        {shown ? (
          <EventDetail event={shown} />
        ) : (
          !list.isLoading && <p>This event is not among those shown: show more of them, or narrow the list to its time.</p>
        )}
      </DetailDrawer>
      <HowToAsk opened={asking} onClose={() => setAsking(false)} />
    </WebhooksFrame>
  );
}

function EventDetail({ event }: { readonly event: ScalekitEvent }): ReactNode {
  const { id, type, occurredAt, organizationId, data } = event;
  const at = occurredAt && timestampDate(occurredAt);
  return (
    <Stack gap="lg">
      <Facts
        items={[
          ['Type', <CopyId key="type" id={type} label="type" />],
          ['Id', <CopyId key="id" id={id} label="event id" />],
          [
            'When',
            at && (
              <span key="at">
                {clock.format(at)}, <Time at={at} />
              </span>
            ),
          ],
          ['About', aboutOf(data)],
          ...(organizationId ? [['Organization', <OrganizationLink key="organization" id={organizationId} />] as const] : []),
        ]}
      />
      <EventDeliveries eventId={id} />
      <Json label="As your app gets it" value={toJson(ScalekitEventSchema, event, { useProtoFieldName: true })} />
    </Stack>
  );
}

const rowsOf = ({ events }: { readonly events: readonly ScalekitEvent[] }) => events;
