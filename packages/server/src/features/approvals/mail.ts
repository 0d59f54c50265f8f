import { brandOf } from '../../chassis/brand.ts';
import { and } from '../../chassis/i18n/formats.ts';
import type { InLanguage } from '../../chassis/i18n/letters.ts';
import { mailKind } from '../../chassis/mail-jobs.ts';
import { mailLayout, spoken, strong } from '../../chassis/mail-layout.ts';
import type { Environment } from '../../platform/environment.ts';
import { HOME_LANGUAGE } from '../../platform/languages.ts';
import { LONGEST_REASON } from './reason.ts';
import { approvalTexts } from './texts/index.ts';

interface About {
  /** Empty: its founder skipped its name. */
  readonly organizationName: string;
  readonly organizationLogoUrl: string;
}

export interface ApprovalMail extends InLanguage, About {
  readonly to: string;
  readonly token: string;
  readonly email: string;
  readonly roles: readonly string[];
  /** Empty: they ask for themselves. */
  readonly requesterEmail: string;
}

export interface ApprovalAnswerMail extends InLanguage, About {
  readonly to: string;
  readonly email: string;
  readonly answer: 'approved' | 'refused';
  /** Why not; absent: they did not say. */
  readonly reason?: string;
}

const lookOf = ({ organizationName, organizationLogoUrl }: About, environment: Environment) =>
  organizationName ? { ...brandOf(environment), name: organizationName, logoUrl: organizationLogoUrl } : brandOf(environment);

/** The mails this feature leaves in the jobs table, by the kind of job. */
export const approvalMails = {
  'mail.approval_wanted': mailKind<ApprovalMail>({
    wordable: ({ to, token, email, requesterEmail, organizationName, language = HOME_LANGUAGE }, environment) => ({
      kind: requesterEmail ? 'invitation_wanted' : 'join_wanted',
      language,
      variables: {
        user_email: to,
        invitee_email: email,
        organization_name: organizationName || environment.name,
        ...(requesterEmail ? { inviter_name: requesterEmail } : {}),
        link: `${environment.url}/approve/${token}`,
      },
    }),
    render(mail, environment) {
      const { to, token, email, roles, requesterEmail, language = HOME_LANGUAGE } = mail;
      const t = approvalTexts(language);
      const organization = spoken(mail.organizationName || environment.name, 60);
      const href = `${environment.url}/approve/${token}`;
      const heading = requesterEmail
        ? t.text('wanted.subjectBy', { requester: requesterEmail, organization })
        : t.text('wanted.subject', { email, organization });
      const body = mailLayout({
        language,
        brand: lookOf(mail, environment),
        preheader: t.text('wanted.preheader'),
        heading,
        paragraphs: [t.text('wanted.explained')],
        facts: [
          [t.text('wanted.who'), email],
          ...(roles.length > 0
            ? [
                [
                  t.text('wanted.as'),
                  and(
                    language,
                    roles.map((role) => spoken(role, 60)),
                  ),
                ] as const,
              ]
            : []),
          ...(requesterEmail ? [[t.text('wanted.by'), requesterEmail] as const] : []),
        ],
        button: { label: t.text('wanted.button'), href },
        footer: [t.sentence('wanted.forYouAlone', { email: to })],
      });
      return { to, subject: heading, ...body };
    },
  }),
  'mail.approval_answer': mailKind<ApprovalAnswerMail>({
    wordable: ({ to, email, answer, reason, organizationName, language = HOME_LANGUAGE }, environment) => ({
      kind: `invitation_${answer}`,
      language,
      variables: {
        user_email: to,
        invitee_email: email,
        organization_name: organizationName || environment.name,
        ...(reason ? { reason } : {}),
      },
    }),
    render(mail, environment) {
      const { to, email, answer, reason, language = HOME_LANGUAGE } = mail;
      const t = approvalTexts(language);
      const organization = spoken(mail.organizationName || environment.name, 60);
      const heading = t.text(`${answer}.subject`, { email, organization });
      const body = mailLayout({
        language,
        brand: lookOf(mail, environment),
        preheader: t.text(`${answer}.preheader`),
        heading,
        paragraphs: [t.sentence(`${answer}.explained`, { email: strong(email), organization: strong(organization) })],
        ...(reason ? { facts: [[t.text('refused.reason'), spoken(reason, LONGEST_REASON)]] } : {}),
        footer: [t.text('whyYou')],
      });
      return { to, subject: heading, ...body };
    },
  }),
};
