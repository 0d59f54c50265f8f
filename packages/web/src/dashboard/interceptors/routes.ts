import { createRoute } from '@tanstack/react-router';
import { lazyRouteComponent } from '../../design/lazy-route.ts';
import { rootRoute } from '../root-route.ts';
import { searchTexts } from '../search-texts.ts';

const list = createRoute({
  getParentRoute: () => rootRoute,
  path: '/interceptors',
  component: lazyRouteComponent(() => import('./list.tsx'), 'InterceptorsPage'),
  validateSearch: searchTexts('open'),
});

const interceptor = createRoute({
  getParentRoute: () => rootRoute,
  path: '/interceptors/$interceptorId',
  component: lazyRouteComponent(() => import('./interceptor.tsx'), 'InterceptorPage'),
  validateSearch: searchTexts('decision', 'call'),
});

export const interceptorRoutes = [list, interceptor] as const;
