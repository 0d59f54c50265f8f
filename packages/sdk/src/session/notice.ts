/** A plain page for what cannot go on, with a way on. */
export function notice(status: number, text: string, link: { readonly to: string; readonly text: string }, cookies: readonly string[] = []): Response {
  const page = `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Sign in</title>
<body style="font:16px/1.5 system-ui;max-width:32rem;margin:20vh auto;padding:0 1rem"><p>${escaped(text)}</p><p><a href="${escaped(link.to)}">${escaped(link.text)}</a></p>`;
  return withCookies(new Response(page, { status, headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' } }), cookies);
}

export const redirect = (to: string, cookies: readonly string[] = []): Response =>
  withCookies(new Response(null, { status: 303, headers: { location: to, 'cache-control': 'no-store' } }), cookies);

export function withCookies(response: Response, cookies: readonly string[]): Response {
  for (const line of cookies) response.headers.append('set-cookie', line);
  return response;
}

const escaped = (text: string): string => text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
