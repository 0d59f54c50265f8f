import type { Environment } from '../../platform/environment.ts';
import { invalidFields } from '../../platform/fault.ts';
import type { InterceptorId } from '../../platform/ids.ts';

/** When an interceptor is asked, in the contract's words. */
export type Trigger = 'PRE_SIGNUP' | 'PRE_SESSION_CREATION' | 'PRE_USER_INVITATION' | 'PRE_M2M_TOKEN_CREATION';

/** An address of the app's that is asked whether to go on. */
export interface Interceptor {
  readonly id: InterceptorId;
  readonly displayName: string;
  readonly trigger: Trigger;
  readonly url: string;
  readonly timeoutSeconds: number;
  /** What counts when there is no answer, or none that can be read. */
  readonly onFailure: 'allow' | 'deny';
  readonly enabled: boolean;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** One that can be asked. */
export interface ArmedInterceptor extends Interceptor {
  readonly sealedSecret: string;
  /** The secret before, while calls are signed with both. */
  readonly sealedBefore: string | null;
  readonly beforeUntil: Date | null;
}

/** Of those that are on. Many addresses would make people wait, and say no to one another. */
export const MOST_OF_A_TRIGGER = 5;
export const DEFAULT_TIMEOUT_SECONDS = 5;

/**
 * Questions tell of people, so they go over TLS; in development to the developer's own machine as well. Where an address
 * really leads is looked at when it is called, by the way outside.
 */
export function checkUrl(given: string, { kind }: Pick<Environment, 'kind'>): string {
  const url = URL.parse(given);
  const isHere = url !== null && (HERE.has(url.hostname) || url.hostname.endsWith('.localhost'));
  if (!url || !(url.protocol === 'https:' || (url.protocol === 'http:' && kind === 'development' && isHere)) || url.username || url.password) {
    const description =
      kind === 'development' ? 'must be a URL that begins with https://, or with http:// and is on this machine' : 'must be a URL that begins with https://';
    throw invalidFields([{ field: 'url', description, constraint: 'interceptors.url' }]);
  }
  return url.href;
}

const HERE = new Set(['localhost', '127.0.0.1', '[::1]']);
