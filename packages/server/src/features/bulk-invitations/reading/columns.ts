import type { Column } from '../bulk-invitation.ts';
import { bulkFaults } from '../faults.ts';

/** What a column can be read as; `metadata.<key>` besides. */
const FIELDS = ['email', 'first_name', 'last_name', 'name', 'roles', 'external_id', 'send_invitation_email'] as const;

/** What people call their columns, without capitals and without what is no letter or digit. */
const NAMES: Readonly<Record<(typeof FIELDS)[number], readonly string[]>> = {
  email: [
    'email',
    'emailaddress',
    'mail',
    'mailaddress',
    'emailid',
    'useremail',
    'workemail',
    'primaryemail',
    'username',
    'userprincipalname',
    'courriel',
    'correo',
  ],
  first_name: ['firstname', 'givenname', 'first', 'forename', 'vorname', 'prenom', 'prénom', 'nombre'],
  last_name: ['lastname', 'familyname', 'surname', 'last', 'nachname', 'nom', 'apellido', 'apellidos'],
  name: ['name', 'fullname', 'displayname'],
  roles: ['roles', 'role', 'rolle', 'rollen'],
  external_id: ['externalid', 'employeeid', 'userid', 'personnelnumber'],
  send_invitation_email: ['sendinvitationemail', 'sendinvitation', 'sendinvite', 'sendemail'],
};

const bare = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/** Which column is which, as the caller says it: a field to a column's name, or to its number from 1. */
export type Mapping = Readonly<Record<string, string>>;

/** Columns nothing is read from, whatever they are called. */
export type Ignored = readonly string[];

/** What stands in the first row, and what is read from where. */
export interface Layout {
  readonly hasHeader: boolean;
  readonly columns: readonly Column[];
}

/**
 * Tells from the first row which column is what. Columns the caller names go first; a header does the rest. Without a
 * header the column with an address in it is the one of the addresses.
 */
export function layoutOf(
  first: readonly string[],
  mapping: Mapping,
  { header, ignored = [] }: { header?: boolean | undefined; ignored?: Ignored } = {},
): Layout {
  const hasAddress = first.some(looksLikeAddress);
  const hasHeader = header ?? !hasAddress;
  const names = hasHeader ? first.map((cell) => cell.trim()) : first.map((_, index) => String(index + 1));
  const fields: string[] = names.map(() => '');

  for (const [field, column] of Object.entries(mapping)) {
    if (!isField(field)) throw bulkFaults.unknownField({ field: field.slice(0, 60) });
    const at = placeOf(names, column);
    if (at < 0) throw bulkFaults.unknownColumn({ column: column.slice(0, 60), field, columns: listed(names) });
    fields[at] = field;
  }
  const passedOver = new Set(ignored.map((column) => placeOf(names, column)));
  if (hasHeader) {
    for (const [index, name] of names.entries()) {
      if (fields[index] || passedOver.has(index)) continue;
      const field = fieldNamed(name);
      if (field && !fields.includes(field)) fields[index] = field;
    }
  } else if (!fields.includes('email')) {
    const at = first.findIndex((cell, index) => !fields[index] && looksLikeAddress(cell));
    if (at >= 0) fields[at] = 'email';
  }
  if (!fields.includes('email')) throw bulkFaults.noEmailColumn({ columns: listed(names) });
  return { hasHeader, columns: names.map((column, index) => ({ column: column.slice(0, 200), field: fields[index]! })) };
}

const isField = (text: string): boolean => (FIELDS as readonly string[]).includes(text) || /^metadata\..+$/.test(text);

function placeOf(names: readonly string[], column: string): number {
  const exact = names.indexOf(column.trim());
  if (exact >= 0) return exact;
  const alike = names.findIndex((name) => bare(name) === bare(column) && bare(column) !== '');
  if (alike >= 0) return alike;
  return /^[1-9]\d{0,3}$/.test(column) && Number(column) <= names.length ? Number(column) - 1 : -1;
}

function fieldNamed(name: string): string | undefined {
  const metadata = /^metadata\.(.+)$/i.exec(name);
  if (metadata) return `metadata.${metadata[1]}`;
  return FIELDS.find((field) => NAMES[field].includes(bare(name)));
}

const looksLikeAddress = (cell: string): boolean => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(cell.trim());

const listed = (names: readonly string[]): string =>
  names
    .slice(0, 20)
    .map((name) => `"${name.slice(0, 40)}"`)
    .join(', ');
