import type { JoinRequestId, OrganizationId, UserId } from '../../platform/ids.ts';

export type JoinRequestStatus = 'waiting' | 'approved' | 'refused';

/** Somebody asks to be let into an organization. */
export interface JoinRequest {
  readonly id: JoinRequestId;
  readonly organizationId: OrganizationId;
  readonly userId: UserId;
  readonly email: string;
  /** Empty when they never said. */
  readonly name: string;
  readonly status: JoinRequestStatus;
  readonly createdAt: Date;
  readonly decidedAt: Date | null;
  readonly decidedBy: string | null;
  /** When a person answered who is still there. */
  readonly deciderEmail: string | null;
  /** Why it was refused; empty when nobody said. */
  readonly reason: string;
}
