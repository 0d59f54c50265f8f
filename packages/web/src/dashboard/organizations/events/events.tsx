import { toJson } from '@bufbuild/protobuf';
import { timestampDate } from '@bufbuild/protobuf/wkt';
import { Button, MultiSelect, Stack } from '@mantine/core';
import { IconActivity } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { EventsService, type ScalekitEvent, ScalekitEventSchema } from '@tenon/api/scalekit/v1/events/events_pb.ts';
import { type ReactNode, useMemo } from 'react';
import { useList } from '../../../api/index.ts';
import { type Column, CopyId, DataTable, DetailDrawer, EmptyState, Facts, Json, RowLink, Time } from '../../../design/index.ts';
import { TabHead } from '../tab-head.tsx';
import { useOrganization } from '../use-organization.ts';
import { aboutOf } from './about.ts';
import { EVENT_TYPES, namesOf } from './types.ts';

const route = getRouteApi('/organizations/$organizationId/events');
const PAGE = 30;
/** Things go on happening while somebody looks. */
const LOOK_AGAIN_MS = 5_000;

/** What happened in an organization, the newest first. */
export function OrganizationEvents(): ReactNode {
  const { organizationId } = useOrganization();
  const { type = '', event: shownId } = route.useSearch();
  const navigate = route.useNavigate();
  const types = useMemo(() => (type === '' ? [] : type.split(',')), [type]);
  const list = useList(
    EventsService.method.listEventsPaginated,
    (pageToken) => ({ filter: { organizationId, eventTypes: types }, pageSize: PAGE, pageToken }),
    rowsOf,
    { every: LOOK_AGAIN_MS },
  );
  const shown = list.rows.find(({ id }) => id === shownId);
  const filter = (wanted: readonly string[]) => void navigate({ search: wanted.length > 0 ? { type: wanted.join(',') } : {}, replace: true });
  // What comes from an app of tomorrow can be looked for, too.
  const known = [...new Set([...EVENT_TYPES, ...types, ...list.rows.map((event) => event.type)])].sort();

  const columns: readonly Column<ScalekitEvent>[] = [
    {
      key: 'type',
      header: 'Event',
      cell: (event) => (
        <span style={{ display: 'grid' }}>
          <RowLink
            to="/organizations/$organizationId/events"
            params={{ organizationId }}
            search={{ ...(type && { type }), event: event.id }}
            resetScroll={false}
          >
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
      <TabHead>What happened here, as webhooks tell it. New ones come in while you look.</TabHead>
      <MultiSelect
        aria-label="Types of events"
        placeholder={types.length === 0 ? 'Every type of event' : ''}
        data={known}
        value={[...types]}
        onChange={filter}
        searchable
        clearable
        hidePickedOptions
        nothingFoundMessage="No such type"
        renderOption={({ option }) => (
          <span style={{ display: 'grid' }}>
            <span>{namesOf(option.value)}</span>
            <small style={{ color: 'var(--ink-3)', fontFamily: 'var(--mono)' }}>{option.value}</small>
          </span>
        )}
      />
      <DataTable
        label="Events"
        list={list}
        columns={columns}
        rowKey={({ id }) => id}
        counted={(count) => `${count} shown`}
        empty={
          types.length > 0 ? (
            <EmptyState title="Nothing of that kind yet" action={<Button onClick={() => filter([])}>Show all</Button>}>
              Other things may have happened here.
            </EmptyState>
          ) : (
            <EmptyState icon={IconActivity} title="Nothing has happened here yet">
              Invite somebody, add a domain, sign in: each shows here within seconds, and goes to your webhooks.
            </EmptyState>
          )
        }
      />
      <DetailDrawer opened={shown !== undefined} onClose={() => void navigate({ search: type ? { type } : {} })} title={shown?.displayName}>
        {shown && <EventDetail event={shown} />}
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
      <Json label="As a webhook tells it" value={toJson(ScalekitEventSchema, event, { useProtoFieldName: true })} />
    </Stack>
  );
}

const rowsOf = ({ events }: { readonly events: readonly ScalekitEvent[] }) => events;
