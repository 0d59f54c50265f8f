import { createRoute } from '@tanstack/react-router';
import { lazyRouteComponent } from '../../design/lazy-route.ts';
import { rootRoute } from '../root-route.ts';
import { emailSearch } from './search.ts';

const list = createRoute({
  getParentRoute: () => rootRoute,
  path: '/emails',
  component: lazyRouteComponent(() => import('./list.tsx'), 'EmailsPage'),
});

const template = createRoute({
  getParentRoute: () => rootRoute,
  path: '/emails/$kind/$language',
  component: lazyRouteComponent(() => import('./template.tsx'), 'EmailPage'),
  validateSearch: emailSearch,
});

export const emailRoutes = [list, template] as const;
