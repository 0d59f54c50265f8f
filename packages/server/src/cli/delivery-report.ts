import PostalMime, { type Attachment, type Email } from 'postal-mime';

/** What a delivery report says of one whom the mail was for. */
export interface Recipient {
  readonly email: string;
  /** RFC 3464, 2.3.3: `failed`, `delayed`, `delivered`, `relayed`, `expanded`. */
  readonly action: string;
  /** RFC 3463: `5.1.1`; empty where none is given. */
  readonly status: string;
  /** What the server said that did not take it, without the name of the protocol. */
  readonly answer: string;
}

export interface DeliveryReport {
  readonly recipients: readonly Recipient[];
  /** When it was written, as far as it says so. */
  readonly at?: Date;
}

/** The message is none of RFC 3464: a reply of somebody, say. */
export class NoReport extends Error {}

/**
 * Reads a delivery report (RFC 3464): a `multipart/report` whose second part has a group of fields for each recipient, and
 * whose third part is the mail that came back, or its header.
 */
export async function readReport(message: Uint8Array): Promise<DeliveryReport> {
  // What came back stays what it is: a report that somebody forwards is not read as one.
  const email = await PostalMime.parse(message, { forceRfc822Attachments: true, attachmentEncoding: 'utf8' }).catch((cause: unknown) => {
    throw new NoReport('This message cannot be read.', { cause });
  });
  const { attachments } = email;
  const status = isReport(email) && attachments.find(({ mimeType }) => /^message\/(global-)?delivery-status$/.test(mimeType));
  if (!status) throw new NoReport('This is no delivery report of a mail server (RFC 3464).');
  const groups = groupsOf(textOf(status));
  const failed = groups.filter((fields) => fields.has('final-recipient') || fields.has('original-recipient'));
  if (failed.length === 0) throw new NoReport('This delivery report names nobody.');
  const addressed = await addresseeOf(attachments);
  const at = email.date ? new Date(email.date) : undefined;
  return {
    recipients: failed.flatMap((fields) => recipientOf(fields, failed.length === 1 ? addressed : undefined)),
    ...(at && !Number.isNaN(at.getTime()) && { at }),
  };
}

function isReport({ headers }: Email): boolean {
  const type = headers.findLast(({ key }) => key === 'content-type')?.value ?? '';
  if (!/^\s*multipart\/report\b/i.test(type)) return false;
  const kind = /;\s*report-type\s*=\s*"?([\w-]+)/i.exec(type)?.[1];
  return kind === undefined || kind.toLowerCase() === 'delivery-status';
}

const textOf = ({ content }: Attachment): string => (typeof content === 'string' ? content : Buffer.from(content as Uint8Array).toString('utf8'));

/** Fields by their names in lower case, in groups that empty lines set apart. The first group is about the mail as a whole. */
function groupsOf(text: string): ReadonlyMap<string, string>[] {
  return text
    .replaceAll('\r\n', '\n')
    .split(/\n[ \t]*\n/)
    .map((block) => {
      const lines = block.replace(/\n[ \t]+/g, ' ').split('\n');
      return new Map(
        lines.flatMap((line) => {
          const [, name, value] = /^([!-9;-~]+)[ \t]*:(.*)$/.exec(line) ?? [];
          return name === undefined || value === undefined ? [] : [[name.toLowerCase(), value.trim()]];
        }),
      );
    });
}

/**
 * Whom we had written to. The report may name somebody else as the final recipient, where mail was passed on; then it says
 * whom it was for at first, or the mail that came back does.
 */
function recipientOf(fields: ReadonlyMap<string, string>, addressed: string | undefined): Recipient[] {
  const email = mailboxIn(fields.get('original-recipient')) ?? addressed ?? mailboxIn(fields.get('final-recipient'));
  if (!email) return [];
  return [
    {
      email,
      action: /^[a-z]+/i.exec(fields.get('action') ?? '')?.[0]?.toLowerCase() ?? '',
      status: /^[245]\.\d{1,3}\.\d{1,3}(?!\d)/.exec(fields.get('status') ?? '')?.[0] ?? '',
      answer: (fields.get('diagnostic-code') ?? '')
        .replace(/^[\w-]+\s*;/, '')
        .replace(/\s+/g, ' ')
        .trim(),
    },
  ];
}

/** `rfc822;ada@example.com`, or `utf-8` where the address has letters beyond ASCII (RFC 6533). */
function mailboxIn(value: string | undefined): string | undefined {
  const [, address] = /^(?:rfc822|utf-8)\s*;\s*<?([^\s<>]+@[^\s<>]+?)>?$/i.exec(value ?? '') ?? [];
  return address;
}

/** The only one the mail that came back was for. */
async function addresseeOf(attachments: readonly Attachment[]): Promise<string | undefined> {
  const returned = attachments.find(({ mimeType }) => /^(message\/rfc822|message\/global|text\/rfc822-headers|message\/global-headers)$/.test(mimeType));
  if (!returned) return undefined;
  const { to = [] } = await PostalMime.parse(textOf(returned)).catch((): Partial<Email> => ({}));
  return to.length === 1 ? to[0]?.address || undefined : undefined;
}
