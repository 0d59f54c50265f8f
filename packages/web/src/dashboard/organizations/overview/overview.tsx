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
  const { organization } = useOrganization();
  const mayWrite = useMayWrite();
  if (!organization) return null;
  return (
    <>
      <Columns>
        <Stacked>
          <Details organization={organization} />
          <Features organization={organization} />
        </Stacked>
        <Stacked>
          <Seats organizationId={organization.id} />
          <PortalLinks organization={organization} />
        </Stacked>
      </Columns>
      {mayWrite && <Danger organization={organization} />}
    </>
  );
}
