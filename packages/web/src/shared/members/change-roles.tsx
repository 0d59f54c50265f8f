import { Checkbox, Stack } from '@mantine/core';
import { RolesService } from '@tenon/api/scalekit/v1/roles/roles_pb.ts';
import { UserService } from '@tenon/api/scalekit/v1/users/users_pb.ts';
import type { ReactNode } from 'react';
import { z } from 'zod';
import { problemOf, useRead, useWrite } from '../../api/index.ts';
import { FormModal } from '../../design/index.ts';
import { type Member, nameOfUser } from './member.ts';
import { RoleChoice } from './role-choice.tsx';
import { roleDescription, roleName } from './role-name.ts';
import { t } from './words/index.ts';

interface Values extends Record<string, unknown> {
  roles: string[];
}

const schema = () => z.object({ roles: z.array(z.string()).min(1, t('change.none')) });

interface Props {
  readonly member: Member;
  /** Everybody has one role: another one is in the place of the first. */
  readonly oneRole?: boolean;
  readonly onClose: () => void;
}

/** Gives a member other roles. */
export function ChangeRoles({ member: { user, membership }, oneRole = false, onClose }: Props): ReactNode {
  const { organizationId } = membership;
  const roles = useRead(RolesService.method.listOrganizationRoles, { orgId: organizationId });
  const change = useWrite(UserService.method.updateMembership, { says: t('done.roles') });
  if (!roles.data) return null;
  return (
    <FormModal
      opened
      onClose={onClose}
      live
      title={t('change.title', { name: nameOfUser(user) })}
      submit={t('do.roles')}
      initial={{ roles: membership.roles.map(({ name }) => name) } satisfies Values}
      schema={schema()}
      toProblem={problemOf}
      onSubmit={async ({ roles: chosen }) => {
        await change.run({ organizationId, identities: { case: 'id', value: user.id }, membership: { roles: chosen.map((name) => ({ name })) } });
        onClose();
      }}
    >
      {(form) =>
        oneRole ? (
          <RoleChoice roles={roles.data?.roles ?? []} chosen={form.values.roles} onChoose={(role) => form.setFieldValue('roles', [role])} />
        ) : (
          <Checkbox.Group label={t('change.what')} {...form.getInputProps('roles')}>
            <Stack gap="sm" mt={8}>
              {roles.data?.roles.map((role) => (
                <Checkbox key={role.id} value={role.name} label={roleName(role)} description={roleDescription(role)} />
              ))}
            </Stack>
          </Checkbox.Group>
        )
      }
    </FormModal>
  );
}
