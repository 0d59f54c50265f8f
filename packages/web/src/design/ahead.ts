import type { AnyRouter } from '@tanstack/react-router';

/** Where a page is drawn before anybody asks for it, nothing is known of a window. */
export const isDrawnAhead = typeof window === 'undefined';

/** An address in which every part that is another one each time is a place: `{userId}`. Braces do not stand in addresses. */
export const pathWithPlaces = (path: string): string => path.replace(/\$(\w+)/g, '_-$1-_');
export const places = (html: string): string => html.replaceAll(/_-(\w+)-_/g, '{$1}');

/** Which files the page at the router's address is in: the build notes it beside each `lazyRouteComponent`. */
export const partsOf = ({ state: { matches }, routesById }: AnyRouter): readonly string[] =>
  matches.flatMap(
    ({ routeId }: { readonly routeId: string }) => (routesById[routeId]?.options.component as { readonly part?: string } | undefined)?.part ?? [],
  );
