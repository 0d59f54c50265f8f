import { Link } from '@tanstack/react-router';
import { type WebhookDelivery, WebhookService } from '@tenon/api/tenon/v1/webhooks_pb.ts';
import type { ReactNode } from 'react';
import { useList, useRead } from '../../api/index.ts';
import { StatusBadge } from '../../design/index.ts';
import css from './webhooks.module.css';
import { statusOf, titleOf } from './words.ts';

const MOST = 50;
const LOOK_AGAIN_MS = 5_000;

/** Who was told of an event, and what became of it there. Nothing where nobody listens. */
export function EventDeliveries({ eventId }: { readonly eventId: string }): ReactNode {
  const list = useList(WebhookService.method.listWebhookDeliveries, (pageToken) => ({ eventId, pageSize: MOST, pageToken }), rowsOf, { every: LOOK_AGAIN_MS });
  const endpoints = useRead(WebhookService.method.listWebhookEndpoints, {}, { enabled: list.rows.length > 0 });
  if (list.rows.length === 0) return null;
  return (
    <section className={css['deliveries']} aria-label="Deliveries">
      <h3>Told to</h3>
      <ul>
        {list.rows.map((delivery) => {
          const endpoint = endpoints.data?.endpoints.find(({ id }) => id === delivery.endpointId);
          const { tone, words } = statusOf(delivery);
          return (
            <li key={delivery.id}>
              <Link to="/webhooks/$endpointId" params={{ endpointId: delivery.endpointId }} search={{ delivery: delivery.id }}>
                {endpoint ? titleOf(endpoint) : 'An endpoint'}
              </Link>
              <StatusBadge tone={tone}>{words}</StatusBadge>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

const rowsOf = ({ deliveries }: { readonly deliveries: readonly WebhookDelivery[] }) => deliveries;
