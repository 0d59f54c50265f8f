import { brandOf as lookOf } from '../../chassis/brand.ts';
import { and, instantInWords } from '../../chassis/i18n/formats.ts';
import { mailKind } from '../../chassis/mail-jobs.ts';
import { inOneBreath, mailLayout, spoken, strong } from '../../chassis/mail-layout.ts';
import type { Environment } from '../../platform/environment.ts';
import { HOME_LANGUAGE } from '../../platform/languages.ts';
import type { RenewalMail } from './ask-for-renewal.ts';
import { noteReplies } from './delivery.ts';
import type { InvitationMail } from './send.ts';
import { invitationTexts } from './texts/index.ts';

/** The mails this feature leaves in the jobs table, by the kind of job. */
export const invitationMails = {
  'mail.invitation': mailKind<InvitationMail>({
    told: noteReplies,
    wordable: ({ to, token, organizationName, inviterName, inviterEmail, inviteeName, expiresAt, language = HOME_LANGUAGE }, environment) => ({
      kind: 'invitation',
      language,
      variables: {
        user_email: to,
        user_name: inviteeName,
        organization_name: organizationName || environment.name,
        inviter_name: inviterName || inviterEmail,
        link: `${environment.url}/invite/${token}`,
        expiry_time_relative: instantInWords(language, new Date(expiresAt)),
      },
    }),
    render(invitation, environment) {
      const { to, token, roles, inviterName, inviterEmail, inviteeName, expiresAt, language = HOME_LANGUAGE } = invitation;
      const t = invitationTexts(language);
      const organization = nameOf(invitation, environment);
      const inviter = spoken(inviterName) || inviterEmail;
      const until = instantInWords(language, new Date(expiresAt));
      const heading = inviter ? t.text('invitation.subjectBy', { inviter, organization }) : t.text('invitation.subject', { organization });
      const app = spoken(environment.name);
      const body = mailLayout({
        language,
        brand: brandOf(invitation, environment),
        preheader: t.text('invitation.preheader', { until }),
        heading,
        paragraphs: [
          inOneBreath(language, [
            inviteeName ? t.sentence('invitation.hello', { name: spoken(inviteeName, 40) }) : '',
            app === organization ? '' : t.sentence('invitation.worksWith', { organization: strong(organization), app: strong(app) }),
            t.text('invitation.join'),
          ]),
        ],
        facts: [
          [t.text('invitation.joinAs'), to],
          ...rows(
            t.text('invitation.roles', { count: roles.length }),
            and(
              language,
              roles.map((role) => spoken(role, 60)),
            ),
          ),
          ...rows(t.text('invitation.by'), inviterName ? inviterEmail : ''),
          [t.text('invitation.until'), until],
        ],
        button: { label: t.text('invitation.button', { organization: nameOf(invitation, environment, 40) }), href: `${environment.url}/invite/${token}` },
        footer: [t.sentence('invitation.forYouAlone', { email: to }), t.text('invitation.notExpected')],
      });
      return { to, subject: heading, ...body };
    },
  }),

  'mail.invitation_renewal': mailKind<RenewalMail>({
    render(request, environment) {
      const { to, inviteeEmail, language = HOME_LANGUAGE } = request;
      const t = invitationTexts(language);
      const heading = t.text('renewal.subject', {
        invitee: spoken(request.inviteeName) || inviteeEmail,
        organization: nameOf(request, environment),
      });
      const body = mailLayout({
        language,
        brand: brandOf(request, environment),
        preheader: t.text('renewal.preheader'),
        heading,
        paragraphs: [t.sentence('renewal.linkIsOver', { email: strong(inviteeEmail) }), t.text('renewal.stillJoin')],
        footer: [t.text('renewal.whyYou')],
      });
      return { to, subject: heading, ...body };
    },
  }),
};

interface About {
  readonly organizationName: string;
  readonly organizationLogoUrl: string;
}

/** An organization whose founder skipped its name goes by the app's. */
const nameOf = ({ organizationName }: About, { name }: Environment, length?: number): string => spoken(organizationName, length) || spoken(name, length);

/** The organization invites, so its name stands there, and its picture or none: the app's beside that name would be wrong. */
const brandOf = ({ organizationName, organizationLogoUrl }: About, environment: Environment) =>
  organizationName ? { ...lookOf(environment), name: organizationName, logoUrl: organizationLogoUrl } : lookOf(environment);

const rows = (term: string, value: string): (readonly [string, string])[] => (value ? [[term, value]] : []);
