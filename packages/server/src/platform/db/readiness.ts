import { type Kysely, sql } from 'kysely';
import { readMigrations } from './migrate.ts';
import type { Tables } from './tables.ts';

/**
 * What keeps a database from being worked with, in words for an operator. Migrations this process does not know are no
 * problem: during a rolling upgrade the newer process applies them first, and they are additive.
 */
export function createReadiness(db: Kysely<Tables>): () => Promise<readonly string[]> {
  const known = readMigrations();
  // Who asks first hears of a folder that cannot be read; until then it is nobody's unhandled rejection.
  known.catch(() => {});
  return async () => {
    const needed = (await known).map(({ name }) => name);
    let applied: Set<string>;
    try {
      const { rows } = await sql<{ name: string }>`select name from migrations`.execute(db);
      applied = new Set(rows.map(({ name }) => name));
    } catch {
      return ['the database does not answer'];
    }
    const missing = needed.filter((name) => !applied.has(name));
    return missing.length === 0 ? [] : [`migrations are waiting: ${missing.join(', ')}`];
  };
}
