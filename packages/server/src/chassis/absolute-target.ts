import type { IncomingMessage } from 'node:http';

// A host by name or address and the port after it; nobody's name and password before it (RFC 9110 section 4.2.4).
const ABSOLUTE = /^https?:\/\/((?:[a-z0-9._-]+|\[[0-9a-f:.]+\])(?::\d{1,5})?)(?=$|[/?])/i;

/**
 * A proxy may send the whole address where most clients send the path, and every server takes that (RFC 9112 section
 * 3.2.2): its host is then the one that counts, whatever the header says.
 * @returns false when it is the address of something else, or none
 */
export function takeAbsoluteTarget(request: Pick<IncomingMessage, 'url' | 'headers'>): boolean {
  const { url = '' } = request;
  if (url.startsWith('/') || url === '*') return true;
  const [whole, host] = ABSOLUTE.exec(url) ?? [];
  if (whole === undefined || host === undefined) return false;
  const rest = url.slice(whole.length);
  request.url = rest.startsWith('/') ? rest : `/${rest}`;
  request.headers.host = host;
  return true;
}
