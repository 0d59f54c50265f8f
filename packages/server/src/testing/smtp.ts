import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { after } from 'node:test';
import type { Behaviour, Received, SmtpOrder, SmtpReport } from './smtp-process.ts';

/** A real mail server on this machine, in a process of its own, ended with the test file. */
export async function startSmtp(behaviour: Behaviour = 'accept', password?: string) {
  const child = fork(new URL('./smtp-process.ts', import.meta.url), password ? [behaviour, password] : [behaviour]);
  after(() => void child.kill());
  const received: Received[] = [];
  const order = (given: SmtpOrder) => void child.send(given, () => {});
  const port = await new Promise<number>((resolve) => {
    child.on('message', (report: SmtpReport) => {
      if ('port' in report) resolve(report.port);
      else if ('received' in report) {
        received.push(report.received);
        order('noted');
      }
    });
  });
  return {
    port,
    url: `smtp://127.0.0.1:${port}`,
    /** Every mail whose text reached the server, refused ones too, in order. */
    received,
    accepted: () => received.filter((mail) => mail.accepted).map((mail) => readMail(mail.raw)),
    /** From the moment it is answered, and not before. */
    behave: (next: Behaviour) =>
      new Promise<void>((resolve) => {
        const hear = (report: SmtpReport) => {
          if (!('behaves' in report) || report.behaves !== next) return;
          child.off('message', hear);
          resolve();
        };
        child.on('message', hear);
        order({ behave: next });
      }),
    stop: () => end(child),
  };
}

/** Ends a child process and waits until it is gone. */
export async function end(child: ChildProcess, signal: NodeJS.Signals = 'SIGKILL') {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill(signal);
  await once(child, 'exit');
}

export interface ReadMail {
  readonly headers: Readonly<Record<string, string>>;
  /** By content type: `text/plain`, `text/html`. */
  readonly parts: Readonly<Record<string, string>>;
}

/** Reads a mail as far as ours go: headers with encoded words, one level of parts, quoted-printable and base64. */
export function readMail(raw: string): ReadMail {
  const { headers, body } = split(raw);
  const boundary = /boundary="?([^";]+)"?/.exec(headers['content-type'] ?? '')?.[1];
  if (!boundary) return { headers, parts: { [typeOf(headers)]: decode(headers, body) } };
  const parts = body
    .split(`--${boundary}`)
    .slice(1, -1)
    .map((part) => split(part.replace(/^\r\n/, '')));
  return { headers, parts: Object.fromEntries(parts.map((part) => [typeOf(part.headers), decode(part.headers, part.body)])) };
}

function split(text: string) {
  const at = text.indexOf('\r\n\r\n');
  const lines = text
    .slice(0, at)
    .replace(/\r\n[ \t]+/g, ' ')
    .split('\r\n');
  const headers = lines.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), words(line.slice(line.indexOf(':') + 1).trim())] as const);
  return { headers: Object.fromEntries(headers) as Record<string, string>, body: text.slice(at + 4) };
}

const typeOf = (headers: Record<string, string>) => headers['content-type']?.split(';')[0] ?? 'text/plain';

function decode(headers: Record<string, string>, body: string): string {
  const text = body.replace(/\r\n$/, '');
  switch (headers['content-transfer-encoding']?.toLowerCase()) {
    case 'quoted-printable':
      return unquote(text.replace(/=\r\n/g, '')).replace(/\r\n/g, '\n');
    case 'base64':
      return Buffer.from(text, 'base64').toString('utf8');
    default:
      return text.replace(/\r\n/g, '\n');
  }
}

/** `=?UTF-8?Q?J=C3=BCrgen?=` → Jürgen; the space between two encoded words is none. */
const words = (text: string): string =>
  text
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/(?:=\?utf-8\?q\?([^?]*)\?=)+/gi, (all) =>
      unquote([...all.matchAll(/=\?utf-8\?q\?([^?]*)\?=/gi)].map(([, word]) => word!.replaceAll('_', ' ')).join('')),
    )
    .replace(/(?:=\?utf-8\?b\?([^?]*)\?=)+/gi, (all) =>
      Buffer.concat([...all.matchAll(/=\?utf-8\?b\?([^?]*)\?=/gi)].map(([, word]) => Buffer.from(word!, 'base64'))).toString('utf8'),
    );

const unquote = (text: string): string =>
  Buffer.concat(
    text.split(/(=[0-9A-F]{2})/i).map((piece) => (/^=[0-9A-F]{2}$/i.test(piece) ? Buffer.from(piece.slice(1), 'hex') : Buffer.from(piece, 'utf8'))),
  ).toString('utf8');
