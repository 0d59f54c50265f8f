import { pipeline, Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import type { Column, Wanted } from '../bulk-invitation.ts';
import { bulkFaults } from '../faults.ts';
import { type Ignored, layoutOf, type Mapping } from './columns.ts';
import { type Raw, rolesIn, wanted } from './row.ts';

/** A row longer than this is a quotation mark that nobody closed. */
const LONGEST_ROW = 64 * 1024;
const MOST_COLUMNS = 200;

export interface CsvOptions {
  readonly mapping: Mapping;
  /** Whether the first row names the columns; told from it when nobody says. */
  readonly header?: boolean | undefined;
  readonly ignored?: Ignored;
  readonly onColumns: (columns: readonly Column[]) => void;
}

/** Rows of a CSV file, with commas, semicolons or tabs between the cells. */
export async function* csvRows(text: AsyncIterable<string>, { mapping, onColumns, ...hints }: CsvOptions): AsyncGenerator<Wanted> {
  const { delimiter, whole } = await delimiterOf(text);
  const parser = parse({ bom: true, delimiter, relax_column_count: true, skip_empty_lines: true, max_record_size: LONGEST_ROW });
  // What goes wrong at the source comes out of the loop below.
  pipeline(Readable.from(whole), parser, () => {});
  let number = 0;
  let columns: readonly Column[] | undefined;
  try {
    for await (const cells of parser as AsyncIterable<string[]>) {
      if (!columns) {
        const layout = layoutOf(cells.slice(0, MOST_COLUMNS), mapping, hints);
        columns = layout.columns;
        onColumns(columns);
        if (layout.hasHeader) continue;
      }
      if (cells.every((cell) => cell.trim() === '')) continue;
      number += 1;
      yield wanted(number, rawOf(columns, cells));
    }
  } catch (error) {
    if (error instanceof CsvError) throw bulkFaults.unreadable({ row: number + 1, why: reasonOf(error) }, error);
    throw error;
  }
}

function rawOf(columns: readonly Column[], cells: readonly string[]): Raw {
  const said: Record<string, string> = {};
  const metadata: Record<string, string> = {};
  for (const [index, { field }] of columns.entries()) {
    const cell = cells[index];
    if (field === '' || cell === undefined) continue;
    if (field.startsWith('metadata.')) metadata[field.slice('metadata.'.length)] = cell;
    else said[field] = cell;
  }
  return { ...said, email: said.email ?? '', roles: rolesIn(said.roles ?? ''), metadata };
}

/** What stands between the cells: whichever of the three the first line has most of, outside quotation marks. */
async function delimiterOf(text: AsyncIterable<string>): Promise<{ readonly delimiter: string; readonly whole: AsyncIterable<string> }> {
  const source = text[Symbol.asyncIterator]();
  let head = '';
  let ended = false;
  while (!ended && head.length < LONGEST_ROW && !/[\r\n]/.test(head.trimStart())) {
    const next = await source.next();
    if (next.done) ended = true;
    else head += next.value;
  }
  const line = head
    .trimStart()
    .split(/[\r\n]/, 1)[0]!
    .replace(/"[^"]*"/g, '');
  const [delimiter] = [',', ';', '\t'].sort((a, b) => line.split(b).length - line.split(a).length);
  async function* whole() {
    yield head;
    for (let next = ended ? undefined : await source.next(); next && !next.done; next = await source.next()) yield next.value;
  }
  return { delimiter: delimiter!, whole: whole() };
}

function reasonOf({ code }: CsvError): string {
  switch (code) {
    case 'CSV_QUOTE_NOT_CLOSED':
      return 'a quotation mark is opened and never closed';
    case 'CSV_MAX_RECORD_SIZE':
      return 'it is longer than 64 KiB; most likely a quotation mark is not closed';
    case 'INVALID_OPENING_QUOTE':
    case 'CSV_INVALID_CLOSING_QUOTE':
      return 'there is a quotation mark within a cell; write it twice, and the cell within quotation marks';
    default:
      return 'it does not follow the rules of CSV';
  }
}
