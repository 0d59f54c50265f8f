import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { ApiProvider, createQueries, createTransports } from '../api/index.ts';
import { DesignProvider } from '../design/provider.tsx';
import { createDashboardRouter } from './router.ts';

const transports = createTransports('dashboard', (returnTo) => location.assign(`/dashboard/sign-in?return_to=${encodeURIComponent(returnTo)}`));
const queries = createQueries();
const router = createDashboardRouter({ queries, transports });

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <DesignProvider>
      <ApiProvider transports={transports} queries={queries}>
        <RouterProvider router={router} />
      </ApiProvider>
    </DesignProvider>
  </StrictMode>,
);
