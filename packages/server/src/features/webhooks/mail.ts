import { brandOf } from '../../chassis/brand.ts';
import { instantInWords } from '../../chassis/i18n/formats.ts';
import { type InLanguage, letterLanguage } from '../../chassis/i18n/letters.ts';
import { mailKind } from '../../chassis/mail-jobs.ts';
import { mailLayout, spoken, strong } from '../../chassis/mail-layout.ts';
import type { WebhookEndpointId } from '../../platform/ids.ts';
import { HOME_LANGUAGE, INTL_LOCALES } from '../../platform/languages.ts';
import type { Work } from '../../platform/work.ts';
import { listKeepers } from '../operators/index.ts';
import type { Posted } from './post.ts';
import { webhookTexts } from './texts/index.ts';

/** What came of the last try. */
export type LastAnswer = Pick<Posted, 'status' | 'failure'>;

interface EndpointOffMail extends InLanguage, LastAnswer {
  readonly to: string;
  readonly endpointId: WebhookEndpointId;
  readonly url: string;
  readonly failingSince: string;
  /** Deliveries that go out once it is on again. */
  readonly waiting: number;
}

interface SwitchedOff {
  readonly id: WebhookEndpointId;
  readonly url: string;
  readonly failingSince: Date;
  readonly answer: LastAnswer;
  readonly waiting: number;
}

/** The server switched an endpoint off: whoever may mend that hears of it, in the transaction that did it. */
export async function tellKeepers(work: Work, { id, url, failingSince, answer, waiting }: SwitchedOff): Promise<void> {
  for (const { email, locale } of await listKeepers(work)) {
    const mail: EndpointOffMail = {
      to: email,
      endpointId: id,
      url,
      failingSince: failingSince.toISOString(),
      ...answer,
      waiting,
      language: letterLanguage(work, locale),
    };
    work.schedule('mail.webhook_endpoint_off', mail);
  }
}

/** The mails this feature leaves in the jobs table, by the kind of job. */
export const webhookMails = {
  'mail.webhook_endpoint_off': mailKind<EndpointOffMail>({
    render({ to, endpointId, url, failingSince, status, failure, waiting, language = HOME_LANGUAGE }, environment) {
      const t = webhookTexts(language);
      const app = spoken(environment.name, 60);
      const body = mailLayout({
        language,
        brand: brandOf(environment),
        preheader: t.text('off.preheader'),
        heading: t.text('off.heading', { app }),
        paragraphs: [t.sentence('off.explained', { app: strong(app) }), t.text('off.whatToDo'), t.text('off.replay')],
        facts: [
          [t.text('off.endpoint'), withoutQuery(url)],
          [t.text('off.environment'), new URL(environment.url).host],
          [t.text('off.since'), instantInWords(language, new Date(failingSince))],
          [t.text('off.answer'), status === null ? (failure ?? '') : t.text('off.status', { status })],
          [t.text('off.waiting'), new Intl.NumberFormat(INTL_LOCALES[language]).format(waiting)],
        ],
        button: { label: t.text('off.button'), href: `${environment.url}/dashboard/webhooks/${endpointId}` },
        footer: [t.sentence('off.whyYou', { app, email: to })],
      });
      return { to, subject: t.text('off.subject', { app }), ...body };
    },
  }),
};

/** Some keep a key in it, and mail is read by many. */
function withoutQuery(url: string): string {
  const { origin, pathname, search } = new URL(url);
  return `${origin}${pathname}${search ? '?…' : ''}`;
}
