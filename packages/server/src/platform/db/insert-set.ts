import { type Kysely, type RawBuilder, type Selectable, sql } from 'kysely';
import type { Tables } from './tables.ts';

/**
 * Inserts many rows of one table in one statement with one parameter, however many there are: a statement with a place
 * for each value would have to be built and planned anew for each number of rows.
 * @param rows all with the same columns; columns that none of them has get their defaults
 * @param after what follows the insert: `on conflict do nothing`, `returning id`
 * @returns what `after` returns
 */
export async function insertSet<Table extends keyof Tables, Row = unknown>(
  db: Kysely<Tables>,
  table: Table,
  rows: readonly Partial<Selectable<Tables[Table]>>[],
  after: RawBuilder<Row> = sql``,
): Promise<readonly Row[]> {
  const [first] = rows;
  if (!first) return [];
  const columns = sql.join(Object.keys(first).map((column) => sql.ref(column)));
  const { rows: returned } = await sql<Row>`
    insert into ${sql.table(table)} (${columns})
    select ${columns} from json_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows)}::json)
    ${after}`.execute(db);
  return returned;
}
