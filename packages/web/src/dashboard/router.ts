import { createRouter } from '@tanstack/react-router';
import type { RouteContext } from './root-route.ts';
import { routeTree } from './routes.ts';

export const createDashboardRouter = (context: RouteContext) =>
  createRouter({ routeTree, context, basepath: '/dashboard', defaultPreload: 'intent', defaultPreloadStaleTime: 0, scrollRestoration: true });

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createDashboardRouter>;
  }
}
