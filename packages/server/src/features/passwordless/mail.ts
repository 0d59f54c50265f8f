import { brandOf } from '../../chassis/brand.ts';
import { duration } from '../../chassis/i18n/formats.ts';
import type { InLanguage } from '../../chassis/i18n/letters.ts';
import { mailKind } from '../../chassis/mail-jobs.ts';
import { mailLayout, spoken, strong } from '../../chassis/mail-layout.ts';
import { wordableKind } from '../../chassis/mail-words.ts';
import { HOME_LANGUAGE } from '../../platform/languages.ts';
import { MOST_SECONDS, type Template } from './passwordless.ts';
import { passwordlessTexts } from './texts/index.ts';

export interface PasswordlessMail extends InLanguage {
  readonly to: string;
  readonly template: Template;
  readonly seconds: number;
  /** One of them or both. */
  readonly code?: string;
  readonly link?: string;
  /** The app's own, for its own words. */
  readonly variables?: Readonly<Record<string, string>>;
}

/** The mails this feature leaves in the jobs table, by the kind of job. */
export const passwordlessMails = {
  'mail.passwordless': mailKind<PasswordlessMail>({
    goodForMinutes: MOST_SECONDS / 60,
    wordable: ({ to, template, seconds, code, link, variables, language = HOME_LANGUAGE }) => ({
      kind: wordableKind(template === 'sign_up' ? 'sign_up' : 'login', { code, link }),
      language,
      ...(variables ? { own: variables } : {}),
      variables: {
        user_email: to,
        expiry_time_relative: duration(language, seconds),
        ...(code === undefined ? {} : { otp: code }),
        ...(link === undefined ? {} : { link }),
      },
    }),
    render({ to, template, seconds, code, link, language = HOME_LANGUAGE }, environment) {
      const t = passwordlessTexts(language);
      const app = spoken(environment.name, 60);
      const lasts = duration(language, seconds);
      const isSignUp = template === 'sign_up';
      const body = mailLayout({
        language,
        brand: brandOf(environment),
        preheader: code ? t.text('codePreheader', { code, lasts }) : t.text('linkPreheader', { lasts }),
        heading: t.sentence(isSignUp ? 'finishSignUp' : 'signIn', { app }),
        paragraphs: [t.sentence(!code ? 'press' : link ? 'typeCodeOrPress' : 'typeCode', { lasts: strong(lasts) })],
        ...(code ? { code } : {}),
        ...(link ? { button: { label: t.text(isSignUp ? 'signUp' : 'signIn', { app }), href: link } } : {}),
        footer: [...(code ? [t.sentence('keepCode', { app })] : []), t.sentence('notAsked', { email: to })],
      });
      return { to, subject: code ? t.text('codeSubject', { code, app }) : t.text('linkSubject', { app }), ...body };
    },
  }),
};
