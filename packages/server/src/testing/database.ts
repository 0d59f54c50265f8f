import { after } from 'node:test';
import pg from 'pg';
import { migrate } from '../platform/db/migrate.ts';
import { type Connection, connectionConfig, openDatabase } from '../platform/db/open.ts';

/**
 * A database of this test file's own, copied from a migrated template, dropped when the file is done.
 * `TENON_TEST_DATABASE` is the PostgreSQL to make it in; `npm test` starts an embedded one and sets it.
 */
export async function createTestDatabase(): Promise<{ connection: Connection; db: ReturnType<typeof openDatabase> }> {
  const home = await testServer();
  const template = await migratedTemplate(home);
  const name = `test_${process.pid}_${Date.now().toString(36)}_${Math.random().toString(36).slice(2, 8)}`;
  await onServer(home, (client) => client.query(`create database ${name} template ${template}`));

  const connection = inDatabase(home, name);
  const db = openDatabase(connection, { poolSize: Number(process.env.TENON_TEST_POOL ?? 12), namedStatements: true });
  after(async () => {
    await db.destroy();
    await onServer(home, (client) => client.query(`drop database ${name} with (force)`));
  });
  return { connection, db };
}

const TEMPLATE_LOCK = 83667;

/** The template is named after what is in it, so a changed migration gets a new one. */
async function migratedTemplate(home: Connection): Promise<string> {
  const { createHash } = await import('node:crypto');
  const { readMigrations } = await import('../platform/db/migrate.ts');
  const name = `tenon_template_${createHash('sha256')
    .update(JSON.stringify(await readMigrations()))
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

async function testServer(): Promise<Connection> {
  const url = process.env.TENON_TEST_DATABASE;
  if (!url) throw new Error('no database to test on: run `npm test`, or set TENON_TEST_DATABASE=postgres://…');
  return { url };
}

function inDatabase(home: Connection, database: string): Connection {
  if (!('url' in home)) return { ...home, database };
  const url = new URL(home.url);
  url.pathname = `/${database}`;
  return { url: url.href };
}

async function onServer<T>(home: Connection, deed: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(connectionConfig(home));
  await client.connect();
  try {
    return await deed(client);
  } finally {
    await client.end();
  }
}
