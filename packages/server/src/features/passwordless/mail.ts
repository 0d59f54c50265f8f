import { mailKind } from '../../chassis/mail-jobs.ts';
import { inWords, mailLayout, type Sentence, spoken, strong } from '../../chassis/mail-layout.ts';
import { MOST_SECONDS, type Template } from './passwordless.ts';

export interface PasswordlessMail {
  readonly to: string;
  readonly template: Template;
  readonly seconds: number;
  /** One of them or both. */
  readonly code?: string;
  readonly link?: string;
}

/** The mails this feature leaves in the jobs table, by the kind of job. */
export const passwordlessMails = {
  'mail.passwordless': mailKind<PasswordlessMail>({
    goodForMinutes: MOST_SECONDS / 60,
    render({ to, template, seconds, code, link }, environment) {
      const app = spoken(environment.name, 60);
      const [heading, button] = template === 'sign_up' ? [`Finish signing up for ${app}`, `Sign up for ${app}`] : [`Sign in to ${app}`, `Sign in to ${app}`];
      const good = strong(inWords(seconds));
      const how: Sentence = code
        ? [`Type this code on the page that asked for it${link ? ', or press the button' : ''}. It works once and runs out in `, good, '.']
        : ['Press the button to go on. It works once and runs out in ', good, '.'];
      const body = mailLayout({
        brand: { name: environment.name },
        preheader: code ? `Your code is ${code}. It runs out in ${inWords(seconds)}.` : `Your link runs out in ${inWords(seconds)}.`,
        heading,
        paragraphs: [how],
        ...(code ? { code } : {}),
        ...(link ? { button: { label: button, href: link } } : {}),
        footer: [
          ...(code ? [`Keep the code to yourself: nobody at ${app} will ever ask you for it.`] : []),
          `You did not ask for it? Ignore this mail: without it nobody gets in as ${to}.`,
        ],
      });
      return { to, subject: code ? `${code} is your code for ${app}` : `Your link for ${app}`, ...body };
    },
  }),
};
