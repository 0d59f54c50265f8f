import type { FastifyReply } from 'fastify';
import { OPERATORS_PATH } from '../platform/environment.ts';

/**
 * The environment of the operators lives under a path of every host (ADR 0027). The door takes that path off before anybody
 * looks at the address, and puts it before every address of ours on the way out, so that no page knows where it stands.
 */
const taken = new WeakMap<object, string>();

/** Takes the path off, once. */
export function takePath(request: { url?: string | undefined }): void {
  const { url = '' } = request;
  if (taken.has(request) || !url.startsWith(OPERATORS_PATH)) return;
  const rest = url.slice(OPERATORS_PATH.length);
  if (rest !== '' && rest[0] !== '/' && rest[0] !== '?') return;
  taken.set(request, OPERATORS_PATH);
  request.url = rest.startsWith('/') ? rest : `/${rest}`;
}

/** What was taken off the address of this request. */
export const pathOf = (request: object): string => taken.get(request) ?? '';

/** The answer as it leaves: addresses on this host lead back under the path. */
export function underPath(path: string, reply: FastifyReply, payload: unknown): unknown {
  const location = reply.getHeader('location');
  if (typeof location === 'string' && ON_THIS_HOST.test(location)) reply.header('location', path + location);
  if (typeof payload !== 'string' || !String(reply.getHeader('content-type')).startsWith('text/html')) return payload;
  // Between tags and inside quotes our templates escape every quotation mark, so this is always an attribute.
  return payload.replace(/ (href|src|action|formaction|data-options)="(?=\/(?!\/))/g, ` $1="${path}`);
}

const ON_THIS_HOST = /^\/(?!\/)/;
