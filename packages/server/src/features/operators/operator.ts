import { OPERATOR_ROLES, type OperatorRole } from '../../platform/actor.ts';
import type { OrganizationId, SessionId, UserId } from '../../platform/ids.ts';

/** Somebody who runs this server, signed in. */
export interface Operator {
  readonly id: UserId;
  readonly email: string;
  readonly displayName: string;
  readonly role: OperatorRole;
  readonly sessionId: SessionId;
  readonly organizationId: OrganizationId;
}

/** The most that any of their roles allows. A role of another name lets nobody in. */
export const operatorRole = (names: readonly string[]): OperatorRole | undefined => OPERATOR_ROLES.find((known) => names.includes(known));

/** An address of the dashboard on this host, to come back to; anything else is its front page. */
export const wayBack = (given: unknown): string => (typeof given === 'string' && /^\/dashboard(?:[/?#][^\\]*)?$/.test(given) ? given : '/dashboard');
