import type { Kysely } from 'kysely';
import type { Tables } from './db/tables.ts';
import type { EnvironmentId, EventId, JobId, OrganizationId } from './ids.ts';
import type { Work } from './work.ts';

// What a transaction says and schedules: rows that commit with the change they belong to.

export interface NewEvent {
  readonly id: EventId;
  readonly type: string;
  readonly object: string;
  readonly subject: string;
  readonly organizationId?: OrganizationId;
  readonly data: object;
}

export interface NewJob {
  readonly id: JobId;
  readonly kind: string;
  readonly key: string | null;
  readonly sealed: string;
  readonly at: Date;
}

export async function insertEvents(sql: Kysely<Tables>, environmentId: EnvironmentId, now: Date, actor: string, events: readonly NewEvent[]): Promise<void> {
  if (events.length === 0) return;
  await sql
    .insertInto('events')
    .values(
      events.map((event) => ({
        id: event.id,
        environment_id: environmentId,
        organization_id: event.organizationId ?? null,
        at: now,
        actor,
        type: event.type,
        object: event.object,
        subject: event.subject,
        data: JSON.stringify(event.data),
      })),
    )
    .execute();
}

export async function insertJobs(sql: Kysely<Tables>, environmentId: EnvironmentId, now: Date, jobs: readonly NewJob[]): Promise<void> {
  if (jobs.length === 0) return;
  await sql
    .insertInto('jobs')
    .values(
      jobs.map((job) => ({ id: job.id, environment_id: environmentId, kind: job.kind, key: job.key, sealed: job.sealed, run_at: job.at, created_at: now })),
    )
    .execute();
}

/** Takes back jobs. A try that is running right now ends as it may, but there is no other after it. */
export async function cancelJobs(work: Work, key: string): Promise<void> {
  await work.sql.deleteFrom('jobs').where('environment_id', '=', work.environment.id).where('key', '=', key).execute();
}

/** How many jobs the whole house has: due now, for later, given up. For the metrics. */
export async function countJobs(sql: Kysely<Tables>, now: Date): Promise<{ readonly due: number; readonly later: number; readonly failed: number }> {
  const { due, later, failed } = await sql
    .selectFrom('jobs')
    .select(({ fn, ref }) => [
      fn.countAll<string>().filterWhere('failed_at', 'is', null).filterWhere('run_at', '<=', now).as('due'),
      fn.countAll<string>().filterWhere('failed_at', 'is', null).filterWhere('run_at', '>', now).as('later'),
      fn.count<string>(ref('failed_at')).as('failed'),
    ])
    .executeTakeFirstOrThrow();
  return { due: Number(due), later: Number(later), failed: Number(failed) };
}
