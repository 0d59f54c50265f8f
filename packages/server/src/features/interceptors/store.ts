import { sql } from 'kysely';
import type { InterceptorId } from '../../platform/ids.ts';
import { type Page, turnPage } from '../../platform/paging.ts';
import { deleteOldest } from '../../platform/sweep.ts';
import type { Work } from '../../platform/work.ts';
import type { Call } from './call.ts';
import type { ArmedInterceptor, Interceptor } from './interceptor.ts';
import type { ListCalls } from './manage.ts';

const COLUMNS = [
  'id',
  'display_name as displayName',
  'trigger_point as trigger',
  'url',
  'timeout_seconds as timeoutSeconds',
  'on_failure as onFailure',
  'enabled',
  'created_at as createdAt',
  'updated_at as updatedAt',
] as const;
const SECRETS = ['sealed_secret as sealedSecret', 'sealed_before as sealedBefore', 'before_until as beforeUntil'] as const;

const interceptors = (work: Work) => work.sql.selectFrom('interceptors').where('environment_id', '=', work.environment.id);

export const selectInterceptors = (work: Work): Promise<Interceptor[]> => interceptors(work).select(COLUMNS).orderBy('id').execute();

/** Those that are asked, the oldest first. */
export const selectArmed = (work: Work): Promise<ArmedInterceptor[]> =>
  interceptors(work)
    .select([...COLUMNS, ...SECRETS])
    .where('enabled', '=', true)
    .orderBy('id')
    .execute();

export const selectInterceptor = (work: Work, id: InterceptorId): Promise<ArmedInterceptor | undefined> =>
  interceptors(work)
    .select([...COLUMNS, ...SECRETS])
    .where('id', '=', id)
    .executeTakeFirst();

/** Until the end of this unit of work nobody else adds one here. */
export async function lockInterceptors(work: Work): Promise<void> {
  await work.sql.selectFrom('environments').select('id').where('id', '=', work.environment.id).forNoKeyUpdate().execute();
}

export async function insertInterceptor(work: Work, one: Interceptor & { readonly sealedSecret: string }): Promise<void> {
  await work.sql
    .insertInto('interceptors')
    .values({
      id: one.id,
      environment_id: work.environment.id,
      display_name: one.displayName,
      trigger_point: one.trigger,
      url: one.url,
      timeout_seconds: one.timeoutSeconds,
      on_failure: one.onFailure,
      enabled: one.enabled,
      sealed_secret: one.sealedSecret,
      created_at: one.createdAt,
      updated_at: one.updatedAt,
    })
    .execute();
}

export const updateInterceptorRow = (
  work: Work,
  id: InterceptorId,
  { displayName, url, timeoutSeconds, onFailure, enabled }: Partial<Interceptor>,
): Promise<Interceptor | undefined> =>
  work.sql
    .updateTable('interceptors')
    .set({
      updated_at: work.now,
      ...(displayName === undefined ? {} : { display_name: displayName }),
      ...(url === undefined ? {} : { url }),
      ...(timeoutSeconds === undefined ? {} : { timeout_seconds: timeoutSeconds }),
      ...(onFailure === undefined ? {} : { on_failure: onFailure }),
      ...(enabled === undefined ? {} : { enabled }),
    })
    .where('environment_id', '=', work.environment.id)
    .where('id', '=', id)
    .returning(COLUMNS)
    .executeTakeFirst();

export async function replaceSecret(work: Work, id: InterceptorId, sealed: string, beforeUntil: Date): Promise<boolean> {
  const row = await work.sql
    .updateTable('interceptors')
    .set(({ ref }) => ({ sealed_before: ref('sealed_secret'), before_until: beforeUntil, sealed_secret: sealed, updated_at: work.now }))
    .where('environment_id', '=', work.environment.id)
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

export async function deleteInterceptorRow(work: Work, id: InterceptorId): Promise<boolean> {
  const { numDeletedRows } = await work.sql
    .deleteFrom('interceptors')
    .where('environment_id', '=', work.environment.id)
    .where('id', '=', id)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

/** One that was deleted while it was being asked has no log any more. */
export async function insertCalls(work: Pick<Work, 'sql' | 'environment'>, calls: readonly Call[]): Promise<void> {
  for (const call of calls) {
    await sql`
      insert into interceptor_calls (id, environment_id, interceptor_id, decision, failure, status, milliseconds, request, response, created_at)
      select ${call.id}, environment_id, id, ${call.decision}, ${call.failure}, ${call.status}, ${call.milliseconds}, ${call.request}, ${call.response}, ${call.createdAt}
      from interceptors where environment_id = ${work.environment.id} and id = ${call.interceptorId}
      for key share`.execute(work.sql);
  }
}

export async function pageOfCalls(work: Work, { interceptorId, decision, ...ask }: ListCalls): Promise<Page<Call>> {
  const query = work.sql
    .selectFrom('interceptor_calls')
    .select(['id', 'interceptor_id as interceptorId', 'decision', 'failure', 'status', 'milliseconds', 'request', 'response', 'created_at as createdAt'])
    .where('environment_id', '=', work.environment.id)
    .where('interceptor_id', '=', interceptorId)
    .$if(decision !== undefined, (rows) => rows.where('decision', '=', decision!));
  return turnPage(work, query, ask, { of: ['interceptor_calls', interceptorId, decision ?? ''], by: 'id', order: 'newest' });
}

export const deleteCallsBefore = (work: Work, before: Date, most: number): Promise<number> =>
  deleteOldest(work, { table: 'interceptor_calls', key: 'id', over: sql`created_at` }, before, most);
