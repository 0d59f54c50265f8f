import { ActionIcon, Button, Select, Stack } from '@mantine/core';
import { IconArrowRight, IconPlus, IconX } from '@tabler/icons-react';
import { type Directory, DirectoryService } from '@tenon/api/scalekit/v1/directories/directories_pb.ts';
import { RolesService } from '@tenon/api/scalekit/v1/roles/roles_pb.ts';
import type { ReactNode } from 'react';
import { z } from 'zod';
import { newName, problemOf, useRead, useWrite } from '../../api/index.ts';
import { DetailDrawer, EmptyState, FormDrawer } from '../../design/index.ts';
import { roleName } from '../members/role-name.ts';
import { nameOfDirectory } from './providers.ts';
import css from './scim.module.css';
import { t } from './words/index.ts';

interface Rule {
  readonly key: string;
  readonly group: string;
  readonly role: string;
}

interface Values extends Record<string, unknown> {
  rules: Rule[];
}

const schema = () =>
  z.object({
    rules: z.array(z.object({ group: z.string().min(1, t('roles.groupMissing')), role: z.string().min(1, t('roles.roleMissing')) })),
  });

/** Which groups give which roles. All of it is saved together: the list replaces the one before. */
export function GroupRoles({ directory, onClose }: { readonly directory: Directory; readonly onClose: () => void }): ReactNode {
  const { id, organizationId, roleAssignments } = directory;
  const name = nameOfDirectory(directory);
  const groups = useRead(DirectoryService.method.listDirectoryGroupsSummary, { organizationId, directoryId: id });
  const roles = useRead(RolesService.method.listOrganizationRoles, { orgId: organizationId });
  const assign = useWrite(DirectoryService.method.assignRoles, { says: t('roles.saved') });
  const now: Values = {
    rules: (roleAssignments?.assignments ?? []).map(({ groupId, roleId }, index) => ({ key: String(index), group: groupId, role: roleId })),
  };
  if (!groups.data || !roles.data) return null;
  const title = t('roles.title', { name });
  if (groups.data.groups.length === 0) {
    return (
      <DetailDrawer opened onClose={onClose} title={title}>
        <EmptyState title={t('roles.none')}>{t('roles.noneNext')}</EmptyState>
      </DetailDrawer>
    );
  }
  return (
    <FormDrawer
      opened
      onClose={onClose}
      title={title}
      submit={t('roles.save')}
      initial={now}
      schema={schema()}
      toProblem={problemOf}
      onSubmit={async ({ rules }) => {
        // By id: a role of the organization may be called like one of the app's.
        const nameOf = (role: string) => roles.data?.roles.find((each) => each.id === role)?.name ?? '';
        const assignments = rules.map(({ group, role }) => ({ groupId: group, roleId: role, roleName: nameOf(role) }));
        await assign.run({ organizationId, id, roleAssignments: { assignments } });
        onClose();
      }}
    >
      {(form) => (
        <Stack gap="sm">
          <p className={css['quiet']}>{t('roles.means')}</p>
          {form.values.rules.map(({ key }, index) => (
            <div key={key} className={css['rule']}>
              <Select
                aria-label={t('roles.groupOf', { number: index + 1 })}
                placeholder={t('roles.group')}
                data={(groups.data?.groups ?? []).map((group) => ({ value: group.id, label: group.displayName }))}
                searchable
                allowDeselect={false}
                {...form.getInputProps(`rules.${index}.group`)}
              />
              <IconArrowRight size={16} aria-hidden />
              <Select
                aria-label={t('roles.roleOf', { number: index + 1 })}
                placeholder={t('roles.role')}
                data={(roles.data?.roles ?? []).map((role) => ({ value: role.id, label: roleName(role) }))}
                allowDeselect={false}
                {...form.getInputProps(`rules.${index}.role`)}
              />
              <ActionIcon aria-label={t('roles.removeRule', { number: index + 1 })} onClick={() => form.removeListItem('rules', index)}>
                <IconX size={16} />
              </ActionIcon>
            </div>
          ))}
          <div>
            <Button
              size="compact-sm"
              variant="subtle"
              leftSection={<IconPlus size={15} />}
              onClick={() => form.insertListItem('rules', { key: newName(), group: '', role: '' } satisfies Rule)}
            >
              {t('roles.add')}
            </Button>
          </div>
        </Stack>
      )}
    </FormDrawer>
  );
}
