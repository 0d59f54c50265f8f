import { StartupProblem } from '../platform/startup-problem.ts';
import { BadRequest, type Credentials, connect } from './api.ts';
import { NoReport, type Recipient, readReport } from './delivery-report.ts';

/**
 * What the mail server is told, as sysexits(3) has it. It throws the message away (OK), sends it back to whoever wrote it
 * (DATAERR, USAGE), or keeps it and tries again (TEMPFAIL). Whatever may be put right outside of the message is of the last
 * kind, wrong credentials too: a report is not lost because of them.
 */
export const EXIT = { ok: 0, usage: 64, dataError: 65, tempFail: 75 } as const;

const MEGABYTE = 1024 * 1024;
/** Our mails are small, and reports bring back no more than one. */
const MOST_BYTES = 20 * MEGABYTE;
/** Each of our mails is for one; longer reports are about somebody else's. */
const MOST_RECIPIENTS = 50;

interface Terminal {
  readonly say: (words: string) => void;
  readonly complain: (words: string) => void;
}

/**
 * `tenon bounce`: reads one delivery report as a mail server pipes it in, and tells a running server which addresses do not
 * take mail.
 * @returns the exit code
 */
export async function bounceFromShell(
  message: AsyncIterable<Uint8Array>,
  options: Credentials,
  env: NodeJS.ProcessEnv,
  { say, complain }: Terminal,
): Promise<number> {
  try {
    const { recipients, at } = await readReport(await whole(message));
    const failed = recipients.filter(({ action }) => action === 'failed').slice(0, MOST_RECIPIENTS);
    for (const { email, action } of recipients) if (action !== 'failed') say(`${email}: ${action || 'no action'}. That is no bounce: nothing was noted.`);
    if (failed.length === 0) return EXIT.ok;
    const api = await connect(options, env);
    for (const recipient of failed) {
      try {
        const { invitation_count: count } = (await api('POST', '/api/v1/invites:bounce', {
          ...bounceOf(recipient),
          ...(at && { time: at.toISOString() }),
        })) as {
          readonly invitation_count: number;
        };
        say(`${recipient.email}: noted of ${count} ${count === 1 ? 'invitation' : 'invitations'}.`);
      } catch (error) {
        // It is about this address, and would be again: the others have their turn.
        if (!(error instanceof BadRequest)) throw error;
        complain(`${recipient.email}: ${error.message}`);
      }
    }
    return EXIT.ok;
  } catch (error) {
    if (error instanceof NoReport) {
      complain(`${error.message} Nothing was noted. This address reads reports of mail servers and nothing else.`);
      return EXIT.dataError;
    }
    if (!(error instanceof StartupProblem)) throw error;
    complain(`${error.message} The report is not lost: it can be tried again.`);
    return EXIT.tempFail;
  }
}

const LONGEST_ANSWER = 500;

/**
 * Who gives up after days of trying reports that it failed, with the code of the last try, which is one of a delay. That it
 * was given up has a code of its own (RFC 3463, X.4.7).
 */
function bounceOf({ email, status, answer }: Recipient) {
  const gaveUp = status.startsWith('4.');
  const words = gaveUp ? `given up: ${answer.includes(status) ? answer : `${status} ${answer}`}` : answer;
  return { email, answer: words.trim().slice(0, LONGEST_ANSWER), status_code: gaveUp ? '5.4.7' : status };
}

async function whole(message: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of message) {
    bytes += part.length;
    if (bytes > MOST_BYTES) throw new NoReport('This message is larger than a delivery report is.');
    parts.push(part);
  }
  return Buffer.concat(parts);
}
