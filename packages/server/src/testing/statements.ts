import type { KyselyPlugin } from 'kysely';
import type { Desk } from '../platform/work.ts';

/** How many statements a deed takes. A clock says how busy the machine was; this says how much work it is. */
export async function countStatements(desk: Desk, deed: () => Promise<unknown>): Promise<number> {
  let answers = 0;
  const counter: KyselyPlugin = {
    transformQuery: ({ node }) => node,
    transformResult: async ({ result }) => {
      answers += 1;
      return result;
    },
  };
  const { db } = desk;
  Object.assign(desk, { db: db.withPlugin(counter) });
  try {
    await deed();
  } finally {
    Object.assign(desk, { db });
  }
  return answers;
}
