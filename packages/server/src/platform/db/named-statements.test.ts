import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { createTestDatabase } from '../../testing/database.ts';

test('a statement is planned once for a connection, but a search each time for its letters', async () => {
  const { db } = await createTestDatabase();
  await db.transaction().execute(async (one) => {
    await sql`select 'kept' where 1 = ${1}::int`.execute(one);
    await sql`select 'sought' where 'letters' like ${'%ette%'}`.execute(one);
    const { rows } = await sql<{ statement: string }>`select statement from pg_prepared_statements`.execute(one);
    assert.deepEqual(
      rows.map(({ statement }) => statement).filter((statement) => /'kept'|'sought'/.test(statement)),
      ["select 'kept' where 1 = $1::int"],
    );
  });
});
