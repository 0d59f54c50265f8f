import type { ReactNode } from 'react';
import { Page, Tabs } from '../../design/index.ts';

const TABS = [
  { label: 'Roles', to: '/roles', exact: true },
  { label: 'Permissions', to: '/roles/permissions' },
  { label: 'Scopes', to: '/roles/scopes' },
];

/** What roles and permissions have in common: the page they stand on. */
export function RolesFrame({ actions, children }: { readonly actions: ReactNode; readonly children: ReactNode }): ReactNode {
  return (
    <Page
      title="Roles & permissions"
      description="A permission is one thing that can be done in your app. A role bundles them; people have roles in each organization, and their tokens carry both. A scope is what a program may ask people for."
      actions={actions}
      tabs={<Tabs label="Parts of roles and permissions" tabs={TABS} />}
    >
      {children}
    </Page>
  );
}
