import { createRouter } from '@tanstack/react-router';
import type { RouteContext } from './root-route.ts';
import { routeTree } from './routes.ts';
import { BrokenPage, NotFoundPage } from './shell/astray.tsx';

export const createDashboardRouter = (context: RouteContext) =>
  createRouter({
    routeTree,
    context,
    basepath: '/dashboard',
    defaultPreload: 'intent',
    defaultPreloadStaleTime: 0,
    scrollRestoration: true,
    defaultNotFoundComponent: NotFoundPage,
    defaultErrorComponent: BrokenPage,
  });

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createDashboardRouter>;
  }
}
