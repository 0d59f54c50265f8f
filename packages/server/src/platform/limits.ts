import type { EnvironmentId } from './ids.ts';
import type { Log } from './log.ts';

/** What is counted, each against a limit of its own. */
export type LimitName = 'api' | 'apiClient' | 'oauthClient' | 'address' | 'failures' | 'allFailures' | 'signIn';

/** One count of a request: the rule, and whom it is counted for. */
export interface Counted {
  readonly rule: LimitName;
  /** A client's id, a network: the rest of the count's name inside its environment. */
  readonly subject: string;
}

/** How a count stands after a request was let in or refused. */
export interface Standing extends Counted {
  readonly limit: number;
  readonly remaining: number;
  /** Until the count begins anew. */
  readonly resetSeconds: number;
}

/** What was taken here and is not yet in the shared count. */
export interface Taken {
  readonly environmentId: EnvironmentId;
  readonly key: string;
  readonly endsAt: Date;
  readonly taken: number;
}

/** Adds what was taken to the shared counts. @returns the totals, in any order */
export type Share = (taken: readonly Taken[]) => Promise<readonly Taken[]>;

/** Counts requests per minute. */
export interface Limits {
  /**
   * Lets a request in when every count has room for it, and counts it; one that is refused is not counted.
   * @returns the count with the least room left; `undefined` when none of the rules is on
   */
  take(environmentId: EnvironmentId, counted: readonly Counted[]): { readonly granted: boolean; readonly standing: Standing } | undefined;
  /** The same question, and nothing is counted. */
  look(environmentId: EnvironmentId, counted: readonly Counted[]): { readonly granted: boolean; readonly standing: Standing } | undefined;
  /** Hands what was taken here to the shared counts, now. */
  share(): Promise<void>;
  stop(): Promise<void>;
}

export interface LimitsOptions {
  /** Requests a minute; 0 switches a rule off. */
  readonly limits: Readonly<Record<LimitName, number>>;
  readonly clock: () => Date;
  /** Where several processes on one database add up their counts; a process that is alone needs none. */
  readonly store?: Share;
  readonly log: Log;
  /** How many counts are kept at most; the oldest go first. */
  readonly most?: number;
}

interface Count {
  /** Under which it is kept. */
  readonly name: string;
  readonly environmentId: EnvironmentId;
  readonly key: string;
  readonly limit: number;
  /** Spreads the ends of the minutes, so that not all clients come back in the same second. */
  readonly offset: number;
  endsAt: number;
  /** The total when it was last heard of. */
  shared: number;
  /** Taken here since. */
  own: number;
}

const MINUTE = 60_000;
const SHARED_EVERY = 1_000;
const AFTER_FAILURE = 5_000;
const MOST = 100_000;
/** A process keeps at most this part of a limit to itself before it tells the others. */
const HURRY = 1 / 20;
const BATCH = 1_000;

/**
 * Counts in memory, so that no request waits for the database, and adds the counts of all processes up behind their
 * backs: every second, or as soon as a twentieth of a limit was taken. What N processes let in beyond a limit is what
 * N - 1 of them took within one exchange. While the database is away each process holds the limit by itself.
 */
export function createLimits({ limits, clock, store, log, most = MOST }: LimitsOptions): Limits {
  const counts = new Map<string, Count>();
  let dirty = new Set<Count>();
  let exchange: Promise<void> | undefined;
  let restUntil = 0;
  let away = false;

  const find = (environmentId: EnvironmentId, { rule, subject }: Counted, now: number): Count => {
    const key = `${rule}:${subject}`;
    const name = `${environmentId} ${key}`;
    let count = counts.get(name);
    if (count && now < count.endsAt) return count;
    // Whoever is counted again stands last in the row of those who have to go.
    if (count) counts.delete(name);
    else if (counts.size >= most) dropOldest();
    count ??= { name, environmentId, key, limit: limits[rule], offset: spread(name), endsAt: 0, shared: 0, own: 0 };
    counts.set(name, count);
    count.endsAt = Math.floor((now - count.offset) / MINUTE) * MINUTE + count.offset + MINUTE;
    count.shared = 0;
    count.own = 0;
    return count;
  };

  const dropOldest = () => {
    const [oldest] = counts.values();
    if (!oldest) return;
    counts.delete(oldest.name);
    dirty.delete(oldest);
  };

  const ask = (environmentId: EnvironmentId, counted: readonly Counted[], takes: boolean) => {
    const now = clock().getTime();
    let tightest: { readonly count: Count; readonly what: Counted; readonly room: number } | undefined;
    const all: Count[] = [];
    for (const what of counted) {
      if (limits[what.rule] === 0) continue;
      const count = find(environmentId, what, now);
      all.push(count);
      const room = count.limit - count.shared - count.own;
      if (!tightest || room < tightest.room) tightest = { count, what, room };
    }
    if (!tightest) return undefined;
    const granted = tightest.room > 0;
    if (granted && takes) for (const count of all) add(count);
    const { count, what } = tightest;
    const remaining = Math.max(0, count.limit - count.shared - count.own);
    return { granted, standing: { ...what, limit: count.limit, remaining, resetSeconds: Math.max(1, Math.ceil((count.endsAt - now) / 1000)) } };
  };

  const add = (count: Count) => {
    count.own += 1;
    if (!store) return;
    dirty.add(count);
    if (presses(count)) void hurry();
  };

  const presses = ({ own, limit }: Count): boolean => own >= limit * HURRY;

  /** One exchange at a time: what is taken meanwhile goes with the next. */
  const hurry = async (): Promise<void> => {
    if (exchange || clock().getTime() < restUntil) return;
    await share();
    if ([...dirty].some(presses)) await hurry();
  };

  const share = (): Promise<void> => {
    exchange ??= exchangeAll().finally(() => {
      exchange = undefined;
    });
    return exchange;
  };

  async function exchangeAll(): Promise<void> {
    // A burst that comes in one turn of the event loop goes in one statement.
    await new Promise(setImmediate);
    const now = clock().getTime();
    const going = [...dirty].filter(({ own, endsAt }) => own > 0 && endsAt > now);
    dirty = new Set();
    for (let at = 0; at < going.length; at += BATCH) {
      const batch = going.slice(at, at + BATCH).map((count) => ({ count, endsAt: count.endsAt, taken: count.own }));
      try {
        await exchangeSome(batch);
      } catch (error) {
        for (const { count } of batch) keepForNext(count);
        restUntil = clock().getTime() + AFTER_FAILURE;
        if (!away) log.warn({ error }, 'rate limits cannot be shared just now; this process goes on counting by itself');
        away = true;
        continue;
      }
      if (away) log.info({}, 'rate limits are shared again');
      away = false;
    }
  }

  async function exchangeSome(batch: readonly { readonly count: Count; readonly endsAt: number; readonly taken: number }[]): Promise<void> {
    const rows = batch.map(({ count: { environmentId, key }, endsAt, taken }) => ({ environmentId, key, endsAt: new Date(endsAt), taken }));
    const totals = new Map((await store?.(rows))?.map(({ environmentId, key, taken }) => [`${environmentId} ${key}`, taken]));
    for (const { count, endsAt, taken } of batch) {
      const total = totals.get(`${count.environmentId} ${count.key}`);
      // Its minute may have ended meanwhile.
      if (total === undefined || count.endsAt !== endsAt) continue;
      count.shared = total;
      count.own -= taken;
      if (count.own > 0) keepForNext(count);
    }
  }

  /** Unless it was dropped meanwhile: another may have its name by now, and no row can be in a statement twice. */
  const keepForNext = (count: Count) => {
    if (counts.get(count.name) === count) dirty.add(count);
  };

  const tidy = () => {
    const now = clock().getTime();
    for (const [name, count] of counts) if (count.endsAt <= now) counts.delete(name);
  };
  let beats = 0;
  const timer = setInterval(() => {
    beats += 1;
    if (beats % 60 === 0) tidy();
    if (dirty.size > 0) void hurry();
  }, SHARED_EVERY);
  timer.unref();

  return {
    take: (environmentId, counted) => ask(environmentId, counted, true),
    look: (environmentId, counted) => ask(environmentId, counted, false),
    share,
    async stop() {
      clearInterval(timer);
      await exchange;
      if (store && dirty.size > 0) await share();
    },
  };
}

/** Counts nothing and lets everybody in. */
export const noLimits: Limits = { take: () => undefined, look: () => undefined, share: async () => {}, stop: async () => {} };

/** A number below a minute's milliseconds, the same for the same name in every process (FNV-1a). */
function spread(name: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < name.length; i += 1) hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193);
  return (hash >>> 0) % MINUTE;
}
