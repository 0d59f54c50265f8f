import { mailKind } from '../../chassis/mail-jobs.ts';
import { inWords, mailLayout, spoken, strong } from '../../chassis/mail-layout.ts';
import type { Purpose } from './challenge.ts';

export interface ChallengeMail {
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
    render({ to, code, link, purpose, seconds, organizationName }, environment) {
      const app = spoken(environment.name, 60);
      const lasts = inWords(seconds);
      const place = organizationName ? spoken(organizationName, 60) : app;
      const { heading, button } = {
        sign_in: { heading: `Sign in to ${place}`, button: `Sign in to ${app}` },
        sign_up: { heading: `Finish signing up for ${app}`, button: `Sign up for ${app}` },
        invitation: { heading: `Join ${place}`, button: `Join ${place}` },
        account: { heading: 'Show that it is you', button: `Go on at ${app}` },
        password: { heading: `Set a new password for ${app}`, button: 'Set a new password' },
      }[purpose];
      const body = mailLayout({
        brand: { name: environment.name },
        preheader: code ? `Your code is ${code}. It runs out in ${lasts}.` : `Your link is good for ${lasts}.`,
        heading,
        paragraphs: [
          code
            ? ['Type this code on the page that asked for it. It works once and runs out in ', strong(lasts), '.']
            : ['Press the button in the browser you started in. It works once and runs out in ', strong(lasts), '.'],
        ],
        ...(code ? { code } : {}),
        ...(link ? { button: { label: button, href: link } } : {}),
        footer: [
          ...(link && code ? ['The button works in the browser you started in.'] : []),
          ...(code ? [`Keep the code to yourself: nobody at ${app} will ever ask you for it.`] : []),
          `You did not ask for it? Ignore this mail: without ${code ? 'the code' : 'it'} nobody gets in as ${to}.`,
        ],
      });
      return { to, subject: code ? `${code} is your code for ${app}` : `Your link for ${app}`, ...body };
    },
  }),
};
