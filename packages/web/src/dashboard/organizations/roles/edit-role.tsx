import { type Role, RolesService } from '@tenon/api/scalekit/v1/roles/roles_pb.ts';
import type { ReactNode } from 'react';
import { z } from 'zod';
import { problemOf, useWrite } from '../../../api/index.ts';
import { FormDrawer, FormModal } from '../../../design/index.ts';
import { NEW_ROLE, newRoleSchema, RoleFields, type RoleValues, roleSchema } from '../../roles/fields.tsx';

interface Props {
  readonly organizationId: string;
  /** What it may extend. */
  readonly roles: readonly Role[];
  readonly onClose: () => void;
}

/** Makes a role that this organization alone has. */
export function CreateRole({ organizationId, roles, onClose }: Props): ReactNode {
  const create = useWrite(RolesService.method.createOrganizationRole, { says: 'Role created.' });
  return (
    <FormModal
      opened
      onClose={onClose}
      title="Create role"
      submit="Create role"
      initial={NEW_ROLE}
      schema={newRoleSchema}
      toProblem={problemOf}
      onSubmit={async ({ displayName, name, description, extends: base, permissions }) => {
        await create.run({
          orgId: organizationId,
          role: {
            displayName: displayName.trim(),
            name: name.trim(),
            ...(description.trim() && { description: description.trim() }),
            ...(base && { extends: base }),
            permissions,
          },
        });
        onClose();
      }}
    >
      {(form) => <RoleFields form={form} roles={roles} isNew />}
    </FormModal>
  );
}

/** Changes a role of the organization. Its name stays: apps look for it in tokens. */
export function EditRole({ organizationId, role, roles, onClose }: Props & { readonly role: Role }): ReactNode {
  const update = useWrite(RolesService.method.updateOrganizationRole, { says: 'Saved. It holds from the next token on.' });
  const freeOfBase = useWrite(RolesService.method.deleteOrganizationRoleBase);
  const own = role.permissions.filter(({ roleName }) => roleName === '' || roleName === role.name).map(({ name }) => name);
  const { displayName, name, description } = role;
  const now: RoleValues = { displayName, name, description, extends: role.extends ?? '', permissions: own };
  const schema = roleSchema.extend({
    // The contract cannot say "none any more".
    permissions: z.array(z.string()).min(own.length > 0 ? 1 : 0, 'Leave it one at least: a role that has permissions cannot lose the last one.'),
  });
  return (
    <FormDrawer
      opened
      onClose={onClose}
      title={`Edit ${role.displayName}`}
      submit="Save"
      initial={now}
      schema={schema}
      toProblem={problemOf}
      onSubmit={async ({ displayName, description, extends: base, permissions }) => {
        const which = { orgId: organizationId, roleName: role.name };
        if (role.extends && !base) await freeOfBase.run(which);
        await update.run({
          ...which,
          role: {
            displayName: displayName.trim(),
            ...(description.trim() && { description: description.trim() }),
            ...(base && { extends: base }),
            permissions,
          },
        });
        onClose();
      }}
    >
      {(form) => <RoleFields form={form} roles={roles.filter(({ id }) => id !== role.id)} />}
    </FormDrawer>
  );
}
