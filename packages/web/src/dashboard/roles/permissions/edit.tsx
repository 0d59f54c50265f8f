import { Textarea, TextInput } from '@mantine/core';
import { type Permission, RolesService } from '@tenon/api/scalekit/v1/roles/roles_pb.ts';
import type { ReactNode } from 'react';
import { z } from 'zod';
import { problemOf, useWrite } from '../../../api/index.ts';
import { type Form, FormModal } from '../../../design/index.ts';

interface Values extends Record<string, unknown> {
  name: string;
  description: string;
}

const description = z.string().max(2000, 'At most 2000 letters.');
const schema = z.object({
  name: z
    .string()
    .trim()
    .regex(/^[a-zA-Z0-9_:]{1,64}$/, 'Letters, digits, underscores and colons, at most 64.'),
  description,
});

export function CreatePermission({ opened, onClose }: { readonly opened: boolean; readonly onClose: () => void }): ReactNode {
  const create = useWrite(RolesService.method.createPermission, { says: 'Permission created. Put it into a role next.' });
  return (
    <FormModal
      opened={opened}
      onClose={onClose}
      title="Create permission"
      submit="Create permission"
      initial={{ name: '', description: '' } satisfies Values}
      schema={schema}
      toProblem={problemOf}
      onSubmit={async (values) => {
        await create.run({ permission: { name: values.name.trim(), description: values.description.trim() } });
        onClose();
      }}
    >
      {(form) => (
        <>
          <TextInput
            label="Name"
            description="What tokens carry and the app looks for; it never changes. First what it is about, then what is done with it."
            placeholder="invoices:read"
            withAsterisk
            data-autofocus
            autoComplete="off"
            spellCheck={false}
            {...form.getInputProps('name')}
          />
          <Description form={form} />
        </>
      )}
    </FormModal>
  );
}

/** Its name stays: apps look for it in tokens. */
export function EditPermission({ permission, onClose }: { readonly permission: Permission; readonly onClose: () => void }): ReactNode {
  const update = useWrite(RolesService.method.updatePermission, { says: 'Saved.' });
  const { name } = permission;
  return (
    <FormModal
      opened
      onClose={onClose}
      live
      title={`Describe ${name}`}
      submit="Save"
      initial={{ name, description: permission.description } satisfies Values}
      schema={z.object({ description })}
      toProblem={problemOf}
      onSubmit={async (values) => {
        await update.run({ permissionName: name, permission: { name, description: values.description.trim() } });
        onClose();
      }}
    >
      {(form) => <Description form={form} autoFocus />}
    </FormModal>
  );
}

function Description({ form, autoFocus = false }: { readonly form: Form<Values>; readonly autoFocus?: boolean }): ReactNode {
  return (
    <Textarea
      label="Description"
      description="What it lets somebody do, for those who put roles together."
      autosize
      minRows={2}
      data-autofocus={autoFocus || undefined}
      {...form.getInputProps('description')}
    />
  );
}
