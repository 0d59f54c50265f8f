import { createRoute } from '@tanstack/react-router';
import { lazyRouteComponent } from '../../design/lazy-route.ts';
import { rootRoute } from '../root-route.ts';

export const overviewRoutes = [
  createRoute({ getParentRoute: () => rootRoute, path: '/', component: lazyRouteComponent(() => import('./overview.tsx'), 'OverviewPage') }),
] as const;
