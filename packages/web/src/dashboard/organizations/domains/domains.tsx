import { getRouteApi } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { TabHead } from '../tab-head.tsx';
import { useOrganization } from '../use-organization.ts';
import { AllowedDomains } from './allowed-domains.tsx';
import { OwnDomains } from './own-domains.tsx';

const route = getRouteApi('/organizations/$organizationId/domains');

/** Which e-mail addresses belong to an organization, and whose owners may join by themselves. */
export function OrganizationDomains(): ReactNode {
  const { organizationId } = useOrganization();
  const { open } = route.useSearch();
  const navigate = route.useNavigate();
  const setOpen = (what: string | undefined) => void navigate({ search: what ? { open: what } : {} });
  return (
    <>
      <TabHead>
        A domain says where somebody belongs before they have signed in: by their e-mail address, they find the organization’s single sign-on, or may join it.
      </TabHead>
      <OwnDomains organizationId={organizationId} adding={open === 'domain'} setAdding={(adding) => setOpen(adding ? 'domain' : undefined)} />
      <AllowedDomains organizationId={organizationId} adding={open === 'allowed'} setAdding={(adding) => setOpen(adding ? 'allowed' : undefined)} />
    </>
  );
}
