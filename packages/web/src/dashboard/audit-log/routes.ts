import { createRoute } from '@tanstack/react-router';
import { lazyRouteComponent } from '../../design/lazy-route.ts';
import { rootRoute } from '../root-route.ts';
import { searchTexts } from '../search-texts.ts';

const list = createRoute({
  getParentRoute: () => rootRoute,
  path: '/audit-log',
  component: lazyRouteComponent(() => import('./page.tsx'), 'AuditLogPage'),
  validateSearch: searchTexts('target', 'action', 'actor', 'organization', 'request', 'when', 'entry'),
});

export const auditLogRoutes = [list] as const;
