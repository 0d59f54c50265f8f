import type { Kysely } from 'kysely';
import { prepared } from './db/prepared.ts';
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
  const rows = events.map((event) => ({ ...event, organizationId: event.organizationId ?? null, data: JSON.stringify(event.data) }));
  await insertEventRows(sql, { environmentId, now, actor, rows });
}

interface EventRow extends Omit<NewEvent, 'organizationId' | 'data'> {
  readonly organizationId: OrganizationId | null;
  readonly data: string;
}

const insertEventRows = prepared(
  (sql, { environmentId, now, actor, rows }: { environmentId: EnvironmentId; now: Date; actor: string; rows: readonly EventRow[] }) =>
    sql.insertInto('events').values(
      rows.map((row) => ({
        id: row.id,
        environment_id: environmentId,
        organization_id: row.organizationId,
        at: now,
        actor,
        type: row.type,
        object: row.object,
        subject: row.subject,
        data: row.data,
      })),
    ),
);

export async function insertJobs(sql: Kysely<Tables>, environmentId: EnvironmentId, now: Date, jobs: readonly NewJob[]): Promise<void> {
  if (jobs.length > 0) await insertJobRows(sql, { environmentId, now, jobs });
}

const insertJobRows = prepared((sql, { environmentId, now, jobs }: { environmentId: EnvironmentId; now: Date; jobs: readonly NewJob[] }) =>
  sql
    .insertInto('jobs')
    .values(
      jobs.map((job) => ({ id: job.id, environment_id: environmentId, kind: job.kind, key: job.key, sealed: job.sealed, run_at: job.at, created_at: now })),
    ),
);

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
