import { getRouteApi } from '@tanstack/react-router';
import { type ReactNode, useCallback } from 'react';
import { type Asked, Page, RowLink } from '../../design/index.ts';
import { Chain } from './chain.tsx';
import { AuditLog } from './entries.tsx';

const route = getRouteApi('/audit-log');

/** Who changed what in the environment. */
export function AuditLogPage(): ReactNode {
  const asked = route.useSearch();
  const navigate = route.useNavigate();
  const ask = useCallback((next: Asked) => void navigate({ search: next, replace: true }), [navigate]);
  return (
    <Page title="Audit log" description="Everything that was changed, by whom, and how it was before. Signing in is not a change: that is in the auth log.">
      <Chain />
      <AuditLog
        asked={asked}
        onAsk={ask}
        linkTo={(entry, words) => (
          <RowLink to="/audit-log" search={{ ...asked, entry }} resetScroll={false}>
            {words}
          </RowLink>
        )}
      />
    </Page>
  );
}
