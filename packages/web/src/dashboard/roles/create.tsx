import { type Role, RolesService } from '@tenon/api/scalekit/v1/roles/roles_pb.ts';
import type { ReactNode } from 'react';
import { problemOf, useWrite } from '../../api/index.ts';
import { FormModal } from '../../design/index.ts';
import { NEW_ROLE, newRoleSchema, RoleFields } from './fields.tsx';

interface Props {
  readonly opened: boolean;
  readonly roles: readonly Role[];
  readonly onClose: () => void;
  readonly onCreated: (role: Role) => void;
}

/** Makes a role that every organization has. */
export function CreateRole({ opened, roles, onClose, onCreated }: Props): ReactNode {
  const create = useWrite(RolesService.method.createRole, { says: 'Role created.' });
  return (
    <FormModal
      opened={opened}
      onClose={onClose}
      title="Create role"
      submit="Create role"
      initial={NEW_ROLE}
      schema={newRoleSchema}
      toProblem={problemOf}
      onSubmit={async ({ displayName, name, description, extends: base, permissions }) => {
        const { role } = await create.run({
          role: {
            displayName: displayName.trim(),
            name: name.trim(),
            ...(description.trim() && { description: description.trim() }),
            ...(base && { extends: base }),
            permissions,
          },
        });
        onClose();
        if (role) onCreated(role);
      }}
    >
      {(form) => <RoleFields form={form} roles={roles} isNew />}
    </FormModal>
  );
}
