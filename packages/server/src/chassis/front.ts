import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import type { Log } from '../platform/log.ts';
import { type Trust, trustNobody } from './arrival.ts';
import { type Authenticate, createCalls, type RecognisePage } from './calls.ts';
import { createConnect } from './connect.ts';
import { createGrpc } from './grpc.ts';
import { healthRoutes } from './health.ts';
import type { House } from './house.ts';
import { createHttp, type HttpOptions } from './http.ts';
import { createListener, LIMITS, type Limits, type Listener } from './listener.ts';
import type { Metrics } from './metrics.ts';
import { createRest } from './rest/rest.ts';
import type { Served } from './serve.ts';
import { takePath } from './under-path.ts';
import { logCalls, watchAll } from './watch.ts';

export interface FrontOptions extends Pick<HttpOptions, 'routes' | 'outside' | 'errorPage'> {
  readonly house: House;
  readonly log: Log;
  readonly services: readonly Served[];
  readonly authenticate: Authenticate;
  readonly recognisePage?: RecognisePage;
  readonly trust?: Trust;
  readonly limits?: Partial<Limits>;
  readonly metrics?: Pick<Metrics, 'watch' | 'routes'>;
  /** What keeps the house from doing its work; `/health/ready` says it. */
  readonly problems?: () => Promise<readonly string[]>;
}

/** The face of the house: every surface behind one door or two. */
export interface Front {
  /** For tests that need no socket. */
  readonly http: FastifyInstance;
  /** Opens the plaintext port. */
  listen(at: { readonly port: number; readonly host: string }): Promise<AddressInfo>;
  /** Opens the TLS port. @param at.cert, at.key PEM, not file names */
  listenTls(at: { readonly port: number; readonly host: string; readonly cert: string | Buffer; readonly key: string | Buffer }): Promise<AddressInfo>;
  /** Finishes what was accepted, then closes. */
  close(graceMilliseconds?: number): Promise<void>;
}

const GRACE_MILLISECONDS = 25_000;

export async function createFront(options: FrontOptions): Promise<Front> {
  const { house, log, services, trust = trustNobody, metrics, routes, outside = [], errorPage, problems = async () => [] } = options;
  let leaving = false;
  const limits = { ...LIMITS, ...options.limits };
  const { bodyBytes } = limits;
  const watch = metrics ? watchAll(logCalls(log), metrics.watch) : logCalls(log);
  const calls = createCalls(house, options);
  const http = await createHttp({
    house: { ...house, callerOf: calls.callerOf, askAhead: calls.askAhead },
    trust,
    watch,
    bodyBytes,
    rest: createRest(calls, services),
    routes,
    outside: [healthRoutes({ problems, isLeaving: () => leaving }), ...(metrics ? [metrics.routes] : []), ...outside],
    ...(errorPage ? { errorPage } : {}),
  });
  const connect = createConnect({ calls, trust, watch, bodyBytes });
  const handleStream = createGrpc({ calls, trust, watch, bodyBytes });
  const listeners: Listener[] = [];

  const open = async (port: number, host: string, tls?: { readonly cert: string | Buffer; readonly key: string | Buffer }) => {
    const listener = createListener({
      handleRequest: (request, response) => {
        takePath(request);
        return connect.takes(request) ? connect.handle(request, response) : http.routing(request, response);
      },
      handleStream,
      log,
      limits,
      ...(tls ? { tls } : {}),
    });
    const address = await listener.listen(port, host);
    listeners.push(listener);
    return address;
  };

  return {
    http,
    listen: ({ port, host }) => open(port, host),
    listenTls: ({ port, host, cert, key }) => open(port, host, { cert, key }),
    async close(graceMilliseconds = GRACE_MILLISECONDS) {
      leaving = true;
      await Promise.all(listeners.map((listener) => listener.close(graceMilliseconds)));
      await http.close();
    },
  };
}
