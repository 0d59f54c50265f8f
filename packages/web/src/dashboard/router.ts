import { createRouter, type RouterHistory } from '@tanstack/react-router';
import type { RouteContext } from './root-route.ts';
import { routeTree } from './routes.ts';
import { BrokenPage, NotFoundPage } from './shell/astray.tsx';

export type DashboardRouter = ReturnType<typeof createDashboardRouter>;

export const createDashboardRouter = ({ history, ...context }: RouteContext & { readonly history?: RouterHistory }) =>
  createRouter({
    routeTree,
    context,
    ...(history && { history }),
    basepath: '/dashboard',
    defaultPreload: 'intent',
    defaultPreloadStaleTime: 0,
    scrollRestoration: true,
    defaultNotFoundComponent: NotFoundPage,
    defaultErrorComponent: BrokenPage,
  });

declare module '@tanstack/react-router' {
  interface Register {
    router: DashboardRouter;
  }
}
