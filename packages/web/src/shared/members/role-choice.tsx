import { Radio, Stack } from '@mantine/core';
import type { Role } from '@tenon/api/scalekit/v1/roles/roles_pb.ts';
import type { ReactNode } from 'react';
import { roleDescription, roleName } from './role-name.ts';
import { t } from './words/index.ts';

interface Props {
  readonly roles: readonly Role[];
  readonly chosen: readonly string[];
  readonly onChoose: (role: string) => void;
}

/** One role out of some. Who has several, by another way than this, has none chosen. */
export function RoleChoice({ roles, chosen, onChoose }: Props): ReactNode {
  return (
    <Radio.Group label={t('change.what')} value={chosen.length === 1 ? (chosen[0] ?? null) : null} onChange={onChoose}>
      <Stack gap="sm" mt={8}>
        {roles.map((role) => (
          <Radio key={role.id} value={role.name} label={roleName(role)} description={roleDescription(role)} />
        ))}
      </Stack>
    </Radio.Group>
  );
}
