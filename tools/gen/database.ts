// What `npm run gen` makes of the migrations.
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import pg from 'pg';
import { migrate } from '../../packages/server/src/platform/db/migrate.ts';
import { type Connection, connectionConfig } from '../../packages/server/src/platform/db/open.ts';
import { startTestPostgres } from '../../packages/server/src/testing/postgres.ts';
import { schemaFile } from './schema.ts';
import { tablesFile } from './tables.ts';

export const root = resolve(import.meta.dirname, '../..');
const FOLDER = 'packages/server/src/platform/db';

/**
 * The generated files and what must stand in them.
 * @param connection to a database with every migration applied
 */
export async function databaseFiles(connection: Connection): Promise<Map<string, string>> {
  const client = new pg.Client(connectionConfig(connection));
  await client.connect();
  try {
    return new Map([
      [`${FOLDER}/tables.ts`, format(await tablesFile(client))],
      [`${FOLDER}/schema.sql`, await schemaFile(client)],
    ]);
  } finally {
    await client.end();
  }
}

/** Migrates a database that is made for it and thrown away, and writes the files. */
export async function generateDatabaseFiles(): Promise<void> {
  const postgres = await startTestPostgres();
  try {
    await migrate(postgres);
    for (const [file, text] of await databaseFiles(postgres)) writeFileSync(join(root, file), text);
  } finally {
    await postgres.stop();
  }
}

const format = (text: string): string =>
  execFileSync(process.execPath, [join(root, 'node_modules/@biomejs/biome/bin/biome'), 'format', '--stdin-file-path=generated.ts'], {
    cwd: root,
    input: text,
    encoding: 'utf8',
    stdio: ['pipe', 'pipe', 'ignore'],
  });
