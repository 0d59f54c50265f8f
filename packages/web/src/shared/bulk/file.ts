/** As much of a file as its first row may take. */
const HEAD = 64 * 1024;

const TYPES: Readonly<Record<string, string>> = {
  csv: 'text/csv',
  tsv: 'text/tab-separated-values',
  txt: 'text/plain',
  json: 'application/json',
  jsonl: 'application/x-ndjson',
  ndjson: 'application/x-ndjson',
};

export const ACCEPTED = [...Object.keys(TYPES).map((ending) => `.${ending}`), ...new Set(Object.values(TYPES))].join(',');

const endingOf = (name: string): string => name.slice(name.lastIndexOf('.') + 1).toLowerCase();

/** What a file says it is by its name: browsers call a table of Excel's by many names. */
export const typeOf = ({ name, type }: Pick<File, 'name' | 'type'>): string => TYPES[endingOf(name)] ?? (type || 'text/csv');

/** A workbook is no text: it has to be saved as one first. */
export const isWorkbook = ({ name }: Pick<File, 'name'>): boolean => ['xlsx', 'xls', 'ods', 'numbers'].includes(endingOf(name));

/** The cells of the first row, so that somebody can say which of them is the address. */
export async function firstRowOf(file: Blob): Promise<readonly string[]> {
  const text = (await file.slice(0, HEAD).text()).replace(/^\uFEFF/, '');
  const [line = ''] = text.trimStart().split(/[\r\n]/, 1);
  const bare = line.replace(/"[^"]*"/g, '');
  const [separator = ','] = [',', ';', '\t'].sort((a, b) => bare.split(b).length - bare.split(a).length);
  const cells: string[] = [''];
  let quoted = false;
  for (const letter of line) {
    if (letter === '"') quoted = !quoted;
    else if (letter === separator && !quoted) cells.push('');
    else cells[cells.length - 1] += letter;
  }
  return cells.map((cell) => cell.trim());
}

/** What is said beside a file: which column is what, and what holds of all rows. */
export interface Reading {
  /** By column: the field, or `""` for a column nothing is read from. Columns that are not in it are told by their names. */
  readonly columns: readonly { readonly column: string; readonly field: string }[];
  readonly roles: readonly string[];
  readonly inviterEmail: string;
}

export const AS_IT_IS: Reading = { columns: [], roles: [], inviterEmail: '' };

/** The address it is sent to. */
export function uploadPath(organizationId: string, name: string, { columns, roles, inviterEmail }: Reading): string {
  const query = new URLSearchParams({ name });
  for (const { column, field } of columns) query.append(field ? `map.${field}` : 'ignore', column);
  for (const role of roles) query.append('roles', role);
  if (inviterEmail) query.append('inviter_email', inviterEmail);
  return `/api/v1/organizations/${organizationId}/invitations:bulk?${query}`;
}

export const resultsPath = (organizationId: string, id: string): string => `/api/v1/organizations/${organizationId}/invitations/bulk/${id}/results.csv`;

/** What a list begins with, for those who make one. */
export const SAMPLE =
  'email,first_name,last_name,roles,external_id\nada@example.com,Ada,Lovelace,member,e-1001\ngrace@example.com,Grace,Hopper,"member,admin",e-1002\n';
