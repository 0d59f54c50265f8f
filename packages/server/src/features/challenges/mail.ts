import { mailKind } from '../../chassis/mail-jobs.ts';
import { mailLayout, spoken, strong } from '../../chassis/mail-layout.ts';
import { MINUTES, type Purpose } from './challenge.ts';

export interface ChallengeMail {
  readonly to: string;
  readonly code: string;
  readonly link: string;
  readonly purpose: Purpose;
  readonly minutes: number;
  readonly organizationName?: string;
}

/** The mails this feature leaves in the jobs table, by the kind of job. */
export const challengeMails = {
  'mail.challenge': mailKind<ChallengeMail>({
    goodForMinutes: MINUTES,
    render({ to, code, link, purpose, minutes, organizationName }, environment) {
      const app = spoken(environment.name, 60);
      const place = organizationName ? spoken(organizationName, 60) : app;
      const { heading, button } = {
        sign_in: { heading: `Sign in to ${place}`, button: `Sign in to ${app}` },
        sign_up: { heading: `Finish signing up for ${app}`, button: `Sign up for ${app}` },
        invitation: { heading: `Join ${place}`, button: `Join ${place}` },
      }[purpose];
      const body = mailLayout({
        brand: { name: environment.name },
        preheader: `Your code is ${code}. It runs out in ${minutes} minutes.`,
        heading,
        paragraphs: [['Type this code on the page that asked for it. It works once and runs out in ', strong(`${minutes} minutes`), '.']],
        code,
        button: { label: button, href: link },
        footer: [
          'The button works in the browser you started in.',
          `Keep the code to yourself: nobody at ${app} will ever ask you for it.`,
          `You did not ask for it? Ignore this mail: without the code nobody gets in as ${to}.`,
        ],
      });
      return { to, subject: `${code} is your code for ${app}`, ...body };
    },
  }),
};
