import type { Wanted } from '../bulk-invitation.ts';

/** What is said of one person, before anybody has looked at it. */
export interface Raw {
  readonly email: string;
  readonly first_name?: string | undefined;
  readonly last_name?: string | undefined;
  readonly name?: string | undefined;
  readonly roles?: readonly string[] | undefined;
  readonly external_id?: string | undefined;
  readonly metadata?: Readonly<Record<string, string>> | undefined;
  readonly send_invitation_email?: boolean | string | undefined;
}

const LONGEST = { email: 320, first_name: 255, last_name: 255, name: 255, external_id: 510 } as const;

/**
 * A row as it is kept. What is too long or cannot be kept is said of the row, which is then nobody's invitation; the
 * other rows are read all the same. The limits are those of a single invitation.
 */
export function wanted(number: number, raw: Raw): Wanted {
  const problems: string[] = [];
  const text = (field: keyof typeof LONGEST): string => {
    const value = clean(raw[field] ?? '');
    if (value.length <= LONGEST[field]) return value;
    problems.push(`${field} is longer than ${LONGEST[field]} characters`);
    return value.slice(0, LONGEST[field]);
  };
  const roles = [...new Set((raw.roles ?? []).map(clean).filter(Boolean))];
  if (roles.length > 50 || roles.some((role) => role.length > 255)) problems.push('these are too many roles, or the name of one is too long');
  const metadata = Object.entries(raw.metadata ?? {}).flatMap(([key, value]): [string, string][] => (clean(value) === '' ? [] : [[clean(key), clean(value)]]));
  if (metadata.length > 20) problems.push('metadata has more than 20 pairs');
  for (const [key, value] of metadata) {
    if (key.length < 3 || key.length > 25) problems.push(`the key "${key.slice(0, 30)}" of metadata does not have 3 to 25 characters`);
    if (value.length > 256) problems.push(`"${key.slice(0, 30)}" of metadata is longer than 256 characters`);
  }
  const send = yesOrNo(raw.send_invitation_email);
  if (send === 'neither') problems.push('send_invitation_email is neither yes nor no');

  const [first] = problems;
  return {
    number,
    email: text('email'),
    givenName: text('first_name'),
    familyName: text('last_name'),
    name: text('name'),
    roles: first === undefined ? roles : [],
    externalId: text('external_id'),
    metadata: first === undefined ? Object.fromEntries(metadata) : {},
    send: send === 'neither' ? undefined : send,
    ...(problems.length > 0 ? { problem: sentence(problems[0]!) } : {}),
  };
}

/** Without what no table can keep and no eye sees. */
const clean = (text: string): string => text.replaceAll('\0', '').toWellFormed().trim();

const sentence = (words: string): string => `${words[0]!.toUpperCase()}${words.slice(1)}.`;

function yesOrNo(given: boolean | string | undefined): boolean | undefined | 'neither' {
  if (typeof given !== 'string') return given;
  const word = clean(given).toLowerCase();
  if (word === '') return undefined;
  if (['yes', 'y', 'true', '1', 'on', 'ja', 'oui', 'sí', 'si'].includes(word)) return true;
  return ['no', 'n', 'false', '0', 'off', 'nein', 'non'].includes(word) ? false : 'neither';
}

/** Several roles in one cell. */
export const rolesIn = (cell: string): string[] => cell.split(/[,;|]/);
