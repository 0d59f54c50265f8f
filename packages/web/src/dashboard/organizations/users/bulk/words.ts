import { BulkOutcome, BulkVerdict, BulkInvitationStatus as Status } from '@tenon/api/tenon/v1/bulk_invitations_pb.ts';
import { type MailDelivery, MailState } from '@tenon/api/tenon/v1/invitations_pb.ts';
import type { Tone } from '../../../../design/index.ts';

interface Phrase {
  readonly tone: Tone;
  readonly words: string;
}

/** Where a bulk invitation stands. */
export function statusPhrase(status: Status): Phrase {
  switch (status) {
    case Status.RECEIVING:
      return { tone: 'wait', words: 'Still arriving' };
    case Status.READY:
      return { tone: 'wait', words: 'Ready to start' };
    case Status.RUNNING:
      return { tone: 'accent', words: 'Inviting' };
    case Status.PAUSED:
      return { tone: 'wait', words: 'Paused' };
    case Status.CANCELLED:
      return { tone: 'idle', words: 'Cancelled' };
    case Status.DONE:
      return { tone: 'good', words: 'Done' };
    case Status.UNDOING:
      return { tone: 'accent', words: 'Taking back' };
    case Status.UNDONE:
      return { tone: 'idle', words: 'Taken back' };
    default:
      return { tone: 'idle', words: 'Unknown' };
  }
}

interface Kind<Value> {
  /** What stands in the address. */
  readonly name: string;
  readonly value: Value;
  readonly label: string;
}

/** What can be found about a row, in the order in which it is shown. */
export const VERDICTS: readonly Kind<BulkVerdict>[] = [
  { name: 'ok', value: BulkVerdict.OK, label: 'Can be invited' },
  { name: 'bad-email', value: BulkVerdict.BAD_EMAIL, label: 'No e-mail address' },
  { name: 'malformed', value: BulkVerdict.MALFORMED, label: 'Cannot be read' },
  { name: 'duplicate', value: BulkVerdict.DUPLICATE, label: 'Twice in the list' },
  { name: 'unknown-role', value: BulkVerdict.UNKNOWN_ROLE, label: 'Unknown role' },
  { name: 'role-too-strong', value: BulkVerdict.ROLE_TOO_STRONG, label: 'Role too strong' },
  { name: 'already-member', value: BulkVerdict.ALREADY_MEMBER, label: 'Already a member' },
  { name: 'already-invited', value: BulkVerdict.ALREADY_INVITED, label: 'Already invited' },
  { name: 'deactivated', value: BulkVerdict.DEACTIVATED, label: 'Deactivated' },
  { name: 'blocked-domain', value: BulkVerdict.BLOCKED_DOMAIN, label: 'Domain not let in' },
  { name: 'no-seat', value: BulkVerdict.NO_SEAT, label: 'No free seat' },
  { name: 'external-id-taken', value: BulkVerdict.EXTERNAL_ID_TAKEN, label: 'External id taken' },
  { name: 'may-not-add', value: BulkVerdict.MAY_NOT_ADD, label: 'Needs an invitation' },
  { name: 'waits-for-approval', value: BulkVerdict.WAITS_FOR_APPROVAL, label: 'Waits for approval' },
  { name: 'denied', value: BulkVerdict.DENIED, label: 'Refused by the app' },
];

export const OUTCOMES: readonly Kind<BulkOutcome>[] = [
  { name: 'waiting', value: BulkOutcome.WAITING, label: 'Waiting' },
  { name: 'invited', value: BulkOutcome.INVITED, label: 'Invited' },
  { name: 'added', value: BulkOutcome.ADDED, label: 'Added' },
  { name: 'refused', value: BulkOutcome.REFUSED, label: 'Passed over' },
  { name: 'undone', value: BulkOutcome.UNDONE, label: 'Taken back' },
];

export const verdictLabel = (verdict: BulkVerdict): string => VERDICTS.find(({ value }) => value === verdict)?.label ?? 'Unknown';

/** What became of a row: of an invited one, where its mail is. */
export function outcomePhrase(outcome: BulkOutcome, mail: MailDelivery | undefined): Phrase {
  switch (outcome) {
    case BulkOutcome.WAITING:
      return { tone: 'idle', words: 'Waiting' };
    case BulkOutcome.ADDED:
      return { tone: 'good', words: 'Added' };
    case BulkOutcome.REFUSED:
      return { tone: 'bad', words: 'Passed over' };
    case BulkOutcome.UNDONE:
      return { tone: 'idle', words: 'Taken back' };
    case BulkOutcome.INVITED:
      if (mail?.state === MailState.REFUSED) return { tone: 'bad', words: 'Invited · mail refused' };
      if (mail?.state === MailState.QUEUED) return { tone: 'wait', words: mail.answer ? 'Invited · mail delayed' : 'Invited · queued' };
      return { tone: 'good', words: mail ? 'Invited · mail accepted' : 'Invited' };
    default:
      return { tone: 'idle', words: 'Unknown' };
  }
}

/** What a column can be read as. `metadata.` and a key besides. */
export const FIELDS: readonly { readonly value: string; readonly label: string }[] = [
  { value: 'email', label: 'E-mail address' },
  { value: 'first_name', label: 'First name' },
  { value: 'last_name', label: 'Last name' },
  { value: 'name', label: 'Display name' },
  { value: 'roles', label: 'Roles' },
  { value: 'external_id', label: 'External id' },
  { value: 'send_invitation_email', label: 'Send a mail (no: add at once)' },
];

const plain = new Intl.NumberFormat('en');

export const counted = (count: number, one: string, many = `${one}s`): string => `${plain.format(count)} ${count === 1 ? one : many}`;
