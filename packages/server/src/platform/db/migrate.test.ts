import assert from 'node:assert/strict';
import { test } from 'node:test';
import pg from 'pg';
import { createEmptyDatabase } from '../../testing/database.ts';
import { migrate, plannedMigrations, readMigrations } from './migrate.ts';
import { type Connection, connectionConfig } from './open.ts';

async function tablesIn(connection: Connection): Promise<string[]> {
  const client = new pg.Client(connectionConfig(connection));
  await client.connect();
  const { rows } = await client.query<{ name: string }>("select tablename as name from pg_tables where schemaname = 'public' order by 1");
  await client.end();
  return rows.map(({ name }) => name);
}

const first = { name: '0001_first', sql: 'create table one (id int); create table two (id int);' };
const second = { name: '0002_second', sql: 'create table three (id int); select 1 / 0;' };
const third = { name: '0003_third', sql: 'create table four (id int);' };

test('a database is brought from nothing to the newest schema, once', async () => {
  const connection = await createEmptyDatabase();
  const names = (await readMigrations()).map(({ name }) => name);
  assert.deepEqual(await plannedMigrations(connection), names);
  assert.deepEqual(await migrate(connection), names);
  assert.deepEqual(await migrate(connection), []);
  assert.deepEqual(await plannedMigrations(connection), []);
});

test('processes that migrate at once wait for each other, and one does the work', async () => {
  const connection = await createEmptyDatabase();
  const applied = await Promise.all(Array.from({ length: 5 }, () => migrate(connection)));
  assert.deepEqual(
    applied.flat(),
    (await readMigrations()).map(({ name }) => name),
  );
});

test('a migration that fails leaves nothing of itself, keeps those before it, and is tried again', async () => {
  const connection = await createEmptyDatabase();
  await assert.rejects(migrate(connection, [first, second, third]), /migration 0002_second failed/);
  assert.deepEqual(await tablesIn(connection), ['migrations', 'one', 'two']);

  const mended = { ...second, sql: 'create table three (id int);' };
  assert.deepEqual(await migrate(connection, [first, mended, third]), ['0002_second', '0003_third']);
  assert.deepEqual(await tablesIn(connection), ['four', 'migrations', 'one', 'three', 'two']);
});

test('a migration that was changed after it was applied is refused in words', async () => {
  const connection = await createEmptyDatabase();
  await migrate(connection, [first]);
  const changed = { ...first, sql: 'create table other (id int);' };
  await assert.rejects(migrate(connection, [changed, third]), { name: 'StartupProblem', message: /made by a migration 0001_first that read otherwise/ });
  assert.deepEqual(await tablesIn(connection), ['migrations', 'one', 'two']);
});

test('a database that a newer version has migrated further is left as it is', async () => {
  const connection = await createEmptyDatabase();
  await migrate(connection, [first, third]);
  assert.deepEqual(await migrate(connection, [first]), []);
});

test('a database that does not have or may not make pg_trgm is migrated all the same', async () => {
  const connection = await createEmptyDatabase();
  const migrations = (await readMigrations()).map(({ name, sql }) => ({ name, sql: sql.replaceAll('pg_trgm', 'no_such_extension') }));
  assert.ok(migrations.some(({ sql }) => sql.includes('create extension if not exists no_such_extension')));
  await migrate(connection, migrations);
  assert.ok((await tablesIn(connection)).includes('organizations'));
});
