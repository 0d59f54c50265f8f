import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../root-route.ts';

const page = createRoute({
  getParentRoute: () => rootRoute,
  path: '/authentication',
  component: lazyRouteComponent(() => import('./authentication.tsx'), 'AuthenticationPage'),
});

const methods = createRoute({
  getParentRoute: () => page,
  path: '/',
  component: lazyRouteComponent(() => import('./methods/methods.tsx'), 'MethodsTab'),
  /** `connect`: the provider whose credentials are being entered. */
  validateSearch: ({ connect }: Record<string, unknown>): { readonly connect?: string } => (typeof connect === 'string' ? { connect } : {}),
});

const signUp = createRoute({
  getParentRoute: () => page,
  path: '/sign-up',
  component: lazyRouteComponent(() => import('./sign-up/sign-up.tsx'), 'SignUpTab'),
});

const redirects = createRoute({
  getParentRoute: () => page,
  path: '/redirects',
  component: lazyRouteComponent(() => import('./redirects.tsx'), 'RedirectsTab'),
});

const sessions = createRoute({
  getParentRoute: () => page,
  path: '/sessions',
  component: lazyRouteComponent(() => import('./sessions.tsx'), 'SessionsTab'),
});

export const authenticationRoutes = [page.addChildren([methods, signUp, redirects, sessions])] as const;
