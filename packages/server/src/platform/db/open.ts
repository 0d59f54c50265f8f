import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { tableChanged } from '../cache.ts';
import { beginLazily } from './lazy-begin.ts';
import { nameStatements } from './named-statements.ts';
import type { Tables } from './tables.ts';

// A count of rows fits a number long before it fits nothing else.
pg.types.setTypeParser(pg.types.builtins.INT8, (text) => text);

/** How to reach a PostgreSQL: a `postgres://` URL, or the socket folder of the embedded one. */
export type Connection =
  | { readonly url: string }
  | { readonly socketFolder: string; readonly port: number; readonly user: string; readonly password: string; readonly database: string };

export interface DatabaseOptions {
  /** Connections kept open at most. */
  readonly poolSize: number;
  /** Statements are prepared once per connection; off for poolers that hand each transaction another one. */
  readonly namedStatements: boolean;
}

/** What `pg` wants to hear; `application_name` is how an administrator finds us in pg_stat_activity. */
export function connectionConfig(connection: Connection): pg.ClientConfig {
  const common = { application_name: 'tenon', connectionTimeoutMillis: 10_000, keepAlive: true };
  if ('url' in connection) return { ...common, connectionString: connection.url };
  const { socketFolder, port, user, password, database } = connection;
  return { ...common, host: socketFolder, port, user, password, database };
}

/** The pool every unit of work takes its transaction from. */
export function openDatabase(connection: Connection, { poolSize, namedStatements }: DatabaseOptions): Kysely<Tables> {
  // A statement that runs for half a minute is a bug or a lock that will not come; better an error than a full pool.
  const pool = new pg.Pool({
    ...connectionConfig(connection),
    max: poolSize,
    statement_timeout: 30_000,
    idle_in_transaction_session_timeout: 60_000,
    ...(namedStatements && { onConnect: hearOwnChanges }),
  });
  // An idle connection that breaks (the database restarted) is replaced on next use; without a listener it would end the process.
  pool.on('error', () => {});
  // So for one that breaks in somebody's hands between two of their queries: the next query says so.
  pool.on('connect', (client) => void client.on('error', () => {}));
  if (namedStatements) nameStatements(pool);
  beginLazily(pool);
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  pools.set(db, pool);
  return db;
}

/**
 * What a connection changed it hears of before its COMMIT is answered, so that whoever asks this process next finds
 * nothing older kept. By the listening connection alone (session.ts) it would hear a moment later. A pooler that hands each
 * transaction another connection has no place for this: there the moment stays.
 */
async function hearOwnChanges(client: pg.ClientBase): Promise<void> {
  client.on('notification', ({ payload }) => tableChanged(payload ?? ''));
  await client.query('listen tenon_changed');
}

const pools = new WeakMap<Kysely<Tables>, pg.Pool>();

/** Connections of a pool that `openDatabase` made, and who waits for one: for the metrics. */
export function poolState(db: Kysely<Tables>): { readonly open: number; readonly idle: number; readonly waiting: number } {
  const { totalCount = 0, idleCount = 0, waitingCount = 0 } = pools.get(db) ?? {};
  return { open: totalCount, idle: idleCount, waiting: waitingCount };
}
