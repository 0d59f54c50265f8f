import { timestampDate } from '@bufbuild/protobuf/wkt';
import { Button, Group, SegmentedControl } from '@mantine/core';
import { IconApps, IconPlus, IconTrash } from '@tabler/icons-react';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import { type Client, ClientService } from '@tenon/api/scalekit/v1/clients/clients_pb.ts';
import { type ReactNode, useState } from 'react';
import { useList } from '../../api/index.ts';
import { type Column, CopyId, DataTable, EmptyState, Identity, Page, RowLink, StatusBadge, Time, whenOpened, whenThere } from '../../design/index.ts';
import { useMayWrite } from '../operator.ts';
import { isDefault, kindOf, nameOf } from './kinds.ts';

const CreateApplication = whenOpened(() => import('./create.tsx').then((module) => module.CreateApplication));
const DeleteApplication = whenThere(() => import('./delete.tsx').then((module) => module.DeleteApplication));

const route = getRouteApi('/applications');
const PAGE = 30;

/** What the list can be narrowed to, and what that is in the contract. */
const FILTERS = [
  { value: 'all', label: 'All', types: [] },
  { value: 'web', label: 'Web', types: ['ENV', 'WEB_APP'] },
  { value: 'spa', label: 'SPA', types: ['SPA'] },
  { value: 'native', label: 'Native', types: ['NTV'] },
  { value: 'machine', label: 'Machines', types: ['M2M'] },
] as const;

const columns: readonly Column<Client>[] = [
  {
    key: 'name',
    header: 'Application',
    cell: (client) => (
      <Identity name={nameOf(client)} detail={kindOf(client).label}>
        <RowLink to="/applications/$clientId" params={{ clientId: client.id }}>
          {nameOf(client)}
        </RowLink>
      </Identity>
    ),
  },
  { key: 'id', header: 'Client id', hideOnPhone: true, width: '264px', cell: ({ id }) => <CopyId id={id} label="client id" /> },
  { key: 'standing', header: 'Standing', width: '220px', cell: (client) => <Standing client={client} /> },
  { key: 'created', header: 'Created', width: '156px', cell: ({ createTime }) => <Time at={createTime && timestampDate(createTime)} /> },
];

/** Whether people can use it already, and what is missing when they cannot. */
function Standing({ client }: { readonly client: Client }): ReactNode {
  const { hasPeople, keepsSecrets } = kindOf(client);
  if (hasPeople && client.postLoginUris.length === 0) return <StatusBadge tone="wait">No callback yet</StatusBadge>;
  if (keepsSecrets && client.secrets.length === 0) return <StatusBadge tone="wait">No secret yet</StatusBadge>;
  if (hasPeople && client.initiateLoginUri === '') return <StatusBadge tone="idle">No initiate-login address</StatusBadge>;
  return <StatusBadge tone="good">Ready</StatusBadge>;
}

/** The apps that people sign in to, and the machines that act for themselves. */
export function ApplicationsPage(): ReactNode {
  const { kind = 'all', create } = route.useSearch();
  const navigate = route.useNavigate();
  const router = useRouter();
  const mayWrite = useMayWrite();
  const [deleting, setDeleting] = useState<Client>();
  const { types, value } = FILTERS.find((filter) => filter.value === kind) ?? FILTERS[0];
  const setCreating = (opened: boolean) =>
    void navigate({ search: (before) => ({ ...(before.kind && { kind: before.kind }), ...(opened && { create: true as const }) }) });
  const list = useList(
    ClientService.method.listClient,
    (pageToken) => ({ pageSize: PAGE, pageToken, ...(types.length > 0 && { filter: { clientType: [...types] } }) }),
    rowsOf,
  );
  const addButton = mayWrite && (
    <Button variant="filled" leftSection={<IconPlus size={17} />} onClick={() => setCreating(true)}>
      Register application
    </Button>
  );
  return (
    <Page
      title="Applications"
      description="What your people sign in to, each with its addresses, its secrets and its tokens. Who is signed in to one of them comes into the others without being asked again."
      actions={addButton}
    >
      <Group>
        <SegmentedControl
          aria-label="Kind"
          data={FILTERS.map((filter) => ({ value: filter.value, label: filter.label }))}
          value={value}
          onChange={(chosen) => void navigate({ search: chosen === 'all' ? {} : { kind: chosen }, replace: true })}
        />
      </Group>
      <DataTable
        label="Applications"
        list={list}
        columns={columns}
        rowKey={({ id }) => id}
        nameOf={nameOf}
        actions={
          mayWrite ? (client) => (isDefault(client) ? [] : [{ label: 'Delete', icon: IconTrash, tone: 'bad', run: () => setDeleting(client) }]) : undefined
        }
        empty={
          <EmptyState icon={IconApps} title={value === 'all' ? 'No application yet' : 'None of this kind yet'} action={addButton}>
            Register one for each program of yours: it gets an id of its own, and only the addresses you name are ever sent a sign-in.
          </EmptyState>
        }
      />
      <CreateApplication
        opened={mayWrite && create === true}
        onClose={() => setCreating(false)}
        onCreated={({ id }) => void router.navigate({ to: '/applications/$clientId', params: { clientId: id } })}
      />
      {deleting && <DeleteApplication client={deleting} onClose={() => setDeleting(undefined)} />}
    </Page>
  );
}

const rowsOf = ({ clients }: { readonly clients: readonly Client[] }) => clients;
