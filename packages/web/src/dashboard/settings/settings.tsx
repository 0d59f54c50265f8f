import { Outlet } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Page, Tabs } from '../../design/index.ts';
import { useIsOwner } from '../operator.ts';

/** What this environment is, and who looks after the server. */
export function SettingsPage(): ReactNode {
  const isOwner = useIsOwner();
  return (
    <Page
      title="Settings"
      tabs={
        <Tabs
          label="Settings"
          tabs={[{ label: 'Environment', to: '/settings', exact: true }, ...(isOwner ? [{ label: 'Operators', to: '/settings/operators' }] : [])]}
        />
      }
    >
      <Outlet />
    </Page>
  );
}
