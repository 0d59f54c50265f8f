import type pg from 'pg';

const MOST_NAMES = 2000;

/**
 * Kysely sends its statements without a name, so PostgreSQL parses and plans each one anew. Giving
 * every distinct text a name makes it plan once per connection: about half again as many queries a
 * second on a small select. A search is planned for its letters each time: whether the index of words
 * or the newest rows lead to it sooner depends on how many rows have them.
 */
export function nameStatements(pool: pg.Pool): void {
  const names = new Map<string, string>();
  const nameOf = (text: string): string | undefined => {
    const known = names.get(text);
    // Lists of ids make texts without end; past the limit the rest go unnamed.
    if (known !== undefined || names.size >= MOST_NAMES) return known;
    if (text.includes(' like ')) return undefined;
    const name = `tenon_${names.size}`;
    names.set(text, name);
    return name;
  };

  pool.on('connect', (client) => {
    const query = client.query.bind(client) as (...args: unknown[]) => unknown;
    client.query = ((text: unknown, values?: unknown, ...rest: unknown[]) => {
      if (typeof text === 'string' && Array.isArray(values)) {
        const name = values.length > 0 ? nameOf(text) : undefined;
        return name ? query({ name, text, values }, ...rest) : query(text, values, ...rest);
      }
      return values === undefined ? query(text, ...rest) : query(text, values, ...rest);
    }) as typeof client.query;
  });
}
