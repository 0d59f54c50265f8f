import { openSecrets } from '../../chassis/app-address.ts';
import { inBatchesBy } from '../../platform/batches.ts';
import type { Environment } from '../../platform/environment.ts';
import type { WebhookEndpointId } from '../../platform/ids.ts';
import type { LaneKeeper, LaneTools } from '../../platform/lanes.ts';
import type { Outside } from '../../platform/outside.ts';
import type { Work } from '../../platform/work.ts';
import { signMessage } from '../../protocols/standard-webhooks/sign.ts';
import { afterFailure, headersOf, messageId, payloadOf, secondsOf } from './delivery.ts';
import { type ArmedEndpoint, PATIENCE_MILLISECONDS } from './endpoint.ts';
import { type LastAnswer, tellKeepers } from './mail.ts';
import { post } from './post.ts';
import {
  countWaiting,
  disable,
  type Held,
  holdEndpoints,
  letAllGo,
  letGo,
  noteHealth,
  type Parcel,
  selectArmed,
  selectDue,
  settle,
  type Tried,
} from './store.ts';

/** An endpoint is held so long at most: longer than one turn takes, so only who died, or broke off, holds it to the end. */
const HOLD_SECONDS = 60;
/** A turn begins nothing more after this; then it is somebody else's. */
const TURN_MILLISECONDS = 10_000;
/** While there is more, whoever has the endpoint goes on so long: taking and giving it back is dearer than another look. */
const STAY_MILLISECONDS = 1_000;
/** Deliveries that are looked up at once. */
const BATCH = 64;
/** Requests to one endpoint at once, each for another organization. */
const AT_ONCE = 8;

/**
 * Delivers. An endpoint is a lane of its own: one process at a time, for a turn at a time, so that none holds up another.
 * Within it organizations go side by side, and what belongs to one of them goes one after the other.
 * @param timeoutMilliseconds an answer that takes longer is none
 */
export function createCourier(outside: Pick<Outside, 'fetch'>, { timeoutMilliseconds = 10_000 } = {}): LaneKeeper<Held> {
  // What came back while the last was written down, in one go and whatever the endpoint: a transaction for each would be dearer
  // than the request, and many of them at once would leave the requests of others without a connection.
  const settleTogether = inBatchesBy<Outcome>(
    ({ tools }) => tools.environment.id,
    (all) => all[0]!.tools.within((work) => write(work, all)),
  );
  const way: Way = { outside, timeoutMilliseconds, settle: settleTogether };
  return {
    name: 'webhooks.deliver',
    concerns: ({ hasWebhooks }: Environment) => hasWebhooks,
    claim: (work, most, isAiling) => holdEndpoints(work, { most, isAiling, seconds: HOLD_SECONDS }),
    free: letAllGo,

    async serve(held, tools) {
      const began = performance.now();
      try {
        let served = await serveOnce(way, held, tools);
        while (served > 0 && !tools.stopping.aborted && performance.now() - began < STAY_MILLISECONDS) served = await serveOnce(way, held, tools);
      } catch (error) {
        // What went wrong would do so again at once: the hold ends by itself. A process that ends leaves the lane to others.
        if (!tools.signal.aborted) throw error;
      }
      await tools.within((work) => letGo(work, held));
    },
  };
}

/** How a delivery goes. */
interface Way {
  readonly outside: Pick<Outside, 'fetch'>;
  readonly timeoutMilliseconds: number;
  readonly settle: (outcome: Outcome) => Promise<void>;
}

interface Outcome {
  readonly tools: LaneTools;
  readonly endpointId: WebhookEndpointId;
  readonly tried: Tried;
  /** Since when the endpoint fails, where that is news; `null`: it answers again. */
  readonly failingSince?: Date | null;
}

async function write(work: Work, outcomes: readonly Outcome[]): Promise<void> {
  await settle(
    work,
    outcomes.map(({ tried }) => tried),
  );
  for (const { endpointId, failingSince } of outcomes) if (failingSince !== undefined) await noteHealth(work, endpointId, failingSince);
}

/** @returns how many deliveries there were to be made */
async function serveOnce(way: Way, { id }: Held, tools: LaneTools): Promise<number> {
  const began = performance.now();
  const turn = await tools.look(async (work) => {
    const parcels = await selectDue(work, id, BATCH);
    if (parcels.length === 0) return undefined;
    // The endpoint and its secrets as they are now that each of these was announced: what was announced after a change goes by it.
    const endpoint = await selectArmed(work, id);
    return endpoint && { endpoint, secrets: openSecrets({ sealer: work.sealer, now: tools.clock() }, endpoint), parcels };
  });
  if (!turn) return 0;
  const deliver = createDelivery(way, turn, tools);
  const queues = [...Map.groupBy(turn.parcels, ({ event }) => event.organizationId).values()];
  let isBroken = false;
  const work = async () => {
    for (let queue = queues.shift(); queue; queue = queues.shift()) {
      for (const parcel of queue) {
        if (isBroken || tools.stopping.aborted || performance.now() - began > TURN_MILLISECONDS) return;
        await deliver(parcel).catch((error: unknown) => {
          isBroken = true;
          throw error;
        });
      }
    }
  };
  // Nobody else may have the lane while one of these is still under way, whatever became of another.
  const ends = await Promise.allSettled(Array.from({ length: Math.min(AT_ONCE, queues.length) }, work));
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
  return turn.parcels.length;
}

interface Turn {
  readonly endpoint: ArmedEndpoint;
  readonly secrets: readonly string[];
}

function createDelivery({ outside, timeoutMilliseconds, settle }: Way, { endpoint: { id, url, ...endpoint }, secrets }: Turn, tools: LaneTools) {
  const { environment, clock, log, signal } = tools;
  let failingSince = endpoint.failingSince;

  async function giveUp(answer: LastAnswer): Promise<void> {
    const before = new Date(clock().getTime() - PATIENCE_MILLISECONDS);
    const wasOn = await tools.change(async (work) => {
      const off = await disable(work, id, before);
      if (off) await tellKeepers(work, { id, ...off, answer, waiting: await countWaiting(work, id) });
      return off !== undefined;
    });
    if (wasOn) log.warn({ endpoint: id }, 'a webhook endpoint was switched off: it answered nothing but failures for five days');
  }

  return async (parcel: Parcel): Promise<void> => {
    const { event } = parcel;
    const at = clock();
    const body = payloadOf(event, environment.id);
    const signature = signMessage(secrets, { id: messageId(event.id), seconds: secondsOf(at), body });
    const { failure, ...posted } = await post(outside, { url, body, headers: headersOf(event.id, at, signature) }, { timeoutMilliseconds, signal });
    const [isWell, now] = [failure === null, clock()];
    const next = isWell ? { state: 'success' as const, nextAt: null } : afterFailure(parcel.tries + 1, now);
    const isTooLong = failingSince !== null && now.getTime() - failingSince.getTime() >= PATIENCE_MILLISECONDS;
    // Settled before anything is written: a unit of work may be tried twice.
    const isNews = isWell !== (failingSince === null);
    if (isNews) failingSince = isWell ? null : now;
    await settle({ tools, endpointId: id, tried: { parcel, ...posted, ...next, failure, at, url, signature }, ...(isNews && { failingSince }) });
    if (!isWell && isTooLong) await giveUp({ status: posted.status, failure });
  };
}
