import type { Environment } from '../platform/environment.ts';
import type { Mailbox, Mailer } from '../platform/mail.ts';
import { GiveUp, type JobHandler } from '../platform/worker.ts';
import type { Wordable, Wording } from './mail-words.ts';

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
  /** What an environment may word anew; without it, or where it says nothing, nobody may. */
  readonly wordable?: (payload: Payload, environment: Environment) => Wordable | undefined;
  /** After this a mail is of no use to anybody: a code that has run out is not sent. */
  readonly goodForMinutes?: number | ((environment: Environment) => number);
}

export const mailKind = <Payload>(kind: MailKind<Payload>): MailKind<Payload> => kind;

const MINUTE = 60_000;

/**
 * The handlers of jobs that are mails: render, then send. Rendering happens at every try, with the
 * templates of the process that sends.
 * @param kinds by the job's kind: `mail.invitation`
 * @param wording what environments make of them
 */
export function mailJobs(mailer: Mailer, from: Mailbox, kinds: Readonly<Record<string, MailKind>>, wording?: Wording): Record<string, JobHandler> {
  return Object.fromEntries(
    Object.entries(kinds).map(([name, kind]) => [
      name,
      async (job, tools) => {
        const age = tools.now.getTime() - job.createdAt.getTime();
        const { goodForMinutes = Number.POSITIVE_INFINITY } = kind;
        const minutes = typeof goodForMinutes === 'number' ? goodForMinutes : goodForMinutes(tools.environment);
        if (age > minutes * MINUTE) throw new GiveUp('the mail would come too late to be of use');
        // The payload was written by the feature that reads it here, and sealed in between.
        const builtIn = kind.render(job.payload as never, tools.environment);
        const wordable = wording && kind.wordable?.(job.payload as never, tools.environment);
        const letter = { ...builtIn, ...(wordable && (await wording(wordable, tools))) };
        const sender = { name: from.name || tools.environment.name, address: from.address };
        await mailer.send({ ...letter, from: sender, messageId: `<${job.id}@${domainOf(from.address)}>` }, tools);
      },
    ]),
  );
}

const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1);
