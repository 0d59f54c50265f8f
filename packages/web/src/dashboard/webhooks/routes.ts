import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../root-route.ts';
import { searchTexts } from '../search-texts.ts';

const events = createRoute({
  getParentRoute: () => rootRoute,
  path: '/webhooks',
  component: lazyRouteComponent(() => import('./events.tsx'), 'WebhooksPage'),
  validateSearch: searchTexts('type', 'organization', 'connection', 'request', 'when', 'event'),
});

export const webhookRoutes = [events] as const;
