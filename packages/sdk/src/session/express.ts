import { type NodeRequest, webRequest } from './node-request.ts';
import type { SessionOptions } from './options.ts';
import type { Session } from './session.ts';
import { createSessions } from './sessions.ts';

export type { SessionOptions } from './options.ts';
export type { Session } from './session.ts';

/** The little of a Node answer that is needed. */
interface NodeResponse {
  statusCode: number;
  setHeader(name: string, value: string | readonly string[]): unknown;
  appendHeader(name: string, value: string | readonly string[]): unknown;
  end(body?: string): unknown;
}

type Next = (error?: unknown) => void;
type Middleware = (request: NodeRequest, response: NodeResponse, next: Next) => void;

/** Sessions for Express, and for whatever else has its kind of middleware. */
export interface ExpressSessions {
  /** Answers the login, callback and logout paths, and knows who is signed in. Goes before the routes: `app.use(sessions.middleware)`. */
  readonly middleware: Middleware;
  /** Before routes for signed-in people only: pages are sent to sign in, everything else gets 401. */
  readonly requireSession: Middleware;
  /** Who is signed in; `undefined` when nobody is, or the middleware was not asked. */
  getSession(request: object): Session | undefined;
}

/**
 * @throws TypeError when an option cannot be
 */
export function expressSessions(options: SessionOptions): ExpressSessions {
  const sessions = createSessions(options);
  const known = new WeakMap<object, Session>();

  async function arrive(request: NodeRequest, response: NodeResponse): Promise<boolean> {
    const asked = webRequest(request, sessions.baseUrl);
    const answer = await sessions.handle(asked);
    if (answer) {
      await send(answer, response);
      return false;
    }
    const { session, cookies } = await sessions.visit(asked);
    if (cookies.length > 0) response.appendHeader('set-cookie', cookies);
    if (session) known.set(request, session);
    return true;
  }

  return {
    middleware(request, response, next) {
      arrive(request, response).then((goOn) => goOn && next(), next);
    },
    requireSession(request, response, next) {
      if (known.has(request)) return next();
      send(sessions.refuse(webRequest(request, sessions.baseUrl)), response).catch(next);
    },
    getSession: (request) => known.get(request),
  };
}

async function send(answer: Response, response: NodeResponse): Promise<void> {
  response.statusCode = answer.status;
  for (const [name, value] of answer.headers) if (name !== 'set-cookie') response.setHeader(name, value);
  const cookies = answer.headers.getSetCookie();
  if (cookies.length > 0) response.appendHeader('set-cookie', cookies);
  response.end(await answer.text());
}
