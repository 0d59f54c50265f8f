import type { ClientId, OrganizationId, SessionId, UserId } from '../../platform/ids.ts';
import type { Ending } from './end.ts';

/** How a session stands, in the contract's words. */
export const STATUSES = ['active', 'expired', 'revoked', 'logout'] as const;
export type SessionStatus = (typeof STATUSES)[number];

/** What is written down of a session. */
export interface SessionFacts {
  readonly id: SessionId;
  readonly userId: UserId;
  readonly organizationId: OrganizationId | null;
  readonly organizations: readonly OrganizationId[];
  /** The apps that hold something from it, and where. */
  readonly apps: readonly { readonly clientId: ClientId; readonly organizationId: OrganizationId }[];
  readonly ip: string | null;
  readonly userAgent: string | null;
  readonly createdAt: Date;
  readonly lastActiveAt: Date;
  readonly idleExpiresAt: Date | null;
  readonly expiresAt: Date;
  readonly endedAt: Date | null;
  readonly endedHow: Ending | null;
}

/** A session as it is told of, living or not. */
export interface SessionRecord extends SessionFacts {
  readonly status: SessionStatus;
  /** When its time ran out. */
  readonly expiredAt: Date | null;
  /** When somebody signed out at this browser, or somebody else signed in. */
  readonly loggedOutAt: Date | null;
}

/** Nobody writes down that time ran out: the clock says it, on every read and at once. */
export function recordOf(facts: SessionFacts, now: Date): SessionRecord {
  const { idleExpiresAt, expiresAt, endedAt, endedHow } = facts;
  const ranOutAt = idleExpiresAt && idleExpiresAt < expiresAt ? idleExpiresAt : expiresAt;
  switch (endedHow) {
    case 'revoked':
      return { ...facts, status: 'revoked', expiredAt: null, loggedOutAt: null };
    case 'logout':
    case 'replaced':
      return { ...facts, status: 'logout', expiredAt: null, loggedOutAt: endedAt };
    case 'expired':
      return { ...facts, status: 'expired', expiredAt: endedAt, loggedOutAt: null };
    case null:
      return ranOutAt > now
        ? { ...facts, status: 'active', expiredAt: null, loggedOutAt: null }
        : { ...facts, status: 'expired', expiredAt: ranOutAt, loggedOutAt: null };
  }
}
