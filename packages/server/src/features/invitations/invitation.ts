import type { Environment } from '../../platform/environment.ts';
import type { BulkInvitationId, InvitationId, MembershipId, OrganizationId, UserId } from '../../platform/ids.ts';

/** The open question to a person whether they join. It hangs on a pending membership, and outlives a revoked one. */
export interface Invitation {
  readonly id: InvitationId;
  readonly organizationId: OrganizationId;
  readonly userId: UserId;
  /** `null`: the membership is gone, because the invitation was revoked or the member left. */
  readonly membershipId: MembershipId | null;
  readonly status: InvitationStatus;
  readonly inviterEmail: string | null;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly resentAt: Date | null;
  readonly resentCount: number;
  /** When it was accepted, revoked, or replaced by a new invitation. */
  readonly settledAt: Date | null;
  /** Of the mail with the link that counts; `null`: there is none, or nothing was kept of it. */
  readonly mailState: 'queued' | 'accepted' | 'refused' | 'bounced' | null;
  /** What the mail server said last, and when. */
  readonly mailAnswer: string | null;
  readonly mailAt: Date | null;
  readonly bulkId: BulkInvitationId | null;
}

/** The same for whoever waits for the answer. */
export interface InvitationInFull extends Invitation {
  readonly email: string;
  /** When a browser last went to the page of the link that counts. A hint: programs that check mails open links, too. */
  readonly openedAt: Date | null;
}

export type InvitationStatus = 'pending' | 'accepted' | 'revoked' | 'expired';

const DAY = 24 * 60 * 60 * 1000;

export const expiryFrom = (now: Date, { invitationDays }: Pick<Environment, 'invitationDays'>): Date => new Date(now.getTime() + invitationDays * DAY);

/** What a reader is told: a pending invitation whose hour is past has expired, whether somebody wrote that down or not. */
export const statusNow = ({ status, expiresAt }: Pick<Invitation, 'status' | 'expiresAt'>, now: Date): InvitationStatus =>
  status === 'pending' && expiresAt <= now ? 'expired' : status;
