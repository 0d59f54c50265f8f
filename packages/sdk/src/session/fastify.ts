import { type NodeRequest, webRequest } from './node-request.ts';
import type { SessionOptions } from './options.ts';
import type { Session } from './session.ts';
import { createSessions } from './sessions.ts';

export type { SessionOptions } from './options.ts';
export type { Session } from './session.ts';

/** The little of Fastify that is needed. */
interface Reply {
  code(status: number): unknown;
  header(name: string, value: string): unknown;
  send(body?: string): unknown;
}

interface App<Request extends NodeRequest, Answer extends Reply> {
  addHook(name: 'onRequest', hook: (request: Request, reply: Answer) => Promise<unknown>): unknown;
}

/** Sessions for Fastify. */
export interface FastifySessions {
  /** Answers the login, callback and logout paths, and knows who is signed in: `sessions.attach(app)` before the routes. */
  attach<Request extends NodeRequest, Answer extends Reply>(app: App<Request, Answer>): void;
  /** For routes for signed-in people only: `{ onRequest: sessions.requireSession }`. Pages are sent to sign in, everything else gets 401. */
  requireSession(request: NodeRequest, reply: Reply): Promise<unknown>;
  /** Who is signed in; `undefined` when nobody is. */
  getSession(request: object): Session | undefined;
}

/**
 * @throws TypeError when an option cannot be
 */
export function fastifySessions(options: SessionOptions): FastifySessions {
  const sessions = createSessions(options);
  const known = new WeakMap<object, Session>();

  return {
    attach(app) {
      app.addHook('onRequest', async (request, reply) => {
        const asked = webRequest(request, sessions.baseUrl);
        const answer = await sessions.handle(asked);
        if (answer) return send(answer, reply);
        const { session, cookies } = await sessions.visit(asked);
        for (const line of cookies) reply.header('set-cookie', line);
        if (session) known.set(request, session);
        return undefined;
      });
    },
    requireSession: async (request, reply) => (known.has(request) ? undefined : send(sessions.refuse(webRequest(request, sessions.baseUrl)), reply)),
    getSession: (request) => known.get(request),
  };
}

/** Fastify stops at a hook that returns the reply it has sent. */
async function send(answer: Response, reply: Reply): Promise<Reply> {
  reply.code(answer.status);
  for (const [name, value] of answer.headers) if (name !== 'set-cookie') reply.header(name, value);
  for (const line of answer.headers.getSetCookie()) reply.header('set-cookie', line);
  reply.send(await answer.text());
  return reply;
}
