import { timestampDate, timestampFromDate } from '@bufbuild/protobuf/wkt';
import { Button } from '@mantine/core';
import { IconSend } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { WebhookDeliveryStatus as Status, type WebhookDelivery, type WebhookEndpoint, WebhookService } from '@tenon/api/tenon/v1/webhooks_pb.ts';
import { type ReactNode, useCallback, useMemo } from 'react';
import { useList, useRead, useWrite } from '../../api/index.ts';
import {
  type Asked,
  boundsOf,
  type Column,
  DataTable,
  DetailDrawer,
  EmptyState,
  FilterBar,
  type RowAction,
  RowLink,
  Stacked,
  StatusBadge,
  Tag,
  Time,
} from '../../design/index.ts';
import { useMayWrite } from '../operator.ts';
import { namesOf } from '../organizations/events/types.ts';
import { Delivery } from './delivery.tsx';
import css from './webhooks.module.css';
import { STATUSES, statusOf } from './words.ts';

const route = getRouteApi('/webhooks/$endpointId');
const PAGE = 20;
/** What is queued is on its way. */
const LOOK_AGAIN_MS = 2_000;
const STATUS_CHOICE = { name: 'status', any: 'Any status', options: STATUSES.map(({ value, label }) => ({ value, label })) };

/** What became of everything an endpoint was told, in the last thirty days. */
export function Deliveries({ endpoint: { id, enabled } }: { readonly endpoint: WebhookEndpoint }): ReactNode {
  const { delivery: opened, open: _, ...asked } = route.useSearch();
  const navigate = route.useNavigate();
  const mayWrite = useMayWrite();
  const { type = '', status, when } = asked;
  const { from, until } = useMemo(() => boundsOf(when), [when]);
  const ask = useCallback((next: Asked) => void navigate({ search: next, replace: true, resetScroll: false }), [navigate]);
  const types = useRead(WebhookService.method.listWebhookEventTypes, {});
  const resend = useWrite(WebhookService.method.resendWebhookDelivery, { says: 'It goes out again.' });
  const list = useList(
    WebhookService.method.listWebhookDeliveries,
    (pageToken) => ({
      endpointId: id,
      pageSize: PAGE,
      pageToken,
      eventType: type,
      status: STATUSES.find(({ value }) => value === status)?.status ?? Status.UNSPECIFIED,
      ...(from && { startTime: timestampFromDate(from) }),
      ...(until && { endTime: timestampFromDate(until) }),
    }),
    rowsOf,
    { every: LOOK_AGAIN_MS },
  );
  const kinds = {
    name: 'type',
    any: 'Any event',
    options: types.data?.eventTypes.map(({ type: value, displayName: label }) => ({ value, label })) ?? (type ? [{ value: type, label: namesOf(type) }] : []),
  };
  const columns: readonly Column<WebhookDelivery>[] = [
    {
      key: 'event',
      header: 'Event',
      cell: ({ id: deliveryId, eventType, isTest }) => (
        <span className={css['event']}>
          <span>
            <RowLink to="/webhooks/$endpointId" params={{ endpointId: id }} search={{ ...asked, delivery: deliveryId }} resetScroll={false}>
              <b>{namesOf(eventType)}</b>
            </RowLink>{' '}
            {isTest && <Tag>Test</Tag>}
          </span>
          <small>{eventType}</small>
        </span>
      ),
    },
    {
      key: 'status',
      header: 'Status',
      width: '150px',
      cell: (delivery) => {
        const { tone, words, detail } = statusOf(delivery);
        return (
          <span className={css['status']}>
            <StatusBadge tone={tone}>{words}</StatusBadge>
            {detail && <small>{detail}</small>}
          </span>
        );
      },
    },
    { key: 'when', header: 'When', width: '120px', cell: ({ createTime }) => <Time at={createTime && timestampDate(createTime)} /> },
  ];
  const actions = (delivery: WebhookDelivery): readonly RowAction[] => [
    { label: 'Resend', icon: IconSend, run: () => resend.attempt({ deliveryId: delivery.id }) },
  ];
  return (
    <Stacked>
      <FilterBar asked={asked} onAsk={ask} choices={[kinds, STATUS_CHOICE]} time="when" isAsking={list.isStale === true} />
      <DataTable
        label="Deliveries"
        list={list}
        columns={columns}
        rowKey={(delivery) => delivery.id}
        nameOf={({ eventType }) => namesOf(eventType)}
        actions={mayWrite && enabled ? actions : undefined}
        empty={
          Object.values(asked).some(Boolean) ? (
            <EmptyState title="None like that" action={<Button onClick={() => ask({})}>Show all</Button>}>
              Deliveries are kept for thirty days.
            </EmptyState>
          ) : (
            <EmptyState title="It has not been told anything yet">
              {enabled ? 'Send a test event to see one arrive. ' : ''}When something happens, each event shows here with every attempt, for thirty days.
            </EmptyState>
          )
        }
      />
      <DetailDrawer opened={opened !== undefined} onClose={() => void navigate({ search: asked, replace: true, resetScroll: false })} title="A delivery">
        {opened && <Delivery id={opened} mayResend={mayWrite && enabled} />}
      </DetailDrawer>
    </Stacked>
  );
}

const rowsOf = ({ deliveries }: { readonly deliveries: readonly WebhookDelivery[] }) => deliveries;
