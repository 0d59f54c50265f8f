import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Connection } from '../platform/db/open.ts';
import { isRunning } from '../platform/postgres/processes.ts';
import { startPostgres } from '../platform/postgres/start.ts';

/** The variable that hands test files the PostgreSQL to make their databases in: a URL, or a Connection as JSON. */
export const TEST_DATABASE = 'TENON_TEST_DATABASE';

/**
 * An embedded PostgreSQL for one run of tests, in a folder that goes with it. It never waits for the
 * disk, so it is for tests alone. `npm test` starts one and passes `environment` to every test file.
 */
export async function startTestPostgres(): Promise<{ connection: Connection; environment: Record<string, string>; stop(): Promise<void> }> {
  sweep();
  const dataDir = mkdtempSync(join(tmpdir(), `tenon-test-${process.pid}-`));
  // As root we run it as another user, who has to get in.
  chmodSync(dataDir, 0o711);
  const postgres = await startPostgres({ dataDir, fast: true });
  return {
    connection: postgres.connection,
    environment: { [TEST_DATABASE]: JSON.stringify(postgres.connection) },
    async stop() {
      await postgres.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** The PostgreSQL this run was given, if any. */
export function givenTestDatabase(): Connection | undefined {
  const given = process.env[TEST_DATABASE];
  if (!given) return undefined;
  return given.startsWith('{') ? (JSON.parse(given) as Connection) : { url: given };
}

/** A run that was killed leaves its folder behind. */
function sweep(): void {
  for (const name of readdirSync(tmpdir())) {
    const maker = Number(/^tenon-test-(\d+)-/.exec(name)?.[1]);
    if (maker && !isRunning(maker)) rmSync(join(tmpdir(), name), { recursive: true, force: true });
  }
}
