import { createHash, randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { after } from 'node:test';
import pg from 'pg';
import { migrate, readMigrations } from '../platform/db/migrate.ts';
import { type Connection, connectionConfig, openDatabase } from '../platform/db/open.ts';
import { startTestPostgres } from './postgres.ts';

/**
 * A database of this test file's own, copied from a migrated template, dropped when the file is done.
 * It is made in the PostgreSQL that `npm test` started for the whole run, or in one of this file's own
 * when it is run alone.
 */
export async function createTestDatabase(): Promise<{ connection: Connection; db: ReturnType<typeof openDatabase> }> {
  const { connection, drop } = await createDatabase(migratedTemplate);
  const db = openDatabase(connection, { poolSize: Number(process.env['TENON_TEST_POOL'] ?? 12), namedStatements: true });
  after(async () => {
    await db.destroy();
    await drop();
  });
  return { connection, db };
}

/** The PostgreSQL that databases are made in. `npm test` starts one for all files and names it in TENON_TEST_DATABASE. */
interface Home {
  readonly url: string;
}

/** A database with nothing in it, dropped when the file is done. */
export async function createEmptyDatabase(): Promise<Connection> {
  const { connection, drop } = await createDatabase(async () => 'template0');
  after(drop);
  return connection;
}

async function createDatabase(templateIn: (home: Home) => Promise<string>): Promise<{ connection: Connection; drop(): Promise<void> }> {
  const home = await borrowServer();
  const template = await templateIn(home);
  const name = `test_${process.pid}_${randomBytes(8).toString('hex')}`;
  await onServer(home, (client) => client.query(`create database ${name} template ${template}`));
  return {
    connection: inDatabase(home, name),
    async drop() {
      await onServer(home, (client) => client.query(`drop database ${name} with (force)`));
      await returnServer();
    },
  };
}

const TEMPLATE_LOCK = 83667;

/** The template is named after what is in it, so a changed migration, or way of migrating, gets a new one. Test files that need it at once make it once. */
async function migratedTemplate(home: Home): Promise<string> {
  const name = `tenon_template_${createHash('sha256')
    .update(JSON.stringify(await readMigrations()))
    .update(await readFile(new URL('../platform/db/migrate.ts', import.meta.url)))
    .digest('hex')
    .slice(0, 16)}`;
  await onServer(home, async (client) => {
    await client.query('select pg_advisory_lock($1)', [TEMPLATE_LOCK]);
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1 and datistemplate', [name]);
    if (rowCount) return;
    await client.query(`drop database if exists ${name}`);
    await client.query(`create database ${name}`);
    await migrate(inDatabase(home, name));
    await client.query(`alter database ${name} is_template true`);
  });
  return name;
}

let own: ReturnType<typeof startTestPostgres> | undefined;
let borrowed = 0;

async function borrowServer(): Promise<Home> {
  borrowed += 1;
  return { url: process.env['TENON_TEST_DATABASE'] || (await (own ??= startTestPostgres())).url };
}

/** One of our own is kept until the last database in it is gone. */
async function returnServer(): Promise<void> {
  borrowed -= 1;
  if (borrowed > 0 || !own) return;
  const ending = own;
  own = undefined;
  await (await ending).stop();
}

function inDatabase(home: Home, database: string): Home {
  const url = new URL(home.url);
  url.pathname = `/${database}`;
  return { url: url.href };
}

async function onServer<T>(home: Home, deed: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(connectionConfig(home));
  await client.connect();
  try {
    return await deed(client);
  } finally {
    await client.end();
  }
}
