import { timestampDate } from '@bufbuild/protobuf/wkt';
import { Button } from '@mantine/core';
import { IconPencil, IconPlus, IconRobot, IconTrash } from '@tabler/icons-react';
import { ClientService, type M2MClient } from '@tenon/api/scalekit/v1/clients/clients_pb.ts';
import { type ReactNode, useState } from 'react';
import { useList } from '../../../api/index.ts';
import { type Column, CopyId, DataTable, EmptyState, RowLink, Time } from '../../../design/index.ts';
import { useMayWrite } from '../../operator.ts';
import { TabPart } from '../tab-head.tsx';
import css from './clients.module.css';
import { DeleteMachine } from './delete-machine.tsx';
import { CreateMachine, EditMachine } from './edit-machine.tsx';
import { lastUseOf, nameOfClient } from './machine.ts';
import { MachineDetail } from './machine-detail.tsx';

const PAGE = 30;

interface Props {
  readonly organizationId: string;
  /** Which one stands beside the page. */
  readonly shownId: string | undefined;
  readonly onClose: () => void;
  readonly creating: boolean;
  readonly setCreating: (creating: boolean) => void;
}

/** The organization's clients: programs that prove themselves by a secret. */
export function Machines({ organizationId, shownId, onClose, creating, setCreating }: Props): ReactNode {
  const mayWrite = useMayWrite();
  const [editing, setEditing] = useState<M2MClient>();
  const [deleting, setDeleting] = useState<M2MClient>();
  const list = useList(ClientService.method.listOrganizationClients, (pageToken) => ({ organizationId, pageSize: PAGE, pageToken }), rowsOf);

  const columns: readonly Column<M2MClient>[] = [
    {
      key: 'name',
      header: 'Client',
      cell: (client) => (
        <span className={css['name']}>
          <RowLink to="/organizations/$organizationId/clients" params={{ organizationId }} search={{ client: client.clientId }} resetScroll={false}>
            {nameOfClient(client)}
          </RowLink>
          {client.description && <small>{client.description}</small>}
        </span>
      ),
    },
    { key: 'id', header: 'Client id', width: '285px', hideOnPhone: true, cell: ({ clientId }) => <CopyId id={clientId} label="client id" /> },
    { key: 'secrets', header: 'Secrets', width: '90px', cell: ({ secrets }) => secrets.length },
    { key: 'used', header: 'Last used', width: '120px', cell: (client) => <Time at={lastUseOf(client)} none="Never" /> },
    { key: 'created', header: 'Created', width: '150px', hideOnPhone: true, cell: ({ createTime }) => <Time at={createTime && timestampDate(createTime)} /> },
  ];

  const create = mayWrite && (
    <Button variant="filled" leftSection={<IconPlus size={17} />} onClick={() => setCreating(true)}>
      Create client
    </Button>
  );

  return (
    <TabPart title="Clients" actions={list.rows.length > 0 && create}>
      <DataTable
        label="Clients"
        list={list}
        columns={columns}
        rowKey={({ clientId }) => clientId}
        nameOf={nameOfClient}
        actions={
          mayWrite
            ? (client) => [
                { label: 'Edit', icon: IconPencil, run: () => setEditing(client) },
                { label: 'Delete', icon: IconTrash, tone: 'bad', run: () => setDeleting(client) },
              ]
            : undefined
        }
        empty={
          <EmptyState icon={IconRobot} title="No client yet" action={create}>
            A nightly export, a build server: each gets an id and a secret, and asks for tokens by the client credentials grant.
          </EmptyState>
        }
      />
      <MachineDetail organizationId={organizationId} clientId={shownId} onClose={onClose} {...(mayWrite && { onEdit: setEditing, onDelete: setDeleting })} />
      <CreateMachine organizationId={organizationId} opened={creating} onClose={() => setCreating(false)} />
      {editing && (
        <EditMachine
          organizationId={organizationId}
          client={list.rows.find(({ clientId }) => clientId === editing.clientId) ?? editing}
          onClose={() => setEditing(undefined)}
        />
      )}
      {deleting && <DeleteMachine organizationId={organizationId} client={deleting} onClose={() => setDeleting(undefined)} onDeleted={onClose} />}
    </TabPart>
  );
}

const rowsOf = ({ clients }: { readonly clients: readonly M2MClient[] }) => clients;
