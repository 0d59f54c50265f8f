import { createRoute } from '@tanstack/react-router';
import { lazyRouteComponent } from '../../design/lazy-route.ts';
import { rootRoute } from '../root-route.ts';
import { searchTexts } from '../search-texts.ts';

const inbox = createRoute({
  getParentRoute: () => rootRoute,
  path: '/requests',
  component: lazyRouteComponent(() => import('./inbox.tsx'), 'RequestsPage'),
  validateSearch: searchTexts('show'),
});

export const requestRoutes = [inbox] as const;
