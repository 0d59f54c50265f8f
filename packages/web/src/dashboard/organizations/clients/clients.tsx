import { getRouteApi } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { TabHead } from '../tab-head.tsx';
import { useOrganization } from '../use-organization.ts';
import { ApiTokens } from './api-tokens.tsx';
import { Machines } from './machines.tsx';

const route = getRouteApi('/organizations/$organizationId/clients');

/** What of an organization's calls the app without a person at the screen. */
export function OrganizationClients(): ReactNode {
  const { organizationId } = useOrganization();
  const { client, open } = route.useSearch();
  const navigate = route.useNavigate();
  const setOpen = (what: string, opened: boolean) => void navigate({ search: opened ? { open: what } : {} });
  return (
    <>
      <TabHead>
        For the customer’s own programs that call your app: a client exchanges its secret for short tokens that your app checks by itself; an API token is one
        long text that your app asks Tenon about.
      </TabHead>
      <Machines
        organizationId={organizationId}
        shownId={client}
        onClose={() => void navigate({ search: {} })}
        creating={open === 'client'}
        setCreating={(opened) => setOpen('client', opened)}
      />
      <ApiTokens organizationId={organizationId} creating={open === 'token'} setCreating={(opened) => setOpen('token', opened)} />
    </>
  );
}
