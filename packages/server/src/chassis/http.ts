import cookie from '@fastify/cookie';
import { type FastifyInstance, type FastifyReply, type FastifyRequest, fastify } from 'fastify';
import type { Caller } from '../platform/actor.ts';
import { Fault } from '../platform/fault.ts';
import { type Arrival, arrivalOf, type Trust } from './arrival.ts';
import type { AskAhead, CallerOf } from './calls.ts';
import { restError, retryHeaders, type Told } from './fault-map.ts';
import { parseForm } from './forms.ts';
import type { House } from './house.ts';
import { keepWishedLanguage, languageOf } from './language.ts';
import { requestFaults } from './request-faults.ts';
import type { Rest } from './rest/rest.ts';
import type { Router } from './rest/router.ts';
import { tellTo } from './told-to.ts';
import { pathOf as pathUnder, takePath, underPath } from './under-path.ts';
import type { Surface, Watch } from './watch.ts';

export type { House } from './house.ts';

/** HTTP routes of a feature: pages, OAuth endpoints. Each gets a scope of its own for its hooks and parsers. */
export type Routes = (app: FastifyInstance, house: OpenHouse) => void | Promise<void>;

/** The house once its doors are made. */
export interface OpenHouse extends House {
  readonly callerOf: CallerOf;
  readonly askAhead: AskAhead;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Who is at the other end: a visitor, until a route finds out more. */
    caller: Caller;
    arrival: Arrival;
    /** What the contract's REST bindings say about this address. */
    found: ReturnType<Router['match']>;
    /** The error this request is answered with, for the log. */
    failure: { readonly told: Told; readonly thrown: unknown } | undefined;
  }
}

export interface HttpOptions {
  readonly house: OpenHouse;
  readonly trust: Trust;
  readonly watch: Watch;
  readonly bodyBytes: number;
  readonly rest: Rest;
  /** Routes of features, in an environment. */
  readonly routes: readonly Routes[];
  /** Routes of the house itself, in none: health, metrics. */
  readonly outside?: readonly Routes[];
  /** How a browser is told that something went wrong; without it everybody gets JSON. */
  readonly errorPage?: (told: Told, request: FastifyRequest, reply: FastifyReply) => string;
}

/** Everything that is not an RPC in disguise: REST, pages, OAuth, health. */
export async function createHttp({ house, trust, watch, bodyBytes, rest, routes, outside = [], errorPage }: HttpOptions): Promise<FastifyInstance> {
  const app = fastify({
    bodyLimit: bodyBytes,
    trustProxy: trust,
    // A request on a connection that is already open is answered during shutdown, and the connection then closed.
    return503OnClosing: false,
    routerOptions: { maxParamLength: 500 },
    rewriteUrl: (request) => {
      takePath(request);
      return request.url ?? '/';
    },
    frameworkErrors: (error, request, reply) => {
      begin(request, reply);
      answerError(error, request, reply);
    },
  });
  const pages: Pattern[] = [];

  const begin = (request: FastifyRequest, reply: FastifyReply) => {
    const { raw } = request;
    request.arrival = arrivalOf(raw.headers, raw.rawHeaders, raw.socket.remoteAddress, trust, pathUnder(raw));
    reply.headers({ ...DEFAULT_HEADERS, 'x-request-id': request.arrival.requestId });
  };

  const answerError = (thrown: unknown, request: FastifyRequest, reply: FastifyReply) => {
    const told = tellTo(request.arrival, fromFastify(thrown, request, bodyBytes));
    request.failure = { told, thrown };
    reply.code(told.status).headers(retryHeaders(told));
    if (told.status === 401) reply.header('www-authenticate', 'Bearer');
    // What is unread of a body we refused would be taken for the next request.
    if (told.status === 413 && request.raw.httpVersionMajor === 1) reply.header('connection', 'close');
    if (errorPage && surfaceOf(request) === 'http' && request.headers.accept?.includes('text/html')) {
      return reply.type('text/html; charset=utf-8').send(errorPage(told, request, reply));
    }
    return reply.type('application/json').send(JSON.stringify(restError(told)));
  };

  app.decorateRequest('caller');
  app.decorateRequest('arrival');
  app.decorateRequest('found', undefined);
  app.decorateRequest('failure', undefined);
  app.addHook('onRequest', async (request, reply) => {
    begin(request, reply);
    request.found = rest.router.match(request.method === 'HEAD' ? 'GET' : request.method, pathOf(request));
    watch.began(surfaceOf(request));
  });
  app.addHook('onSend', (request, reply, payload, done) => {
    const { answerHeaders, path } = request.arrival;
    reply.headers(answerHeaders);
    done(null, path === '' ? payload : underPath(path, reply, payload));
  });
  app.addHook('onResponse', async (request, reply) => {
    watch.finished({
      surface: surfaceOf(request),
      name: templateOf(request),
      verb: request.method,
      status: reply.statusCode,
      arrival: request.arrival,
      milliseconds: performance.now() - request.arrival.at,
      told: request.failure?.told,
      thrown: request.failure?.thrown,
    });
  });
  app.addHook('onRoute', ({ url, method, config }) => {
    if (!config?.catchAll) pages.push(patternOf(url, method));
  });
  app.setErrorHandler(answerError);
  app.setNotFoundHandler((request, reply) => {
    const path = pathOf(request);
    const allowed = [...new Set(pages.filter(({ pattern }) => pattern.test(path)).flatMap(({ methods }) => methods))].sort();
    // A route that has the method and did not take the request found a part of the path too long.
    if (allowed.length === 0 || allowed.includes(request.method))
      return answerError(requestFaults.unknownAddress({ path: path.slice(0, 200) }), request, reply);
    reply.header('allow', allowed.join(', '));
    if (request.method === 'OPTIONS') return reply.code(204).send();
    return answerError(requestFaults.wrongMethod({ method: request.method, allowed: allowed.join(', ') }), request, reply);
  });
  app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, async (_request: FastifyRequest, body: string) => parseForm(body));
  await app.register(cookie);

  await app.register(async (scope) => rest.routes(scope));
  for (const add of outside) await app.register(async (scope) => add(scope, house));
  await app.register(async (inhabited) => {
    inhabited.addHook('onRequest', async (request, reply) => {
      const { requestId, from, host, path } = request.arrival;
      request.caller = { environment: await house.environmentOf(host, path), actor: { kind: 'visitor' }, requestId, from };
      request.arrival.caller = request.caller;
      if (request.method === 'GET') keepWishedLanguage(request, reply);
      request.caller = { ...request.caller, language: languageOf(request) };
      request.arrival.caller = request.caller;
    });
    for (const add of routes) await inhabited.register(async (scope) => add(scope, house));
  });
  await app.ready();
  return app;
}

/** Strict where a page says nothing else: an API answer is never shown, framed or kept. */
const DEFAULT_HEADERS = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
};

const pathOf = ({ url }: FastifyRequest): string => url.split('?', 1)[0]!;

const surfaceOf = (request: FastifyRequest): Surface => (request.found && request.routeOptions.config.catchAll ? 'rest' : 'http');

function templateOf({ found, routeOptions: { url, config } }: FastifyRequest): string {
  if (url !== undefined && !config.catchAll) return url;
  return found && 'binding' in found ? found.binding.template.text : 'unknown';
}

declare module 'fastify' {
  interface FastifyContextConfig {
    /** It answers for addresses it does not name itself. */
    catchAll?: boolean;
  }
}

/** What Fastify refuses by itself, in our words. */
function fromFastify(thrown: unknown, request: FastifyRequest, bodyBytes: number): unknown {
  if (thrown instanceof Fault || !(thrown instanceof Error) || !('statusCode' in thrown)) return thrown;
  switch (thrown.statusCode) {
    case 413:
      return requestFaults.tooLarge({ limit: bodyBytes }, thrown);
    case 415: {
      const given = (request.headers['content-type'] ?? '').slice(0, 100);
      return requestFaults.unsupportedContentType({ given, accepted: 'application/json' }, thrown);
    }
    case 404:
      return requestFaults.unknownAddress({ path: 'this address' }, thrown);
  }
  return Number(thrown.statusCode) >= 400 && Number(thrown.statusCode) < 500 ? requestFaults.malformed({}, thrown) : thrown;
}

interface Pattern {
  readonly pattern: RegExp;
  readonly methods: readonly string[];
}

/** Which paths a route is for, to answer a wrong method with the right ones. */
function patternOf(url: string, method: string | string[]): Pattern {
  const source = url
    .replace(/[.+?^${}()|[\]\\]/g, '\\$&')
    .replace(/::/g, '\\x3a')
    .replace(/:\w+/g, '[^/]+')
    .replace(/\*/g, '.*');
  return { pattern: new RegExp(`^${source}$`), methods: [method].flat() };
}
