import { Checkbox, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { type Permission, type Role, RolesService } from '@tenon/api/scalekit/v1/roles/roles_pb.ts';
import { type ReactNode, useState } from 'react';
import { problemOf, useWrite } from '../../api/index.ts';
import { Answered, type Form, FormDrawer } from '../../design/index.ts';
import { isOwn, subjectOf } from './permission.ts';
import css from './roles.module.css';
import { usePermissions } from './use-permissions.ts';

interface Values extends Record<string, unknown> {
  own: string[];
}

interface Props {
  readonly opened: boolean;
  readonly role: Role;
  readonly roles: readonly Role[];
  readonly onClose: () => void;
}

/** As many as one call takes. */
const MOST_AT_ONCE = 100;

/** Chooses what a role allows of its own; what it inherits stands there too, and is changed where it comes from. */
export function EditPermissions({ opened, role, roles, onClose }: Props): ReactNode {
  const replace = useWrite(RolesService.method.updateRole, { says: SAVED });
  const add = useWrite(RolesService.method.addPermissionsToRole);
  const remove = useWrite(RolesService.method.removePermissionFromRole);
  const own = role.permissions.filter((permission) => isOwn(role, permission)).map(({ name }) => name);

  async function save(next: readonly string[]): Promise<void> {
    if (next.length > 0 && next.length <= MOST_AT_ONCE) {
      await replace.run({ roleName: role.name, role: { permissions: [...next] } });
      return;
    }
    // The call that replaces them takes no more, and takes none at all for "leave them as they are".
    const added = next.filter((name) => !own.includes(name));
    for (let at = 0; at < added.length; at += MOST_AT_ONCE) await add.run({ roleName: role.name, permissionNames: added.slice(at, at + MOST_AT_ONCE) });
    for (const permissionName of own.filter((name) => !next.includes(name))) await remove.run({ roleName: role.name, permissionName });
  }

  return (
    <FormDrawer
      opened={opened}
      onClose={onClose}
      title={`What ${role.displayName} allows`}
      submit="Save"
      initial={{ own } satisfies Values}
      toProblem={problemOf}
      onSubmit={async ({ own: next }) => {
        await save(next);
        onClose();
      }}
    >
      {(form) => <Choices form={form} role={role} roles={roles} />}
    </FormDrawer>
  );
}

const SAVED = 'Saved. It holds from the next token on.';

function Choices({ form, role, roles }: { readonly form: Form<Values>; readonly role: Role; readonly roles: readonly Role[] }): ReactNode {
  const [query, setQuery] = useState('');
  const list = usePermissions();
  const inherited = new Map(role.permissions.filter((permission) => !isOwn(role, permission)).map(({ name, roleName }) => [name, roleName]));
  const wanted = query.trim().toLowerCase();
  const shown = list.rows.filter(({ name, description }) => `${name} ${description}`.toLowerCase().includes(wanted));
  const groups = [...Map.groupBy(shown, groupOf)].sort(([a], [b]) => Number(a === OURS) - Number(b === OURS) || a.localeCompare(b));
  const own = form.values.own;
  const toggle = (name: string, on: boolean) => form.setFieldValue('own', on ? [...own, name] : own.filter((one) => one !== name));
  return (
    <div className={css['choices']}>
      <TextInput
        type="search"
        aria-label="Find a permission"
        placeholder="Find a permission"
        leftSection={<IconSearch size={17} aria-hidden />}
        value={query}
        onChange={(event) => setQuery(event.currentTarget.value)}
        onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
      />
      <Answered answer={{ data: list.isLoading ? undefined : list.rows, problem: list.problem, retry: list.retry }} lines={6}>
        {() => (
          <>
            {groups.map(([group, permissions]) => (
              <fieldset key={group}>
                <legend>{group}</legend>
                {permissions.map(({ id, name, description }) => {
                  const from = inherited.get(name);
                  const holder = from && (roles.find((other) => other.name === from)?.displayName ?? from);
                  return (
                    <Checkbox
                      key={id}
                      label={<code>{name}</code>}
                      description={holder ? `Inherited from ${holder}. ${description}` : description}
                      checked={from !== undefined || own.includes(name)}
                      disabled={from !== undefined}
                      onChange={(event) => toggle(name, event.currentTarget.checked)}
                    />
                  );
                })}
              </fieldset>
            ))}
            {groups.length === 0 && <p className={css['quiet']}>Nothing found for “{query}”.</p>}
          </>
        )}
      </Answered>
    </div>
  );
}

const OURS = 'Managing the organization here';

const groupOf = ({ name, isScalekitPermission }: Permission): string => (isScalekitPermission ? OURS : subjectOf(name));
