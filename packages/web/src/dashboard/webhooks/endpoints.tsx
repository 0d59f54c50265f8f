import { Button } from '@mantine/core';
import { IconPlayerPause, IconPlayerPlay, IconPlus, IconTrash, IconWebhook } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { type WebhookEndpoint, WebhookService } from '@tenon/api/tenon/v1/webhooks_pb.ts';
import { type ReactNode, useState } from 'react';
import { useRead, useWrite } from '../../api/index.ts';
import { type Column, DataTable, EmptyState, type RowAction, RowLink, StatusBadge, wholeList } from '../../design/index.ts';
import { useMayWrite } from '../operator.ts';
import { SigningSecret } from '../signing-secret.tsx';
import { CreateEndpoint } from './create.tsx';
import { DeleteEndpoint } from './delete.tsx';
import { WebhooksFrame } from './frame.tsx';
import css from './webhooks.module.css';
import { listensTo, stateOf, titleOf } from './words.ts';

const route = getRouteApi('/webhooks');
/** One may be switched off by the server meanwhile. */
const LOOK_AGAIN_MS = 5_000;

const columns: readonly Column<WebhookEndpoint>[] = [
  {
    key: 'endpoint',
    header: 'Endpoint',
    cell: (endpoint) => (
      <span className={css['event']}>
        <RowLink to="/webhooks/$endpointId" params={{ endpointId: endpoint.id }}>
          <b>{titleOf(endpoint)}</b>
        </RowLink>
        <small className={css['url']}>{endpoint.url}</small>
      </span>
    ),
  },
  { key: 'listens', header: 'Is told', width: '24%', cell: listensTo },
  {
    key: 'state',
    header: 'State',
    width: '140px',
    cell: (endpoint) => {
      const { tone, words } = stateOf(endpoint);
      return <StatusBadge tone={tone}>{words}</StatusBadge>;
    },
  },
];

/** The addresses of apps that are told what happens. */
export function WebhooksPage(): ReactNode {
  const { open } = route.useSearch();
  const navigate = route.useNavigate();
  const mayWrite = useMayWrite();
  const [deleting, setDeleting] = useState<WebhookEndpoint>();
  const [made, setMade] = useState<{ readonly id: string; readonly secret: string }>();
  const answer = useRead(WebhookService.method.listWebhookEndpoints, {}, { every: LOOK_AGAIN_MS });
  const update = useWrite(WebhookService.method.updateWebhookEndpoint, {
    says: ({ endpoint }) => (endpoint?.enabled ? 'Switched on.' : 'Paused.'),
  });
  const setCreating = (opened: boolean) => void navigate({ search: opened ? { open: 'create' } : {} });
  const create = mayWrite && (
    <Button variant="filled" leftSection={<IconPlus size={17} />} onClick={() => setCreating(true)}>
      Create endpoint
    </Button>
  );
  const actions = (endpoint: WebhookEndpoint): readonly RowAction[] => [
    {
      label: endpoint.enabled ? 'Pause' : 'Switch on',
      icon: endpoint.enabled ? IconPlayerPause : IconPlayerPlay,
      run: () => update.attempt({ endpointId: endpoint.id, enabled: !endpoint.enabled }),
    },
    { label: 'Delete', icon: IconTrash, tone: 'bad', run: () => setDeleting(endpoint) },
  ];
  return (
    <WebhooksFrame actions={create}>
      <DataTable
        label="Endpoints"
        list={wholeList(answer.data?.endpoints, answer)}
        columns={columns}
        rowKey={({ id }) => id}
        nameOf={titleOf}
        actions={mayWrite ? actions : undefined}
        empty={
          <EmptyState icon={IconWebhook} title="Nobody is told yet" action={create}>
            Give an address of your app, and it hears within moments when somebody is invited, signs in or leaves. What does not arrive is tried again for a
            day, and every attempt can be looked at here.
          </EmptyState>
        }
      />
      <CreateEndpoint
        opened={mayWrite && open === 'create'}
        onClose={() => setCreating(false)}
        onCreated={(id, secret) => {
          setMade({ id, secret });
          setCreating(false);
        }}
      />
      <SigningSecret
        signs="an event"
        by="verifyWebhookPayload"
        title="The secret of the endpoint"
        secret={made?.secret}
        onClose={() => {
          if (made) void navigate({ to: '/webhooks/$endpointId', params: { endpointId: made.id } });
          setMade(undefined);
        }}
      />
      {deleting && <DeleteEndpoint endpoint={deleting} onClose={() => setDeleting(undefined)} />}
    </WebhooksFrame>
  );
}
