import { CLIENTS, command, unaudited } from '../../chassis/command.ts';
import { type Letter, mailKind } from '../../chassis/mail-jobs.ts';
import { faults } from '../../platform/fault.ts';
import { noteMailTest } from '../environments/index.ts';
import type { Content } from './liquid.ts';
import { countEvents } from './store.ts';
import { sampleOf, templateOf, type Which } from './templates.ts';

const A_MINUTE = 5;
const MINUTE = 60_000;
const SENT = 'environment.test_mail_sent';

export const mailTemplateFaults = faults('mail_templates', {
  tooMany: ['tooMany', 'Five test mails a minute are the most. Wait a minute and send the next.'],
});

/** Mails a template to one address, filled for somebody made up. */
export const sendTestMail = command({
  needs: CLIENTS,
  action: unaudited('A mail goes out, and nothing is changed.'),
  async run(work, { kind, language, content, to }: Which & { readonly content?: Content; readonly to: string }): Promise<void> {
    if ((await countEvents(work, SENT, new Date(work.now.getTime() - MINUTE))) >= A_MINUTE) throw mailTemplateFaults.tooMany();
    const letter: Letter = { to, ...sampleOf(work, { kind, language }, content ?? (await templateOf(work, kind, language)).content) };
    work.schedule('mail.test', letter);
    work.announce({ type: SENT, object: 'Environment', subject: work.environment.id, data: { kind, language } });
  },
});

/** The mails this feature leaves in the jobs table, by the kind of job. */
export const testMails = {
  'mail.test': mailKind<Letter>({
    render: (letter) => letter,
    async told(work, replies) {
      const [last] = replies.slice(-1);
      if (last) await noteMailTest(work, last);
    },
  }),
};
