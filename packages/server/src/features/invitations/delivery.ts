import type { Reply } from '../../chassis/mail-jobs.ts';
import type { BulkInvitationId } from '../../platform/ids.ts';
import { holdJobs, releaseJobs } from '../../platform/outbox.ts';
import type { Work } from '../../platform/work.ts';
import { type InvitationMail, mailKey } from './send.ts';
import { selectUnsent, updateMailStates } from './store.ts';

/** Keeps what the mail server said of invitations. A link that was replaced meanwhile has a mail of its own, of which nothing is known yet. */
export async function noteReplies(work: Work, replies: readonly Reply<InvitationMail>[]): Promise<void> {
  await updateMailStates(
    work,
    replies.map(({ payload: { invitationId, token }, how, answer }) => ({ id: invitationId, token, state: how === 'deferred' ? 'queued' : how, answer })),
  );
}

/** The mails of one bulk invitation that have not left wait until they are released. */
export async function holdBulkMails(work: Work, bulkId: BulkInvitationId): Promise<void> {
  const unsent = await selectUnsent(work, bulkId);
  await holdJobs(
    work,
    unsent.map(({ id }) => mailKey(id)),
  );
}

/** @param hours when each may go, given the addresses */
export async function releaseBulkMails(work: Work, bulkId: BulkInvitationId, hours: (addresses: readonly string[]) => Promise<Date[]>): Promise<void> {
  const unsent = await selectUnsent(work, bulkId);
  const when = await hours(unsent.map(({ email }) => email));
  await releaseJobs(
    work,
    unsent.map(({ id }) => mailKey(id)),
    when,
  );
}
