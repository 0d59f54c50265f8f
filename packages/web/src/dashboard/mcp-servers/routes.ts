import { createRoute } from '@tanstack/react-router';
import { lazyRouteComponent } from '../../design/lazy-route.ts';
import { rootRoute } from '../root-route.ts';

const list = createRoute({
  getParentRoute: () => rootRoute,
  path: '/mcp-servers',
  component: lazyRouteComponent(() => import('./list.tsx'), 'McpServersPage'),
  validateSearch: ({ create }: Record<string, unknown>): { readonly create?: true } => (create ? { create: true as const } : {}),
});

const server = createRoute({
  getParentRoute: () => rootRoute,
  path: '/mcp-servers/$resourceId',
  component: lazyRouteComponent(() => import('./server.tsx'), 'McpServerPage'),
});

const overview = createRoute({
  getParentRoute: () => server,
  path: '/',
  component: lazyRouteComponent(() => import('./overview.tsx'), 'McpServerOverview'),
});

const clients = createRoute({
  getParentRoute: () => server,
  path: '/clients',
  component: lazyRouteComponent(() => import('./clients.tsx'), 'McpServerClients'),
  /** `client`: the one whose details are open. */
  validateSearch: ({ client, create }: Record<string, unknown>): { readonly client?: string; readonly create?: true } => ({
    ...(typeof client === 'string' && client !== '' ? { client } : {}),
    ...(create ? { create: true as const } : {}),
  }),
});

const consents = createRoute({
  getParentRoute: () => server,
  path: '/consents',
  component: lazyRouteComponent(() => import('./consents.tsx'), 'McpServerConsents'),
  validateSearch: ({ q }: Record<string, unknown>): { readonly q?: string } => (typeof q === 'string' && q !== '' ? { q } : {}),
});

export const mcpServerRoutes = [list, server.addChildren([overview, clients, consents])] as const;
