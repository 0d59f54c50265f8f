import type { Mailer } from '../../platform/mail.ts';
import { insertMail } from './store.ts';

/** Takes the place of a mail server: what is given to it lands in the mailbox, and nothing leaves this machine. */
export function createCatcher(): Mailer {
  return {
    async send({ from, to, subject, text, html }, { change }) {
      await change((work) =>
        insertMail(work, {
          id: work.newId('mail'),
          to,
          from: from.name ? `${from.name} <${from.address}>` : from.address,
          subject,
          text,
          html,
          createdAt: work.now,
        }),
      );
      return 'kept in the mailbox of this server';
    },
    async check() {},
    async close() {},
  };
}
