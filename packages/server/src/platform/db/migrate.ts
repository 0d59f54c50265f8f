import { readdir, readFile } from 'node:fs/promises';
import pg from 'pg';
import { type Connection, connectionConfig } from './open.ts';

const FOLDER = new URL('./migrations/', import.meta.url);

/** Any number will do as long as nobody else on this database uses it: "tenon" in letters of a phone. */
const MIGRATION_LOCK = 83666;

export interface Migration {
  readonly name: string;
  readonly sql: string;
}

export async function readMigrations(): Promise<Migration[]> {
  const names = (await readdir(FOLDER)).filter((name) => name.endsWith('.sql')).sort();
  return Promise.all(names.map(async (name) => ({ name: name.replace(/\.sql$/, ''), sql: await readFile(new URL(name, FOLDER), 'utf8') })));
}

/**
 * Brings the database to the newest schema, forward only, each migration in a transaction of its own.
 * Processes that start together wait for one another under an advisory lock.
 * @returns the names of what was applied now
 */
export async function migrate(connection: Connection): Promise<string[]> {
  const client = new pg.Client(connectionConfig(connection));
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await client.query('create table if not exists migrations (name text primary key, applied_at timestamptz not null default now())');
    const pending = await pendingIn(client);
    for (const { name, sql } of pending) {
      await client.query('begin');
      try {
        await client.query(sql);
        await client.query('insert into migrations (name) values ($1)', [name]);
        await client.query('commit');
      } catch (error) {
        await client.query('rollback');
        throw new Error(`migration ${name} failed, nothing of it was kept`, { cause: error });
      }
    }
    return pending.map(({ name }) => name);
  } finally {
    await client.end();
  }
}

/** What `migrate` would apply, for `tenon migrate --plan` and `tenon doctor`. */
export async function plannedMigrations(connection: Connection): Promise<string[]> {
  const client = new pg.Client(connectionConfig(connection));
  await client.connect();
  try {
    return (await pendingIn(client)).map(({ name }) => name);
  } finally {
    await client.end();
  }
}

async function pendingIn(client: pg.Client): Promise<Migration[]> {
  const { rows: known } = await client.query<{ known: boolean }>("select to_regclass('migrations') is not null as known");
  const applied = known[0]?.known ? (await client.query<{ name: string }>('select name from migrations')).rows.map((row) => row.name) : [];
  return (await readMigrations()).filter(({ name }) => !applied.includes(name));
}
