import { setTimeout as sleep } from 'node:timers/promises';
import type { Actor, Caller } from './actor.ts';
import type { Audited } from './audit.ts';
import { inBatches } from './batches.ts';
import { A_MOMENT, createBell, spread } from './bell.ts';
import { type Duty, doIfDue } from './duties.ts';
import type { Environment } from './environment.ts';
import type { EnvironmentId, JobId } from './ids.ts';
import { type ClaimedJob, claimJobs, type Held, type Outcome, renewLeases, settleJobs } from './jobs.ts';
import type { Log } from './log.ts';
import { type Desk, inWork, type Work } from './work.ts';

/** A promise of a committed transaction, to be kept now. */
export interface Job {
  readonly id: JobId;
  readonly kind: string;
  /** What `work.schedule` was given, as JSON brings it back. */
  readonly payload: unknown;
  /** This try's number, from 1. */
  readonly attempt: number;
  readonly createdAt: Date;
}

/** What a job handler works with. It runs outside any transaction and may talk to the world. */
export interface JobTools {
  readonly environment: Environment;
  /** The house itself, in the job's environment, doing this job. */
  readonly caller: Caller;
  readonly now: Date;
  /** Aborted when the try has taken too long, the job was cancelled, or the process must end now. */
  readonly signal: AbortSignal;
  /**
   * Changes rows: a unit of work of its own.
   * @param by in whose name; the house's own unless somebody asked for it and is to be bound by what they may
   * @param audited what it is called in the audit log; without it, after the first row that changes
   */
  change<T>(deed: (work: Work) => Promise<T>, by?: Actor, audited?: Audited): Promise<T>;
}

export type JobHandler = (job: Job, tools: JobTools) => Promise<void>;

/** Thrown by a handler when trying again is no use: the mailbox does not exist, the code has run out. */
export class GiveUp extends Error {
  override readonly name = 'GiveUp';
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** The waits between tries, each a fifth shorter or longer by chance. After the ninth try, about a day later, the job is given up. */
export const RETRY_WAITS: readonly number[] = [5 * SECOND, 30 * SECOND, 2 * MINUTE, 10 * MINUTE, HOUR, 3 * HOUR, 8 * HOUR, 12 * HOUR];

export interface WorkerOptions {
  /** What to do for each kind of job. Kinds not named here are left to other processes. */
  readonly handlers: Readonly<Record<string, JobHandler>>;
  readonly duties?: readonly Duty[];
  readonly environments: {
    byId(id: EnvironmentId): Promise<Environment>;
    all(): Promise<readonly Environment[]>;
  };
  readonly log: Log;
  /** Jobs this process runs at once. */
  readonly concurrency?: number;
  readonly retryWaits?: readonly number[];
  /** A try that takes longer is aborted and counts as failed. */
  readonly timeoutMilliseconds?: number;
  /** How long a job stays with a process that died. Longer than the time-out, and renewed while a job runs. */
  readonly leaseMilliseconds?: number;
  /** How often to look for jobs that other processes left, or whose hour has come. */
  readonly pollMilliseconds?: number;
  /** Told of every try that ended: metrics. */
  readonly onTry?: (kind: string, how: Outcome['how'], seconds: number) => void;
}

export interface Worker {
  /** There may be due jobs: look now. This is what `desk.jobsAreDue` calls. */
  wake(): void;
  /** Takes nothing new, finishes what it began, and resolves. A try that is not over within the grace is aborted, to be made again elsewhere. */
  stop(graceMilliseconds?: number): Promise<void>;
}

/**
 * Keeps the promises in the jobs table. A job is claimed under a lease, run, and its row deleted; a
 * failed try is scheduled again. It runs twice only when a process dies (or loses the database for
 * longer than the lease) between the deed and the delete. Any number of processes share the work.
 */
export function startWorker(desk: Desk, options: WorkerOptions): Worker {
  const { handlers, environments, log, concurrency = 16, retryWaits = RETRY_WAITS, timeoutMilliseconds = MINUTE } = options;
  const { leaseMilliseconds = 90 * SECOND, pollMilliseconds = SECOND, duties = [], onTry = () => {} } = options;
  if (leaseMilliseconds <= timeoutMilliseconds) throw new Error('a lease must outlast the time-out of a try');

  const leaseSeconds = leaseMilliseconds / SECOND;
  const kinds = Object.keys(handlers);
  /** No more of anything new. */
  const stopping = new AbortController();
  /** And no more patience with what is still running. */
  const leaving = new AbortController();
  const running = new Map<JobId, Held & { readonly abort: AbortController; readonly ended: Promise<void> }>();
  const bell = createBell();
  /** The last claim brought all it asked for, so there is probably more. */
  let probablyMore = false;
  let lastLook = Number.NEGATIVE_INFINITY;

  const settle = inBatches<Held & { outcome: Outcome }>(async (ended) => {
    // The deed is done; only writing it down may still fail, and must be tried until the database is back.
    for (let wait = 100; ; wait = Math.min(wait * 2, 5 * SECOND)) {
      try {
        return await settleJobs(desk.db, ended);
      } catch (error) {
        log.error({ error, jobs: ended.map((job) => job.id) }, 'could not write down how jobs ended');
        if (leaving.signal.aborted) return;
        await sleep(wait, undefined, { signal: leaving.signal }).catch(() => {});
      }
    }
  });

  async function look(): Promise<void> {
    while (!stopping.signal.aborted) {
      const free = concurrency - running.size;
      if (free > 0) {
        lastLook = performance.now();
        const claimed = await claim(free);
        probablyMore = claimed.length === free;
        for (const job of claimed) start(job);
      }
      await bell.rung(spread(pollMilliseconds, 0.25));
    }
  }

  async function claim(most: number): Promise<ClaimedJob[]> {
    try {
      return await claimJobs(desk.db, { kinds, most, now: desk.clock(), leaseSeconds });
    } catch (error) {
      log.error({ error }, 'could not look for jobs');
      return [];
    }
  }

  function start(claimed: ClaimedJob): void {
    const { id, attempts } = claimed;
    const abort = new AbortController();
    const ended = run(claimed, abort)
      .then((outcome) => settle({ id, attempts, outcome }))
      .finally(() => {
        running.delete(id);
        // A claim for every single job would double the queries: wait until half the places are free, or a moment.
        if (!probablyMore) return;
        if (running.size <= concurrency / 2) bell.ring();
        else bell.ringSoon();
      });
    running.set(id, { id, attempts, abort, ended });
  }

  async function run(claimed: ClaimedJob, abort: AbortController): Promise<Outcome> {
    const about = { job: claimed.id, kind: claimed.kind, attempt: claimed.attempts };
    const began = performance.now();
    const outcome = await tryOnce(claimed, abort).then(
      (): Outcome => ({ how: 'done' }),
      (error: unknown) => missed(claimed, error),
    );
    const seconds = (performance.now() - began) / SECOND;
    onTry(claimed.kind, outcome.how, seconds);
    if (outcome.how === 'done') log.info({ ...about, seconds }, 'job done');
    else if (outcome.how === 'again') log.warn({ ...about, error: outcome.error, again_at: outcome.at }, 'job failed; it will be tried again');
    else log.error({ ...about, error: outcome.error }, 'job given up');
    return outcome;
  }

  async function tryOnce(claimed: ClaimedJob, abort: AbortController): Promise<void> {
    // Each claim of a process that dies over this job counts as a try.
    if (claimed.attempts > retryWaits.length + 1) throw new GiveUp('the process died at every try');
    const environment = await environments.byId(claimed.environmentId);
    const caller: Caller = { environment, actor: { kind: 'system', job: claimed.kind }, requestId: claimed.id };
    const job: Job = { id: claimed.id, kind: claimed.kind, payload: open(desk, claimed), attempt: claimed.attempts, createdAt: claimed.createdAt };
    const tools: JobTools = {
      environment,
      caller,
      now: desk.clock(),
      signal: abort.signal,
      // As it is settled by now: a job may have begun a minute ago.
      change: async (deed, by = caller.actor, audited = {}) =>
        inWork(desk, { ...caller, environment: await environments.byId(environment.id), actor: by }, deed, audited),
    };

    const timer = setTimeout(() => abort.abort(new Error(`took longer than ${timeoutMilliseconds / SECOND} s`)), timeoutMilliseconds);
    try {
      await Promise.race([handlers[claimed.kind]!(job, tools), aborted(abort.signal)]);
    } finally {
      clearTimeout(timer);
    }
  }

  function missed({ attempts }: ClaimedJob, error: unknown): Outcome {
    const text = (error instanceof Error ? error.message || error.name : String(error)).slice(0, 1000);
    const wait = retryWaits[attempts - 1];
    const now = desk.clock();
    if (error instanceof GiveUp || wait === undefined) return { how: 'failed', at: now, error: text };
    return { how: 'again', at: new Date(now.getTime() + spread(wait, 0.2)), error: text };
  }

  const renewal = setInterval(() => void renew(), leaseMilliseconds / 3);
  async function renew(): Promise<void> {
    const held = [...running.values()];
    if (held.length === 0) return;
    try {
      const kept = await renewLeases(desk.db, held, leaseSeconds);
      for (const job of held) if (!kept.has(job.id)) job.abort.abort(new Error('the job was cancelled'));
    } catch (error) {
      log.error({ error, jobs: held.length }, 'could not renew the lease of running jobs');
    }
  }

  const looking = look();
  const dutiful = duties.map((duty) => keep(duty));
  async function keep(duty: Duty): Promise<void> {
    const options = { environments: environments.all, log, stopping: stopping.signal };
    while (!stopping.signal.aborted) {
      // Looking thrice in an interval keeps the hour within a third of it, whichever process is up.
      await sleep(spread(Math.min(duty.everyMilliseconds / 3, MINUTE), 0.25), undefined, { signal: stopping.signal }).catch(() => {});
      if (stopping.signal.aborted) return;
      await doIfDue(desk, duty, options).catch((error: unknown) => log.error({ error, duty: duty.name }, 'could not do a duty'));
    }
  }

  return {
    // At once; but a stream of commits is looked at a hundred times a second, not once for each.
    wake: () => (performance.now() - lastLook > A_MOMENT ? bell.ring() : bell.ringSoon()),
    async stop(graceMilliseconds = 20 * SECOND) {
      stopping.abort();
      bell.ring();
      await Promise.all([looking, ...dutiful]);
      const late = setTimeout(() => {
        leaving.abort();
        for (const job of running.values()) job.abort.abort(new Error('the process is stopping'));
      }, graceMilliseconds);
      await Promise.all([...running.values()].map((job) => job.ended));
      clearTimeout(late);
      clearInterval(renewal);
    },
  };
}

function open(desk: Desk, { id, sealed }: ClaimedJob): unknown {
  try {
    return JSON.parse(desk.sealer.open(id, sealed));
  } catch (cause) {
    throw new GiveUp('the payload does not open: was it sealed with another secret key?', { cause });
  }
}

const aborted = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
