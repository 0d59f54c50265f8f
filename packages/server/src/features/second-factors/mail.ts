import { mailKind } from '../../chassis/mail-jobs.ts';
import { mailLayout, spoken, strong } from '../../chassis/mail-layout.ts';
import type { Work } from '../../platform/work.ts';
import type { User } from '../users/index.ts';

export type FactorNews = 'added' | 'removed' | 'recovery_code_used' | 'recovery_codes_new';

interface FactorMail {
  readonly to: string;
  readonly what: FactorNews;
}

const WORDS: Readonly<Record<FactorNews, readonly [heading: string, sentence: string]>> = {
  added: ['An authenticator app was added', 'From now on you are asked for a code of your app when you sign in.'],
  removed: ['Your authenticator app was removed', 'You are no longer asked for its codes, and your recovery codes stopped working.'],
  recovery_code_used: ['A recovery code was used', 'Somebody signed in with one of your recovery codes instead of your app. It will not work again.'],
  recovery_codes_new: ['You have new recovery codes', 'The old ones stopped working.'],
};

/** Whatever changes about somebody's second factor, they hear of it. */
export function tellByMail(work: Work, { email }: Pick<User, 'email'>, what: FactorNews): void {
  const mail: FactorMail = { to: email, what };
  work.schedule('mail.second_factor', mail);
}

/** The mails this feature leaves in the jobs table, by the kind of job. */
export const secondFactorMails = {
  'mail.second_factor': mailKind<FactorMail>({
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
          ['That was you? Then there is nothing to do. If not, write to the people who run ', app, ' at once.'],
        ],
        footer: [`You get this mail because the way ${to} signs in has changed.`],
      });
      return { to, subject: `${heading}: ${app}`, ...body };
    },
  }),
};
