import { MultiSelect, Select, Textarea, TextInput } from '@mantine/core';
import type { Role } from '@tenon/api/scalekit/v1/roles/roles_pb.ts';
import type { ReactNode } from 'react';
import { z } from 'zod';
import type { Form } from '../../design/index.ts';
import { usePermissions } from './use-permissions.ts';

export interface RoleValues extends Record<string, unknown> {
  displayName: string;
  name: string;
  description: string;
  extends: string;
  permissions: string[];
}

export const NEW_ROLE: RoleValues = { displayName: '', name: '', description: '', extends: '', permissions: [] };

const common = {
  displayName: z.string().trim().min(1, 'Give it a name.').max(100, 'At most 100 letters.'),
  description: z.string().max(2000, 'At most 2000 letters.'),
};

/** What holds of a role that is there already. */
export const roleSchema = z.object(common);

export const newRoleSchema = z.object({
  ...common,
  name: z
    .string()
    .trim()
    .regex(/^\w{1,64}$/, 'Letters, digits and underscores, at most 64.'),
  permissions: z.array(z.string()).max(100, 'At most 100 at once. More can be added later.'),
});

interface Props {
  readonly form: Form<RoleValues>;
  /** What it may extend. */
  readonly roles: readonly Role[];
  /** Its key is chosen now and stays. */
  readonly isNew?: boolean;
  /** Where they are not chosen somewhere else. */
  readonly withPermissions?: boolean;
}

/** What is told of a role, when it is made and when it is changed. */
export function RoleFields({ form, roles, isNew = false, withPermissions = true }: Props): ReactNode {
  return (
    <>
      <TextInput
        label="Name"
        description="What people read."
        withAsterisk
        data-autofocus
        autoComplete="off"
        {...form.getInputProps('displayName')}
        onBlur={(event) => {
          form.getInputProps('displayName').onBlur?.(event);
          if (isNew && form.values.name === '') form.setFieldValue('name', keyFor(form.values.displayName));
        }}
      />
      {isNew && (
        <TextInput
          label="Key"
          description="What tokens carry and the app looks for. It never changes."
          withAsterisk
          autoComplete="off"
          spellCheck={false}
          {...form.getInputProps('name')}
        />
      )}
      <Textarea label="Description" autosize minRows={2} {...form.getInputProps('description')} />
      <Select
        label="Extends"
        description="It allows all that this one does, and what you add."
        data={roles.map(({ name, displayName, isOrgRole }) => ({ value: name, label: isOrgRole ? `${displayName} (of this organization)` : displayName }))}
        clearable
        placeholder="No other role"
        {...form.getInputProps('extends')}
        value={form.values.extends || null}
        onChange={(name) => form.setFieldValue('extends', name ?? '')}
      />
      {withPermissions && <PermissionsField form={form} />}
    </>
  );
}

function PermissionsField({ form }: { readonly form: Form<RoleValues> }): ReactNode {
  const { rows } = usePermissions();
  // First the app's, then those that let members use this API.
  const named = (ours: boolean) => rows.filter(({ isScalekitPermission }) => isScalekitPermission === ours).map(({ name }) => name);
  const data = [
    { group: 'The app’s own', items: named(false) },
    { group: 'Managing the organization here', items: named(true) },
  ];
  return (
    <MultiSelect
      label="Permissions"
      description="What it allows beside what it extends."
      data={data.filter(({ items }) => items.length > 0)}
      searchable
      clearable
      hidePickedOptions
      nothingFoundMessage="No such permission"
      maxDropdownHeight={260}
      {...form.getInputProps('permissions')}
    />
  );
}

const keyFor = (name: string): string =>
  name
    .trim()
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
    .slice(0, 64);
