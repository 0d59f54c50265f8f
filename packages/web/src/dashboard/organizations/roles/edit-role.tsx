import { MultiSelect, Select, Textarea, TextInput } from '@mantine/core';
import { PermissionType, type Role, RolesService } from '@tenon/api/scalekit/v1/roles/roles_pb.ts';
import { type ReactNode, useEffect } from 'react';
import { z } from 'zod';
import { problemOf, useList, useWrite } from '../../../api/index.ts';
import { type Form, FormDrawer, FormModal } from '../../../design/index.ts';

interface Values extends Record<string, unknown> {
  displayName: string;
  name: string;
  description: string;
  extends: string;
  permissions: string[];
}

const NEW: Values = { displayName: '', name: '', description: '', extends: '', permissions: [] };

const common = {
  displayName: z.string().trim().min(1, 'Give it a name.').max(100, 'At most 100 letters.'),
  description: z.string().max(2000, 'At most 2000 letters.'),
};
const created = z.object({
  ...common,
  name: z
    .string()
    .trim()
    .regex(/^\w{1,64}$/, 'Letters, digits and underscores, at most 64.'),
});

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
      initial={NEW}
      schema={created}
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
      {(form) => <Fields form={form} roles={roles} isNew />}
    </FormModal>
  );
}

/** Changes a role of the organization. Its name stays: apps look for it in tokens. */
export function EditRole({ organizationId, role, roles, onClose }: Props & { readonly role: Role }): ReactNode {
  const update = useWrite(RolesService.method.updateOrganizationRole, { says: 'Saved. It holds from the next token on.' });
  const freeOfBase = useWrite(RolesService.method.deleteOrganizationRoleBase);
  const own = role.permissions.filter(({ roleName }) => roleName === '' || roleName === role.name).map(({ name }) => name);
  const { displayName, name, description } = role;
  const now: Values = { displayName, name, description, extends: role.extends ?? '', permissions: own };
  const schema = z.object({
    ...common,
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
      {(form) => <Fields form={form} roles={roles.filter(({ id }) => id !== role.id)} />}
    </FormDrawer>
  );
}

function Fields({ form, roles, isNew = false }: { readonly form: Form<Values>; readonly roles: readonly Role[]; readonly isNew?: boolean }): ReactNode {
  const permissions = usePermissions();
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
      <MultiSelect
        label="Permissions"
        description="What it allows beside what it extends."
        data={permissions}
        searchable
        clearable
        hidePickedOptions
        nothingFoundMessage="No such permission"
        maxDropdownHeight={260}
        {...form.getInputProps('permissions')}
      />
    </>
  );
}

/** All there are: first the app's, then those that let members use this API. */
function usePermissions() {
  const list = useList(RolesService.method.listPermissions, (pageToken) => ({ pageToken, pageSize: 100, type: PermissionType.ALL }), rowsOf);
  const { hasMore, isLoadingMore, more } = list;
  useEffect(() => {
    if (hasMore && !isLoadingMore) more();
  }, [hasMore, isLoadingMore, more]);
  const named = (ours: boolean) => list.rows.filter(({ isScalekitPermission }) => isScalekitPermission === ours).map(({ name }) => name);
  return [
    { group: 'The app’s own', items: named(false) },
    { group: 'Managing the organization here', items: named(true) },
  ].filter(({ items }) => items.length > 0);
}

const rowsOf = ({ permissions }: { readonly permissions: readonly { readonly name: string; readonly isScalekitPermission: boolean }[] }) => permissions;

const keyFor = (name: string): string =>
  name
    .trim()
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
    .slice(0, 64);
