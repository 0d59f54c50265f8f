import { BulkOutcome, BulkVerdict, BulkInvitationStatus as Status } from '@tenon/api/tenon/v1/bulk_invitations_pb.ts';
import { type MailDelivery, MailState } from '@tenon/api/tenon/v1/invitations_pb.ts';
import type { Tone } from '../../design/index.ts';
import { speaksEnglish } from '../../words/words.ts';
import { t } from './words/index.ts';

interface Phrase {
  readonly tone: Tone;
  readonly words: string;
}

/** Where a bulk invitation stands. */
export function statusPhrase(status: Status): Phrase {
  switch (status) {
    case Status.RECEIVING:
      return { tone: 'wait', words: t('status.receiving') };
    case Status.READY:
      return { tone: 'wait', words: t('status.ready') };
    case Status.RUNNING:
      return { tone: 'accent', words: t('status.running') };
    case Status.PAUSED:
      return { tone: 'wait', words: t('status.paused') };
    case Status.CANCELLED:
      return { tone: 'idle', words: t('status.cancelled') };
    case Status.DONE:
      return { tone: 'good', words: t('status.done') };
    case Status.UNDOING:
      return { tone: 'accent', words: t('status.undoing') };
    case Status.UNDONE:
      return { tone: 'idle', words: t('status.undone') };
    default:
      return { tone: 'idle', words: t('unknown') };
  }
}

/** What can be found about a row, in the order in which it is shown. `name` stands in the address. */
export const VERDICTS = [
  { name: 'ok', value: BulkVerdict.OK, words: 'ok' },
  { name: 'bad-email', value: BulkVerdict.BAD_EMAIL, words: 'badEmail' },
  { name: 'malformed', value: BulkVerdict.MALFORMED, words: 'malformed' },
  { name: 'duplicate', value: BulkVerdict.DUPLICATE, words: 'duplicate' },
  { name: 'unknown-role', value: BulkVerdict.UNKNOWN_ROLE, words: 'unknownRole' },
  { name: 'role-too-strong', value: BulkVerdict.ROLE_TOO_STRONG, words: 'roleTooStrong' },
  { name: 'already-member', value: BulkVerdict.ALREADY_MEMBER, words: 'alreadyMember' },
  { name: 'already-invited', value: BulkVerdict.ALREADY_INVITED, words: 'alreadyInvited' },
  { name: 'deactivated', value: BulkVerdict.DEACTIVATED, words: 'deactivated' },
  { name: 'blocked-domain', value: BulkVerdict.BLOCKED_DOMAIN, words: 'blockedDomain' },
  { name: 'no-seat', value: BulkVerdict.NO_SEAT, words: 'noSeat' },
  { name: 'external-id-taken', value: BulkVerdict.EXTERNAL_ID_TAKEN, words: 'externalIdTaken' },
  { name: 'may-not-add', value: BulkVerdict.MAY_NOT_ADD, words: 'mayNotAdd' },
  { name: 'waits-for-approval', value: BulkVerdict.WAITS_FOR_APPROVAL, words: 'waitsForApproval' },
  { name: 'denied', value: BulkVerdict.DENIED, words: 'denied' },
] as const;

export const OUTCOMES = [
  { name: 'waiting', value: BulkOutcome.WAITING },
  { name: 'invited', value: BulkOutcome.INVITED },
  { name: 'added', value: BulkOutcome.ADDED },
  { name: 'refused', value: BulkOutcome.REFUSED },
  { name: 'undone', value: BulkOutcome.UNDONE },
] as const;

const kindOf = (verdict: BulkVerdict) => VERDICTS.find(({ value }) => value === verdict);

export function verdictLabel(verdict: BulkVerdict): string {
  const kind = kindOf(verdict);
  return kind ? t(`verdict.${kind.words}`) : t('unknown');
}

/**
 * Why a row was not good. The server says it in English, and most exactly; in another language it is what the verdict
 * means. What the app itself said when it refused somebody is the app's own words, in any language.
 */
export function reasonOf({ verdict, problem }: { readonly verdict: BulkVerdict; readonly problem: string }): string {
  const words = kindOf(verdict)?.words ?? 'ok';
  return words === 'ok' || words === 'denied' || speaksEnglish() ? problem : t(`why.${words}`);
}

/** What became of a row: of an invited one, where its mail is. */
export function outcomePhrase(outcome: BulkOutcome, mail: MailDelivery | undefined): Phrase {
  switch (outcome) {
    case BulkOutcome.WAITING:
      return { tone: 'idle', words: t('outcome.waiting') };
    case BulkOutcome.ADDED:
      return { tone: 'good', words: t('outcome.added') };
    case BulkOutcome.REFUSED:
      return { tone: 'bad', words: t('outcome.refused') };
    case BulkOutcome.UNDONE:
      return { tone: 'idle', words: t('outcome.undone') };
    case BulkOutcome.INVITED:
      if (mail?.state === MailState.REFUSED) return { tone: 'bad', words: t('outcome.mailRefused') };
      if (mail?.state === MailState.BOUNCED) return { tone: 'bad', words: t('outcome.mailBounced') };
      if (mail?.state === MailState.QUEUED) return { tone: 'wait', words: t(mail.answer ? 'outcome.mailDelayed' : 'outcome.mailQueued') };
      return { tone: 'good', words: t(mail ? 'outcome.mailAccepted' : 'outcome.invited') };
    default:
      return { tone: 'idle', words: t('unknown') };
  }
}

/** What a column can be read as, as the API names it. `metadata.` and a key besides. */
export const FIELDS = ['email', 'first_name', 'last_name', 'name', 'roles', 'external_id', 'send_invitation_email'] as const;
