import { createRoute } from '@tanstack/react-router';
import { lazyRouteComponent } from '../../design/lazy-route.ts';
import { rootRoute } from '../root-route.ts';

export const credentialRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/credentials',
    component: lazyRouteComponent(() => import('./credentials.tsx'), 'CredentialsPage'),
    validateSearch: ({ language }: Record<string, unknown>): { readonly language?: string } => (typeof language === 'string' ? { language } : {}),
  }),
] as const;
