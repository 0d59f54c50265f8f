import { brandOf } from '../../chassis/brand.ts';
import { duration } from '../../chassis/i18n/formats.ts';
import type { InLanguage } from '../../chassis/i18n/letters.ts';
import { mailKind } from '../../chassis/mail-jobs.ts';
import { mailLayout, spoken, strong } from '../../chassis/mail-layout.ts';
import { wordableKind } from '../../chassis/mail-words.ts';
import { HOME_LANGUAGE } from '../../platform/languages.ts';
import type { Purpose } from './challenge.ts';
import { challengeTexts } from './texts/index.ts';

export interface ChallengeMail extends InLanguage {
  readonly to: string;
  /** At least one of the two. */
  readonly code?: string;
  readonly link?: string;
  readonly purpose: Purpose;
  /** How long it is good for. */
  readonly seconds: number;
  readonly organizationName?: string;
}

/** The mails this feature leaves in the jobs table, by the kind of job. */
export const challengeMails = {
  'mail.challenge': mailKind<ChallengeMail>({
    goodForMinutes: ({ methods }) => methods.mailSeconds / 60,
    // Only what people get at the door: an invitation they answer and a password they set have words of their own.
    wordable: ({ to, code, link, purpose, seconds, organizationName = '', language = HOME_LANGUAGE }) =>
      purpose === 'sign_in' || purpose === 'sign_up'
        ? {
            kind: wordableKind(purpose === 'sign_in' ? 'login' : 'sign_up', { code, link }),
            language,
            variables: {
              user_email: to,
              organization_name: organizationName,
              expiry_time_relative: duration(language, seconds),
              ...(code === undefined ? {} : { otp: code }),
              ...(link === undefined ? {} : { link }),
            },
          }
        : undefined,
    render({ to, code, link, purpose, seconds, organizationName, language = HOME_LANGUAGE }, environment) {
      const t = challengeTexts(language);
      const app = spoken(environment.name, 60);
      const lasts = duration(language, seconds);
      const organization = organizationName ? spoken(organizationName, 60) : app;
      const { heading, button } = {
        sign_in: { heading: t.sentence('signIn', { app: organization }), button: t.text('signIn', { app }) },
        sign_up: { heading: t.sentence('finishSignUp', { app }), button: t.text('signUp', { app }) },
        invitation: { heading: t.sentence('join', { organization }), button: t.text('join', { organization }) },
        account: { heading: t.text('itIsYou'), button: t.text('goOn', { app }) },
        password: { heading: t.sentence('newPasswordFor', { app }), button: t.text('newPassword') },
      }[purpose];
      const body = mailLayout({
        language,
        brand: brandOf(environment),
        preheader: code ? t.text('codePreheader', { code, lasts }) : t.text('linkPreheader', { lasts }),
        heading,
        paragraphs: [t.sentence(code ? 'typeCode' : 'press', { lasts: strong(lasts) })],
        ...(code ? { code } : {}),
        ...(link ? { button: { label: button, href: link } } : {}),
        footer: [
          ...(link && code ? [t.text('sameBrowser')] : []),
          ...(code ? [t.sentence('keepCode', { app })] : []),
          t.sentence(code ? 'notAskedCode' : 'notAsked', { email: to }),
        ],
      });
      return { to, subject: code ? t.text('codeSubject', { code, app }) : t.text('linkSubject', { app }), ...body };
    },
  }),
};
