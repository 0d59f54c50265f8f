import { MultiSelect, TextInput } from '@mantine/core';
import { RolesService } from '@tenon/api/scalekit/v1/roles/roles_pb.ts';
import type { ReactNode } from 'react';
import { useRead } from '../../../../api/index.ts';
import css from './bulk.module.css';

interface Props {
  readonly organizationId: string;
  readonly roles: readonly string[];
  readonly inviterEmail: string;
  readonly onChange: (change: { readonly roles?: readonly string[]; readonly inviterEmail?: string }) => void;
}

/** What holds of everybody in a list. */
export function ForAll({ organizationId, roles, inviterEmail, onChange }: Props): ReactNode {
  const all = useRead(RolesService.method.listOrganizationRoles, { orgId: organizationId }).data?.roles ?? [];
  const usual = all.find(({ defaultMember }) => defaultMember);
  return (
    <div className={css['pair']}>
      <MultiSelect
        label="Roles for all"
        description="For those for whom the list names none."
        placeholder={roles.length === 0 && usual ? `${usual.displayName}, the usual one` : ''}
        data={all.map(({ name, displayName }) => ({ value: name, label: displayName }))}
        value={[...roles]}
        onChange={(chosen) => onChange({ roles: chosen })}
        searchable={all.length > 7}
      />
      <TextInput
        label="Invited by"
        description="Whose name stands in the mails. May stay empty."
        placeholder="ada@example.com"
        type="email"
        autoComplete="off"
        value={inviterEmail}
        onChange={(event) => onChange({ inviterEmail: event.currentTarget.value.trim() })}
      />
    </div>
  );
}
