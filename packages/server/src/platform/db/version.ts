import pg from 'pg';
import { type Connection, connectionConfig } from './open.ts';

/** The oldest PostgreSQL that knows all we say to it. */
export const OLDEST_POSTGRES = 15;

/** Which PostgreSQL answers there: 18. @throws when none does within five seconds */
export async function majorVersion(connection: Connection): Promise<number> {
  const client = new pg.Client({ ...connectionConfig(connection), connectionTimeoutMillis: 5000 });
  client.on('error', () => {});
  try {
    await client.connect();
    const { rows } = await client.query<{ server_version_num: string }>('show server_version_num');
    return Math.floor(Number(rows[0]?.server_version_num) / 10_000);
  } finally {
    await client.end().catch(() => {});
  }
}
