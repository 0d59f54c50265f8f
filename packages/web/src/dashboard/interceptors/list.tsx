import { Button } from '@mantine/core';
import { IconPlayerPause, IconPlayerPlay, IconPlugConnected, IconPlus, IconTrash } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { type Interceptor, InterceptorService } from '@tenon/api/tenon/v1/interceptors_pb.ts';
import { type ReactNode, useState } from 'react';
import { useRead, useWrite } from '../../api/index.ts';
import { type Column, DataTable, EmptyState, Page, type RowAction, RowLink, StatusBadge, wholeList } from '../../design/index.ts';
import { useMayWrite } from '../operator.ts';
import { SigningSecret } from '../signing-secret.tsx';
import { CreateInterceptor } from './create.tsx';
import { DeleteInterceptor } from './delete.tsx';
import css from './interceptors.module.css';
import { failureWords, stateOf, triggerOf } from './words.ts';

const route = getRouteApi('/interceptors');

const columns: readonly Column<Interceptor>[] = [
  {
    key: 'name',
    header: 'Interceptor',
    cell: ({ id, displayName, url }) => (
      <span className={css['name']}>
        <RowLink to="/interceptors/$interceptorId" params={{ interceptorId: id }}>
          <b>{displayName}</b>
        </RowLink>
        <small>{url}</small>
      </span>
    ),
  },
  { key: 'trigger', header: 'Asked', width: '24%', cell: ({ trigger }) => triggerOf(trigger).when },
  { key: 'failure', header: 'Without an answer', width: '16%', cell: ({ failurePolicy }) => failureWords(failurePolicy) },
  {
    key: 'state',
    header: 'State',
    width: '110px',
    cell: (interceptor) => {
      const { tone, words } = stateOf(interceptor);
      return <StatusBadge tone={tone}>{words}</StatusBadge>;
    },
  },
];

/** The addresses of apps that are asked before something happens. */
export function InterceptorsPage(): ReactNode {
  const { open } = route.useSearch();
  const navigate = route.useNavigate();
  const mayWrite = useMayWrite();
  const [deleting, setDeleting] = useState<Interceptor>();
  const [made, setMade] = useState<{ readonly id: string; readonly secret: string }>();
  const answer = useRead(InterceptorService.method.listInterceptors, {});
  const update = useWrite(InterceptorService.method.updateInterceptor, {
    says: ({ interceptor }) => (interceptor?.enabled ? 'Switched on.' : 'Switched off.'),
  });
  const setCreating = (opened: boolean) => void navigate({ search: opened ? { open: 'create' } : {} });
  const create = mayWrite && (
    <Button variant="filled" leftSection={<IconPlus size={17} />} onClick={() => setCreating(true)}>
      Create interceptor
    </Button>
  );
  const actions = (interceptor: Interceptor): readonly RowAction[] => [
    {
      label: interceptor.enabled ? 'Switch off' : 'Switch on',
      icon: interceptor.enabled ? IconPlayerPause : IconPlayerPlay,
      run: () => update.attempt({ interceptorId: interceptor.id, enabled: !interceptor.enabled }),
    },
    { label: 'Delete', icon: IconTrash, tone: 'bad', run: () => setDeleting(interceptor) },
  ];
  return (
    <Page
      title="Interceptors"
      description="Addresses of your app that are asked before something happens, and may say no: before somebody is invited or signs up, or a machine gets a token."
      actions={create}
    >
      <DataTable
        label="Interceptors"
        list={wholeList(answer.data?.interceptors, answer)}
        columns={columns}
        rowKey={({ id }) => id}
        nameOf={({ displayName }) => displayName}
        actions={mayWrite ? actions : undefined}
        empty={
          <EmptyState icon={IconPlugConnected} title="Your app is not asked yet" action={create}>
            An interceptor looks somebody up in your CRM before they are invited, stops sign-ups during maintenance, or puts claims into tokens. It answers yes
            or no within seconds.
          </EmptyState>
        }
      />
      <CreateInterceptor
        opened={mayWrite && open === 'create'}
        onClose={() => setCreating(false)}
        onCreated={(id, secret) => {
          setMade({ id, secret });
          setCreating(false);
        }}
      />
      <SigningSecret
        signs="a call"
        by="verifyInterceptorPayload"
        title="The secret of the interceptor"
        secret={made?.secret}
        onClose={() => {
          if (made) void navigate({ to: '/interceptors/$interceptorId', params: { interceptorId: made.id } });
          setMade(undefined);
        }}
      />
      {deleting && <DeleteInterceptor interceptor={deleting} onClose={() => setDeleting(undefined)} />}
    </Page>
  );
}
