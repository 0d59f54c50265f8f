import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { createWorld } from '../../testing/world.ts';

/** Rows there are few of, for they live for an hour or a day: looking through them costs less than an index for each. */
const SHORT_LIVED = ['approval_links.user_id', 'interactions.user_id'];

test('whoever leaves an organization, or is deleted, is looked for in no table from end to end', async () => {
  const world = await createWorld();
  // An index of some rows serves where it leaves out only those that refer to nobody.
  const { rows } = await sql<{ reference: string }>`
    select format('%s.%s', c.conrelid::regclass, a.attname) as reference
    from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
    where c.contype = 'f' and c.confrelid in (to_regclass('memberships'), to_regclass('users')) and cardinality(c.conkey) = 1
      and not exists (
        select from pg_index i
        where i.indrelid = c.conrelid and i.indkey[0] = c.conkey[1]
          and (i.indpred is null or pg_get_expr(i.indpred, i.indrelid) = format('(%I IS NOT NULL)', a.attname))
      )
    order by 1`.execute(world.db);
  assert.deepEqual(
    rows.map(({ reference }) => reference),
    SHORT_LIVED,
  );
});
