import { instantInWords } from '../../chassis/i18n/formats.ts';
import { mailKind } from '../../chassis/mail-jobs.ts';
import { mailLayout, spoken, strong } from '../../chassis/mail-layout.ts';
import type { Environment } from '../../platform/environment.ts';
import type { RenewalMail } from './ask-for-renewal.ts';
import type { InvitationMail } from './send.ts';

/** The mails this feature leaves in the jobs table, by the kind of job. */
export const invitationMails = {
  'mail.invitation': mailKind<InvitationMail>({
    render(invitation, environment) {
      const { to, token, roles, inviterName, inviterEmail, inviteeName, expiresAt } = invitation;
      const organization = nameOf(invitation, environment);
      const inviter = spoken(inviterName) || inviterEmail;
      const until = instantInWords('en', new Date(expiresAt));
      const heading = inviter ? `${inviter} invites you to ${organization}` : `You are invited to ${organization}`;
      const app = spoken(environment.name);
      const body = mailLayout({
        brand: brandOf(invitation, environment),
        preheader: `Open until ${until}. Joining takes one click.`,
        heading,
        paragraphs: [
          [
            inviteeName ? `Hello ${spoken(inviteeName, 40)}. ` : '',
            ...(app === organization ? [] : [strong(organization), ' works with ', strong(app), '. ']),
            'Join, and you are signed in at once: there is no password to think of.',
          ],
        ],
        facts: [
          ['You join as', to],
          ...rows(roles.length > 1 ? 'Roles' : 'Role', roles.map((role) => spoken(role, 60)).join(', ')),
          ...rows('Invited by', inviterName ? inviterEmail : ''),
          ['Open until', until],
        ],
        button: { label: `Join ${nameOf(invitation, environment, 40)}`, href: `${environment.url}/invite/${token}` },
        footer: [`This link is for ${to} alone and works once, so keep it to yourself.`, 'Not expected? Ignore this mail: nothing happens until you join.'],
      });
      return { to, subject: heading, ...body };
    },
  }),

  'mail.invitation_renewal': mailKind<RenewalMail>({
    render(request, environment) {
      const { to, inviteeEmail } = request;
      const heading = `${spoken(request.inviteeName) || inviteeEmail} asks for a new invitation to ${nameOf(request, environment)}`;
      const body = mailLayout({
        brand: brandOf(request, environment),
        preheader: 'Their link no longer works.',
        heading,
        paragraphs: [
          ['The link in your invitation to ', strong(inviteeEmail), ' no longer works.'],
          'Should they still join? Then invite them again from the list of members. It goes to the same address, with a new link.',
        ],
        footer: ['You get this mail because you sent that invitation, or look after the members there. If they should not join, there is nothing to do.'],
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

const brandOf = ({ organizationName, organizationLogoUrl }: About, { name }: Environment) => ({ name: organizationName || name, logoUrl: organizationLogoUrl });

const rows = (term: string, value: string): (readonly [string, string])[] => (value ? [[term, value]] : []);
