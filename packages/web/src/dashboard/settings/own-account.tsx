import { Button, Group } from '@mantine/core';
import { IconFingerprint, IconShieldLock } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { isDrawnAhead } from '../../design/ahead.ts';
import { Facts, Section } from '../../design/index.ts';
import { useOperator } from '../operator.ts';

const ROLES = { owner: 'Owner', manager: 'Manager', viewer: 'Viewer' } as const;

/** Who is at the dashboard, and where they look after how they sign in themselves. */
export function OwnAccount(): ReactNode {
  const { displayName, email, role } = useOperator();
  const facts = isDrawnAhead
    ? (['Name', 'E-mail', 'Role'] as const).map((what) => [what, '\u00a0'] as const)
    : [...(displayName === email ? [] : [['Name', displayName] as const]), ['E-mail', email] as const, ['Role', ROLES[role]] as const];
  return (
    <Section title="You" description="How you sign in to this dashboard is yours alone to change.">
      <Facts items={facts} />
      <Group gap="sm">
        <Button component="a" href="/operators/ui/profile/passkeys" leftSection={<IconFingerprint size={16} />}>
          Your passkeys
        </Button>
        <Button component="a" href="/operators/ui/profile/security" leftSection={<IconShieldLock size={16} />}>
          Your second factor
        </Button>
      </Group>
    </Section>
  );
}
