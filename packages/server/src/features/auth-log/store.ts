import { sql } from 'kysely';
import { prepared } from '../../platform/db/prepared.ts';
import type { ClientId, ConnectionId, EnvironmentId, InteractionId, ResourceId, SessionId, UserId } from '../../platform/ids.ts';
import { type Page, turnPage } from '../../platform/paging.ts';
import type { Book, Work } from '../../platform/work.ts';
import { type AuthRequest, type AuthStatus, STEPS, type Step } from './auth-request.ts';
import type { AuthLogFilter, ListAuthRequests } from './list.ts';
import type { Entry } from './note.ts';

/** Writes what one unit of work noted: all of it in one statement, whatever it is. */
export async function writeSteps(work: Parameters<Book<Entry>['write']>[0], entries: readonly Entry[], device: string | null): Promise<void> {
  const requests = requestsIn(entries);
  const [only, ...others] = requests;
  await writeAll(work.sql, {
    environmentId: work.environment.id,
    now: work.now,
    ip: work.from?.ip ?? null,
    device,
    ...(only && others.length === 0 ? { request: JSON.stringify(only) } : { requests: JSON.stringify(requests) }),
    ofSession: entries.some(({ of }) => 'session' in of) || undefined,
    steps: JSON.stringify(
      entries.map(({ of, step, error, details }) => ({
        ...('request' in of ? { request_id: of.request } : { of_session: of.session }),
        step,
        error,
        details: details ?? {},
      })),
    ),
  });
}

/** What became known of each request: of two entries, the later one counts. */
function requestsIn(entries: readonly Entry[]) {
  const requests = new Map<InteractionId, Record<string, unknown>>();
  for (const { of, step, ...told } of entries) {
    if (!('request' in of)) continue;
    const known = requests.get(of.request) ?? { id: of.request };
    requests.set(of.request, {
      ...known,
      ...(of.begins ? { begins: true } : {}),
      ...columnsOf(told),
      status: later(known['status'], told.status ?? STEPS[step]),
    });
  }
  return [...requests.values()];
}

const later = (before: unknown, now: AuthStatus | null): unknown => (now === null || (now === 'INITIATED' && before !== undefined) ? before : now);

function columnsOf(told: Omit<Entry, 'of' | 'step'>): Record<string, unknown> {
  const columns = {
    workflow: told.workflow,
    client_id: told.clientId,
    organization_id: told.organizationId,
    connection_id: told.connectionId,
    user_id: told.userId,
    session_id: told.sessionId,
    resource_id: told.resourceId,
    email: told.email,
    parameters: told.parameters,
    waits_until: told.waitsUntil,
    error: told.error,
  };
  return Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== undefined));
}

interface Written {
  readonly environmentId: EnvironmentId;
  readonly now: Date;
  readonly ip: string | null;
  readonly device: string | null;
  /** There is nearly always one. PostgreSQL takes a set for a hundred, and would read a young table whole for so many. */
  readonly request?: string;
  readonly requests?: string;
  readonly steps: string;
  /** There: some of the steps are of a session. */
  readonly ofSession?: true | undefined;
}

/** One statement for every case, so that the database plans it once. What has succeeded does not fail any more. */
const writeAll = prepared(
  (_db, { environmentId, now, ip, device, request, requests, steps, ofSession }: Written) => sql`
  with given as (
    select * from ${request === undefined ? sql`jsonb_to_recordset(${requests}::jsonb)` : sql`jsonb_to_record(${request}::jsonb)`} as given (
      id text, begins boolean, status text, workflow text, client_id text, organization_id text, connection_id text, user_id text,
      session_id text, resource_id text, email text, parameters jsonb, waits_until timestamptz, error text
    )
  ), begun as (
    insert into auth_requests (
      id, environment_id, status, workflow, client_id, organization_id, connection_id, user_id, session_id, resource_id, email, parameters,
      error, ip, device, waits_until, created_at, updated_at
    )
    select
      id, ${environmentId}::text, coalesce(status, 'INITIATED'), coalesce(workflow, 'LOGIN'), client_id, organization_id, connection_id, user_id, session_id, resource_id,
      coalesce(email, (select users.email from users where users.id = user_id and users.environment_id = ${environmentId}::text)), coalesce(parameters, '{}'), error, ${ip}::text, ${device}::text, case when status in ('FAILED', 'SUCCESS') then null else waits_until end, ${now}::timestamptz, ${now}::timestamptz
    from given where begins
    on conflict do nothing
    returning id
  ), moved as (
    update auth_requests as request set
      status = case
        when given.status is null or given.status = 'INITIATED' or request.status = 'SUCCESS' or (request.status = 'FAILED' and given.status = 'PENDING') then request.status
        else given.status
      end,
      error = case
        when request.status = 'SUCCESS' or given.status = 'SUCCESS' then null
        when given.status = 'FAILED' then coalesce(given.error, request.error)
        else request.error
      end,
      waits_until = case when given.status in ('FAILED', 'SUCCESS') or request.status in ('FAILED', 'SUCCESS') then null else coalesce(given.waits_until, request.waits_until) end,
      workflow = coalesce(given.workflow, request.workflow),
      organization_id = coalesce(given.organization_id, request.organization_id),
      connection_id = coalesce(given.connection_id, request.connection_id),
      user_id = coalesce(given.user_id, request.user_id),
      session_id = coalesce(given.session_id, request.session_id),
      email = coalesce(given.email, request.email, (select users.email from users where users.id = given.user_id and users.environment_id = ${environmentId}::text)),
      updated_at = ${now}::timestamptz
    from given
    where request.id = given.id and request.environment_id = ${environmentId}::text and given.begins is null
    returning request.id
  )
  insert into auth_steps (request_id, environment_id, at, step, error, details, ip, device)
  select ${ofSession === undefined ? sql`known.id` : sql`coalesce(known.id, of_session.id)`}, ${environmentId}::text, ${now}::timestamptz, step.step, step.error, step.details, ${ip}::text, ${device}::text
  from rows from (jsonb_to_recordset(${steps}::jsonb) as (request_id text, of_session text, step text, error text, details jsonb))
    with ordinality as step (request_id, of_session, step, error, details, position)
  left join (select id from begun union all select id from moved) as known on known.id = step.request_id
  ${ofSession === undefined ? sql`where known.id is not null` : newestOfSession(environmentId)}
  order by step.position`,
);

/**
 * What happened to a session stands with the request that used it last. They are looked up by their session and sorted then:
 * asked for the last one alone, PostgreSQL goes through the requests of everybody, backwards, until it meets one of this
 * session, which for a step that is of none is never.
 */
const newestOfSession = (environmentId: EnvironmentId) => sql`
  left join lateral (
    select id from (
      select id from auth_requests where session_id = step.of_session and environment_id = ${environmentId}::text offset 0
    ) as theirs
    order by id desc limit 1
  ) as of_session on step.of_session is not null
  where known.id is not null or of_session.id is not null`;

const requests = (work: Work) =>
  work.sql
    .selectFrom('auth_requests')
    .leftJoin('clients', (join) => join.on(sql<boolean>`clients.id = auth_requests.client_id`))
    .leftJoin('connections', (join) => join.on(sql<boolean>`connections.id = auth_requests.connection_id`))
    .leftJoin('resources', (join) => join.on(sql<boolean>`resources.id = auth_requests.resource_id`))
    .select([
      'auth_requests.id',
      'auth_requests.status',
      'auth_requests.workflow',
      'auth_requests.email',
      'auth_requests.error',
      'auth_requests.user_id',
      'auth_requests.session_id',
      'auth_requests.organization_id',
      'auth_requests.client_id',
      'auth_requests.connection_id',
      'auth_requests.resource_id',
      'auth_requests.ip',
      'auth_requests.device',
      'auth_requests.parameters',
      'auth_requests.created_at',
      'clients.name as client_name',
      'clients.kind as client_kind',
      'connections.organization_id as connection_organization_id',
      'connections.kind as connection_kind',
      'connections.provider as connection_provider',
      'resources.name as resource_name',
      'resources.kind as resource_kind',
    ])
    .where('auth_requests.environment_id', '=', work.environment.id);

type Row = Awaited<ReturnType<ReturnType<typeof requests>['execute']>>[number];

/** The ids were written by us, so each is of its kind. */
const toRequest = (row: Row): AuthRequest => ({
  id: row.id,
  status: row.status,
  workflow: row.workflow,
  email: row.email,
  error: row.error,
  userId: row.user_id as UserId | null,
  sessionId: row.session_id as SessionId | null,
  organizationId: row.organization_id,
  ip: row.ip,
  device: row.device,
  parameters: row.parameters,
  createdAt: row.created_at,
  client: row.client_id === null ? null : { id: row.client_id as ClientId, name: row.client_name, kind: row.client_kind },
  connection:
    row.connection_id === null
      ? null
      : {
          id: row.connection_id as ConnectionId,
          organizationId: row.connection_organization_id,
          kind: row.connection_kind,
          provider: row.connection_provider,
        },
  resource: row.resource_id === null ? null : { id: row.resource_id as ResourceId, name: row.resource_name, kind: row.resource_kind },
});

export async function pageOfRequests(work: Work, { filter, ...ask }: ListAuthRequests): Promise<Page<AuthRequest>> {
  // However the caller wrote the filter, its pages have one name.
  const of = ['auth_requests', JSON.stringify(Object.entries({ ...filter, statuses: [...filter.statuses].sort() }).sort())];
  const page = await turnPage(work, matching(work, filter), ask, { of, by: 'auth_requests.id', order: 'newest' });
  return { ...page, rows: page.rows.map(toRequest) };
}

function matching(work: Work, { statuses, email, from, until, ...exact }: AuthLogFilter) {
  const columns = {
    client_id: exact.clientId,
    organization_id: exact.organizationId,
    connection_id: exact.connectionId,
    resource_id: exact.resourceId,
    user_id: exact.userId,
    session_id: exact.sessionId,
    error: exact.error,
  };
  let query = requests(work);
  if (statuses.length > 0) query = query.where('auth_requests.status', 'in', statuses);
  if (email !== undefined) query = query.where(sql<boolean>`lower(auth_requests.email) = lower(${email})`);
  if (from) query = query.where('auth_requests.created_at', '>=', from);
  if (until) query = query.where('auth_requests.created_at', '<', until);
  for (const [column, value] of Object.entries(columns)) {
    if (value !== undefined) query = query.where(sql<boolean>`${sql.ref(`auth_requests.${column}`)} = ${value}`);
  }
  return query;
}

export async function selectRequest(work: Work, id: InteractionId): Promise<AuthRequest | undefined> {
  const row = await requests(work).where('auth_requests.id', '=', id).executeTakeFirst();
  return row && toRequest(row);
}

/** In the order they happened. A way has some ten of them. */
export async function selectSteps(work: Work, id: InteractionId): Promise<Step[]> {
  return work.sql
    .selectFrom('auth_steps')
    .select(['step', 'at', 'error', 'details', 'ip', 'device'])
    .where('environment_id', '=', work.environment.id)
    .where('request_id', '=', id)
    .orderBy('number')
    .limit(1000)
    .execute();
}

/** Requests that nobody finished in time have failed. @returns how many, `most` at most */
export async function closeExpired(work: Work, most: number): Promise<number> {
  const { rows } = await sql`
    with late as (
      select id from auth_requests
      where environment_id = ${work.environment.id} and waits_until <= ${work.now}
      order by waits_until limit ${most} for update skip locked
    ), closed as (
      update auth_requests as request set status = 'FAILED', error = 'expired', waits_until = null, updated_at = ${work.now}
      from late where request.id = late.id
      returning request.id
    )
    insert into auth_steps (request_id, environment_id, at, step, error)
    select id, ${work.environment.id}, ${work.now}, 'expired', 'expired' from closed
    returning request_id`.execute(work.sql);
  return rows.length;
}

/** @returns how many, `most` at most */
export async function deleteRequestsBefore(work: Work, before: Date, most: number): Promise<number> {
  const rows = await work.sql
    .deleteFrom('auth_requests')
    .where('id', 'in', (old) =>
      old
        .selectFrom('auth_requests')
        .select('id')
        .where('environment_id', '=', work.environment.id)
        .where('created_at', '<', before)
        .orderBy('created_at')
        .limit(most),
    )
    .returning('id')
    .execute();
  return rows.length;
}
