import { getRouteApi } from '@tanstack/react-router';
import { type ReactNode, useCallback } from 'react';
import { type Asked, RowLink } from '../../../design/index.ts';
import { AuditLog } from '../../audit-log/entries.tsx';
import { TabHead } from '../tab-head.tsx';
import { useOrganization } from '../use-organization.ts';

const route = getRouteApi('/organizations/$organizationId/audit');

/** Who changed what in one organization. */
export function OrganizationAudit(): ReactNode {
  const { organizationId } = useOrganization();
  const asked = route.useSearch();
  const navigate = route.useNavigate();
  const ask = useCallback((next: Asked) => void navigate({ search: next, replace: true }), [navigate]);
  return (
    <>
      <TabHead>Everything that was changed here, by whom, and how it was before. Its own administrators may read the same by the API.</TabHead>
      <AuditLog
        organizationId={organizationId}
        asked={asked}
        onAsk={ask}
        linkTo={(entry, words) => (
          <RowLink to="/organizations/$organizationId/audit" params={{ organizationId }} search={{ ...asked, entry }} resetScroll={false}>
            {words}
          </RowLink>
        )}
      />
    </>
  );
}
