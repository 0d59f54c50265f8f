import { faults } from '../../platform/fault.ts';

export const mailboxFaults = faults('mailbox', {
  noMail: ['missing', 'There is no such mail in the mailbox: it was cleared away.'],
});
