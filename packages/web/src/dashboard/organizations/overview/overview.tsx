import type { ReactNode } from 'react';
import { Columns, Stacked } from '../../../design/index.ts';
import { useMayWrite } from '../../operator.ts';
import { useOrganization } from '../use-organization.ts';
import { Danger } from './danger.tsx';
import { Details } from './details.tsx';
import { Features } from './features.tsx';
import { PortalLinks } from './portal-link.tsx';
import { Seats } from './seats.tsx';

/** What an organization is and what it has. */
export function OrganizationOverview(): ReactNode {
  const { organizationId, organization } = useOrganization();
  const mayWrite = useMayWrite();
  return (
    <>
      <Columns>
        <Stacked>
          <Details organization={organization} />
          <Features organization={organization} />
        </Stacked>
        <Stacked>
          <Seats organizationId={organizationId} />
          <PortalLinks organizationId={organizationId} organization={organization} />
        </Stacked>
      </Columns>
      {mayWrite && organization && <Danger organization={organization} />}
    </>
  );
}
