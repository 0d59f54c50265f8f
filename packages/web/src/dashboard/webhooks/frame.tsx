import type { ReactNode } from 'react';
import { Page, Tabs } from '../../design/index.ts';

const TABS = [
  { label: 'Endpoints', to: '/webhooks', exact: true },
  { label: 'Events', to: '/webhooks/events' },
];

/** What endpoints and events have in common: the page they stand on. */
export function WebhooksFrame({ actions, children }: { readonly actions: ReactNode; readonly children: ReactNode }): ReactNode {
  return (
    <Page
      title="Webhooks"
      description="Addresses of your app that are told what happens here: people who come and go, organizations, sign-ins."
      actions={actions}
      tabs={<Tabs label="Parts of webhooks" tabs={TABS} />}
    >
      {children}
    </Page>
  );
}
