import { MultiSelect, TextInput } from '@mantine/core';
import { RolesService } from '@tenon/api/scalekit/v1/roles/roles_pb.ts';
import type { ReactNode } from 'react';
import { useRead } from '../../api/index.ts';
import { roleName } from '../members/role-name.ts';
import css from './bulk.module.css';
import { t } from './words/index.ts';

interface Props {
  readonly organizationId: string;
  readonly roles: readonly string[];
  readonly inviterEmail: string;
  /** Whether the mails may be sent in somebody else's name: members invite in their own. */
  readonly namesInviter: boolean;
  readonly onChange: (change: { readonly roles?: readonly string[]; readonly inviterEmail?: string }) => void;
}

/** What holds of everybody in a list. */
export function ForAll({ organizationId, roles, inviterEmail, namesInviter, onChange }: Props): ReactNode {
  const all = useRead(RolesService.method.listOrganizationRoles, { orgId: organizationId }).data?.roles ?? [];
  const usual = all.find(({ defaultMember }) => defaultMember);
  return (
    <div className={css['pair']}>
      <MultiSelect
        label={t('all.roles')}
        description={t('all.rolesHint')}
        placeholder={roles.length === 0 && usual ? t('all.usual', { role: roleName(usual) }) : ''}
        data={all.map((role) => ({ value: role.name, label: roleName(role) }))}
        value={[...roles]}
        onChange={(chosen) => onChange({ roles: chosen })}
        searchable={all.length > 7}
      />
      {namesInviter && (
        <TextInput
          label={t('all.by')}
          description={t('all.byHint')}
          placeholder="ada@example.com"
          type="email"
          autoComplete="off"
          dir="ltr"
          value={inviterEmail}
          onChange={(event) => onChange({ inviterEmail: event.currentTarget.value.trim() })}
        />
      )}
    </div>
  );
}
