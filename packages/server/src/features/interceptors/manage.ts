import { bothUntil, checkAppUrl, newSecret } from '../../chassis/app-address.ts';
import { CLIENTS, command } from '../../chassis/command.ts';
import type { InterceptorId } from '../../platform/ids.ts';
import type { Page, PageRequest } from '../../platform/paging.ts';
import type { Work } from '../../platform/work.ts';
import type { Call } from './call.ts';
import { interceptorFaults } from './faults.ts';
import { DEFAULT_TIMEOUT_SECONDS, type Interceptor, MOST_OF_A_TRIGGER, type Trigger } from './interceptor.ts';
import {
  deleteInterceptorRow,
  insertInterceptor,
  lockInterceptors,
  pageOfCalls,
  replaceSecret,
  selectArmed,
  selectInterceptor,
  selectInterceptors,
  updateInterceptorRow,
} from './store.ts';

type Fields = Pick<Interceptor, 'displayName' | 'url' | 'timeoutSeconds' | 'onFailure' | 'enabled'>;

export const listInterceptors = command({
  needs: CLIENTS,
  reads: true,
  run: (work, _: undefined): Promise<Interceptor[]> => selectInterceptors(work),
});

export const getInterceptor = command({
  needs: CLIENTS,
  reads: true,
  run: async (work, id: InterceptorId): Promise<Interceptor> => (await selectInterceptor(work, id)) ?? missing(id),
});

export interface CreateInterceptor
  extends Partial<Pick<Fields, 'timeoutSeconds' | 'onFailure' | 'enabled'>>,
    Pick<Interceptor, 'displayName' | 'trigger' | 'url'> {}

/** Makes one and its secret, which is shown this once. */
export const createInterceptor = command({
  needs: CLIENTS,
  action: 'interceptor.created',

  async run(work, given: CreateInterceptor): Promise<{ readonly interceptor: Interceptor; readonly secret: string }> {
    const url = checkAppUrl(given.url, work.environment, 'interceptors.url');
    if (given.enabled !== false) await demandRoom(work, given.trigger);
    const id = work.newId('icpt');
    const { secret, sealed } = newSecret(work, id);
    const interceptor: Interceptor = {
      timeoutSeconds: DEFAULT_TIMEOUT_SECONDS,
      onFailure: 'allow',
      enabled: true,
      ...given,
      id,
      url,
      createdAt: work.now,
      updatedAt: work.now,
    };
    await insertInterceptor(work, { ...interceptor, sealedSecret: sealed });
    return { interceptor, secret };
  },
});

export const updateInterceptor = command({
  needs: CLIENTS,
  action: 'interceptor.updated',

  async run(work, { id, ...fields }: Partial<Fields> & { readonly id: InterceptorId }): Promise<Interceptor> {
    const url = fields.url === undefined ? {} : { url: checkAppUrl(fields.url, work.environment, 'interceptors.url') };
    const before = (await selectInterceptor(work, id)) ?? missing(id);
    if (fields.enabled === true && !before.enabled) await demandRoom(work, before.trigger);
    return (await updateInterceptorRow(work, id, { ...fields, ...url })) ?? missing(id);
  },
});

export const deleteInterceptor = command({
  needs: CLIENTS,
  action: 'interceptor.deleted',

  async run(work, id: InterceptorId): Promise<void> {
    if (!(await deleteInterceptorRow(work, id))) missing(id);
  },
});

export const rotateInterceptorSecret = command({
  needs: CLIENTS,
  action: 'interceptor.secret_rotated',

  async run(work, id: InterceptorId): Promise<{ readonly secret: string; readonly previousUntil: Date }> {
    const { secret, sealed } = newSecret(work, id);
    const previousUntil = bothUntil(work);
    if (!(await replaceSecret(work, id, sealed, previousUntil))) missing(id);
    return { secret, previousUntil };
  },
});

export interface ListCalls extends PageRequest {
  readonly interceptorId: InterceptorId;
  readonly decision?: Call['decision'];
}

export const listInterceptorCalls = command({
  needs: CLIENTS,
  reads: true,

  async run(work, ask: ListCalls): Promise<Page<Call>> {
    await getInterceptor.run(work, ask.interceptorId);
    return pageOfCalls(work, ask);
  },
});

export function missing(id: InterceptorId): never {
  throw interceptorFaults.notFound({ interceptor: id });
}

/** So many of a trigger may be on; two that are switched on at once see each other. */
async function demandRoom(work: Work, trigger: Trigger): Promise<void> {
  await lockInterceptors(work);
  const on = (await selectArmed(work)).filter((one) => one.trigger === trigger);
  if (on.length >= MOST_OF_A_TRIGGER) throw interceptorFaults.tooMany({ most: MOST_OF_A_TRIGGER });
}
