import type { StringMap } from '../../platform/db/tables.ts';
import type { Fault } from '../../platform/fault.ts';
import type { BulkInvitationId, InvitationId, OrganizationId, UserId } from '../../platform/ids.ts';

/** People to be invited at once. */
export interface BulkInvitation {
  readonly id: BulkInvitationId;
  readonly organizationId: OrganizationId;
  /** What the caller calls it: the same again is the same. */
  readonly key: string;
  readonly name: string;
  readonly status: BulkStatus;
  readonly columns: readonly Column[];
  readonly inviterEmail: string | null;
  readonly rows: number;
  /** As they were before anybody was invited. */
  readonly verdicts: Readonly<Partial<Record<Verdict, number>>>;
  /** Every row up to this one has been decided. */
  readonly position: number;
  readonly invited: number;
  readonly added: number;
  readonly refused: number;
  readonly undone: number;
  readonly createdAt: Date;
  readonly startedAt: Date | null;
  readonly finishedAt: Date | null;
}

export type BulkStatus = 'receiving' | 'ready' | 'running' | 'paused' | 'cancelled' | 'done' | 'undoing' | 'undone';

/** Which column of a file is read as what. Empty: it is not read. */
export interface Column {
  readonly column: string;
  readonly field: string;
}

/** What is found about a row. */
export type Verdict =
  | 'ok'
  | 'bad_email'
  | 'malformed'
  | 'duplicate'
  | 'unknown_role'
  | 'role_too_strong'
  | 'already_member'
  | 'already_invited'
  | 'deactivated'
  | 'blocked_domain'
  | 'no_seat'
  | 'external_id_taken'
  | 'may_not_add'
  | 'waits_for_approval'
  | 'denied';

export type Outcome = 'invited' | 'added' | 'refused' | 'undone';

/** Somebody to be invited, as a file or a call names them. */
export interface Wanted {
  /** From 1; a header is no row. */
  readonly number: number;
  readonly email: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly name: string;
  readonly roles: readonly string[];
  readonly externalId: string;
  readonly metadata: Readonly<StringMap>;
  /** Absent means true. */
  readonly send?: boolean | undefined;
  /** What cannot be taken as it stands there, in words. */
  readonly problem?: string | undefined;
}

/** A row as it was read and as it ended. */
export interface BulkRow extends Omit<Wanted, 'problem' | 'send'> {
  readonly send: boolean | null;
  readonly verdict: Verdict;
  readonly problem: string;
  readonly outcome: Outcome | null;
  readonly userId: UserId | null;
  readonly invitationId: InvitationId | null;
  readonly decidedAt: Date | null;
  readonly mail: { readonly state: 'queued' | 'accepted' | 'refused' | 'bounced'; readonly answer: string | null; readonly at: Date | null } | null;
  readonly joined: boolean;
}

/** The mails of what it made, and who said yes. */
export interface Delivery {
  readonly queued: number;
  readonly accepted: number;
  readonly refused: number;
  /** Accepted, and came back later. */
  readonly bounced: number;
  readonly joined: number;
}

/** As many rows as one bulk invitation may have. */
export const MOST_ROWS = 100_000;

const VERDICTS: Readonly<Record<string, Verdict>> = {
  'users.invalid_email': 'bad_email',
  'users.public_address': 'blocked_domain',
  'users.throw_away_address': 'blocked_domain',
  'users.external_id_taken': 'external_id_taken',
  'invitations.already_member': 'already_member',
  'invitations.already_invited': 'already_invited',
  'invitations.deactivated': 'deactivated',
  'invitations.may_not_assert': 'may_not_add',
  'memberships.already_member': 'already_member',
  'memberships.no_seat': 'no_seat',
  'memberships.role_too_strong': 'role_too_strong',
  'roles.unknown': 'unknown_role',
};

export const verdictOf = ({ code }: Fault): Verdict => VERDICTS[code] ?? 'denied';

/** What a verdict means where nothing more exact is known. */
export const WORDS: Readonly<Record<Verdict, string>> = {
  ok: '',
  bad_email: 'This is not an e-mail address.',
  malformed: 'This row cannot be read.',
  duplicate: 'An earlier row has the same address.',
  unknown_role: 'There is no such role.',
  role_too_strong: 'You cannot give this role: it allows more than the roles you hold yourself.',
  already_member: 'They are a member of this organization already.',
  already_invited: 'They have been invited already, and the invitation is open.',
  deactivated: 'They are a member and were deactivated. Reactivate the membership instead.',
  blocked_domain: 'Nobody new is let in with an address at this domain.',
  no_seat: 'This organization has no free seat for them.',
  external_id_taken: 'Somebody else has this external id.',
  may_not_add: 'Only the app itself may add somebody without an invitation.',
  waits_for_approval: 'Somebody has to approve this first.',
  denied: 'This invitation was refused.',
};
