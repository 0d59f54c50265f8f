import { Button, Group, Stack } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import type { Role } from '@tenon/api/scalekit/v1/roles/roles_pb.ts';
import type { ReactNode } from 'react';
import { CopyId, DetailDrawer, EmptyState, Facts } from '../../../design/index.ts';
import css from './roles.module.css';

interface Props {
  readonly role: Role | undefined;
  readonly onClose: () => void;
  /** Only where it may be changed. */
  readonly onEdit?: (role: Role) => void;
}

/** One role with everything it allows, and where it has that from. */
export function RoleDetail({ role, onClose, onEdit }: Props): ReactNode {
  return (
    <DetailDrawer opened={role !== undefined} onClose={onClose} title={role?.displayName}>
      {role && (
        <Stack gap="lg">
          {role.description && <p>{role.description}</p>}
          <Facts
            items={[
              ['Name', <CopyId key="name" id={role.name} label="name" />],
              ['Id', <CopyId key="id" id={role.id} label="role id" />],
              ['Of', role.isOrgRole ? 'This organization' : 'The app: it is the same in every organization'],
              ['Extends', role.extends],
            ]}
          />
          {role.permissions.length === 0 ? (
            <EmptyState title="It allows nothing yet">A role without permissions is only a name that tokens carry.</EmptyState>
          ) : (
            <div>
              <h3 className={css['heading']}>What it allows</h3>
              <ul className={css['permissions']}>
                {role.permissions.map(({ id, name, description, roleName }) => (
                  <li key={id}>
                    <code>{name}</code>
                    {roleName !== '' && roleName !== role.name && <span>from {roleName}</span>}
                    {description && <small>{description}</small>}
                  </li>
                ))}
              </ul>
            </div>
          )}
          {role.isOrgRole && onEdit && (
            <Group justify="flex-end">
              <Button leftSection={<IconPencil size={16} />} onClick={() => onEdit(role)}>
                Edit
              </Button>
            </Group>
          )}
        </Stack>
      )}
    </DetailDrawer>
  );
}
