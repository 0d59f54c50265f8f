import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import { createTestDatabase } from '../../testing/database.ts';
import { beginLazily } from './lazy-begin.ts';
import { connectionConfig } from './open.ts';
import type { Tables } from './tables.ts';

const { connection } = await createTestDatabase();

/** One connection, and what is sent over it. */
function open() {
  const sent: string[] = [];
  const pool = new pg.Pool({ ...connectionConfig(connection), max: 1 });
  pool.on('connect', (client) => {
    // A pool has ended before its connections are gone, and they may be cut off with the database.
    client.on('error', () => {});
    const query = client.query.bind(client) as (...args: unknown[]) => unknown;
    client.query = ((...args: unknown[]) => {
      sent.push(String(args[0]));
      return query(...args);
    }) as typeof client.query;
  });
  beginLazily(pool);
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  after(() => db.destroy());
  return { db, pool, sent };
}

test('BEGIN goes along with a first statement that has no values, and before one that has', async () => {
  const { db, sent } = open();
  const without = await db.transaction().execute(async (one) => {
    const { rows } = await sql<{ answer: number }>`select 41 + 1 as answer`.execute(one);
    await sql`select ${'second'}::text`.execute(one);
    return rows;
  });
  assert.deepEqual(without, [{ answer: 42 }]);
  assert.deepEqual(sent.splice(0), ['begin; select 41 + 1 as answer', 'select $1::text', 'commit']);

  const within = await db.transaction().execute((one) => sql<{ text: string }>`select ${'first'}::text as text`.execute(one));
  assert.deepEqual(within.rows, [{ text: 'first' }]);
  assert.deepEqual(sent, ['begin', 'select $1::text as text', 'commit']);
});

test('a transaction without statements is none', async () => {
  const { db, sent } = open();
  assert.equal(await db.transaction().execute(async () => 'done'), 'done');
  await assert.rejects(
    db.transaction().execute(() => Promise.reject(new Error('no'))),
    /^Error: no$/,
  );
  assert.deepEqual(sent, []);
});

test('what fails is taken back, whichever statement it is, and the connection goes on', async () => {
  const { db } = open();
  await sql`create temporary table kept (name text)`.execute(db);
  const kept = async () => (await sql<{ name: string }>`select name from kept`.execute(db)).rows.map(({ name }) => name);
  const insert = (one: Kysely<Tables>, name: string) => sql`insert into kept values (${sql.lit(name)})`.execute(one);

  await assert.rejects(
    db.transaction().execute((one) => sql`select 1 / 0`.execute(one)),
    /division by zero/,
  );
  await assert.rejects(
    db.transaction().execute((one) => sql`select 1 / ${0}::int`.execute(one)),
    /division by zero/,
  );
  await assert.rejects(
    db.transaction().execute(async (one) => {
      await insert(one, 'lost');
      await sql`select 1 / 0`.execute(one);
    }),
    /division by zero/,
  );
  assert.deepEqual(await kept(), []);
  await insert(db, 'by itself');
  await db.transaction().execute((one) => insert(one, 'first'));
  assert.deepEqual(await kept(), ['by itself', 'first']);
});

test('statements that are asked for at once go behind BEGIN, in their order', async () => {
  const { db, sent } = open();
  await db.transaction().execute((one) => Promise.all(['a', 'b', 'c'].map((name) => sql`select ${name}::text as ${sql.ref(name)}`.execute(one))));
  assert.deepEqual(sent, ['begin', 'select $1::text as "a"', 'select $1::text as "b"', 'select $1::text as "c"', 'commit']);
});

test('what is asked for while BEGIN is on its way goes behind the first statement', async () => {
  const { pool, sent } = open();
  const client = await pool.connect();
  await client.query('begin');
  await Promise.all(['first', 'second', 'third'].map((name) => client.query(`select $1::text as ${name}`, [name])));
  await client.query('commit');
  client.release();
  await pool.end();
  assert.deepEqual(sent, ['begin', 'select $1::text as first', 'select $1::text as second', 'select $1::text as third', 'commit']);
});
