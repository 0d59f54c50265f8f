import type { Settings } from '../config.ts';
import type { Connection } from '../platform/db/open.ts';
import { findRunningPostgres, startPostgres } from '../platform/postgres/start.ts';

/**
 * The database of these settings, for a command beside the server: the one of DATABASE_URL, the embedded one
 * of a server that runs, or the embedded one started for as long as the deed takes.
 */
export async function withDatabase<T>({ databaseUrl, dataDir }: Settings, deed: (connection: Connection) => Promise<T>): Promise<T> {
  const running = databaseUrl ? { url: databaseUrl } : findRunningPostgres(dataDir);
  if (running) return deed(running);
  const postgres = await startPostgres({ dataDir });
  try {
    return await deed(postgres.connection);
  } finally {
    await postgres.stop();
  }
}
