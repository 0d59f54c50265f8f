import { createRoute } from '@tanstack/react-router';
import { lazyRouteComponent } from '../../design/lazy-route.ts';
import { rootRoute } from '../root-route.ts';
import { brandingSearch } from './search.ts';

const page = createRoute({
  getParentRoute: () => rootRoute,
  path: '/branding',
  component: lazyRouteComponent(() => import('./branding.tsx'), 'BrandingPage'),
  validateSearch: brandingSearch,
});

export const brandingRoutes = [page] as const;
