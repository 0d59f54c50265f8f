import { createRoute } from '@tanstack/react-router';
import { lazyRouteComponent } from '../../design/lazy-route.ts';
import { rootRoute } from '../root-route.ts';

const list = createRoute({
  getParentRoute: () => rootRoute,
  path: '/roles',
  component: lazyRouteComponent(() => import('./list.tsx'), 'RolesPage'),
  validateSearch: ({ create }: Record<string, unknown>): { readonly create?: true } => (create ? { create: true as const } : {}),
});

const permissions = createRoute({
  getParentRoute: () => rootRoute,
  path: '/roles/permissions',
  component: lazyRouteComponent(() => import('./permissions/permissions.tsx'), 'PermissionsPage'),
  validateSearch: ({ of, create }: Record<string, unknown>): { readonly of?: string; readonly create?: true } => ({
    ...(typeof of === 'string' && of !== '' ? { of } : {}),
    ...(create ? { create: true as const } : {}),
  }),
});

const scopes = createRoute({
  getParentRoute: () => rootRoute,
  path: '/roles/scopes',
  component: lazyRouteComponent(() => import('./scopes/scopes.tsx'), 'ScopesPage'),
  validateSearch: ({ create }: Record<string, unknown>): { readonly create?: true } => (create ? { create: true as const } : {}),
});

const role = createRoute({
  getParentRoute: () => rootRoute,
  path: '/roles/$roleId',
  component: lazyRouteComponent(() => import('./role.tsx'), 'RolePage'),
  validateSearch: ({ edit }: Record<string, unknown>): { readonly edit?: 'details' | 'permissions' } =>
    edit === 'details' || edit === 'permissions' ? { edit } : {},
});

export const roleRoutes = [list, permissions, scopes, role] as const;
