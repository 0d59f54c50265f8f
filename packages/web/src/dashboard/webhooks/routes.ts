import { createRoute } from '@tanstack/react-router';
import { lazyRouteComponent } from '../../design/lazy-route.ts';
import { rootRoute } from '../root-route.ts';
import { searchTexts } from '../search-texts.ts';

const endpoints = createRoute({
  getParentRoute: () => rootRoute,
  path: '/webhooks',
  component: lazyRouteComponent(() => import('./endpoints.tsx'), 'WebhooksPage'),
  validateSearch: searchTexts('open'),
});

const events = createRoute({
  getParentRoute: () => rootRoute,
  path: '/webhooks/events',
  component: lazyRouteComponent(() => import('./events.tsx'), 'EventsPage'),
  validateSearch: searchTexts('type', 'organization', 'connection', 'request', 'when', 'event'),
});

const endpoint = createRoute({
  getParentRoute: () => rootRoute,
  path: '/webhooks/$endpointId',
  component: lazyRouteComponent(() => import('./endpoint.tsx'), 'EndpointPage'),
  validateSearch: searchTexts('type', 'status', 'when', 'delivery', 'open'),
});

export const webhookRoutes = [endpoints, events, endpoint] as const;
