import { type Kysely, sql } from 'kysely';
import type { Tables } from '../platform/db/tables.ts';

/** Everything that stands in a database: for each table how many rows, and a checksum of all of them. */
export async function snapshot(db: Kysely<Tables>): Promise<Record<string, string>> {
  const { rows: tables } = await sql<{
    name: string;
  }>`select relname as name from pg_stat_user_tables where schemaname = current_schema() order by relname`.execute(db);
  const one = (name: string) =>
    sql`select ${sql.lit(name)} as name, count(*) || ' ' || coalesce(md5(string_agg(md5(t::text), '' order by md5(t::text))), '') as sum from ${sql.table(name)} as t`;
  const { rows } = await sql<{ name: string; sum: string }>`${sql.join(
    tables.map(({ name }) => one(name)),
    sql` union all `,
  )}`.execute(db);
  return Object.fromEntries(rows.map(({ name, sum }) => [name, sum]));
}
