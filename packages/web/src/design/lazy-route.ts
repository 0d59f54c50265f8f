import { lazyRouteComponent as lazy } from '@tanstack/react-router';
import { fetched } from './file.ts';

/** A page in a file of its own, brought when somebody goes there, and asked for twice before it is given up. */
export const lazyRouteComponent: typeof lazy = (load, ...name) => lazy(() => fetched(load), ...name);
