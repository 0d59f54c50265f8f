import pg from 'pg';
import { type Connection, connectionConfig } from '../db/open.ts';

/** "owner" in letters of a phone. Held in the database `postgres`, where nobody else takes locks. */
const OWNER_LOCK = 69637;

/** The one server that keeps an embedded database holds this, as a lock that ends with its connection: also when it is killed. */
export interface Ownership {
  /** Called when the connection breaks, and the lock with it. */
  whenLost(deed: () => void): void;
  giveUp(): Promise<void>;
}

/**
 * Takes the lock, or tells whose it is.
 * @param connection to the database `postgres` of the embedded PostgreSQL
 */
export async function takeOwnership(connection: Connection): Promise<Ownership | { readonly heldBy: number | undefined }> {
  const client = new pg.Client({ ...connectionConfig(connection), application_name: `tenon owner ${process.pid}` });
  let lost = () => {};
  client.on('error', () => {});
  client.on('end', () => lost());
  try {
    await client.connect();
    const { rows } = await client.query<{ taken: boolean }>('select pg_try_advisory_lock($1) as taken', [OWNER_LOCK]);
    if (rows[0]?.taken) {
      hold(client, false);
      return {
        whenLost: (deed) => void (lost = deed),
        giveUp: () => {
          lost = () => {};
          hold(client, true);
          return client.end();
        },
      };
    }
    const { rows: holders } = await client.query<{ name: string }>(
      `select a.application_name as name from pg_locks l join pg_stat_activity a using (pid)
       where l.locktype = 'advisory' and l.objid = $1 and l.granted and a.datname = current_database()`,
      [OWNER_LOCK],
    );
    await client.end();
    return { heldBy: Number(/^tenon owner (\d+)$/.exec(holders[0]?.name ?? '')?.[1]) || undefined };
  } catch (error) {
    await client.end().catch(() => {});
    throw error;
  }
}

/** Whether the connection keeps this process alive. The types of `pg` leave these two out. */
function hold(client: pg.Client, on: boolean): void {
  const handle = client as pg.Client & { ref(): void; unref(): void };
  if (on) handle.ref();
  else handle.unref();
}
