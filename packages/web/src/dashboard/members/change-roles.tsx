import { Checkbox, Stack } from '@mantine/core';
import { RolesService } from '@tenon/api/scalekit/v1/roles/roles_pb.ts';
import { UserService } from '@tenon/api/scalekit/v1/users/users_pb.ts';
import type { ReactNode } from 'react';
import { z } from 'zod';
import { problemOf, useRead, useWrite } from '../../api/index.ts';
import { FormModal } from '../../design/index.ts';
import { type Member, nameOfUser } from './member.ts';

interface Values extends Record<string, unknown> {
  roles: string[];
}

const schema = z.object({ roles: z.array(z.string()).min(1, 'Choose at least one role.') });

/** Gives a member other roles. */
export function ChangeRoles({ member: { user, membership }, onClose }: { readonly member: Member; readonly onClose: () => void }): ReactNode {
  const { organizationId } = membership;
  const roles = useRead(RolesService.method.listOrganizationRoles, { orgId: organizationId });
  const change = useWrite(UserService.method.updateMembership, { says: 'Roles changed. They hold from the next token on.' });
  if (!roles.data) return null;
  return (
    <FormModal
      opened
      onClose={onClose}
      title={`Roles of ${nameOfUser(user)}`}
      submit="Change roles"
      initial={{ roles: membership.roles.map(({ name }) => name) } satisfies Values}
      schema={schema}
      toProblem={problemOf}
      onSubmit={async ({ roles: chosen }) => {
        await change.run({ organizationId, identities: { case: 'id', value: user.id }, membership: { roles: chosen.map((name) => ({ name })) } });
        onClose();
      }}
    >
      {(form) => (
        <Checkbox.Group label="What they may do there" {...form.getInputProps('roles')}>
          <Stack gap="sm" mt={8}>
            {roles.data?.roles.map(({ id, name, displayName, description }) => (
              <Checkbox key={id} value={name} label={displayName} description={description} />
            ))}
          </Stack>
        </Checkbox.Group>
      )}
    </FormModal>
  );
}
