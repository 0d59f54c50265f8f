import type { CustomFetch } from 'openid-client';
import type { SocialProvider } from '../../platform/environment.ts';
import { type Outside, readAtMost } from '../../platform/outside.ts';

const LARGEST = 512 * 1024;

/** The library asks through the guarded way outside, and hears answers that are bounded and as the standard wants them. */
export const answersOf =
  (outside: Outside, { provider, withoutIdToken }: { readonly provider: SocialProvider; readonly withoutIdToken: boolean }): CustomFetch =>
  async (url, { method, headers, body, signal }) => {
    const text = typeof body === 'string' || body instanceof URLSearchParams ? body.toString() : undefined;
    const response = await outside.fetch(new URL(url), {
      method: method === 'POST' ? 'POST' : 'GET',
      headers,
      ...(text === undefined ? {} : { body: text }),
      ...(signal ? { signal } : {}),
    });
    const answer = await readAtMost(response, LARGEST);
    const isAnswer = method === 'POST' && (response.headers.get('content-type') ?? '').includes('json');
    return isAnswer ? mended(response, answer, provider, withoutIdToken) : copyOf(response, answer);
  };

/** What is peculiar to some providers' token endpoints. */
function mended(response: Response, answer: string, provider: SocialProvider, withoutIdToken: boolean): Response {
  const body = parsed(answer);
  if (!body) return copyOf(response, answer);
  // GitHub refuses with 200 OK.
  if (provider === 'github' && response.status === 200 && typeof body['error'] === 'string') return Response.json(body, { status: 400 });
  // LinkedIn may leave it out.
  if (provider === 'linkedin' && typeof body['access_token'] === 'string') body['token_type'] ??= 'Bearer';
  if (withoutIdToken) delete body['id_token'];
  return Response.json(body, { status: response.status });
}

const copyOf = (response: Response, answer: string): Response =>
  new Response(response.status === 204 || response.status === 304 ? null : answer, { status: response.status, headers: plainHeaders(response) });

/** Without those that speak of the bytes on the wire: they are read already. */
function plainHeaders({ headers }: Response): Headers {
  const copy = new Headers([...headers]);
  for (const name of ['content-encoding', 'content-length', 'transfer-encoding']) copy.delete(name);
  return copy;
}

function parsed(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined; // an object, as just seen
  } catch {
    return undefined;
  }
}
