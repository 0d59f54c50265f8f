import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../root-route.ts';
import { searchTexts } from '../search-texts.ts';

const list = createRoute({
  getParentRoute: () => rootRoute,
  path: '/audit-log',
  component: lazyRouteComponent(() => import('./page.tsx'), 'AuditLogPage'),
  validateSearch: searchTexts('target', 'action', 'actor', 'organization', 'request', 'when', 'entry'),
});

export const auditLogRoutes = [list] as const;
