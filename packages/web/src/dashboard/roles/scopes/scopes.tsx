import { Button } from '@mantine/core';
import { IconListCheck, IconPencil, IconPlus, IconTrash } from '@tabler/icons-react';
import { getRouteApi, Link } from '@tanstack/react-router';
import { ClientService, type Resource, type Scope } from '@tenon/api/scalekit/v1/clients/clients_pb.ts';
import { type ReactNode, useState } from 'react';
import { useRead } from '../../../api/index.ts';
import { asListed, type Column, DataTable, EmptyState, StatusBadge, whenOpened, whenThere, wholeList } from '../../../design/index.ts';
import { useMayWrite } from '../../operator.ts';
import { RolesFrame } from '../frame.tsx';
import css from '../roles.module.css';
import { useHolders } from './use-holders.ts';

const CreateScope = whenOpened(() => import('./create.tsx').then((module) => module.CreateScope));
const EditScope = whenThere(() => import('./edit.tsx').then((module) => module.EditScope));
const DeleteScope = whenThere(() => import('./delete.tsx').then((module) => module.DeleteScope));

const route = getRouteApi('/roles/scopes');

/** Everything a program may ask for, whichever server has it. */
export function ScopesPage(): ReactNode {
  const { create } = route.useSearch();
  const navigate = route.useNavigate();
  const mayWrite = useMayWrite();
  const [editing, setEditing] = useState<Scope>();
  const [deleting, setDeleting] = useState<Scope>();
  const answer = useRead(ClientService.method.listScopes, {});
  const holdersOf = useHolders();
  const setCreating = (opened: boolean) => void navigate({ search: opened ? { create: true } : {} });
  const columns: readonly Column<Scope>[] = [
    {
      key: 'name',
      header: 'Scope',
      cell: ({ name, description }) => (
        <span className={css['placed']}>
          <span>
            <strong>
              <code style={{ color: 'inherit', fontSize: '0.875rem' }}>{name}</code>
            </strong>
            <span className={css['quiet']}>{description || 'People read its name alone.'}</span>
          </span>
        </span>
      ),
    },
    { key: 'servers', header: 'At servers', width: '300px', cell: ({ id }) => holdersOf && <Holders resources={holdersOf(id)} /> },
    {
      key: 'standing',
      header: 'Standing',
      width: '150px',
      cell: ({ enabled }) => <StatusBadge tone={enabled ? 'good' : 'idle'}>{enabled ? 'Given out' : 'Switched off'}</StatusBadge>,
    },
  ];
  const addButton = mayWrite && (
    <Button variant="filled" leftSection={<IconPlus size={17} />} onClick={() => setCreating(true)}>
      Create scope
    </Button>
  );
  return (
    <RolesFrame actions={addButton}>
      <DataTable
        label="Scopes"
        list={wholeList(answer.data?.scopes, answer)}
        columns={columns}
        rowKey={({ id }) => id}
        nameOf={({ name }) => name}
        actions={
          mayWrite
            ? (scope) => [
                { label: 'Edit', icon: IconPencil, run: () => setEditing(scope) },
                { label: 'Delete', icon: IconTrash, tone: 'bad', run: () => setDeleting(scope) },
              ]
            : undefined
        }
        empty={
          <EmptyState icon={IconListCheck} title="No scope yet" action={addButton}>
            A scope is what a program may ask people for, such as <code>tickets:read</code>. Say in words what it allows, name it at an MCP server, and look for
            it in the tokens shown there.
          </EmptyState>
        }
      />
      <CreateScope opened={mayWrite && create === true} onClose={() => setCreating(false)} />
      {editing && <EditScope scope={asListed(answer.data?.scopes ?? [], editing)} onClose={() => setEditing(undefined)} />}
      {deleting && <DeleteScope scope={deleting} onClose={() => setDeleting(undefined)} />}
    </RolesFrame>
  );
}

function Holders({ resources }: { readonly resources: readonly Resource[] }): ReactNode {
  if (resources.length === 0) return <span className={css['quiet']}>No server yet</span>;
  const named = resources.slice(0, 3);
  return (
    <span>
      {named.map(({ id, name }, index) => (
        <span key={id}>
          {index > 0 && ', '}
          <Link to="/mcp-servers/$resourceId" params={{ resourceId: id }}>
            {name}
          </Link>
        </span>
      ))}
      {resources.length > named.length && ` and ${resources.length - named.length} more`}
    </span>
  );
}
