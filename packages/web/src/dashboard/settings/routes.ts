import { createRoute } from '@tanstack/react-router';
import { lazyRouteComponent } from '../../design/lazy-route.ts';
import { rootRoute } from '../root-route.ts';

const page = createRoute({
  getParentRoute: () => rootRoute,
  path: '/settings',
  component: lazyRouteComponent(() => import('./settings.tsx'), 'SettingsPage'),
});

const environment = createRoute({
  getParentRoute: () => page,
  path: '/',
  component: lazyRouteComponent(() => import('./environment.tsx'), 'EnvironmentTab'),
});

const operators = createRoute({
  getParentRoute: () => page,
  path: '/operators',
  component: lazyRouteComponent(() => import('./operators.tsx'), 'OperatorsTab'),
  /** `who`: the operator whose sessions are shown. */
  validateSearch: ({ q, invite, who }: Record<string, unknown>): { readonly q?: string; readonly invite?: true; readonly who?: string } => ({
    ...(typeof q === 'string' && q !== '' ? { q } : {}),
    ...(invite ? { invite: true as const } : {}),
    ...(typeof who === 'string' && who !== '' ? { who } : {}),
  }),
});

export const settingRoutes = [page.addChildren([environment, operators])] as const;
