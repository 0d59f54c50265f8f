import { withCookies } from './notice.ts';
import type { SessionOptions } from './options.ts';
import type { Session } from './session.ts';
import { createSessions } from './sessions.ts';

export type { SessionOptions } from './options.ts';
export type { Session } from './session.ts';

/** `NextResponse`, as far as it is needed: give it as it is. */
interface NextResponses {
  next(init?: { request?: { headers?: Headers } }): Response;
}

/** What `await cookies()` gives. */
interface CookieStore {
  getAll(): readonly { readonly name: string; readonly value: string }[];
}

/** Sessions for Next.js with the app router. */
export interface NextSessions {
  /**
   * Answers the login, callback and logout paths and renews tokens: in `proxy.ts`,
   * `export const proxy = (request: NextRequest) => sessions.middleware(request, NextResponse)`. Before Next 16 the file
   * is `middleware.ts`, and the name `middleware`.
   * @param isProtected which paths are for signed-in people only; absent: none
   */
  middleware(request: Request, responses: NextResponses, isProtected?: (path: string) => boolean): Promise<Response>;
  /** In server components and actions: `await sessions.getSession(await cookies())`. */
  getSession(cookies: CookieStore): Promise<Session | undefined>;
  /** A route handler for signed-in people only; others get 401, or are sent to sign in. */
  withSession<Context>(
    handler: (request: Request, session: Session, context: Context) => Response | Promise<Response>,
  ): (request: Request, context: Context) => Promise<Response>;
  /** For `redirect` in a server component: the path that begins a sign-in and ends at `returnTo`. */
  loginPath(returnTo?: string): string;
}

/**
 * @throws TypeError when an option cannot be
 */
export function nextSessions(options: SessionOptions): NextSessions {
  const sessions = createSessions(options);
  return {
    async middleware(request, responses, isProtected = () => false) {
      const answer = await sessions.handle(request);
      if (answer) return withWholeLocation(answer, sessions.baseUrl);
      const { session, cookies, cookieHeader } = await sessions.visit(request);
      if (!session && isProtected(new URL(request.url).pathname)) return withWholeLocation(withCookies(sessions.refuse(request), cookies), sessions.baseUrl);
      if (cookies.length === 0) return responses.next();
      // What runs after the middleware reads the request: it must see the new cookies too.
      const headers = new Headers(request.headers);
      headers.set('cookie', cookieHeader);
      return withCookies(responses.next({ request: { headers } }), cookies);
    },
    getSession: (cookies) =>
      sessions.read(
        cookies
          .getAll()
          .map(({ name, value }) => `${name}=${value}`)
          .join('; '),
      ),
    withSession: (handler) => async (request, context) => {
      const { session, cookies } = await sessions.visit(request);
      if (!session) return withCookies(sessions.refuse(request), cookies);
      const answer = await handler(request, session, context);
      if (cookies.length === 0) return answer;
      return withCookies(new Response(answer.body, { status: answer.status, statusText: answer.statusText, headers: answer.headers }), cookies);
    },
    loginPath: sessions.loginPath,
  };
}

/** Next reads where a middleware sends people as a whole address, and fails with "Invalid URL" at a path alone. */
function withWholeLocation(response: Response, baseUrl: string): Response {
  const location = response.headers.get('location');
  if (location !== null) response.headers.set('location', new URL(location, baseUrl).href);
  return response;
}
