import { timestampDate } from '@bufbuild/protobuf/wkt';
import { Button } from '@mantine/core';
import { IconPencil, IconPlus, IconRobot, IconTrash } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { ClientService, type M2MClient } from '@tenon/api/scalekit/v1/clients/clients_pb.ts';
import { type ReactNode, useState } from 'react';
import { useDryRun, useRead, useWrite } from '../../api/index.ts';
import { type Column, ConfirmDialog, CopyId, DataTable, DryRunNotice, EmptyState, RowLink, Tag, Time, wholeList } from '../../design/index.ts';
import { useMayWrite } from '../operator.ts';
import { SecretDialog, type ShownSecret } from '../organizations/secret-dialog.tsx';
import { TabHead } from '../organizations/tab-head.tsx';
import { cameBy, isOurs, nameOf } from './client.ts';
import { ClientDetail } from './client-detail.tsx';
import { CreateClient, EditClient } from './edit-client.tsx';
import { useServer } from './use-server.ts';

const route = getRouteApi('/mcp-servers/$resourceId/clients');

const columnsFor = (resourceId: string): readonly Column<M2MClient>[] => [
  {
    key: 'name',
    header: 'Client',
    cell: (client) => (
      <span style={{ display: 'grid' }}>
        <RowLink to="/mcp-servers/$resourceId/clients" params={{ resourceId }} search={{ client: client.clientId }}>
          <strong style={{ fontWeight: 600 }}>{nameOf(client)}</strong>
        </RowLink>
        {(client.metadataUri || client.description) && <small style={{ color: 'var(--ink-3)' }}>{client.metadataUri || client.description}</small>}
      </span>
    ),
  },
  { key: 'id', header: 'Client id', width: '260px', hideOnPhone: true, cell: ({ clientId }) => <CopyId id={clientId} label="client id" /> },
  { key: 'came', header: 'Came', width: '170px', cell: (client) => <Tag>{cameBy(client)}</Tag> },
  { key: 'created', header: 'Since', width: '150px', cell: ({ createTime }) => <Time at={createTime && timestampDate(createTime)} /> },
];

/** The programs that may ask for tokens for a server. */
export function McpServerClients(): ReactNode {
  const { resourceId, resource } = useServer();
  const { client: shownId, create } = route.useSearch();
  const navigate = route.useNavigate();
  const mayWrite = useMayWrite();
  const [deleting, setDeleting] = useState<M2MClient>();
  const [editing, setEditing] = useState<M2MClient>();
  const [made, setMade] = useState<ShownSecret>();
  const answer = useRead(ClientService.method.listResourceClients, { resourceId });
  const setCreating = (opened: boolean) => void navigate({ search: opened ? { create: true } : {} });
  const scopes = resource?.scopes.map(({ name }) => name) ?? [];
  const createButton = mayWrite && (
    <Button variant="filled" leftSection={<IconPlus size={17} />} onClick={() => setCreating(true)}>
      Register client
    </Button>
  );
  return (
    <>
      <TabHead actions={createButton}>
        Agents you know get an id and a secret from you. Those you do not know come by themselves, where this server takes them, and stand here as well.
      </TabHead>
      <DataTable
        label="Clients"
        list={wholeList(answer.data?.clients, answer)}
        columns={columnsFor(resourceId)}
        rowKey={({ clientId }) => clientId}
        nameOf={nameOf}
        actions={
          mayWrite
            ? (client) => [
                // What a program says of itself is its own to change.
                ...(isOurs(client) ? [{ label: 'Edit', icon: IconPencil, run: () => setEditing(client) }] : []),
                { label: 'Delete', icon: IconTrash, tone: 'bad', run: () => setDeleting(client) },
              ]
            : undefined
        }
        empty={
          <EmptyState icon={IconRobot} title="No client yet" action={createButton}>
            Agents that come by themselves show here once somebody has let them in. Register one for an agent of your own, or for one that needs a fixed id.
          </EmptyState>
        }
      />
      {mayWrite && create && (
        <CreateClient
          resourceId={resourceId}
          scopes={scopes}
          onClose={() => setCreating(false)}
          onMade={(client, secret) => setMade({ title: 'Client registered', id: client.clientId, secret })}
        />
      )}
      <ClientDetail
        client={answer.data?.clients.find(({ clientId }) => clientId === shownId)}
        resourceId={resourceId}
        onClose={() => void navigate({ search: {} })}
      />
      {editing && (
        <EditClient
          resourceId={resourceId}
          scopes={scopes}
          client={answer.data?.clients.find(({ clientId }) => clientId === editing.clientId) ?? editing}
          onClose={() => setEditing(undefined)}
        />
      )}
      <SecretDialog shown={made} onClose={() => setMade(undefined)} />
      {deleting && <DeleteClient resourceId={resourceId} client={deleting} onClose={() => setDeleting(undefined)} />}
    </>
  );
}

function DeleteClient({ resourceId, client, onClose }: { readonly resourceId: string; readonly client: M2MClient; readonly onClose: () => void }): ReactNode {
  const input = { resourceId, clientId: client.clientId };
  const rehearsal = useDryRun(ClientService.method.deleteResourceClient, input, true);
  const remove = useWrite(ClientService.method.deleteResourceClient, { says: `${nameOf(client)} deleted.`, quiet: true });
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={`Delete ${nameOf(client)}?`}
      confirm="Delete client"
      isBusy={remove.isBusy}
      problem={remove.problem}
      onConfirm={() => remove.attempt(input, onClose)}
    >
      <p>
        It gets no new tokens, and what people allowed it is forgotten.{' '}
        {client.isDcr || client.isCimd ? 'It may come again by itself, and has to ask again.' : ''}
      </p>
      <DryRunNotice {...rehearsal} />
    </ConfirmDialog>
  );
}
