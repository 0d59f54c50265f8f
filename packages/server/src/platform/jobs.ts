import { type Kysely, sql } from 'kysely';
import type { Tables } from './db/tables.ts';
import type { EnvironmentId, JobId } from './ids.ts';
import type { Work } from './work.ts';

// The jobs table as workers see it. A claim is a lease by the database's clock, which every process
// shares; `attempts` numbers the claims, so a worker that lost its lease can no longer touch the row.

export interface ClaimedJob {
  readonly id: JobId;
  readonly environmentId: EnvironmentId;
  readonly kind: string;
  readonly sealed: string;
  /** This try's number, from 1. */
  readonly attempts: number;
  readonly createdAt: Date;
}

export type Held = Pick<ClaimedJob, 'id' | 'attempts'>;

/** How one try ended: done (the row goes), to be tried again, or given up (the row stays, to be looked at). */
export type Outcome =
  | { readonly how: 'done' }
  | { readonly how: 'again'; readonly at: Date; readonly error: string }
  | { readonly how: 'failed'; readonly at: Date; readonly error: string };

export interface Claim {
  readonly kinds: readonly string[];
  readonly most: number;
  readonly now: Date;
  readonly leaseSeconds: number;
}

/** Takes due jobs nobody holds. Workers asking at once pass over each other's rows instead of waiting for them. */
export async function claimJobs(db: Kysely<Tables>, { kinds, most, now, leaseSeconds }: Claim): Promise<ClaimedJob[]> {
  const { rows } = await sql<ClaimedJob>`
    with due as (
      select id from jobs
      where failed_at is null and run_at <= ${now} and kind = any(${kinds}) and (locked_until is null or locked_until <= now())
      order by run_at, id
      limit ${most}
      for update skip locked
    )
    update jobs set locked_until = now() + make_interval(secs => ${leaseSeconds}), attempts = attempts + 1
    from due where jobs.id = due.id
    returning jobs.id, environment_id as "environmentId", kind, sealed, attempts, created_at as "createdAt"`.execute(db);
  return rows;
}

/** Holds on to jobs that are still running. @returns those still held; the others were cancelled, or another worker has them */
export async function renewLeases(db: Kysely<Tables>, held: readonly Held[], leaseSeconds: number): Promise<Set<JobId>> {
  const { rows } = await sql<{ id: JobId }>`
    update jobs set locked_until = now() + make_interval(secs => ${leaseSeconds})
    from unnest(${held.map((job) => job.id)}::text[], ${held.map((job) => job.attempts)}::int[]) as held (id, attempts)
    where jobs.id = held.id and jobs.attempts = held.attempts and jobs.locked_until is not null
    returning jobs.id`.execute(db);
  return new Set(rows.map((row) => row.id));
}

/** Writes down how tries ended, many in one statement. Rows that were cancelled meanwhile, or that another worker has taken over, are left alone. */
export async function settleJobs(db: Kysely<Tables>, ended: readonly (Held & { readonly outcome: Outcome })[]): Promise<void> {
  const done = ended.filter(({ outcome }) => outcome.how === 'done');
  if (done.length > 0) {
    await sql`
      delete from jobs
      using unnest(${done.map((job) => job.id)}::text[], ${done.map((job) => job.attempts)}::int[]) as done (id, attempts)
      where jobs.id = done.id and jobs.attempts = done.attempts`.execute(db);
  }
  const missed = ended.flatMap(({ id, attempts, outcome }) => (outcome.how === 'done' ? [] : [{ id, attempts, outcome }]));
  if (missed.length > 0) {
    await sql`
      update jobs set
        locked_until = null,
        run_at = coalesce(missed.again_at, run_at),
        failed_at = missed.failed_at,
        last_error = missed.error
      from unnest(
        ${missed.map((job) => job.id)}::text[],
        ${missed.map((job) => job.attempts)}::int[],
        ${missed.map(({ outcome }) => (outcome.how === 'again' ? outcome.at : null))}::timestamptz[],
        ${missed.map(({ outcome }) => (outcome.how === 'failed' ? outcome.at : null))}::timestamptz[],
        ${missed.map(({ outcome }) => outcome.error)}::text[]
      ) as missed (id, attempts, again_at, failed_at, error)
      where jobs.id = missed.id and jobs.attempts = missed.attempts`.execute(db);
  }
}

/** Takes back what a killed process had in hand, without waiting for its lease. Only for whoever has the database to itself. */
export async function freeJobs(db: Kysely<Tables>): Promise<void> {
  await db.updateTable('jobs').set({ locked_until: null }).where('locked_until', 'is not', null).execute();
}

const THIRTY_DAYS = 30 * 24 * 60 * 60 * 1000;

/** A duty: what was given up is there to be looked at, but not for ever; it may carry a link or a code. */
export async function forgetFailedJobs(work: Work): Promise<void> {
  await work.sql
    .deleteFrom('jobs')
    .where('environment_id', '=', work.environment.id)
    .where('failed_at', '<', new Date(work.now.getTime() - THIRTY_DAYS))
    .execute();
}
