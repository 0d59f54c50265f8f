import { type Kysely, sql } from 'kysely';
import { poolState } from '../platform/db/open.ts';
import type { Tables } from '../platform/db/tables.ts';

/**
 * Every connection of the pool has heard of what was changed before: nothing that is kept from here on is forgotten for it. A
 * connection that lies idle hears when it comes to it, and a test that looks at what is kept would depend on when.
 */
export async function everythingHeard(db: Kysely<Tables>): Promise<void> {
  const { open } = poolState(db);
  const everyone = Promise.withResolvers<void>();
  let here = 0;
  const hear = () =>
    db.connection().execute(async (connection) => {
      here += 1;
      if (here === open) everyone.resolve();
      await everyone.promise;
      // PostgreSQL says what it has to say before it says that it is ready again.
      await sql`select`.execute(connection);
    });
  await Promise.all(Array.from({ length: open }, hear));
}
