import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../root-route.ts';

const list = createRoute({
  getParentRoute: () => rootRoute,
  path: '/organizations',
  component: lazyRouteComponent(() => import('./list.tsx'), 'OrganizationsPage'),
  validateSearch: ({ q, create }: Record<string, unknown>): { readonly q?: string; readonly create?: true } => ({
    ...(typeof q === 'string' && q !== '' ? { q } : {}),
    ...(create ? { create: true as const } : {}),
  }),
});

/** The page of one organization. Each of its tabs is a child: add one here and it shows, see `tabs.ts`. */
export const organizationRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/organizations/$organizationId',
  component: lazyRouteComponent(() => import('./organization.tsx'), 'OrganizationPage'),
});

const overview = createRoute({
  getParentRoute: () => organizationRoute,
  path: '/',
  component: lazyRouteComponent(() => import('./overview/overview.tsx'), 'OrganizationOverview'),
});

const users = createRoute({
  getParentRoute: () => organizationRoute,
  path: '/users',
  component: lazyRouteComponent(() => import('./users/users.tsx'), 'OrganizationUsers'),
  validateSearch: ({ q, invite }: Record<string, unknown>): { readonly q?: string; readonly invite?: true } => ({
    ...(typeof q === 'string' && q !== '' ? { q } : {}),
    ...(invite ? { invite: true as const } : {}),
  }),
});

export const organizationRoutes = [list, organizationRoute.addChildren([overview, users])] as const;
