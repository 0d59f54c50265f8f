import type { Socket } from 'node:net';
import { createTransport } from 'nodemailer';
import { GiveUp, type JobTools } from './worker.ts';

/** An address with the name it goes by; the name may be empty. */
export interface Mailbox {
  readonly name: string;
  readonly address: string;
}

export interface Mail {
  readonly from: Mailbox;
  /** One address, and no name: what a person calls themselves is theirs to write. */
  readonly to: string;
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  /** `<job_1@example.com>`, the same at every try: a receiving server can drop the second of two. */
  readonly messageId: string;
}

/** Takes a mail off our hands, or throws: `GiveUp` when no later try can succeed. Called from job handlers. */
export interface Mailer {
  /** @returns what the mail server answered; empty when there is none */
  send(mail: Mail, tools: Pick<JobTools, 'signal' | 'change'>): Promise<string>;
  /** Shows that the mail server answers and lets us in, or throws. */
  check(): Promise<void>;
  close(): Promise<void>;
}

const SECOND = 1000;

/** A mailbox as MAIL_FROM writes it: `Tenon <no-reply@example.com>`, or the address alone. */
export function parseMailbox(text: string): Mailbox {
  const [, name = '', address = text.trim()] = /^\s*(.*?)\s*<([^<>]+)>\s*$/.exec(text) ?? [];
  if (!isAddress(address)) throw new Error(`"${text}" is not a mail address`);
  return { name: name.replace(/^"(.*)"$/, '$1'), address };
}

/** One plain address. Anything that could end a header, name a second recipient or open a comment is none. */
export const isAddress = (text: string): boolean => text.length <= 320 && /^[^\s\p{Cc}<>()[\]\\,;:@"]+@[^\s\p{Cc}<>()\\,;:@"]+$/u.test(text);

/** Where mails are handed in. */
export interface SmtpServer {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte. */
  readonly secure: boolean;
  readonly ignoreTLS: boolean;
  readonly requireTLS: boolean;
  readonly auth?: { readonly user: string; readonly pass: string };
}

export interface SmtpOptions {
  /** Connections kept open at most; a mail waits when all are busy. */
  readonly connections?: number;
  /** How long the other side may be silent. All of it together stays under the time-out of a job's try. */
  readonly silenceMilliseconds?: number;
  /** Opens the connections, where not every address may be reached. */
  readonly connect?: (host: string, port: number) => Promise<Socket>;
}

/** Named like a protocol: how nodemailer asks somebody else for its connections. */
const CONNECT = 'tenon';

/**
 * Sends through a mail server.
 * @param url `smtp://user:password@host:587` or `smtps://…:465`. With a password, STARTTLS is demanded
 *   unless the host is this machine; `?starttls=never` and `?starttls=always` decide otherwise.
 */
export function createSmtpMailer(url: string | SmtpServer, { connections = 8, silenceMilliseconds = 30 * SECOND, connect }: SmtpOptions = {}): Mailer {
  const transport = createTransport({
    ...(typeof url === 'string' ? smtpServer(url) : url),
    ...(connect && { proxy: `${CONNECT}://outside` }),
    pool: true,
    maxConnections: connections,
    // The jobs table counts the tries and spaces them; a second counter in here would send unseen duplicates.
    maxRequeues: 0,
    // Mail servers hang up on the idle. Better that we do, than that they do it as a mail begins.
    idleTimeout: 20 * SECOND,
    connectionTimeout: 10 * SECOND,
    greetingTimeout: 10 * SECOND,
    dnsTimeout: 10 * SECOND,
    socketTimeout: silenceMilliseconds,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  if (connect) {
    transport.set(`proxy_handler_${CONNECT}`, (_proxy, { host = '', port }, done) => {
      connect(host, Number(port)).then((connection) => done(null, { connection }), done);
    });
  }

  return {
    async send({ from, to, subject, html, text, messageId }, { signal }) {
      if (!isAddress(to)) throw new GiveUp('the recipient is not one plain mail address');
      try {
        const { response } = await transport.sendMail({
          from: { name: oneLine(from.name), address: from.address },
          to: { name: '', address: to },
          // What goes into the SMTP conversation is said here, not read out of headers.
          envelope: { from: from.address, to: [to] },
          subject: oneLine(subject),
          messageId,
          html,
          text,
          headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
          textEncoding: 'quoted-printable',
          signal,
        });
        return response;
      } catch (error) {
        throw refusedForGood(error) ? new GiveUp(wordsOf(error), { cause: error }) : error;
      }
    },
    async check() {
      await transport.verify();
    },
    async close() {
      transport.close();
    },
  };
}

/** What goes there never leaves this machine. */
export const isLoopback = (host: string): boolean => /^(localhost|127\.\d+\.\d+\.\d+|\[?::1\]?)$/.test(host);

/** `smtp.example.com:587`, as SMTP_URL names it. */
export function hostOf(url: string): string {
  const { host, port } = smtpServer(url);
  return `${host.includes(':') ? `[${host}]` : host}:${port}`;
}

function smtpServer(text: string): SmtpServer {
  const url = new URL(text);
  const secure = url.protocol === 'smtps:';
  if (!secure && url.protocol !== 'smtp:') throw new Error('SMTP_URL starts with smtp:// or smtps://');
  const starttls = url.searchParams.get('starttls') ?? 'default';
  const strange = [...url.searchParams.keys()].filter((name) => name !== 'starttls');
  if (strange.length > 0 || !['default', 'always', 'never'].includes(starttls)) {
    throw new Error('SMTP_URL knows one parameter: ?starttls=always or ?starttls=never');
  }
  const [user, pass] = [decodeURIComponent(url.username), decodeURIComponent(url.password)];
  return {
    host: url.hostname.replace(/^\[(.*)\]$/, '$1'),
    port: Number(url.port) || (secure ? 465 : 587),
    secure,
    ignoreTLS: starttls === 'never',
    // A password never goes out in the clear because somebody on the way struck STARTTLS from a greeting.
    requireTLS: !secure && (starttls === 'always' || (starttls === 'default' && user !== '' && !isLoopback(url.hostname))),
    ...(user ? { auth: { user, pass } } : {}),
  };
}

/**
 * A mail that this recipient's server refuses with 5xx is refused for good, and so is an address no
 * server can be asked about. A wrong password or a sender that is not allowed is for the operator to
 * mend, and the mail can wait for that.
 */
function refusedForGood(error: unknown): boolean {
  const { code, command, responseCode } = error as { code?: string; command?: string; responseCode?: number };
  const isPermanent = responseCode !== undefined && responseCode >= 500;
  if (code === 'EENVELOPE') return command === 'RCPT TO' ? isPermanent : command === 'API';
  return code === 'EMESSAGE' && isPermanent;
}

const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const oneLine = (text: string): string => text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim();
