import type { TenonOptions } from '../settings.ts';
import { Tenon } from '../tenon.ts';

export interface Seen {
  readonly method: string;
  readonly path: string;
  readonly headers: Headers;
  readonly body: string;
  readonly redirect: string;
}

type Reply = { readonly status?: number; readonly headers?: Record<string, string>; readonly json?: unknown } | Error;
type Handler = (request: Seen, count: number) => Reply | Promise<Reply>;

/** A server in a function, and a clock that moves only when somebody sleeps. */
export function fakeServer(handlers: Readonly<Record<string, Handler>>, options: TenonOptions = {}) {
  const seen: Seen[] = [];
  const pauses: number[] = [];
  let now = 1_800_000_000_000;
  let tokens = 0;
  const token: Handler = () => ({ json: { access_token: `token-${++tokens}`, token_type: 'Bearer', expires_in: 3600 } });
  const all: Readonly<Record<string, Handler>> = { 'POST /oauth/token': token, ...handlers };

  const fetch: typeof globalThis.fetch = async (input, init) => {
    const url = new URL(String(input));
    const request: Seen = {
      method: init?.method ?? 'GET',
      path: `${url.pathname}${url.search}`,
      headers: new Headers(init?.headers),
      body: String(init?.body ?? ''),
      redirect: init?.redirect ?? 'follow',
    };
    seen.push(request);
    const name = `${request.method} ${url.pathname}`;
    const reply = await all[name]?.(request, seen.filter((other) => `${other.method} ${other.path.split('?')[0]}` === name).length);
    if (reply instanceof Error) throw reply;
    if (!reply) return new Response('not here', { status: 404 });
    return new Response(JSON.stringify(reply.json ?? {}), { status: reply.status ?? 200, headers: reply.headers ?? {} });
  };

  const surroundings = {
    fetch,
    now: () => now,
    random: () => 0.5,
    sleep: async (milliseconds: number) => {
      pauses.push(milliseconds);
      now += milliseconds;
    },
  };
  const tenon = new Tenon('https://auth.example.com/', 'skc_1', 'secret', { surroundings, ...options });
  return {
    tenon,
    seen,
    pauses,
    later: (milliseconds: number) => void (now += milliseconds),
    to: (path: string) => seen.filter((request) => request.path.split('?')[0] === path),
  };
}

/** An error as the server tells it. */
export const refusal = (status: number, code: number, fault: string, more: object = {}): { status: number; json: unknown } => ({
  status,
  json: {
    code,
    message: `refused: ${fault}`,
    details: [
      {
        '@type': 'type.googleapis.com/scalekit.v1.errdetails.ErrorInfo',
        error_code: 'SOME',
        debug_info: { stack_entries: [], detail: fault },
        request_info: { request_id: 'req-7', serving_data: '' },
        ...more,
      },
    ],
  },
});
