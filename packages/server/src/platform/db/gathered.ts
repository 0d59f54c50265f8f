import type { Kysely } from 'kysely';
import type { Tables } from './tables.ts';

/** What one statement is asked for at most: an answer waits for those of all who asked with it. */
const MOST = 32;

/**
 * Looks rows up by key, together with whoever asks at the same time. All that is asked for in one turn of the event loop
 * goes to the database as one statement: on its own each would cost the driver, the pool and the database about as much.
 * Nobody waits for company, and who is alone loses nothing.
 *
 * A statement is for one scope, and what it finds is handed to whoever asked for that key in that scope: the scope names
 * everything that the answer depends on, who may see what included. Inside a transaction everybody asks for themselves.
 * @param select finds the rows of these keys. Those it does not find are left out
 */
export function gathered<Scope extends Readonly<Record<string, string | undefined>>, Key extends string, Row>(
  select: (sql: Kysely<Tables>, scope: Scope, keys: readonly Key[]) => Promise<ReadonlyMap<Key, Row>>,
): (sql: Kysely<Tables>, scope: Scope, key: Key) => Promise<Row | undefined> {
  const open = new WeakMap<Kysely<Tables>, Map<string, Gathering<Key, Row>>>();

  const gather = (sql: Kysely<Tables>, scope: Scope, name: string): Gathering<Key, Row> => {
    const gatherings = open.get(sql) ?? new Map<string, Gathering<Key, Row>>();
    open.set(sql, gatherings);
    const known = gatherings.get(name);
    if (known && known.keys.size < MOST) return known;
    const keys = new Set<Key>();
    const found = new Promise<void>((resolve) => setImmediate(resolve)).then(() => {
      // Who comes from here on asks anew: this statement may not see what was committed before they came.
      if (gatherings.get(name) === gathering) gatherings.delete(name);
      return select(sql, scope, [...keys]);
    });
    const gathering = { keys, found };
    gatherings.set(name, gathering);
    return gathering;
  };

  return async (sql, scope, key) => {
    if (sql.isTransaction) return (await select(sql, scope, [key])).get(key);
    const { keys, found } = gather(sql, scope, nameOf(scope));
    keys.add(key);
    return (await found).get(key);
  };
}

interface Gathering<Key, Row> {
  readonly keys: Set<Key>;
  readonly found: Promise<ReadonlyMap<Key, Row>>;
}

const nameOf = (scope: Readonly<Record<string, string | undefined>>): string => JSON.stringify(Object.entries(scope).sort(([a], [b]) => (a < b ? -1 : 1)));
