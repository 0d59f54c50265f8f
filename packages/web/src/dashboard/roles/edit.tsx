import { type Role, RolesService } from '@tenon/api/scalekit/v1/roles/roles_pb.ts';
import type { ReactNode } from 'react';
import { z } from 'zod';
import { problemOf, useWrite } from '../../api/index.ts';
import { FormDrawer } from '../../design/index.ts';
import { RoleFields, type RoleValues, roleSchema } from './fields.tsx';
import { allBelow } from './tree.ts';

interface Props {
  readonly opened: boolean;
  readonly role: Role;
  readonly roles: readonly Role[];
  readonly onClose: () => void;
}

/** Changes what a role is called and what it extends. Its key stays: apps look for it in tokens. */
export function EditRole({ opened, role, roles, onClose }: Props): ReactNode {
  const update = useWrite(RolesService.method.updateRole, { says: 'Saved. It holds from the next token on.' });
  const freeOfBase = useWrite(RolesService.method.deleteRoleBase);
  const { displayName, name, description } = role;
  const now: RoleValues = { displayName, name, description, extends: role.extends ?? '', permissions: [] };
  // The contract cannot say "no description any more".
  const schema = roleSchema.extend({
    description: z
      .string()
      .trim()
      .min(description === '' ? 0 : 1, 'It cannot be emptied again: say it in other words.')
      .max(2000, 'At most 2000 letters.'),
  });
  const below = allBelow(roles, name);
  return (
    <FormDrawer
      opened={opened}
      onClose={onClose}
      title={`Edit ${displayName}`}
      submit="Save"
      initial={now}
      schema={schema}
      toProblem={problemOf}
      onSubmit={async (next) => {
        if (role.extends && !next.extends) await freeOfBase.run({ roleName: name });
        await update.run({
          roleName: name,
          role: {
            displayName: next.displayName.trim(),
            ...(next.description.trim() && { description: next.description.trim() }),
            ...(next.extends && { extends: next.extends }),
          },
        });
        onClose();
      }}
    >
      {(form) => <RoleFields form={form} roles={roles.filter((other) => other.id !== role.id && !below.has(other.name))} withPermissions={false} />}
    </FormDrawer>
  );
}
