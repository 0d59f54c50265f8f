import { brandOf } from '../../chassis/brand.ts';
import { type InLanguage, letterLanguage } from '../../chassis/i18n/letters.ts';
import { mailKind } from '../../chassis/mail-jobs.ts';
import { mailLayout, spoken, strong } from '../../chassis/mail-layout.ts';
import { HOME_LANGUAGE } from '../../platform/languages.ts';
import type { Work } from '../../platform/work.ts';
import type { User } from '../users/index.ts';
import { passwordTexts } from './texts/index.ts';

export type PasswordNews = 'set' | 'changed';

interface PasswordMail extends InLanguage {
  readonly to: string;
  readonly what: PasswordNews;
}

export function tellByMail(work: Work, { email, profile }: Pick<User, 'email' | 'profile'>, what: PasswordNews): void {
  const mail: PasswordMail = { to: email, what, language: letterLanguage(work, profile.locale) };
  work.schedule('mail.password', mail);
}

/** The mails this feature leaves in the jobs table, by the kind of job. */
export const passwordMails = {
  'mail.password': mailKind<PasswordMail>({
    render({ to, what, language = HOME_LANGUAGE }, environment) {
      const t = passwordTexts(language);
      const app = spoken(environment.name, 60);
      const heading = t.text(`${what}.heading`);
      const sentence = t.text(`${what}.explained`);
      const body = mailLayout({
        language,
        brand: brandOf(environment),
        preheader: sentence,
        heading,
        paragraphs: [t.sentence('about', { app: strong(app), email: strong(to) }), sentence, t.text('wasItYou')],
        footer: [t.sentence('whyYou', { email: to })],
      });
      return { to, subject: t.text('subject', { heading, app }), ...body };
    },
  }),
};
