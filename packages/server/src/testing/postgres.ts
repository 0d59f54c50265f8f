import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Connection } from '../platform/db/open.ts';
import { isRunning } from '../platform/postgres/processes.ts';
import { startPostgres } from '../platform/postgres/start.ts';

/**
 * An embedded PostgreSQL for one run of tests, in a folder that goes with it. It never waits for the
 * disk, so it is for tests alone.
 */
export async function startTestPostgres(): Promise<{ url: string; stop(): Promise<void> }> {
  sweep();
  const dataDir = mkdtempSync(join(tmpdir(), `tenon-test-${process.pid}-`));
  // As root we run it as another user, who has to get in.
  chmodSync(dataDir, 0o711);
  // Every test file brings a pool.
  const postgres = await startPostgres({ dataDir, fast: true, connections: 300 });
  return {
    url: urlOf(postgres.connection),
    async stop() {
      await postgres.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** A connection as one line of text, which is how it travels in a variable. */
function urlOf(connection: Connection): string {
  if ('url' in connection) return connection.url;
  const { socketFolder, port, user, password, database } = connection;
  return `postgres://${user}:${password}@localhost:${port}/${database}?host=${encodeURIComponent(socketFolder)}`;
}

/** A run that was killed leaves its folder behind. */
function sweep(): void {
  for (const name of readdirSync(tmpdir())) {
    const maker = Number(/^tenon-test-(\d+)-/.exec(name)?.[1]);
    if (maker && !isRunning(maker)) rmSync(join(tmpdir(), name), { recursive: true, force: true });
  }
}
