import { createRoute } from '@tanstack/react-router';
import { lazyRouteComponent } from '../../design/lazy-route.ts';
import { rootRoute } from '../root-route.ts';
import { searchTexts } from '../search-texts.ts';

const list = createRoute({
  getParentRoute: () => rootRoute,
  path: '/auth-log',
  component: lazyRouteComponent(() => import('./list.tsx'), 'AuthLogPage'),
  validateSearch: searchTexts('email', 'status', 'app', 'when', 'organization', 'user', 'connection', 'session', 'error'),
});

const request = createRoute({
  getParentRoute: () => rootRoute,
  path: '/auth-log/$requestId',
  component: lazyRouteComponent(() => import('./request.tsx'), 'AuthRequestPage'),
});

export const authLogRoutes = [list, request] as const;
