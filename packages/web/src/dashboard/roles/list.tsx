import { Button } from '@mantine/core';
import { IconCornerDownRight, IconPlus, IconShield, IconTrash } from '@tabler/icons-react';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import { type Role, RolesService } from '@tenon/api/scalekit/v1/roles/roles_pb.ts';
import { type ReactNode, useMemo, useState } from 'react';
import { useRead } from '../../api/index.ts';
import { type Column, DataTable, EmptyState, RowLink, wholeList } from '../../design/index.ts';
import { numberInEnglish } from '../../words/words.ts';
import { useMayWrite } from '../operator.ts';
import { CreateRole } from './create.tsx';
import { DefaultOf } from './default-of.tsx';
import { Defaults } from './defaults.tsx';
import { DeleteRole } from './delete.tsx';
import { RolesFrame } from './frame.tsx';
import css from './roles.module.css';
import { inTreeOrder, type Placed } from './tree.ts';

const route = getRouteApi('/roles');

/** Every role that all organizations have, each below the one it extends. */
export function RolesPage(): ReactNode {
  const { create } = route.useSearch();
  const navigate = route.useNavigate();
  const router = useRouter();
  const mayWrite = useMayWrite();
  const [deleting, setDeleting] = useState<Role>();
  const answer = useRead(RolesService.method.listRoles, { include: 'permissions:all' });
  const roles = answer.data?.roles;
  const placed = useMemo(() => roles && inTreeOrder(roles), [roles]);
  const nameOf = (name: string) => roles?.find((role) => role.name === name)?.displayName ?? name;
  const setCreating = (opened: boolean) => void navigate({ search: opened ? { create: true } : {} });

  const columns: readonly Column<Placed<Role>>[] = [
    {
      key: 'name',
      header: 'Role',
      cell: ({ role, depth }) => (
        <span className={css['placed']} style={{ paddingInlineStart: Math.max(0, depth - 1) * 26 }}>
          {depth > 0 && <IconCornerDownRight size={18} stroke={1.5} aria-hidden />}
          <span>
            <RowLink to="/roles/$roleId" params={{ roleId: role.id }}>
              <strong>{role.displayName}</strong>
            </RowLink>
            <code>{role.name}</code>
          </span>
        </span>
      ),
    },
    { key: 'extends', header: 'Extends', width: '150px', cell: ({ role }) => (role.extends ? nameOf(role.extends) : '–') },
    { key: 'permissions', header: 'Permissions', width: '170px', cell: ({ role }) => <PermissionCount role={role} /> },
    { key: 'people', header: 'People', width: '90px', align: 'end', cell: ({ role }) => <PeopleCount id={role.id} /> },
    { key: 'defaults', header: 'By default', width: '210px', cell: ({ role }) => <DefaultOf role={role} /> },
  ];

  const addButton = mayWrite && (
    <Button variant="filled" leftSection={<IconPlus size={17} />} onClick={() => setCreating(true)}>
      Create role
    </Button>
  );
  return (
    <RolesFrame actions={addButton}>
      <DataTable
        label="Roles"
        list={wholeList(placed, answer)}
        columns={columns}
        rowKey={({ role }) => role.id}
        nameOf={({ role }) => role.displayName}
        actions={mayWrite ? ({ role }) => [{ label: 'Delete', icon: IconTrash, tone: 'bad', run: () => setDeleting(role) }] : undefined}
        empty={
          <EmptyState icon={IconShield} title="No role yet" action={addButton}>
            A role is a name for what somebody may do. Begin with two: one for whoever runs an organization, one for everybody else.
          </EmptyState>
        }
      />
      {roles && roles.length > 0 && <Defaults roles={roles} />}
      {roles && (
        <CreateRole
          opened={mayWrite && create === true}
          roles={roles}
          onClose={() => setCreating(false)}
          onCreated={({ id }) => void router.navigate({ to: '/roles/$roleId', params: { roleId: id } })}
        />
      )}
      {roles && deleting && <DeleteRole role={deleting} roles={roles} onClose={() => setDeleting(undefined)} />}
    </RolesFrame>
  );
}

function PermissionCount({ role }: { readonly role: Role }): ReactNode {
  const inherited = role.permissions.filter(({ roleName }) => roleName !== role.name).length;
  if (role.permissions.length === 0) return <span className={css['quiet']}>None</span>;
  return (
    <span>
      {role.permissions.length}
      {inherited > 0 && <span className={css['quiet']}>, {inherited} inherited</span>}
    </span>
  );
}

function PeopleCount({ id }: { readonly id: string }): ReactNode {
  const { data } = useRead(RolesService.method.getRoleUsersCount, { roleName: id });
  return <span style={{ fontVariantNumeric: 'tabular-nums' }}>{data ? numberInEnglish(data.count) : ' '}</span>;
}
