import { createRoute } from '@tanstack/react-router';
import { lazyRouteComponent } from '../../design/lazy-route.ts';
import { rootRoute } from '../root-route.ts';
import { searchTexts } from '../search-texts.ts';

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

const claims = createRoute({
  getParentRoute: () => page,
  path: '/claims',
  component: lazyRouteComponent(() => import('./claims/claims.tsx'), 'ClaimsTab'),
  /** Whose tokens are shown. */
  validateSearch: searchTexts('organization', 'user', 'client'),
});

const attributes = createRoute({
  getParentRoute: () => page,
  path: '/attributes',
  component: lazyRouteComponent(() => import('./attributes/attributes.tsx'), 'AttributesTab'),
  validateSearch: ({ create }: Record<string, unknown>): { readonly create?: true } => (create ? { create: true } : {}),
});

const simulator = createRoute({
  getParentRoute: () => page,
  path: '/simulator',
  component: lazyRouteComponent(() => import('./simulator/simulator.tsx'), 'SimulatorTab'),
  /** The question: a simulation can be sent to somebody. */
  validateSearch: searchTexts('email', 'organization', 'client'),
});

export const authenticationRoutes = [page.addChildren([methods, signUp, redirects, sessions, claims, attributes, simulator])] as const;
