import type { CaughtMailId } from '../../platform/ids.ts';
import type { Work } from '../../platform/work.ts';
import type { CaughtMail } from './caught-mail.ts';

export async function insertMail(work: Work, { id, to, from, subject, text, html, createdAt }: CaughtMail): Promise<void> {
  await work.sql
    .insertInto('caught_mails')
    .values({ id, environment_id: work.environment.id, recipient: to, sender: from, subject, text, html, created_at: createdAt })
    .execute();
}

const mails = (work: Work) =>
  work.sql
    .selectFrom('caught_mails')
    .select(['id', 'recipient as to', 'sender as from', 'subject', 'text', 'html', 'created_at as createdAt'])
    .where('environment_id', 'in', ownAndSystem(work));

/** Newest first. @param to only those to this address, in whatever case it is written */
export const selectMails = (work: Work, to: string | undefined, most: number): Promise<CaughtMail[]> =>
  mails(work)
    .$if(to !== undefined, (all) => all.where((mail) => mail.eb(mail.fn<string>('lower', ['recipient']), '=', to!.toLowerCase())))
    .orderBy('id', 'desc')
    .limit(most)
    .execute();

export const selectMail = (work: Work, id: CaughtMailId): Promise<CaughtMail | undefined> => mails(work).where('id', '=', id).executeTakeFirst();

export async function deleteMails(work: Work): Promise<void> {
  await work.sql.deleteFrom('caught_mails').where('environment_id', 'in', ownAndSystem(work)).execute();
}

/** Keeps the newest ones. */
export async function deleteAllBut(work: Work, kept: number): Promise<void> {
  await work.sql
    .deleteFrom('caught_mails')
    .where('environment_id', '=', work.environment.id)
    .where('id', '<=', (mail) =>
      mail.selectFrom('caught_mails').select('id').where('environment_id', '=', work.environment.id).orderBy('id', 'desc').limit(1).offset(kept),
    )
    .execute();
}

/** Mails to operators come to the same mailbox: there is one on this machine. */
const ownAndSystem = (work: Work) =>
  work.sql
    .selectFrom('environments')
    .select('id')
    .where(({ or, eb }) => or([eb('id', '=', work.environment.id), eb('system', '=', true)]));
