import { Outlet, useRouter } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Page, Tabs } from '../../design/index.ts';
import { useMayWrite } from '../operator.ts';

/** The tabs there are, in their order; one shows once its route is registered. */
const TABS = [
  { label: 'Methods', path: '' },
  { label: 'Sign-up', path: '/sign-up' },
  { label: 'Redirects', path: '/redirects' },
  { label: 'Session policy', path: '/sessions' },
  { label: 'Token claims', path: '/claims' },
  { label: 'User attributes', path: '/attributes' },
  { label: 'Simulator', path: '/simulator' },
] as const;

/** How people come in, and what apps are told of them. */
export function AuthenticationPage(): ReactNode {
  const { routesByPath } = useRouter();
  const mayWrite = useMayWrite();
  const tabs = TABS.map(({ label, path }) => ({ label, to: `/authentication${path}`, exact: path === '' })).filter(({ to }) => to in routesByPath);
  return (
    <Page
      title="Authentication"
      description={
        mayWrite
          ? 'How people sign in and up, how long they stay, and what your app is told of them.'
          : 'How people sign in and up. As a viewer you see every setting and change none.'
      }
      width="reading"
      tabs={<Tabs label="Parts of authentication" tabs={tabs} />}
    >
      <Outlet />
    </Page>
  );
}
