import { createRoute } from '@tanstack/react-router';
import { lazyRouteComponent } from '../../design/lazy-route.ts';
import { rootRoute } from '../root-route.ts';

const list = createRoute({
  getParentRoute: () => rootRoute,
  path: '/applications',
  component: lazyRouteComponent(() => import('./list.tsx'), 'ApplicationsPage'),
  validateSearch: ({ kind, create }: Record<string, unknown>): { readonly kind?: string; readonly create?: true } => ({
    ...(typeof kind === 'string' && kind !== '' ? { kind } : {}),
    ...(create ? { create: true as const } : {}),
  }),
});

const application = createRoute({
  getParentRoute: () => rootRoute,
  path: '/applications/$clientId',
  component: lazyRouteComponent(() => import('./application.tsx'), 'ApplicationPage'),
});

export const applicationRoutes = [list, application] as const;
