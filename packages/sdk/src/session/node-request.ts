/** The little of a Node request that sessions look at. */
export interface NodeRequest {
  readonly method?: string | undefined;
  readonly url?: string | undefined;
  /** Express: the address before routers took a part of it away. */
  readonly originalUrl?: string | undefined;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
}

/** The same as a request of the web, without its body. The app's own address counts, not the Host header. */
export function webRequest(request: NodeRequest, baseUrl: string): Request {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined && !name.startsWith(':')) headers.set(name, typeof value === 'string' ? value : value.join(', '));
  }
  const path = request.originalUrl ?? request.url ?? '/';
  return new Request(`${baseUrl}${path.startsWith('/') ? path : '/'}`, { method: request.method ?? 'GET', headers });
}
