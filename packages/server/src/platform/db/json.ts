import { type RawBuilder, type SelectQueryBuilder, sql } from 'kysely';

/** A row as PostgreSQL writes it in JSON: an instant is words there. */
export type JsonOf<Row> = { readonly [Column in keyof Row]: WithoutDates<Row[Column]> };
type WithoutDates<Value> = Value extends Date ? string : Value;

/**
 * Rows in one column, as JSON. The driver takes what an answer's columns are called and what they hold apart with every
 * answer; of a wide row that costs it more than all the rest.
 */
export const asJson = <Database, Table extends keyof Database, Row>(query: SelectQueryBuilder<Database, Table, Row>): RawBuilder<{ row: JsonOf<Row> }> =>
  sql`select row_to_json(whole) as row from (${query}) as whole`;

export const dateOf = (text: string | null): Date | null => (text === null ? null : new Date(text));
