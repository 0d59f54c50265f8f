import type { Log } from '../platform/log.ts';
import type { Arrival } from './arrival.ts';
import type { Told } from './fault-map.ts';
import { codeName } from './fault-map.ts';

export type Surface = 'grpc' | 'grpc-web' | 'connect' | 'rest' | 'http';

/** One call as it ended. */
export interface Finished {
  readonly surface: Surface;
  /** An RPC's path or a route's template: never the URL, which may carry a token. */
  readonly name: string;
  /** The HTTP method, where there is a choice. */
  readonly verb?: string;
  /** The HTTP status, on surfaces where it says something. */
  readonly status?: number;
  readonly arrival: Arrival;
  readonly milliseconds: number;
  readonly told?: Told | undefined;
  /** What was thrown, for the log of a bug. */
  readonly thrown?: unknown;
}

/** Sees every call begin and end. */
export interface Watch {
  began(surface: Surface): void;
  finished(call: Finished): void;
}

export const watchAll = (...watches: readonly Watch[]): Watch => ({
  began: (surface) => {
    for (const watch of watches) watch.began(surface);
  },
  finished: (call) => {
    for (const watch of watches) watch.finished(call);
  },
});

/** One line per call; a bug with all that is known of it. */
export const logCalls = (log: Log): Watch => ({
  began() {},
  finished({ surface, name, verb, status, arrival, milliseconds, told, thrown }) {
    const line = {
      request: arrival.requestId,
      surface,
      name,
      ...(verb === undefined ? {} : { verb }),
      ...(status === undefined ? {} : { status }),
      outcome: told ? codeName(told.code) : 'OK',
      ...(told ? { fault: told.fault } : {}),
      milliseconds: Math.round(milliseconds * 10) / 10,
      ...(arrival.caller ? { environment: arrival.caller.environment.id, actor: arrival.caller.actor.kind } : {}),
    };
    if (told?.bug) log.error({ ...line, error: thrown }, 'a call failed for a reason of ours');
    else if (!told && ASKED_BY_MACHINES.test(name)) log.debug(line, 'call');
    else log.info(line, 'call');
  },
});

/** Asked every few seconds for ever: only worth a line when it goes wrong. */
const ASKED_BY_MACHINES = /^\/(?:health\/|metrics$)/;
