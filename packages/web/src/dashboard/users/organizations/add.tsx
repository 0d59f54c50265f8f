import { Checkbox, MultiSelect } from '@mantine/core';
import type { Organization } from '@tenon/api/scalekit/v1/organizations/organizations_pb.ts';
import { RolesService } from '@tenon/api/scalekit/v1/roles/roles_pb.ts';
import { type User, UserService } from '@tenon/api/scalekit/v1/users/users_pb.ts';
import { type ReactNode, useState } from 'react';
import { z } from 'zod';
import { problemOf, useRead, useWrite } from '../../../api/index.ts';
import { FormModal } from '../../../design/index.ts';
import { nameOfUser } from '../../../shared/members/member.ts';
import { OrganizationPicker } from '../../organizations/picker.tsx';

const schema = z.object({ organizationId: z.string().min(1, 'Choose an organization.') });

/** Brings a person who is here already into one more organization: asked by a mail, or at once. */
export function AddToOrganization({ user, onClose }: { readonly user: User; readonly onClose: () => void }): ReactNode {
  const [organization, setOrganization] = useState<Organization>();
  const roles = useRead(RolesService.method.listOrganizationRoles, { orgId: organization?.id ?? '' }, { enabled: organization !== undefined });
  const add = useWrite(UserService.method.createMembership, { says: 'Added.' });
  return (
    <FormModal
      opened
      onClose={onClose}
      title={`Add ${nameOfUser(user)} to an organization`}
      submit="Add"
      initial={{ organizationId: '', roles: [] as string[], sends: true }}
      schema={schema}
      toProblem={problemOf}
      onSubmit={async ({ organizationId, roles: chosen, sends }) => {
        await add.run({
          organizationId,
          identities: { case: 'id', value: user.id },
          membership: { roles: chosen.map((name) => ({ name })) },
          sendInvitationEmail: sends,
        });
        onClose();
      }}
    >
      {(form) => (
        <>
          <OrganizationPicker
            label="Organization"
            value={organization}
            without={user.memberships.map(({ organizationId }) => organizationId)}
            onChange={(chosen) => {
              setOrganization(chosen);
              form.setFieldValue('organizationId', chosen?.id ?? '');
              form.setFieldValue('roles', []);
            }}
            error={form.errors['organizationId']}
          />
          <MultiSelect
            label="Roles"
            description="What they may do there. Without any, they get the default one."
            disabled={!roles.data}
            data={(roles.data?.roles ?? []).map(({ name, displayName }) => ({ value: name, label: displayName }))}
            comboboxProps={{ withinPortal: true }}
            {...form.getInputProps('roles')}
          />
          <Checkbox
            label="Ask them by e-mail"
            description={
              form.values.sends ? 'They are a member once they press the button in it.' : 'They are a member at once, and hear nothing of it from here.'
            }
            {...form.getInputProps('sends', { type: 'checkbox' })}
          />
        </>
      )}
    </FormModal>
  );
}
