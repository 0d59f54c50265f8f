import { inBatchesBy } from '../platform/batches.ts';
import type { Environment } from '../platform/environment.ts';
import type { Mailbox, Mailer } from '../platform/mail.ts';
import type { Work } from '../platform/work.ts';
import { GiveUp, type Job, type JobHandler, type JobTools, RETRY_WAITS } from '../platform/worker.ts';
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
  /** Writes down what mail servers said of mails of this kind, several at a time. */
  readonly told?: (work: Work, replies: readonly Reply<Payload>[]) => Promise<void>;
}

/** What a mail server said of one mail. `deferred`: not now; it is tried again. */
export interface Reply<Payload> {
  readonly payload: Payload;
  readonly how: 'accepted' | 'deferred' | 'refused';
  readonly answer: string;
}

export const mailKind = <Payload>(kind: MailKind<Payload>): MailKind<Payload> => kind;

const MINUTE = 60_000;

/** Who takes an environment's mails, and whom they come from. */
export interface Post {
  readonly mailer: Mailer;
  readonly from: Mailbox;
}

/**
 * The handlers of jobs that are mails: render, then send. Rendering happens at every try, with the
 * templates of the process that sends, and through the mail server that its environment has by then.
 * @param kinds by the job's kind: `mail.invitation`
 * @param wording what environments make of them
 */
export function mailJobs(postOf: (environment: Environment) => Post, kinds: Readonly<Record<string, MailKind>>, wording?: Wording): Record<string, JobHandler> {
  return Object.fromEntries(
    Object.entries(kinds).map(([name, kind]) => {
      const told = kind.told;
      // What came while the last was written down, in one go: a statement for each mail would be as dear as the mail.
      const tell =
        told &&
        inBatchesBy<Told>(
          ({ tools }) => tools.environment.id,
          (all) =>
            all[0]!.tools.change((work) =>
              told(
                work,
                all.map(({ reply }) => reply as Reply<never>),
              ),
            ),
        );
      const handler: JobHandler = async (job, tools) => {
        const age = tools.now.getTime() - job.createdAt.getTime();
        const { goodForMinutes = Number.POSITIVE_INFINITY } = kind;
        const minutes = typeof goodForMinutes === 'number' ? goodForMinutes : goodForMinutes(tools.environment);
        if (age > minutes * MINUTE) throw new GiveUp('the mail would come too late to be of use');
        // The payload was written by the feature that reads it here, and sealed in between.
        const builtIn = kind.render(job.payload as never, tools.environment);
        const wordable = wording && kind.wordable?.(job.payload as never, tools.environment);
        const letter = { ...builtIn, ...(wordable && (await wording(wordable, tools))) };
        const { mailer, from } = postOf(tools.environment);
        const sender = { name: from.name || tools.environment.name, address: from.address };
        const mail = { ...letter, from: sender, messageId: `<${job.id}@${domainOf(from.address)}>` };
        if (!tell) return void (await mailer.send(mail, tools));
        const reply = await mailer.send(mail, tools).then(
          (answer) => ({ how: 'accepted' as const, answer }),
          (error: unknown) => ({ how: isLast(job, error) ? ('refused' as const) : ('deferred' as const), answer: wordsOf(error), error }),
        );
        // A mail that has gone is not sent again because nobody could write that down.
        await tell({ reply: { payload: job.payload, how: reply.how, answer: reply.answer.slice(0, LONGEST_ANSWER) }, tools }).catch(() => {});
        if ('error' in reply) throw reply.error;
      };
      return [name, handler];
    }),
  );
}

interface Told {
  readonly reply: Reply<unknown>;
  readonly tools: JobTools;
}

const LONGEST_ANSWER = 500;

const isLast = ({ attempt }: Job, error: unknown): boolean => error instanceof GiveUp || attempt > RETRY_WAITS.length;

const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1);
