import type { Signed } from '../../chassis/app-address.ts';
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
export interface ArmedInterceptor extends Interceptor, Signed {
  readonly id: InterceptorId;
}

/** Of those that are on. Many addresses would make people wait, and say no to one another. */
export const MOST_OF_A_TRIGGER = 5;
export const DEFAULT_TIMEOUT_SECONDS = 5;
