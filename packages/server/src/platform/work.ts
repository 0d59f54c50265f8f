import { type Kysely, sql } from 'kysely';
import { type Actor, actorName, type Caller } from './actor.ts';
import { type Audited, openAudit } from './audit.ts';
import type { Tables } from './db/tables.ts';
import { type Changes, watched } from './dry-run.ts';
import type { Environment } from './environment.ts';
import type { Entropy, Id, JobId, OrganizationId } from './ids.ts';
import type { Language } from './languages.ts';
import { insertOutgoing, type NewEvent, type NewJob } from './outbox.ts';
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
  /** The language of the request it is for, when it has one. What a mail speaks: `letterLanguage` (chassis/i18n). */
  readonly language: Language | undefined;
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
  /**
   * Keeps an entry for a book: what all of this work noted is written at its end, in one go. An entry that stands
   * `evenIfRefused` is written as well when the work fails, after its rollback: somebody tried, and that happened.
   */
  note<Entry>(book: Book<Entry>, entry: Entry, options?: { readonly evenIfRefused?: boolean }): void;
}

/** Something beside the rows themselves that is kept of what happens: a log of attempts. Belongs to the feature that reads it. */
export interface Book<Entry> {
  readonly write: (work: Pick<Work, 'sql' | 'now' | 'environment' | 'from'>, entries: readonly Entry[]) => Promise<void>;
}

/** What the house is run from. Built in app.ts; tests build one whose clock stands and whose ids count. */
export interface Desk {
  readonly db: Kysely<Tables>;
  readonly entropy: Entropy;
  readonly clock: () => Date;
  readonly outside: Outside;
  readonly sealer: Sealer;
  /** Called after a commit that left jobs or deliveries, so that whoever does them in this process need not wait for their next look. */
  readonly jobsAreDue: (left: { readonly jobs: boolean; readonly deliveries: boolean }) => void;
}

const DEADLOCK = '40P01';
const TRIES = 4;

/**
 * Opens the unit of work. Called by the chassis and by the worker, and by nothing else.
 * A deadlock (two transactions waiting for each other's rows) is tried again from the start: the deed
 * has no effect but its rows, so it may.
 * @param audited what administrative rows it changes stands in the audit log under this name; without it, it does not
 */
export const inWork = <T>(desk: Desk, caller: Caller, deed: (work: Work) => Promise<T>, audited?: Audited): Promise<T> =>
  patiently(
    desk,
    (now, notes) => once(desk, caller, now, notes, deed, audited),
    (now, notes) => notes.writeRefused({ sql: desk.db, now, environment: caller.environment, from: caller.from }),
  );

async function patiently<T>(desk: Desk, deed: (now: Date, notes: Notes) => Promise<T>, refused?: (now: Date, notes: Notes) => Promise<void>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    const [now, notes] = [desk.clock(), createNotes()];
    try {
      return await deed(now, notes);
    } catch (error) {
      if (attempt < TRIES && isDeadlock(error)) continue;
      await refused?.(now, notes);
      throw error;
    }
  }
}

/** A unit of work that only reads: no BEGIN and COMMIT round its queries, and nothing to say or schedule. What it notes is written after it. */
export async function inReading<T>(desk: Desk, caller: Caller, deed: (work: Work) => Promise<T>): Promise<T> {
  const refuse = () => {
    throw new Error('a reading command has nothing to announce or schedule: take `reads: true` off it');
  };
  const notes = createNotes();
  const work: Work = { ...tools(desk, caller, desk.clock()), sql: desk.db, announce: refuse, schedule: refuse, note: notes.note };
  try {
    const result = await deed(work);
    await notes.write(work);
    return result;
  } catch (error) {
    await notes.writeRefused(work);
    throw error;
  }
}

async function once<T>(desk: Desk, caller: Caller, now: Date, notes: Notes, deed: (work: Work) => Promise<T>, audited?: Audited): Promise<T> {
  const { result, jobs, isDelivered } = await desk.db.transaction().execute(async (sql) => {
    if (audited) await openAudit(sql, desk.entropy.id('aud', now), now, caller, audited);
    return write(desk, caller, now, notes, sql, deed);
  });
  const left = { jobs: jobs.length > 0, deliveries: isDelivered };
  if (left.jobs || left.deliveries) desk.jobsAreDue(left);
  return result;
}

/** Does the deed, and writes what it said, scheduled and noted beside it. */
async function write<T>(desk: Desk, caller: Caller, now: Date, notes: Notes, sql: Kysely<Tables>, deed: (work: Work) => Promise<T>) {
  const events: NewEvent[] = [];
  const jobs: NewJob[] = [];
  const work: Work = {
    ...tools(desk, caller, now),
    sql,
    note: notes.note,
    announce: (event) => void events.push({ id: desk.entropy.id('evt', now), ...event }),
    schedule: (kind, payload, options = {}) => {
      const id: JobId = desk.entropy.id('job', now);
      jobs.push({ id, kind, sealed: desk.sealer.seal(id, JSON.stringify(payload)), key: options.key ?? null, at: options.at ?? now });
    },
  };
  const result = await deed(work);
  const { id: environmentId, hasWebhooks } = caller.environment;
  const isDelivered = await insertOutgoing(sql, { environmentId, now, actor: actorName(caller.actor), hasWebhooks }, events, jobs);
  await notes.write(work);
  return { result, events, jobs, isDelivered };
}

/** What a unit of work would have done. */
export interface DryRun<T> extends Changes {
  readonly result: T;
  readonly events: readonly NewEvent[];
  readonly jobs: readonly NewJob[];
}

/**
 * The same unit of work, statement for statement, and then a rollback: nothing is kept, nobody is woken, no process is
 * told. What it took from memory and what it read is all it leaves.
 */
export async function inDryRun<T>(desk: Desk, caller: Caller, deed: (work: Work) => Promise<T>, audited?: Audited): Promise<DryRun<T>> {
  return patiently(desk, async (now, notes) => {
    let done: DryRun<T> | undefined;
    const over = new Error('a dry run is over');
    await desk.db
      .transaction()
      .execute(async (sql) => {
        if (audited) await openAudit(sql, desk.entropy.id('aud', now), now, caller, audited);
        const { result, changes } = await watched(sql, now, () => write(desk, caller, now, notes, sql, deed));
        done = { ...result, ...changes };
        throw over;
      })
      .catch((error: unknown) => {
        if (error !== over) throw error;
      });
    if (!done) throw new Error('a dry run without an outcome');
    return done;
  });
}

/**
 * A part of a unit of work that may fail without the rest: what it wrote, said and scheduled is then as if it had not
 * been, and the unit of work goes on.
 */
export async function attempt<T>(work: Work, deed: (work: Work) => Promise<T>): Promise<T> {
  const said: (() => void)[] = [];
  const trial: Work = {
    ...work,
    announce: (event) => void said.push(() => work.announce(event)),
    schedule: (...job) => void said.push(() => work.schedule(...job)),
    note: (book, entry, options) => void (options?.evenIfRefused ? work.note(book, entry, options) : said.push(() => work.note(book, entry))),
  };
  await sql`savepoint attempt`.execute(work.sql);
  try {
    const result = await deed(trial);
    for (const say of said) say();
    return result;
  } catch (error) {
    await sql`rollback to savepoint attempt`.execute(work.sql);
    throw error;
  }
}

const tools = (desk: Desk, caller: Caller, now: Date) => ({
  now,
  by: caller.actor,
  environment: caller.environment,
  from: caller.from,
  language: caller.language,
  sealer: desk.sealer,
  newId: <Prefix extends string>(prefix: Prefix) => desk.entropy.id(prefix, now),
  newSecret: () => desk.entropy.secret(),
  newNumber: (below: number) => desk.entropy.number(below),
});

type Notes = ReturnType<typeof createNotes>;

function createNotes() {
  const noted: { readonly book: Book<unknown>; readonly entry: unknown; readonly evenIfRefused: boolean }[] = [];
  const writeAll = async (work: Parameters<Book<unknown>['write']>[0], kept: typeof noted) => {
    for (const book of new Set(kept.map((note) => note.book))) {
      await book.write(
        work,
        kept.filter((note) => note.book === book).map(({ entry }) => entry),
      );
    }
  };
  return {
    note: <Entry>(book: Book<Entry>, entry: Entry, { evenIfRefused = false } = {}) => {
      noted.push({ book: book as Book<unknown>, entry, evenIfRefused });
    },
    write: (work: Parameters<Book<unknown>['write']>[0]) => writeAll(work, noted),
    /** Why the work failed is what the caller must hear, also when this fails as well: with the database gone, both do. */
    writeRefused: (work: Parameters<Book<unknown>['write']>[0]) =>
      writeAll(
        work,
        noted.filter(({ evenIfRefused }) => evenIfRefused),
      ).catch(() => {}),
  };
}

const isDeadlock = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === DEADLOCK;
