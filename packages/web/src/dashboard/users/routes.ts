import { createRoute } from '@tanstack/react-router';
import { lazyRouteComponent } from '../../design/lazy-route.ts';
import { rootRoute } from '../root-route.ts';

const list = createRoute({
  getParentRoute: () => rootRoute,
  path: '/users',
  component: lazyRouteComponent(() => import('./list.tsx'), 'UsersPage'),
  validateSearch: ({ q, add }: Record<string, unknown>): { readonly q?: string; readonly add?: true } => ({
    ...(typeof q === 'string' && q !== '' ? { q } : {}),
    ...(add ? { add: true as const } : {}),
  }),
});

const user = createRoute({
  getParentRoute: () => rootRoute,
  path: '/users/$userId',
  component: lazyRouteComponent(() => import('./user.tsx'), 'UserPage'),
});

const overview = createRoute({
  getParentRoute: () => user,
  path: '/',
  component: lazyRouteComponent(() => import('./overview/overview.tsx'), 'UserOverview'),
});

const organizations = createRoute({
  getParentRoute: () => user,
  path: '/organizations',
  component: lazyRouteComponent(() => import('./organizations/organizations.tsx'), 'UserOrganizations'),
  validateSearch: ({ add, may }: Record<string, unknown>): { readonly add?: true; readonly may?: string } => ({
    ...(add ? { add: true as const } : {}),
    ...(typeof may === 'string' && may !== '' ? { may } : {}),
  }),
});

const signIn = createRoute({
  getParentRoute: () => user,
  path: '/sign-in',
  component: lazyRouteComponent(() => import('./sign-in/sign-in.tsx'), 'UserSignIn'),
});

export const userRoutes = [list, user.addChildren([overview, organizations, signIn])] as const;
