import { type SqlBool, sql } from 'kysely';
import type { EventId, OrganizationId, WebhookDeliveryId, WebhookEndpointId } from '../../platform/ids.ts';
import { type Page, turnPage } from '../../platform/paging.ts';
import { deleteOldest } from '../../platform/sweep.ts';
import type { Work } from '../../platform/work.ts';
import type { Event } from '../events/index.ts';
import type { Attempt, Delivery, State } from './delivery.ts';
import type { ArmedEndpoint, Endpoint } from './endpoint.ts';
import type { ListDeliveries } from './log.ts';

const COLUMNS = [
  'id',
  'url',
  'description',
  'event_types as eventTypes',
  'enabled',
  'disabled_at as disabledAt',
  'failing_since as failingSince',
  'created_at as createdAt',
  'updated_at as updatedAt',
] as const;

const endpoints = (work: Work) => work.sql.selectFrom('webhook_endpoints').where('environment_id', '=', work.environment.id);

export const selectEndpoints = (work: Work): Promise<Endpoint[]> => endpoints(work).select(COLUMNS).orderBy('id').execute();

export const selectEndpoint = (work: Work, id: WebhookEndpointId): Promise<Endpoint | undefined> =>
  endpoints(work).select(COLUMNS).where('id', '=', id).executeTakeFirst();

/** What it takes to deliver to it; undefined when it is gone or switched off. */
export const selectArmed = (work: Work, id: WebhookEndpointId): Promise<ArmedEndpoint | undefined> =>
  endpoints(work)
    .select(['id', 'url', 'failing_since as failingSince', 'sealed_secret as sealedSecret', 'sealed_before as sealedBefore', 'before_until as beforeUntil'])
    .where('id', '=', id)
    .where('enabled', '=', true)
    .executeTakeFirst();

/** Until the end of this unit of work nobody else adds one here. */
export async function lockEndpoints(work: Work): Promise<void> {
  await work.sql.selectFrom('environments').select('id').where('id', '=', work.environment.id).forNoKeyUpdate().execute();
}

export async function insertEndpoint(work: Work, one: Endpoint & { readonly sealedSecret: string }): Promise<void> {
  await work.sql
    .insertInto('webhook_endpoints')
    .values({
      id: one.id,
      environment_id: work.environment.id,
      url: one.url,
      description: one.description,
      event_types: [...one.eventTypes],
      enabled: one.enabled,
      sealed_secret: one.sealedSecret,
      created_at: one.createdAt,
      updated_at: one.updatedAt,
    })
    .execute();
}

/** Switched on or off by somebody, it begins anew: what it had failed before does not count. */
export const updateEndpointRow = (
  work: Work,
  id: WebhookEndpointId,
  { url, description, eventTypes, enabled }: Partial<Endpoint>,
): Promise<Endpoint | undefined> =>
  work.sql
    .updateTable('webhook_endpoints')
    .set({
      updated_at: work.now,
      ...(url === undefined ? {} : { url }),
      ...(description === undefined ? {} : { description }),
      ...(eventTypes === undefined ? {} : { event_types: [...eventTypes] }),
      ...(enabled === undefined ? {} : { enabled, disabled_at: null, failing_since: null }),
    })
    .where('environment_id', '=', work.environment.id)
    .where('id', '=', id)
    .returning(COLUMNS)
    .executeTakeFirst();

export async function replaceSecret(work: Work, id: WebhookEndpointId, sealed: string, beforeUntil: Date): Promise<boolean> {
  const row = await work.sql
    .updateTable('webhook_endpoints')
    .set(({ ref }) => ({ sealed_before: ref('sealed_secret'), before_until: beforeUntil, sealed_secret: sealed, updated_at: work.now }))
    .where('environment_id', '=', work.environment.id)
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

export async function deleteEndpointRow(work: Work, id: WebhookEndpointId): Promise<boolean> {
  const { numDeletedRows } = await work.sql
    .deleteFrom('webhook_endpoints')
    .where('environment_id', '=', work.environment.id)
    .where('id', '=', id)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

/** The log of an endpoint that is gone. A delivery that is written at this moment is nobody's, and forgotten with its month. @returns how many */
export async function deleteDeliveriesOf(work: Work, id: WebhookEndpointId, most: number): Promise<number> {
  const { numAffectedRows = 0n } = await sql`
    delete from webhook_deliveries where environment_id = ${work.environment.id} and id = any(array(
      select id from webhook_deliveries
      where environment_id = ${work.environment.id} and endpoint_id = ${id}
      limit ${most}
      for update skip locked
    ))`.execute(work.sql);
  return Number(numAffectedRows);
}

const DELIVERY = [
  'id',
  'endpoint_id as endpointId',
  'event_id as eventId',
  'type',
  'organization_id as organizationId',
  sql<boolean>`test_event is not null`.as('isTest'),
  'state',
  'attempts',
  'last_status as lastStatus',
  'last_at as lastAt',
  // A delivery that goes at once has no hour.
  sql<Date | null>`case when state = 'retrying' then next_at end`.as('nextAt'),
  'created_at as createdAt',
] as const;

const deliveries = (work: Work) => work.sql.selectFrom('webhook_deliveries').where('environment_id', '=', work.environment.id);

export const selectDelivery = (work: Work, id: WebhookDeliveryId): Promise<Delivery | undefined> =>
  deliveries(work).select(DELIVERY).where('id', '=', id).executeTakeFirst();

export async function pageOfDeliveries(work: Work, { endpointId, eventId, type, state, from, until, ...ask }: ListDeliveries): Promise<Page<Delivery>> {
  const query = deliveries(work)
    .select(DELIVERY)
    .$if(endpointId !== undefined, (rows) => rows.where('endpoint_id', '=', endpointId!))
    .$if(eventId !== undefined, (rows) => rows.where('event_id', '=', eventId!))
    .$if(type !== undefined, (rows) => rows.where('type', '=', type!))
    .$if(state !== undefined, (rows) => rows.where('state', '=', state!))
    .$if(from !== undefined, (rows) => rows.where('created_at', '>=', from!))
    .$if(until !== undefined, (rows) => rows.where('created_at', '<', until!));
  const of = ['webhook_deliveries', endpointId ?? '', eventId ?? '', type ?? '', state ?? '', from?.toISOString() ?? '', until?.toISOString() ?? ''];
  return turnPage(work, query, ask, { of, by: 'id', order: 'newest' });
}

/** The event of a delivery, be it one that happened or one that was made up. */
export async function selectEventOf(work: Work, id: WebhookDeliveryId): Promise<Event | undefined> {
  const { rows } = await sql<EventRow>`
    select ${EVENT} from webhook_deliveries as delivery
    left join events as event on event.id = delivery.event_id and event.environment_id = delivery.environment_id
    where delivery.environment_id = ${work.environment.id} and delivery.id = ${id}`.execute(work.sql);
  return rows[0] && toEvent(rows[0]);
}

interface EventRow {
  readonly eventId: EventId;
  readonly type: string;
  readonly at: Date;
  readonly organizationId: OrganizationId | null;
  readonly object: string;
  readonly data: unknown;
}

const EVENT = sql`
  delivery.event_id as "eventId", delivery.type,
  coalesce(event.at, delivery.created_at) as at,
  coalesce(event.organization_id, delivery.test_event ->> 'organization_id') as "organizationId",
  coalesce(event.object, delivery.test_event ->> 'object') as object,
  coalesce(event.data, delivery.test_event -> 'data') as data`;

const toEvent = ({ eventId, type, at, organizationId, object, data }: EventRow): Event => ({ id: eventId, type, at, organizationId, object, data });

/** The newest of them. */
export const selectAttempts = (work: Work, id: WebhookDeliveryId, most: number): Promise<Attempt[]> =>
  work.sql
    .selectFrom('webhook_attempts')
    .select(['number', 'at', 'url', 'signature', 'status', 'failure', 'milliseconds', 'response'])
    .where('environment_id', '=', work.environment.id)
    .where('delivery_id', '=', id)
    .orderBy('number', 'desc')
    .limit(most)
    .execute();

/** A delivery of something that did not happen. */
export const insertTest = (
  work: Work,
  { endpointId, eventId, type, event }: Pick<Delivery, 'endpointId' | 'eventId' | 'type'> & { readonly event: object },
): Promise<Delivery> =>
  work.sql
    .insertInto('webhook_deliveries')
    .values({
      environment_id: work.environment.id,
      endpoint_id: endpointId,
      event_id: eventId,
      organization_id: null,
      type,
      test_event: JSON.stringify(event),
      state: 'queued',
      next_at: AT_ONCE,
      created_at: work.now,
    })
    .returning(DELIVERY)
    .executeTakeFirstOrThrow();

/** Before every hour there is, so that what goes for the first time goes in the order it was written. */
const AT_ONCE = sql<Date>`timestamptz '-infinity'`;

export const queueAgain = (work: Work, id: WebhookDeliveryId): Promise<Delivery | undefined> =>
  work.sql
    .updateTable('webhook_deliveries')
    .set({ state: 'queued', tries: 0, next_at: AT_ONCE })
    .where('environment_id', '=', work.environment.id)
    .where('id', '=', id)
    .returning(DELIVERY)
    .executeTakeFirst();

/** What an endpoint listens to of a span of time. */
export interface Span {
  readonly from: Date;
  readonly until?: Date;
}

export async function selectEventsOf(work: Work, id: WebhookEndpointId, { from, until }: Span, most: number): Promise<EventId[]> {
  const { rows } = await sql<{ id: EventId }>`
    select event.id from events as event, webhook_endpoints as told
    where event.environment_id = ${work.environment.id} and told.environment_id = ${work.environment.id} and told.id = ${id}
      and event.at >= ${from} and ${until ? sql`event.at < ${until}` : sql`true`} and ${LISTENS}
    order by event.id limit ${most}`.execute(work.sql);
  return rows.map((row) => row.id);
}

const LISTENS = sql<SqlBool>`(told.event_types = '{}' or event.type = any(told.event_types))`;

/** @returns whether there is such an event */
export async function hasEvent(work: Work, id: EventId): Promise<boolean> {
  const row = await work.sql.selectFrom('events').select('id').where('environment_id', '=', work.environment.id).where('id', '=', id).executeTakeFirst();
  return row !== undefined;
}

/** Queues deliveries of these events, those that were delivered before and those that were not. @returns how many */
export async function queueEvents(work: Work, id: WebhookEndpointId, events: readonly EventId[], onlyMissed: boolean): Promise<number> {
  const { rows } = await sql`
    insert into webhook_deliveries (environment_id, endpoint_id, event_id, organization_id, type, state, next_at, created_at)
    select environment_id, ${id}, id, organization_id, type, 'queued', '-infinity', ${work.now} from events
    where environment_id = ${work.environment.id} and id = any(${events})
    order by id
    on conflict (event_id, endpoint_id) do update set state = 'queued', tries = 0, next_at = '-infinity'
      where ${onlyMissed ? sql`webhook_deliveries.state = 'failed'` : sql`true`}
    returning webhook_deliveries.id`.execute(work.sql);
  return rows.length;
}

/** Deliveries of what happened since then and was announced by somebody who did not know that anybody listens. */
export async function planMissed(work: Work, id: WebhookEndpointId, since: Date): Promise<void> {
  await sql`
    insert into webhook_deliveries (environment_id, endpoint_id, event_id, organization_id, type, state, next_at, created_at)
    select event.environment_id, told.id, event.id, event.organization_id, event.type, 'queued', '-infinity', ${work.now}
    from events as event, webhook_endpoints as told
    where event.environment_id = ${work.environment.id} and told.environment_id = ${work.environment.id} and told.id = ${id} and told.enabled
      and event.at >= ${since} and ${LISTENS}
    order by event.id
    on conflict (event_id, endpoint_id) do nothing`.execute(work.sql);
}

/** An endpoint that somebody delivers to: nobody else does meanwhile. */
export interface Held {
  readonly id: WebhookEndpointId;
  /** When that ends by itself, as the database writes it. */
  readonly until: string;
}

/** Takes endpoints that something is due for and nobody holds, those first that waited longest. */
export async function holdEndpoints(
  work: Work,
  { most, isAiling, seconds }: { readonly most: number; readonly isAiling: boolean; readonly seconds: number },
): Promise<Held[]> {
  const { rows } = await sql<Held>`
    with due as (
      select id from webhook_endpoints as told
      where environment_id = ${work.environment.id} and enabled and (failing_since is not null) = ${isAiling}
        and (held_until is null or held_until <= now())
        and exists (
          select from webhook_deliveries
          where environment_id = ${work.environment.id} and endpoint_id = told.id and next_at <= ${work.now}
        )
      order by served_at nulls first, id
      limit ${most}
      for update skip locked
    )
    update webhook_endpoints set held_until = now() + make_interval(secs => ${seconds}), served_at = now()
    from due where environment_id = ${work.environment.id} and webhook_endpoints.id = due.id
    returning webhook_endpoints.id, held_until::text as until`.execute(work.sql);
  return rows;
}

export async function letGo(work: Work, { id, until }: Held): Promise<void> {
  await sql`
    update webhook_endpoints set held_until = null
    where environment_id = ${work.environment.id} and id = ${id} and held_until = ${until}::timestamptz`.execute(work.sql);
}

/** Takes back what a killed process held. Only for whoever has the database to itself. */
export async function letAllGo(work: Work): Promise<void> {
  await work.sql
    .updateTable('webhook_endpoints')
    .set({ held_until: null })
    .where('environment_id', '=', work.environment.id)
    .where('held_until', 'is not', null)
    .execute();
}

/** What is to be sent now. */
export interface Parcel {
  readonly id: WebhookDeliveryId;
  /** How often it was tried since it was queued. */
  readonly tries: number;
  readonly event: Event;
}

/** What is due for an endpoint: first what goes for the first time, in the order it happened, then what is tried again. */
export async function selectDue(work: Work, id: WebhookEndpointId, most: number): Promise<Parcel[]> {
  const { rows } = await sql<EventRow & Pick<Parcel, 'id' | 'tries'>>`
    select delivery.id, delivery.tries, ${EVENT}
    from webhook_deliveries as delivery
    left join events as event on event.id = delivery.event_id and event.environment_id = delivery.environment_id
    where delivery.environment_id = ${work.environment.id} and delivery.endpoint_id = ${id} and delivery.next_at <= ${work.now}
    order by delivery.next_at, delivery.number limit ${most}`.execute(work.sql);
  return rows.map((row) => ({ id: row.id, tries: row.tries, event: toEvent(row) }));
}

export interface Settled extends Omit<Attempt, 'number'> {
  readonly state: State;
  readonly nextAt: Date | null;
}

/** A try, and what becomes of its delivery. */
export interface Tried extends Settled {
  readonly parcel: Pick<Parcel, 'id' | 'tries'>;
}

/**
 * Writes down tries, one of each delivery, and what becomes of them. What was queued anew meanwhile stays queued; of what was
 * deleted there is nothing to write.
 */
export async function settle(work: Work, tries: readonly Tried[]): Promise<void> {
  const all = <Value>(of: (one: Tried) => Value): Value[] => tries.map(of);
  await sql`
    with tried as (
      select * from unnest(
        ${all(({ parcel }) => parcel.id)}::text[], ${all(({ parcel }) => parcel.tries)}::integer[], ${all(({ state }) => state)}::text[],
        ${all(({ nextAt }) => nextAt)}::timestamptz[], ${all(({ at }) => at)}::timestamptz[], ${all(({ url }) => url)}::text[],
        ${all(({ signature }) => signature)}::text[], ${all(({ status }) => status)}::integer[], ${all(({ failure }) => failure)}::text[],
        ${all(({ milliseconds }) => milliseconds)}::integer[], ${all(({ response }) => response)}::text[]
      ) as tried (id, before, state, next_at, at, url, signature, status, failure, milliseconds, response)
    ), settled as (
      update webhook_deliveries as delivery set
        attempts = attempts + 1,
        tries = case when tries = before then tries + 1 else tries end,
        state = case when tries = before then tried.state else delivery.state end,
        next_at = case when tries = before then tried.next_at else delivery.next_at end,
        last_at = tried.at,
        last_status = tried.status
      from tried
      where delivery.environment_id = ${work.environment.id} and delivery.id = tried.id
      returning delivery.id, attempts
    )
    insert into webhook_attempts (delivery_id, number, environment_id, at, url, signature, status, failure, milliseconds, response)
    select id, attempts, ${work.environment.id}, at, url, signature, status, failure, milliseconds, response
    from settled join tried using (id)`.execute(work.sql);
}

export async function noteHealth(work: Work, id: WebhookEndpointId, failingSince: Date | null): Promise<void> {
  await work.sql
    .updateTable('webhook_endpoints')
    .set({ failing_since: failingSince })
    .where('environment_id', '=', work.environment.id)
    .where('id', '=', id)
    .where('failing_since', failingSince ? 'is' : 'is not', null)
    .execute();
}

/** Nobody is there. @returns what it was until now; undefined: it was not on, or has answered since */
export async function disable(
  work: Work,
  id: WebhookEndpointId,
  failingBefore: Date,
): Promise<{ readonly url: string; readonly failingSince: Date } | undefined> {
  const row = await work.sql
    .updateTable('webhook_endpoints')
    .set({ enabled: false, disabled_at: work.now, updated_at: work.now })
    .where('environment_id', '=', work.environment.id)
    .where('id', '=', id)
    .where('enabled', '=', true)
    .where('failing_since', '<=', failingBefore)
    .returning(['url', 'failing_since'])
    .executeTakeFirst();
  return row?.failing_since ? { url: row.url, failingSince: row.failing_since } : undefined;
}

/** How many deliveries go out once it is on again. */
export async function countWaiting(work: Work, id: WebhookEndpointId): Promise<number> {
  const { waiting } = await deliveries(work)
    .select(({ fn }) => fn.countAll<string>().as('waiting'))
    .where('endpoint_id', '=', id)
    .where('next_at', 'is not', null)
    .executeTakeFirstOrThrow();
  return Number(waiting);
}

/** All but those that will still be tried: one that is a month old may have been queued anew today. */
export const deleteDeliveriesBefore = (work: Work, before: Date, most: number): Promise<number> =>
  deleteOldest(work, { table: 'webhook_deliveries', key: 'id', over: sql`created_at`, unless: STILL_TRIED }, before, most);

const STILL_TRIED = sql<boolean>`next_at is not null and exists (
  select from webhook_endpoints as told
  where told.environment_id = webhook_deliveries.environment_id and told.id = webhook_deliveries.endpoint_id and told.enabled
)`;
