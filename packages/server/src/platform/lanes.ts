import type { Caller } from './actor.ts';
import { A_MOMENT, createBell, spread } from './bell.ts';
import type { Environment } from './environment.ts';
import type { Log } from './log.ts';
import { type Desk, inReading, inWork, type Work } from './work.ts';

/** What whoever serves a lane works with. It runs outside any transaction and may talk to the world. */
export interface LaneTools {
  readonly environment: Environment;
  readonly clock: () => Date;
  readonly log: Log;
  /** Aborted when nothing more is to be begun. */
  readonly stopping: AbortSignal;
  /** Aborted when the process must end now: what is under way is left off, to be done again. */
  readonly signal: AbortSignal;
  /** Reads rows. */
  look<T>(deed: (work: Work) => Promise<T>): Promise<T>;
  /** Reads and writes rows: a unit of work of its own. */
  within<T>(deed: (work: Work) => Promise<T>): Promise<T>;
  /** The same, where the audit log is to tell of it. */
  change<T>(deed: (work: Work) => Promise<T>): Promise<T>;
}

/**
 * Work that stands in lanes, each of which is done by one process at a time and holds up no other: what is sent to one address
 * of somebody's. Who has a lane, and for how long, is written in the keeper's own tables, by the database's clock.
 */
export interface LaneKeeper<Lane> {
  readonly name: string;
  /** Whether there may be lanes in an environment: where not, nothing is asked for. */
  readonly concerns: (environment: Environment) => boolean;
  /** Takes lanes with something to do that nobody has. @param isAiling those that go badly, or those that go well */
  readonly claim: (work: Work, most: number, isAiling: boolean) => Promise<readonly Lane[]>;
  /** Works on a lane for a while, and gives it back. */
  readonly serve: (lane: Lane, tools: LaneTools) => Promise<void>;
  /** Takes back what a killed process had. Only for whoever has the database to itself. */
  readonly free: (work: Work) => Promise<void>;
}

export interface LanesOptions {
  readonly environments: { all(): Promise<readonly Environment[]> };
  readonly log: Log;
  /** Nobody else is on the database: whoever has a lane is dead. */
  readonly alone?: boolean;
  /** Lanes this process serves at once. Those that go badly have half of it at most. */
  readonly concurrency?: number;
  /** How often to look for what other processes left, or whose hour has come. */
  readonly pollMilliseconds?: number;
}

export interface Lanes {
  /** There may be something to do: look now. */
  wake(): void;
  /** Takes no lane more, lets those it has come to a stop, and resolves. What is not over within the grace is left off. */
  stop(graceMilliseconds?: number): Promise<void>;
}

export function startLanes<Lane>(desk: Desk, keeper: LaneKeeper<Lane>, options: LanesOptions): Lanes {
  const { environments, log, alone = false, concurrency = 32, pollMilliseconds = 1000 } = options;
  const stopping = new AbortController();
  const leaving = new AbortController();
  const served = new Map<Promise<void>, boolean>();
  const bell = createBell();
  let lastLook = Number.NEGATIVE_INFINITY;
  let first = 0;

  const callerIn = (environment: Environment): Caller => ({ environment, actor: { kind: 'system', job: keeper.name }, requestId: keeper.name });

  const concerned = async (): Promise<readonly Environment[]> => (await environments.all()).filter(keeper.concerns);

  async function look(): Promise<void> {
    if (alone) await freeAll().catch((error: unknown) => log.error({ error }, 'could not take back lanes'));
    while (!stopping.signal.aborted) {
      lastLook = performance.now();
      await claim().catch((error: unknown) => log.error({ error }, 'could not look for lanes'));
      await bell.rung(spread(pollMilliseconds, 0.25));
    }
  }

  async function freeAll(): Promise<void> {
    for (const environment of await concerned()) await inWork(desk, callerIn(environment), keeper.free);
  }

  async function claim(): Promise<void> {
    const all = await concerned();
    // Another one is asked first each time: where there is much to do, none has all the places.
    first += 1;
    for (let index = 0; index < all.length; index += 1) {
      const environment = all[(first + index) % all.length]!;
      for (const isAiling of [false, true]) {
        const places = freePlaces(isAiling);
        if (places <= 0) continue;
        const lanes = await inWork(desk, callerIn(environment), (work) => keeper.claim(work, places, isAiling));
        for (const lane of lanes) start(environment, lane, isAiling);
      }
    }
  }

  function freePlaces(isAiling: boolean): number {
    const free = concurrency - served.size;
    const ailing = [...served.values()].filter(Boolean).length;
    return isAiling ? Math.min(free, Math.floor(concurrency / 2) - ailing) : free;
  }

  function start(environment: Environment, lane: Lane, isAiling: boolean): void {
    const caller = callerIn(environment);
    const tools: LaneTools = {
      environment,
      clock: desk.clock,
      log,
      stopping: stopping.signal,
      signal: leaving.signal,
      look: (deed) => inReading(desk, caller, deed),
      within: (deed) => inWork(desk, caller, deed),
      change: (deed) => inWork(desk, caller, deed, {}),
    };
    const ended: Promise<void> = keeper
      .serve(lane, tools)
      .catch((error: unknown) => {
        if (!leaving.signal.aborted) log.error({ error, lane }, 'could not serve a lane');
      })
      .finally(() => {
        served.delete(ended);
        // Something may have come while it was held, and others may wait for the place.
        bell.ringSoon();
      });
    served.set(ended, isAiling);
  }

  const looking = look();
  return {
    wake: () => (performance.now() - lastLook > A_MOMENT ? bell.ring() : bell.ringSoon()),
    async stop(graceMilliseconds = 15_000) {
      stopping.abort();
      bell.ring();
      await looking;
      const late = setTimeout(() => leaving.abort(new Error('the process is stopping')), graceMilliseconds);
      await Promise.all(served.keys());
      clearTimeout(late);
    },
  };
}
