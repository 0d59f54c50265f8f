import { toJson } from '@bufbuild/protobuf';
import { timestampDate, timestampFromDate } from '@bufbuild/protobuf/wkt';
import { Button, Stack } from '@mantine/core';
import { IconActivity } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { EventsService, type ScalekitEvent, ScalekitEventSchema } from '@tenon/api/scalekit/v1/events/events_pb.ts';
import { type ReactNode, useCallback, useMemo } from 'react';
import { useList } from '../../../api/index.ts';
import {
  type Asked,
  boundsOf,
  type Column,
  CopyId,
  DataTable,
  DetailDrawer,
  EmptyState,
  Facts,
  FilterBar,
  Json,
  RowLink,
  Time,
} from '../../../design/index.ts';
import { TabHead } from '../tab-head.tsx';
import { useOrganization } from '../use-organization.ts';
import { aboutOf } from './about.ts';
import { EVENT_TYPES, namesOf } from './types.ts';

const route = getRouteApi('/organizations/$organizationId/events');
const PAGE = 30;
/** Things go on happening while somebody looks. */
const LOOK_AGAIN_MS = 5_000;
const TYPES = { name: 'type', any: 'Any event', options: EVENT_TYPES.map((type) => ({ value: type, label: namesOf(type) })) };

/** What happened in an organization, the newest first. */
export function OrganizationEvents(): ReactNode {
  const { organizationId } = useOrganization();
  const { event: opened, ...asked } = route.useSearch();
  const navigate = route.useNavigate();
  const ask = useCallback((next: Asked) => void navigate({ search: next, replace: true }), [navigate]);
  const { type, when } = asked;
  const { from, until } = useMemo(() => boundsOf(when), [when]);
  const list = useList(
    EventsService.method.listEventsPaginated,
    (pageToken) => ({
      pageSize: PAGE,
      pageToken,
      filter: {
        organizationId,
        eventTypes: type ? [type] : [],
        ...(from && { startTime: timestampFromDate(from) }),
        ...(until && { endTime: timestampFromDate(until) }),
      },
    }),
    rowsOf,
    { every: LOOK_AGAIN_MS },
  );
  const shown = list.rows.find(({ id }) => id === opened);

  const columns: readonly Column<ScalekitEvent>[] = [
    {
      key: 'type',
      header: 'Event',
      cell: (event) => (
        <span style={{ display: 'grid' }}>
          <RowLink to="/organizations/$organizationId/events" params={{ organizationId }} search={{ ...asked, event: event.id }} resetScroll={false}>
            <strong style={{ fontWeight: 600 }}>{event.displayName}</strong>
          </RowLink>
          <small style={{ color: 'var(--ink-3)', fontFamily: 'var(--mono)', fontSize: '0.75rem' }}>{event.type}</small>
        </span>
      ),
    },
    { key: 'about', header: 'About', cell: ({ data }) => aboutOf(data) ?? '–' },
    { key: 'at', header: 'When', width: '150px', cell: ({ occurredAt }) => <Time at={occurredAt && timestampDate(occurredAt)} /> },
  ];

  return (
    <>
      <TabHead>What happened here, as your app is told of it. New ones come in while you look.</TabHead>
      <FilterBar asked={asked} onAsk={ask} choices={[TYPES]} time="when" isAsking={list.isStale === true} />
      <DataTable
        label="Events"
        list={list}
        columns={columns}
        rowKey={({ id }) => id}
        counted={(count) => `${count} shown`}
        empty={
          type || when ? (
            <EmptyState title="Nothing like that" action={<Button onClick={() => ask({})}>Show all</Button>}>
              Other things may have happened here.
            </EmptyState>
          ) : (
            <EmptyState icon={IconActivity} title="Nothing has happened here yet">
              Invite somebody, add a domain, sign in: each shows here within seconds, with the JSON your app gets.
            </EmptyState>
          )
        }
      />
      <DetailDrawer opened={opened !== undefined} onClose={() => void navigate({ search: asked, replace: true })} title={shown?.displayName ?? 'Event'}>
        {shown ? (
          <EventDetail event={shown} />
        ) : (
          !list.isLoading && <p>This event is not among those shown: show more of them, or narrow the list to its time.</p>
        )}
      </DetailDrawer>
    </>
  );
}

function EventDetail({ event }: { readonly event: ScalekitEvent }): ReactNode {
  return (
    <Stack gap="lg">
      <Facts
        items={[
          ['Type', <CopyId key="type" id={event.type} label="type" />],
          ['Id', <CopyId key="id" id={event.id} label="event id" />],
          ['When', <Time key="at" at={event.occurredAt && timestampDate(event.occurredAt)} />],
          ['About', aboutOf(event.data)],
        ]}
      />
      <Json label="As your app gets it" value={toJson(ScalekitEventSchema, event, { useProtoFieldName: true })} />
    </Stack>
  );
}

const rowsOf = ({ events }: { readonly events: readonly ScalekitEvent[] }) => events;
