import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext } from '@tanstack/react-router';
import type { Transports } from '../api/index.ts';
import { Shell } from './shell/shell.tsx';

/** What loaders of routes may use. */
export interface RouteContext {
  readonly queries: QueryClient;
  readonly transports: Transports;
}

export const rootRoute = createRootRouteWithContext<RouteContext>()({ component: Shell });
