import { brandOf } from '../../chassis/brand.ts';
import { type InLanguage, letterLanguage } from '../../chassis/i18n/letters.ts';
import { mailKind } from '../../chassis/mail-jobs.ts';
import { mailLayout, spoken, strong } from '../../chassis/mail-layout.ts';
import { HOME_LANGUAGE } from '../../platform/languages.ts';
import type { Work } from '../../platform/work.ts';
import { LONGEST_REASON } from '../approvals/index.ts';
import { findFrontDoor } from '../clients/index.ts';
import type { Organization } from '../organizations/index.ts';
import { fullName, type User } from '../users/index.ts';
import { joinRequestTexts } from './texts/index.ts';

export interface JoinAnswerMail extends InLanguage {
  readonly to: string;
  readonly answer: 'approved' | 'refused';
  /** Why not; absent: they did not say. */
  readonly reason?: string;
  readonly userName: string;
  /** Empty: its founder skipped its name. */
  readonly organizationName: string;
  readonly organizationLogoUrl: string;
  /** Where a sign-in to that organization starts, when an app says so. */
  readonly link?: string;
}

/** Whoever asked hears what was said. */
export async function tellByMail(work: Work, user: User, organization: Organization, answer: JoinAnswerMail['answer'], reason: string): Promise<void> {
  const link = answer === 'approved' ? await findFrontDoor(work, organization, { organization_id: organization.id, login_hint: user.email }) : undefined;
  const mail: JoinAnswerMail = {
    to: user.email,
    answer,
    ...(reason === '' ? {} : { reason }),
    userName: fullName(user),
    organizationName: organization.displayName,
    organizationLogoUrl: organization.logoUrl ?? '',
    ...(link === undefined ? {} : { link }),
    language: letterLanguage(work, user.profile.locale),
  };
  work.schedule('mail.join_answer', mail);
}

/** The mails this feature leaves in the jobs table, by the kind of job. */
export const joinRequestMails = {
  'mail.join_answer': mailKind<JoinAnswerMail>({
    wordable: ({ to, answer, reason, userName, organizationName, link, language = HOME_LANGUAGE }, environment) => ({
      kind: `join_${answer}`,
      language,
      variables: {
        user_email: to,
        user_name: userName,
        organization_name: organizationName || environment.name,
        ...(link === undefined ? {} : { link }),
        ...(reason ? { reason } : {}),
      },
    }),
    render({ to, answer, reason, organizationName, organizationLogoUrl, link, language = HOME_LANGUAGE }, environment) {
      const t = joinRequestTexts(language);
      const app = spoken(environment.name, 60);
      const organization = spoken(organizationName || environment.name, 60);
      const look = brandOf(environment);
      const said = { organization: strong(organization), email: strong(to) };
      const body = mailLayout({
        language,
        brand: organizationName ? { ...look, name: organizationName, logoUrl: organizationLogoUrl } : look,
        preheader: t.text(`${answer}.preheader`),
        heading: t.text(`${answer}.heading`, { organization }),
        paragraphs:
          answer === 'refused'
            ? [t.sentence('refused.explained', { organization: strong(organization) }), t.text('refused.goOn')]
            : [link ? t.sentence('approved.explained', said) : t.sentence('approved.explainedOpen', { ...said, app: strong(app) })],
        ...(reason ? { facts: [[t.text('refused.reason'), spoken(reason, LONGEST_REASON)]] } : {}),
        ...(link ? { button: { label: t.text('approved.button', { organization: spoken(organizationName || environment.name, 40) }), href: link } } : {}),
        footer: [t.sentence('whyYou', { email: to, organization })],
      });
      return { to, subject: t.text(`${answer}.subject`, { organization }), ...body };
    },
  }),
};
