import { Button } from '@mantine/core';
import { IconPencil, IconPlus, IconShield, IconTrash } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { type Role, RolesService } from '@tenon/api/scalekit/v1/roles/roles_pb.ts';
import { type ReactNode, useState } from 'react';
import { useList } from '../../../api/index.ts';
import { asListed, type Column, DataTable, EmptyState, RowLink, StatusBadge, Tag } from '../../../design/index.ts';
import { useMayWrite } from '../../operator.ts';
import { TabHead } from '../tab-head.tsx';
import { useOrganization } from '../use-organization.ts';
import { DefaultRole } from './default-role.tsx';
import { DeleteRole } from './delete-role.tsx';
import { CreateRole, EditRole } from './edit-role.tsx';
import { RoleDetail } from './role-detail.tsx';

const route = getRouteApi('/organizations/$organizationId/roles');

/** What the people of an organization may be: the app's roles, and those it has of its own. */
export function OrganizationRoles(): ReactNode {
  const { organizationId } = useOrganization();
  const { role: shownName, open } = route.useSearch();
  const navigate = route.useNavigate();
  const mayWrite = useMayWrite();
  const [editing, setEditing] = useState<Role>();
  const [deleting, setDeleting] = useState<Role>();
  const list = useList(RolesService.method.listOrganizationRoles, () => ({ orgId: organizationId, include: 'permissions:all' }), rowsOf);
  const shown = list.rows.find(({ name }) => name === shownName);
  const show = (name?: string) => void navigate({ search: name ? { role: name } : {} });
  const setCreating = (opened: boolean) => void navigate({ search: opened ? { open: 'create' } : {} });

  const columns: readonly Column<Role>[] = [
    {
      key: 'name',
      header: 'Role',
      cell: ({ name, displayName }) => (
        <span style={{ display: 'grid' }}>
          <RowLink to="/organizations/$organizationId/roles" params={{ organizationId }} search={{ role: name }}>
            <strong style={{ fontWeight: 600 }}>{displayName}</strong>
          </RowLink>
          <small style={{ color: 'var(--ink-3)', fontFamily: 'var(--mono)' }}>{name}</small>
        </span>
      ),
    },
    { key: 'of', header: 'Of', width: '150px', cell: ({ isOrgRole }) => <Tag>{isOrgRole ? 'This organization' : 'The app'}</Tag> },
    { key: 'extends', header: 'Extends', width: '150px', hideOnPhone: true, cell: ({ extends: base }) => base || '–' },
    { key: 'permissions', header: 'Permissions', width: '130px', cell: ({ permissions }) => countOf(permissions.length) },
    { key: 'default', header: 'Default', width: '170px', cell: (role) => defaultsOf(role) },
  ];

  const create = mayWrite && (
    <Button variant="filled" leftSection={<IconPlus size={17} />} onClick={() => setCreating(true)}>
      Create role
    </Button>
  );

  return (
    <>
      <TabHead actions={create}>
        The app’s roles hold in every organization and are changed under Roles & permissions. Roles made here exist in this organization alone, and may extend
        one of the app’s.
      </TabHead>
      <DataTable
        label="Roles"
        list={list}
        columns={columns}
        rowKey={({ id }) => id}
        nameOf={({ displayName }) => displayName}
        actions={
          mayWrite
            ? (role) =>
                role.isOrgRole
                  ? [
                      { label: 'Edit', icon: IconPencil, run: () => setEditing(role) },
                      { label: 'Delete', icon: IconTrash, tone: 'bad', run: () => setDeleting(role) },
                    ]
                  : []
            : undefined
        }
        empty={
          <EmptyState icon={IconShield} title="No roles yet" action={create}>
            A role is a name for what somebody may do. Make one for this organization, or one for all of them under Roles & permissions.
          </EmptyState>
        }
      />
      {list.rows.length > 0 && <DefaultRole organizationId={organizationId} roles={list.rows} />}
      <RoleDetail role={shown} onClose={() => show()} {...(mayWrite && { onEdit: setEditing })} />
      {open === 'create' && <CreateRole organizationId={organizationId} roles={list.rows} onClose={() => setCreating(false)} />}
      {editing && <EditRole organizationId={organizationId} role={asListed(list.rows, editing)} roles={list.rows} onClose={() => setEditing(undefined)} />}
      {deleting && <DeleteRole organizationId={organizationId} role={deleting} roles={list.rows} onClose={() => setDeleting(undefined)} />}
    </>
  );
}

const rowsOf = ({ roles }: { readonly roles: readonly Role[] }) => roles;

const countOf = (count: number): string => (count === 0 ? 'None' : String(count));

function defaultsOf({ defaultMember, defaultCreator }: Role): ReactNode {
  if (defaultMember) return <StatusBadge tone="accent">Whoever joins</StatusBadge>;
  return defaultCreator ? <StatusBadge tone="idle">Whoever creates it</StatusBadge> : '–';
}
