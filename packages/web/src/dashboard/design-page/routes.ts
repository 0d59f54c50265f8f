import { createRoute } from '@tanstack/react-router';
import { lazyRouteComponent } from '../../design/lazy-route.ts';
import { rootRoute } from '../root-route.ts';

/** Linked from the docs alone: it is for those who build pages. */
export const designRoutes = [
  createRoute({ getParentRoute: () => rootRoute, path: '/design', component: lazyRouteComponent(() => import('./design-page.tsx'), 'DesignPage') }),
] as const;
