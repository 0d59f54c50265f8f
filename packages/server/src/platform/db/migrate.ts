import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import pg from 'pg';
import { StartupProblem } from '../startup-problem.ts';
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
 * @throws StartupProblem when the database was made by migrations that read otherwise
 */
export async function migrate(connection: Connection, migrations?: readonly Migration[]): Promise<string[]> {
  return withClient(connection, async (client) => {
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await client.query('create table if not exists migrations (name text primary key, hash text not null, applied_at timestamptz not null default now())');
    const pending = await pendingIn(client, migrations);
    for (const migration of pending) await apply(client, migration);
    return pending.map(({ name }) => name);
  });
}

/** What `migrate` would apply, for `tenon migrate --plan` and `tenon doctor`. */
export async function plannedMigrations(connection: Connection, migrations?: readonly Migration[]): Promise<string[]> {
  return withClient(connection, async (client) => (await pendingIn(client, migrations)).map(({ name }) => name));
}

async function apply(client: pg.Client, migration: Migration): Promise<void> {
  await client.query('begin');
  try {
    await client.query(migration.sql);
    await client.query('insert into migrations (name, hash) values ($1, $2)', [migration.name, hashOf(migration)]);
    await client.query('commit');
  } catch (error) {
    // A connection that broke has rolled back already.
    await client.query('rollback').catch(() => {});
    throw new Error(`migration ${migration.name} failed, nothing of it was kept`, { cause: error });
  }
}

async function pendingIn(client: pg.Client, migrations?: readonly Migration[]): Promise<Migration[]> {
  const { rows: known } = await client.query<{ known: boolean }>("select to_regclass('migrations') is not null as known");
  const { rows: applied } = known[0]?.known ? await client.query<{ name: string; hash: string }>('select name, hash from migrations') : { rows: [] };
  const hashes = new Map(applied.map(({ name, hash }) => [name, hash]));

  const all = migrations ?? (await readMigrations());
  const changed = all.find((migration) => hashes.has(migration.name) && hashes.get(migration.name) !== hashOf(migration));
  if (changed) {
    throw new StartupProblem(
      `The database was made by a migration ${changed.name} that read otherwise: it comes from a version between two releases. Take an empty database, or the version that made this one.`,
    );
  }
  return all.filter(({ name }) => !hashes.has(name));
}

const hashOf = ({ sql }: Migration): string => createHash('sha256').update(sql).digest('hex');

async function withClient<T>(connection: Connection, deed: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(connectionConfig(connection));
  // What was being asked when the connection broke says so; without a listener it would end the process too.
  client.on('error', () => {});
  await client.connect();
  try {
    return await deed(client);
  } finally {
    await client.end();
  }
}
