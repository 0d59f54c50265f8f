import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { environmentFinder } from '../../packages/server/src/features/environments/index.ts';
import type { Caller } from '../../packages/server/src/platform/actor.ts';
import { trustCaches } from '../../packages/server/src/platform/cache.ts';
import { openDatabase } from '../../packages/server/src/platform/db/open.ts';
import { systemEntropy } from '../../packages/server/src/platform/ids.ts';
import { createSealer } from '../../packages/server/src/platform/seal.ts';
import type { Desk } from '../../packages/server/src/platform/work.ts';

export interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
}

/**
 * Every statement that a deed sends, written down while it is done for the second time: what a server has in memory then,
 * it does not ask for.
 */
export async function recordStatements(databaseUrl: string, deed: (desk: Desk, caller: Caller, time: 1 | 2) => Promise<unknown>): Promise<Statement[]> {
  const sent: Statement[] = [];
  trustCaches();
  const db = openDatabase({ url: databaseUrl }, { poolSize: 1, namedStatements: false });
  const query = pg.Client.prototype.query;
  pg.Client.prototype.query = function (this: pg.Client, ...given: unknown[]) {
    const [text, values] = given as [string, unknown[] | undefined];
    sent.push({ text, values: values ?? [] });
    return (query as (...all: unknown[]) => unknown).apply(this, given);
  } as typeof query;
  const [environment] = await environmentFinder(db, 'http://localhost').all();
  if (!environment) throw new Error('there is no environment');
  const desk: Desk = {
    db,
    entropy: systemEntropy(999),
    sealer: createSealer(randomBytes(32)),
    clock: () => new Date(),
    outside: { fetch: () => Promise.reject(new Error('no network here')), txtRecords: () => Promise.reject(new Error('no network here')) },
    jobsAreDue: () => {},
  };
  const caller: Caller = { environment, actor: { kind: 'client', id: 'skc_1' }, requestId: 'bench' };
  await deed(desk, caller, 1);
  sent.length = 0;
  await deed(desk, caller, 2);
  pg.Client.prototype.query = query;
  await db.destroy();
  return sent;
}
