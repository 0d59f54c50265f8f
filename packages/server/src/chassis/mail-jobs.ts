import type { Environment } from '../platform/environment.ts';
import type { Mailbox, Mailer } from '../platform/mail.ts';
import { GiveUp, type JobHandler } from '../platform/worker.ts';

/** A mail as a feature's mail.ts writes it. */
export interface Letter {
  readonly to: string;
  readonly subject: string;
  readonly html: string;
  readonly text: string;
}

/** One kind of mail: what the job's payload says, made readable. */
export interface MailKind<Payload = never> {
  readonly render: (payload: Payload, environment: Environment) => Letter;
  /** After this a mail is of no use to anybody: a code that has run out is not sent. */
  readonly goodForMinutes?: number | ((environment: Environment) => number);
}

export const mailKind = <Payload>(kind: MailKind<Payload>): MailKind<Payload> => kind;

const MINUTE = 60_000;

/**
 * The handlers of jobs that are mails: render, then send. Rendering happens at every try, with the
 * templates of the process that sends.
 * @param kinds by the job's kind: `mail.invitation`
 */
export function mailJobs(mailer: Mailer, from: Mailbox, kinds: Readonly<Record<string, MailKind>>): Record<string, JobHandler> {
  return Object.fromEntries(
    Object.entries(kinds).map(([name, kind]) => [
      name,
      async (job, tools) => {
        const age = tools.now.getTime() - job.createdAt.getTime();
        const { goodForMinutes = Number.POSITIVE_INFINITY } = kind;
        const minutes = typeof goodForMinutes === 'number' ? goodForMinutes : goodForMinutes(tools.environment);
        if (age > minutes * MINUTE) throw new GiveUp('the mail would come too late to be of use');
        // The payload was written by the feature that reads it here, and sealed in between.
        const letter = kind.render(job.payload as never, tools.environment);
        const sender = { name: from.name || tools.environment.name, address: from.address };
        await mailer.send({ ...letter, from: sender, messageId: `<${job.id}@${domainOf(from.address)}>` }, tools);
      },
    ]),
  );
}

const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1);
