import { type Kysely, type QueryCreator, sql as query } from 'kysely';
import { insertSet } from './db/insert-set.ts';
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

interface Outgoing {
  readonly environmentId: EnvironmentId;
  readonly now: Date;
  readonly actor: string;
  /** Somebody is told of events: each gets a delivery for every endpoint that listens to its kind. */
  readonly hasWebhooks: boolean;
}

/** Writes events, their deliveries and jobs; most commands have several, and those go in one statement. @returns whether somebody is to be told of an event */
export async function insertOutgoing(
  sql: Kysely<Tables>,
  { hasWebhooks, ...outgoing }: Outgoing,
  events: readonly NewEvent[],
  jobs: readonly NewJob[],
): Promise<boolean> {
  if (events.length + jobs.length > MANY) return insertMany(sql, { ...outgoing, hasWebhooks }, events, jobs);
  const rows = events.map((event) => ({ ...event, organizationId: event.organizationId ?? null, data: JSON.stringify(event.data) }));
  if (rows.length > 0 && hasWebhooks) {
    const delivered = await insertDelivered(sql, { ...outgoing, rows });
    if (jobs.length > 0) await insertJobs(sql, { ...outgoing, jobs });
    return delivered.length > 0;
  }
  if (rows.length > 0 && jobs.length > 0) await insertBoth(sql, { ...outgoing, rows, jobs });
  else if (rows.length > 0) await insertEvents(sql, { ...outgoing, rows });
  else if (jobs.length > 0) await insertJobs(sql, { ...outgoing, jobs });
  return false;
}

interface EventRow extends Omit<NewEvent, 'organizationId' | 'data'> {
  readonly organizationId: OrganizationId | null;
  readonly data: string;
}

type Said = Omit<Outgoing, 'hasWebhooks'>;
type EventRows = Said & { readonly rows: readonly EventRow[] };
type JobRows = Said & { readonly jobs: readonly NewJob[] };

const eventInsert = (sql: QueryCreator<Tables>, { environmentId, now, actor, rows }: EventRows) =>
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
  );

const jobInsert = (sql: QueryCreator<Tables>, { environmentId, now, jobs }: JobRows) =>
  sql
    .insertInto('jobs')
    .values(
      jobs.map((job) => ({ id: job.id, environment_id: environmentId, kind: job.kind, key: job.key, sealed: job.sealed, run_at: job.at, created_at: now })),
    );

const insertEvents = prepared((sql, values: EventRows) => eventInsert(sql, values));
const insertJobs = prepared((sql, values: JobRows) => jobInsert(sql, values));
const insertBoth = prepared((sql, values: EventRows & JobRows) =>
  jobInsert(
    sql.with('said', (said) => eventInsert(said, values)),
    values,
  ),
);

/**
 * Events, and a delivery of each for every endpoint that listens to its kind, numbered in the order they were announced. A
 * delivery commits with its event, so none can be missed, and whoever waited for this transaction comes behind it.
 * What becomes of deliveries is for features/webhooks.
 */
const insertDelivered = prepared((sql, values: EventRows) =>
  sql
    .with('said', (said) => eventInsert(said, values).returning(['id', 'type', 'organization_id']))
    .insertInto('webhook_deliveries')
    .columns(DELIVERY)
    .expression((from) =>
      from
        .selectFrom(['said', 'webhook_endpoints as told'])
        .select(({ cast, val }) => [
          'told.environment_id',
          'told.id',
          'said.id',
          'said.organization_id',
          'said.type',
          query.lit('queued').as('state'),
          query<Date>`timestamptz '-infinity'`.as('next_at'),
          cast<Date>(val(values.now), 'timestamptz').as('created_at'),
        ])
        .where('told.environment_id', '=', values.environmentId)
        .where('told.enabled', '=', query.lit(true))
        .where(query<boolean>`(told.event_types = '{}' or said.type = any(told.event_types))`)
        .orderBy('said.id')
        .orderBy('told.id'),
    )
    .returning('endpoint_id'),
);

const DELIVERY = ['environment_id', 'endpoint_id', 'event_id', 'organization_id', 'type', 'state', 'next_at', 'created_at'] as const;

/** From here on a statement of its own for this very number of rows costs more than it saves. */
const MANY = 40;

async function insertMany(
  sql: Kysely<Tables>,
  { environmentId, now, actor, hasWebhooks }: Outgoing,
  events: readonly NewEvent[],
  jobs: readonly NewJob[],
): Promise<boolean> {
  const eventRows = events.map(({ id, organizationId = null, type, object, subject, data }) => ({
    id,
    environment_id: environmentId,
    organization_id: organizationId,
    at: now,
    actor,
    type,
    object,
    subject,
    data,
  }));
  await insertSet(sql, 'events', eventRows);
  let isDelivered = false;
  if (hasWebhooks && events.length > 0) {
    const { numAffectedRows = 0n } = await query`
      insert into webhook_deliveries (${query.join(DELIVERY.map((column) => query.ref(column)))})
      select told.environment_id, told.id, said.id, said.organization_id, said.type, 'queued', '-infinity', ${now}
      from events as said, webhook_endpoints as told
      where said.environment_id = ${environmentId} and said.id = any(${events.map(({ id }) => id)})
        and told.environment_id = ${environmentId} and told.enabled and (told.event_types = '{}' or said.type = any(told.event_types))
      order by said.id, told.id`.execute(sql);
    isDelivered = numAffectedRows > 0n;
  }
  await insertSet(
    sql,
    'jobs',
    jobs.map(({ id, kind, key, sealed, at }) => ({ id, environment_id: environmentId, kind, key, sealed, run_at: at, created_at: now, attempts: 0 })),
  );
  return isDelivered;
}

/** Takes back jobs. A try that is running right now ends as it may, but there is no other after it. */
export async function cancelJobs(work: Work, ...keys: readonly string[]): Promise<void> {
  await work.sql.deleteFrom('jobs').where('environment_id', '=', work.environment.id).where('key', '=', query<string>`any(${keys})`).execute();
}

/** How many jobs of a kind this environment has due right now; counts no further than `atMost`. */
export async function countWaiting(work: Work, kind: string, atMost: number): Promise<number> {
  const { rows } = await query<{ waiting: number }>`
    select count(*)::integer as waiting from (
      select from jobs
      where failed_at is null and run_at <= ${work.now} and environment_id = ${work.environment.id} and kind = ${kind}
      limit ${atMost}
    ) as waiting`.execute(work.sql);
  return rows[0]?.waiting ?? 0;
}

/** Lets jobs wait until somebody releases them. A try that is running right now ends as it may. */
export async function holdJobs(work: Work, keys: readonly string[]): Promise<void> {
  await query`
    update jobs set run_at = 'infinity'
    where environment_id = ${work.environment.id} and key = any(${keys}) and failed_at is null`.execute(work.sql);
}

/** @param hours when each of those that were held may be done */
export async function releaseJobs(work: Work, keys: readonly string[], hours: readonly Date[]): Promise<void> {
  await query`
    update jobs set run_at = released.at
    from unnest(${keys}::text[], ${hours}::timestamptz[]) as released (key, at)
    where jobs.environment_id = ${work.environment.id} and jobs.key = released.key and jobs.run_at = 'infinity'`.execute(work.sql);
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
