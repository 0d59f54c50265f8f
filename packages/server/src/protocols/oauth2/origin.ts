import { LABELS, matchesLoopback, matchesRegistered, type RedirectRules, TEMPLATE } from './redirect-uri.ts';

/**
 * Does a script of this origin (the Origin header: a scheme, a host, a port unless it is the usual one) stand where this
 * registered address leads? A template in the host may stand for any organization: which one it is about, a request that
 * only asks for leave does not say.
 */
export function matchesOrigin(registered: string, origin: string, { lax, native = false }: RedirectRules): boolean {
  const place = placeOf(registered);
  if (place === undefined) return false;
  if (place.includes('{{')) return new RegExp(`^${place.split(TEMPLATE_PARTS).map(escaped).join(LABELS)}$`).test(origin);
  return matchesRegistered(place, origin, { lax }) || (native && matchesLoopback(place, origin));
}

/** Written as browsers write an origin. What is no web address has none. */
function placeOf(uri: string): string | undefined {
  const [, scheme, host] = /^(https?):\/\/([^/]+)/i.exec(uri) ?? [];
  if (scheme === undefined || host === undefined) return undefined;
  const usual = scheme.toLowerCase() === 'https' ? /:443$/ : /:80$/;
  // The names of templates keep their capitals: nothing but their places is looked at.
  return `${scheme}://${host.replace(usual, '')}`.toLowerCase();
}

const TEMPLATE_PARTS = new RegExp(TEMPLATE.source.replace('(', '(?:'));
const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
