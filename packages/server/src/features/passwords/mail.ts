import { mailKind } from '../../chassis/mail-jobs.ts';
import { mailLayout, spoken, strong } from '../../chassis/mail-layout.ts';
import type { Work } from '../../platform/work.ts';
import type { User } from '../users/index.ts';

export type PasswordNews = 'set' | 'changed';

interface PasswordMail {
  readonly to: string;
  readonly what: PasswordNews;
}

const WORDS: Readonly<Record<PasswordNews, readonly [heading: string, sentence: string]>> = {
  set: ['You have a password now', 'From now on you can sign in with it.'],
  changed: ['Your password was changed', 'The old one no longer works, and every other browser was signed out.'],
};

export function tellByMail(work: Work, { email }: Pick<User, 'email'>, what: PasswordNews): void {
  const mail: PasswordMail = { to: email, what };
  work.schedule('mail.password', mail);
}

/** The mails this feature leaves in the jobs table, by the kind of job. */
export const passwordMails = {
  'mail.password': mailKind<PasswordMail>({
    render({ to, what }, environment) {
      const app = spoken(environment.name, 60);
      const [heading, sentence] = WORDS[what];
      const body = mailLayout({
        brand: { name: environment.name },
        preheader: sentence,
        heading,
        paragraphs: [
          ['This is about your sign-in to ', strong(app), ' as ', strong(to), '.'],
          [sentence],
          ['That was you? Then there is nothing to do. If not, set a new password at once: choose "Forgot your password?" where you sign in.'],
        ],
        footer: [`You get this mail because the password of ${to} has changed.`],
      });
      return { to, subject: `${heading}: ${app}`, ...body };
    },
  }),
};
