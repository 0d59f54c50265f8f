import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import { BulkOutcome, BulkVerdict, BulkInvitationStatus as Status } from '@tenon/api/tenon/v1/bulk_invitations_pb.ts';
import { MailState } from '@tenon/api/tenon/v1/invitations_pb.ts';
import { type BulkInvitation, type BulkRow, type BulkStatus, type Delivery, type Outcome, type Verdict, WORDS } from './bulk-invitation.ts';

const STATUSES: Readonly<Record<BulkStatus, Status>> = {
  receiving: Status.RECEIVING,
  ready: Status.READY,
  running: Status.RUNNING,
  paused: Status.PAUSED,
  cancelled: Status.CANCELLED,
  done: Status.DONE,
  undoing: Status.UNDOING,
  undone: Status.UNDONE,
};

const VERDICTS: Readonly<Record<Verdict, BulkVerdict>> = {
  ok: BulkVerdict.OK,
  bad_email: BulkVerdict.BAD_EMAIL,
  malformed: BulkVerdict.MALFORMED,
  duplicate: BulkVerdict.DUPLICATE,
  unknown_role: BulkVerdict.UNKNOWN_ROLE,
  role_too_strong: BulkVerdict.ROLE_TOO_STRONG,
  already_member: BulkVerdict.ALREADY_MEMBER,
  already_invited: BulkVerdict.ALREADY_INVITED,
  deactivated: BulkVerdict.DEACTIVATED,
  blocked_domain: BulkVerdict.BLOCKED_DOMAIN,
  no_seat: BulkVerdict.NO_SEAT,
  external_id_taken: BulkVerdict.EXTERNAL_ID_TAKEN,
  may_not_add: BulkVerdict.MAY_NOT_ADD,
  waits_for_approval: BulkVerdict.WAITS_FOR_APPROVAL,
  denied: BulkVerdict.DENIED,
};

const OUTCOMES: Readonly<Record<Outcome | 'waiting', BulkOutcome>> = {
  waiting: BulkOutcome.WAITING,
  invited: BulkOutcome.INVITED,
  added: BulkOutcome.ADDED,
  refused: BulkOutcome.REFUSED,
  undone: BulkOutcome.UNDONE,
};

const MAIL_STATES = { queued: MailState.QUEUED, accepted: MailState.ACCEPTED, refused: MailState.REFUSED, bounced: MailState.BOUNCED } as const;

const keyOf = <Key extends string>(record: Readonly<Record<Key, number>>, value: number): Key | undefined =>
  (Object.keys(record) as Key[]).find((key) => record[key] === value); // its own keys

/** Undefined: none was named. */
export const verdictNamed = (value: BulkVerdict): Verdict | undefined => keyOf(VERDICTS, value);
export const outcomeNamed = (value: BulkOutcome): Outcome | 'waiting' | undefined => keyOf(OUTCOMES, value);

export const bulkMessage = (bulk: BulkInvitation, delivery: Delivery) => ({
  id: bulk.id,
  organizationId: bulk.organizationId,
  key: bulk.key,
  name: bulk.name,
  status: STATUSES[bulk.status],
  rowCount: bulk.rows,
  verdicts: Object.entries(bulk.verdicts).map(([verdict, count]) => ({ verdict: VERDICTS[verdict as Verdict], count })), // what the store counted
  goodCount: bulk.verdicts.ok ?? 0,
  decidedCount: bulk.invited + bulk.added + bulk.refused,
  invitedCount: bulk.invited,
  addedCount: bulk.added,
  refusedCount: bulk.refused,
  undoneCount: bulk.undone,
  mailQueuedCount: delivery.queued,
  mailAcceptedCount: delivery.accepted,
  mailRefusedCount: delivery.refused,
  mailBouncedCount: delivery.bounced,
  joinedCount: delivery.joined,
  columns: bulk.columns.map(({ column, field }) => ({ column, field })),
  inviterEmail: bulk.inviterEmail ?? '',
  createTime: timestampFromDate(bulk.createdAt),
  ...(bulk.startedAt ? { startTime: timestampFromDate(bulk.startedAt) } : {}),
  ...(bulk.finishedAt ? { finishTime: timestampFromDate(bulk.finishedAt) } : {}),
});

/** What a row came to: one that was never good is refused. */
export const outcomeOf = ({ outcome, verdict }: Pick<BulkRow, 'outcome' | 'verdict'>): Outcome | 'waiting' =>
  outcome ?? (verdict === 'ok' ? 'waiting' : 'refused');

export const problemOf = ({ problem, verdict }: Pick<BulkRow, 'problem' | 'verdict'>): string => problem || WORDS[verdict];

export const rowMessage = (row: BulkRow) => ({
  number: row.number,
  email: row.email,
  firstName: row.givenName,
  lastName: row.familyName,
  name: row.name,
  roles: [...row.roles],
  externalId: row.externalId,
  metadata: { ...row.metadata },
  ...(row.send === null ? {} : { sendInvitationEmail: row.send }),
  verdict: VERDICTS[row.verdict],
  problem: problemOf(row),
  outcome: OUTCOMES[outcomeOf(row)],
  userId: row.userId ?? '',
  invitationId: row.invitationId ?? '',
  ...(row.mail
    ? { mail: { state: MAIL_STATES[row.mail.state], answer: row.mail.answer ?? '', ...(row.mail.at ? { time: timestampFromDate(row.mail.at) } : {}) } }
    : {}),
  ...(row.decidedAt ? { decideTime: timestampFromDate(row.decidedAt) } : {}),
});
