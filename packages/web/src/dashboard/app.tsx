import type { QueryClient } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { type ReactNode, StrictMode } from 'react';
import { ApiProvider, type Transports } from '../api/index.ts';
import { DesignProvider } from '../design/provider.tsx';
import type { DashboardRouter } from './router.ts';

interface Props {
  readonly transports: Transports;
  readonly queries: QueryClient;
  readonly router: DashboardRouter;
}

/** The dashboard with all it stands on: the same in a browser and where its pages are drawn before anybody asks for them. */
export function Dashboard({ transports, queries, router }: Props): ReactNode {
  return (
    <StrictMode>
      <DesignProvider>
        <ApiProvider transports={transports} queries={queries}>
          <RouterProvider router={router} />
        </ApiProvider>
      </DesignProvider>
    </StrictMode>
  );
}
