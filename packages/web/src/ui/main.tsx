import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { ApiProvider, createQueries, createTransports } from '../api/index.ts';
import { DesignProvider } from '../design/provider.tsx';
import { Shell } from './shell.tsx';

const transports = createTransports('ui', (returnTo) => location.assign(`/ui/sign-in?return_to=${encodeURIComponent(returnTo)}`));

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <DesignProvider>
      <ApiProvider transports={transports} queries={createQueries()}>
        <Shell />
      </ApiProvider>
    </DesignProvider>
  </StrictMode>,
);
