import type pg from 'pg';

/**
 * Kysely sends BEGIN and waits for its answer: a round trip in which nothing happens. Here a transaction begins with its
 * first statement. One without values goes in the same message as BEGIN, and PostgreSQL runs it only if that worked; of
 * others, BEGIN goes ahead as always. A transaction without statements never reaches the database.
 */
export function beginLazily(pool: pg.Pool): void {
  pool.on('connect', (client) => {
    const query = client.query.bind(client) as (...args: unknown[]) => Promise<pg.QueryResult | pg.QueryResult[]>;
    let isHeld = false;
    /** BEGIN on its way; what is asked for meanwhile goes behind it, in order. */
    let beginning: Promise<unknown> | undefined;

    const first = (text: unknown, args: readonly unknown[]) => {
      if (text === 'commit' || text === 'rollback') return Promise.resolve(answer(text));
      if (typeof text === 'string' && isWithoutValues(args[1])) return query(`begin; ${text}`).then((answers) => [answers].flat().at(-1));
      const begun = query('begin').finally(() => {
        beginning = undefined;
      });
      beginning = begun;
      return begun.then(() => query(...args));
    };

    client.query = ((...args: unknown[]) => {
      const [text] = args;
      if (text === 'begin') {
        isHeld = true;
        return Promise.resolve(answer('begin'));
      }
      if (isHeld) {
        isHeld = false;
        return first(text, args);
      }
      return beginning ? beginning.then(() => query(...args)) : query(...args);
    }) as typeof client.query;
  });
}

const isWithoutValues = (values: unknown): boolean => values === undefined || (Array.isArray(values) && values.length === 0);

/** What PostgreSQL would have said. */
const answer = (command: string) => ({ command: command.toUpperCase(), rowCount: null, rows: [] });
