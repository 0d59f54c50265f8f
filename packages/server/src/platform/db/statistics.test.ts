import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { createWorld } from '../../testing/world.ts';
import { refreshStatistics } from './statistics.ts';

test('a table that has grown is counted, once, and statements are then planned for its size', async () => {
  const { db, environment, now } = await createWorld();
  const plan = async () => {
    const { rows } = await sql<{ 'QUERY PLAN': string }>`
      explain (costs off) select id from users where environment_id = ${sql.lit(environment.id)} and lower(email) = ${sql.lit('p7@example.com')}`.execute(db);
    return rows.map((row) => row['QUERY PLAN']).join('\n');
  };
  // PostgreSQL comes by once a minute and counts by itself: not here, or there would be nothing left to count.
  await sql`alter table users set (autovacuum_enabled = false)`.execute(db);
  assert.deepEqual(await refreshStatistics(db), []);
  await db
    .insertInto('users')
    .values(
      Array.from({ length: 2000 }, (_, n) => ({
        id: `usr_${n}` as const,
        environment_id: environment.id,
        email: `p${n}@example.com`,
        created_at: now(),
        updated_at: now(),
      })),
    )
    .execute();

  // What a connection did is told to the others within a second or so.
  let counted: string[] = [];
  while (counted.length === 0) {
    counted = await refreshStatistics(db);
    await sleep(50);
  }
  assert.deepEqual(counted, ['users']);
  assert.deepEqual(await refreshStatistics(db), []);
  assert.match(await plan(), /using users_email/);
});
