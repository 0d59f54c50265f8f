import { Button, Group, SegmentedControl } from '@mantine/core';
import { IconLockAccess, IconPencil, IconPlus, IconTrash } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { type Permission, PermissionType, type Role, RolesService } from '@tenon/api/scalekit/v1/roles/roles_pb.ts';
import { type ReactNode, useState } from 'react';
import { useList, useRead } from '../../../api/index.ts';
import { asListed, type Column, DataTable, EmptyState, Tag } from '../../../design/index.ts';
import { useMayWrite } from '../../operator.ts';
import { RolesFrame } from '../frame.tsx';
import css from '../roles.module.css';
import { DeletePermission } from './delete.tsx';
import { CreatePermission, EditPermission } from './edit.tsx';

const route = getRouteApi('/roles/permissions');

const FILTERS = [
  { value: 'all', label: 'All', type: PermissionType.ALL },
  { value: 'app', label: 'The app’s own', type: PermissionType.ENVIRONMENT },
  { value: 'built-in', label: 'Built in', type: PermissionType.SCALEKIT },
] as const;

/** Everything a role can allow: the app's own words, and those that let members manage their organization here. */
export function PermissionsPage(): ReactNode {
  const { of = 'all', create } = route.useSearch();
  const navigate = route.useNavigate();
  const mayWrite = useMayWrite();
  const [editing, setEditing] = useState<Permission>();
  const [deleting, setDeleting] = useState<Permission>();
  const { type, value } = FILTERS.find((filter) => filter.value === of) ?? FILTERS[0];
  const list = useList(RolesService.method.listPermissions, (pageToken) => ({ pageToken, pageSize: 100, type }), rowsOf);
  const { data } = useRead(RolesService.method.listRoles, { include: 'permissions' });
  const holdersOf = (name: string): readonly Role[] =>
    data?.roles.filter(({ permissions }) => permissions.some((permission) => permission.name === name)) ?? [];
  const setCreating = (opened: boolean) =>
    void navigate({ search: (before) => ({ ...(before.of && { of: before.of }), ...(opened && { create: true as const }) }) });

  const columns: readonly Column<Permission>[] = [
    {
      key: 'name',
      header: 'Permission',
      cell: ({ name, description }) => (
        <span className={css['placed']}>
          <span>
            <strong>
              <code style={{ color: 'inherit', fontSize: '0.875rem' }}>{name}</code>
            </strong>
            {description && <span className={css['quiet']}>{description}</span>}
          </span>
        </span>
      ),
    },
    { key: 'roles', header: 'In roles', width: '240px', cell: ({ name }) => <Holders roles={holdersOf(name)} /> },
    { key: 'kind', header: 'Whose', width: '130px', cell: ({ isScalekitPermission }) => <Tag>{isScalekitPermission ? 'Built in' : 'The app’s'}</Tag> },
  ];
  const addButton = mayWrite && (
    <Button variant="filled" leftSection={<IconPlus size={17} />} onClick={() => setCreating(true)}>
      Create permission
    </Button>
  );
  return (
    <RolesFrame actions={addButton}>
      <Group>
        <SegmentedControl
          aria-label="Whose permissions"
          data={FILTERS.map((filter) => ({ value: filter.value, label: filter.label }))}
          value={value}
          onChange={(chosen) => void navigate({ search: chosen === 'all' ? {} : { of: chosen }, replace: true })}
        />
      </Group>
      <DataTable
        label="Permissions"
        list={list}
        columns={columns}
        rowKey={({ id }) => id}
        nameOf={({ name }) => name}
        actions={
          mayWrite
            ? (permission) =>
                permission.isScalekitPermission
                  ? []
                  : [
                      { label: 'Describe', icon: IconPencil, run: () => setEditing(permission) },
                      { label: 'Delete', icon: IconTrash, tone: 'bad', run: () => setDeleting(permission) },
                    ]
            : undefined
        }
        empty={
          <EmptyState icon={IconLockAccess} title="Your app has no permissions of its own yet" action={addButton}>
            Name one thing that can be done, such as <code>invoices:read</code>, and put it into a role. Your app then looks for it in the token.
          </EmptyState>
        }
      />
      <CreatePermission opened={mayWrite && create === true} onClose={() => setCreating(false)} />
      {editing && <EditPermission permission={asListed(list.rows, editing)} onClose={() => setEditing(undefined)} />}
      {deleting && <DeletePermission permission={deleting} holders={holdersOf(deleting.name)} onClose={() => setDeleting(undefined)} />}
    </RolesFrame>
  );
}

const rowsOf = ({ permissions }: { readonly permissions: readonly Permission[] }) => permissions;

/** The roles that have it of their own; what they hand down is not told here. */
function Holders({ roles }: { readonly roles: readonly Role[] }): ReactNode {
  if (roles.length === 0) return <span className={css['quiet']}>No role yet</span>;
  const named = roles.slice(0, 3).map(({ displayName }) => displayName);
  return roles.length > named.length ? `${named.join(', ')} and ${roles.length - named.length} more` : named.join(', ');
}
