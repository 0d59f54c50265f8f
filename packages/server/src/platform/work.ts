import type { Kysely } from 'kysely';
import { type Actor, actorName, type Caller } from './actor.ts';
import type { Tables } from './db/tables.ts';
import type { Environment } from './environment.ts';
import type { Entropy, Id, JobId, OrganizationId } from './ids.ts';
import { insertEvents, insertJobs, type NewEvent, type NewJob } from './outbox.ts';
import type { Outside } from './outside.ts';
import type { Sealer } from './seal.ts';

/** Something that happened, as webhooks, the audit log and the dashboard will tell it. */
export interface Announcement {
  /** `organization.created`, in the contract's words. */
  readonly type: string;
  /** `Organization`, `User`, `OrgMembership`… */
  readonly object: string;
  /** The id of what it happened to. */
  readonly subject: string;
  readonly organizationId?: OrganizationId;
  readonly data: object;
}

/**
 * One unit of work: a transaction, the instant it happens, who asked for it, and what it will say
 * and schedule when it commits. Features are handed a Work and never see the pool, the clock or the
 * network, so a rule cannot run outside a transaction and a transaction cannot wait for somebody
 * else's server.
 */
export interface Work {
  readonly sql: Kysely<Tables>;
  readonly now: Date;
  readonly by: Actor;
  readonly environment: Environment;
  readonly from: Caller['from'];
  readonly sealer: Sealer;
  newId<Prefix extends string>(prefix: Prefix): Id<Prefix>;
  newSecret(): string;
  /** A number from 0 to `below` - 1. */
  newNumber(below: number): number;
  /** Records that something happened. The row commits with the change it describes. */
  announce(event: Announcement): void;
  /**
   * Leaves something to be done after commit: sending mail, calling a webhook.
   * @param key what `cancelJobs` (platform/outbox.ts) can take it back by
   */
  schedule(kind: string, payload: object, options?: { readonly key?: string; readonly at?: Date }): void;
}

/** What the house is run from. Built in app.ts; tests build one whose clock stands and whose ids count. */
export interface Desk {
  readonly db: Kysely<Tables>;
  readonly entropy: Entropy;
  readonly clock: () => Date;
  readonly outside: Outside;
  readonly sealer: Sealer;
  /** Called after a commit that left jobs, so that this process's worker need not wait for its next look. */
  readonly jobsAreDue: () => void;
}

const DEADLOCK = '40P01';
const TRIES = 4;

/**
 * Opens the unit of work. Called by the chassis and by the worker, and by nothing else.
 * A deadlock (two transactions waiting for each other's rows) is tried again from the start: the deed
 * has no effect but its rows, so it may.
 */
export async function inWork<T>(desk: Desk, caller: Caller, deed: (work: Work) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await once(desk, caller, deed);
    } catch (error) {
      if (attempt === TRIES || !isDeadlock(error)) throw error;
    }
  }
}

/** A unit of work that only reads: no BEGIN and COMMIT round its queries, and nothing to say or schedule. */
export async function inReading<T>(desk: Desk, caller: Caller, deed: (work: Work) => Promise<T>): Promise<T> {
  const refuse = () => {
    throw new Error('a reading command has nothing to announce or schedule: take `reads: true` off it');
  };
  return deed({ ...tools(desk, caller, desk.clock()), sql: desk.db, announce: refuse, schedule: refuse });
}

async function once<T>(desk: Desk, caller: Caller, deed: (work: Work) => Promise<T>): Promise<T> {
  const now = desk.clock();
  const events: NewEvent[] = [];
  const jobs: NewJob[] = [];

  const result = await desk.db.transaction().execute(async (sql) => {
    const result = await deed({
      ...tools(desk, caller, now),
      sql,
      announce: (event) => void events.push({ id: desk.entropy.id('evt', now), ...event }),
      schedule: (kind, payload, options = {}) => {
        const id: JobId = desk.entropy.id('job', now);
        jobs.push({ id, kind, sealed: desk.sealer.seal(id, JSON.stringify(payload)), key: options.key ?? null, at: options.at ?? now });
      },
    });
    await insertEvents(sql, caller.environment.id, now, actorName(caller.actor), events);
    await insertJobs(sql, caller.environment.id, now, jobs);
    return result;
  });

  if (jobs.length > 0) desk.jobsAreDue();
  return result;
}

const tools = (desk: Desk, caller: Caller, now: Date) => ({
  now,
  by: caller.actor,
  environment: caller.environment,
  from: caller.from,
  sealer: desk.sealer,
  newId: <Prefix extends string>(prefix: Prefix) => desk.entropy.id(prefix, now),
  newSecret: () => desk.entropy.secret(),
  newNumber: (below: number) => desk.entropy.number(below),
});

const isDeadlock = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === DEADLOCK;
