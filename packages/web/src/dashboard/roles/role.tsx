import { Button, Group } from '@mantine/core';
import { IconPencil, IconShield } from '@tabler/icons-react';
import { getRouteApi, Link, useRouter } from '@tanstack/react-router';
import { type Role, RolesService } from '@tenon/api/scalekit/v1/roles/roles_pb.ts';
import type { ReactNode } from 'react';
import { useRead } from '../../api/index.ts';
import { ButtonLink, Columns, CopyId, EmptyState, ErrorState, Facts, Page, Section, Stacked } from '../../design/index.ts';
import { numberInEnglish } from '../../words/words.ts';
import { DeleteSection } from '../delete-section.tsx';
import { useMayWrite } from '../operator.ts';
import { DefaultOf } from './default-of.tsx';
import { DeleteRole } from './delete.tsx';
import { EditRole } from './edit.tsx';
import { EditPermissions } from './edit-permissions.tsx';
import { Inheritance } from './inheritance.tsx';
import { isOwn, subjectOf } from './permission.ts';
import css from './roles.module.css';

const route = getRouteApi('/roles/$roleId');
const BREADCRUMBS = [{ label: 'Roles & permissions', to: '/roles' }];

/** One role: what it allows and where it has that from. */
export function RolePage(): ReactNode {
  const { roleId } = route.useParams();
  const { edit } = route.useSearch();
  const navigate = route.useNavigate();
  const router = useRouter();
  const mayWrite = useMayWrite();
  const { data, problem, retry } = useRead(RolesService.method.getRole, { roleName: roleId, include: 'permissions:all' });
  const all = useRead(RolesService.method.listRoles, { include: 'permissions:all' });
  const role = data?.role;
  const roles = all.data?.roles ?? [];
  const wrong = problem ?? all.problem;
  const close = () => void navigate({ search: {} });
  const open = (what: 'details' | 'permissions') => void navigate({ search: { edit: what } });
  if (wrong) {
    return (
      <Page title="Role" breadcrumbs={BREADCRUMBS}>
        <ErrorState problem={wrong} {...(wrong.mayRetry && { retry: problem ? retry : all.retry })} />
      </Page>
    );
  }
  return (
    <Page
      title={role?.displayName ?? ' '}
      aside={role && <CopyId id={role.name} label="key" />}
      description={role?.description || undefined}
      breadcrumbs={BREADCRUMBS}
    >
      {role && (
        <>
          <Columns>
            <Allows role={role} roles={roles} edit={mayWrite ? () => open('permissions') : undefined} />
            <Stacked>
              <Details role={role} roles={roles} edit={mayWrite ? () => open('details') : undefined} />
              <Inheritance role={role} roles={roles} />
            </Stacked>
          </Columns>
          {mayWrite && (
            <DeleteSection title="Delete this role" description="In every organization. Whoever has it gets the role you choose in its place.">
              {(closeDialog) => <DeleteRole role={role} roles={roles} onClose={closeDialog} onDeleted={() => void router.navigate({ to: '/roles' })} />}
            </DeleteSection>
          )}
          {mayWrite && <EditRole opened={edit === 'details'} role={role} roles={roles} onClose={close} />}
          {mayWrite && <EditPermissions opened={edit === 'permissions'} role={role} roles={roles} onClose={close} />}
        </>
      )}
    </Page>
  );
}

interface PartProps {
  readonly role: Role;
  readonly roles: readonly Role[];
  readonly edit: (() => void) | undefined;
}

/** Everything it allows, subject by subject; what it has from another role says from which. */
function Allows({ role, roles, edit }: PartProps): ReactNode {
  const groups = [...Map.groupBy(role.permissions, ({ name }) => subjectOf(name))].sort(([a], [b]) => a.localeCompare(b));
  const own = role.permissions.filter((permission) => isOwn(role, permission)).length;
  const inherited = role.permissions.length - own;
  return (
    <Section
      title="What it allows"
      description={role.permissions.length > 0 && `${own} of its own${inherited > 0 ? `, ${inherited} inherited` : ''}. Tokens carry all of them.`}
      actions={
        edit &&
        role.permissions.length > 0 && (
          <Button leftSection={<IconPencil size={16} />} onClick={edit}>
            Change
          </Button>
        )
      }
    >
      {role.permissions.length === 0 ? (
        <EmptyState
          icon={IconShield}
          title="It allows nothing yet"
          action={
            edit && (
              <Group>
                <ButtonLink to="/roles/permissions" search={{ create: true }}>
                  Create a permission
                </ButtonLink>
                <Button variant="filled" onClick={edit}>
                  Choose permissions
                </Button>
              </Group>
            )
          }
        >
          A role without permissions is only a name that tokens carry. Give it some, or let it extend a role that has them.
        </EmptyState>
      ) : (
        groups.map(([subject, permissions]) => (
          <div key={subject} className={css['group']}>
            {groups.length > 1 && <h3>{subject}</h3>}
            <ul className={css['allows']} aria-label={subject}>
              {permissions.map((permission) => (
                <li key={permission.id} data-inherited={!isOwn(role, permission) || undefined}>
                  <code>{permission.name}</code>
                  {!isOwn(role, permission) && <From name={permission.roleName} roles={roles} />}
                  {permission.description && <small>{permission.description}</small>}
                </li>
              ))}
            </ul>
          </div>
        ))
      )}
    </Section>
  );
}

function From({ name, roles }: { readonly name: string; readonly roles: readonly Role[] }): ReactNode {
  const base = roles.find((role) => role.name === name);
  return (
    <span className={css['origin']}>
      inherited from{' '}
      {base ? (
        <Link to="/roles/$roleId" params={{ roleId: base.id }}>
          {base.displayName}
        </Link>
      ) : (
        name
      )}
    </span>
  );
}

function Details({ role, roles, edit }: PartProps): ReactNode {
  const { data } = useRead(RolesService.method.getRoleUsersCount, { roleName: role.id });
  return (
    <Section
      title="Details"
      actions={
        edit && (
          <Button leftSection={<IconPencil size={16} />} onClick={edit}>
            Edit
          </Button>
        )
      }
    >
      <Facts
        items={[
          ['Key', <CopyId key="key" id={role.name} label="key" />],
          ['Id', <CopyId key="id" id={role.id} label="role id" />],
          ['Extends', role.extends && (roles.find(({ name }) => name === role.extends)?.displayName ?? role.extends)],
          ['People', data && holdersInWords(data.count)],
          ['By default', <DefaultOf key="default" role={role} />],
        ]}
      />
    </Section>
  );
}

const holdersInWords = (count: bigint): string => {
  if (count === 0n) return 'Nobody has it yet';
  return count === 1n ? 'One has it' : `${numberInEnglish(count)} have it`;
};
