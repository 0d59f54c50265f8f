import { command, openTo, unaudited } from '../../chassis/command.ts';
import type { CaughtMailId } from '../../platform/ids.ts';
import type { CaughtMail } from './caught-mail.ts';
import { mailboxFaults } from './faults.ts';
import { deleteMails, selectMail, selectMails } from './store.ts';

const whoever = openTo('The mailbox is there in development only, and development listens on this machine only.');
const AT_ONCE = 200;

export const listMails = command({
  needs: whoever,
  reads: true,
  run: (work, { to }: { readonly to?: string | undefined }): Promise<CaughtMail[]> => selectMails(work, to, AT_ONCE),
});

export const getMail = command({
  needs: whoever,
  reads: true,
  async run(work, id: CaughtMailId): Promise<CaughtMail> {
    const mail = await selectMail(work, id);
    if (!mail) throw mailboxFaults.noMail();
    return mail;
  },
});

export const clearMailbox = command({
  needs: whoever,
  action: unaudited('The mailbox is there in development only.'),
  run: (work, _: undefined): Promise<void> => deleteMails(work),
});
