import type { Settings } from '../config.ts';
import { environmentFinder } from '../features/environments/index.ts';
import type { Caller } from '../platform/actor.ts';
import { type Connection, openDatabase } from '../platform/db/open.ts';
import { openSession } from '../platform/db/session.ts';
import { Fault } from '../platform/fault.ts';
import { systemEntropy } from '../platform/ids.ts';
import { createSealer } from '../platform/seal.ts';
import { StartupProblem } from '../platform/startup-problem.ts';
import type { Desk } from '../platform/work.ts';
import { secretKey } from '../secret-key.ts';
import { withDatabase } from './database.ts';

/**
 * Does something in the first environment from the shell, beside a server that may be running.
 * @param name of the command: who did it, in events and logs
 */
export const inFirstEnvironment = <T>(settings: Settings, name: string, deed: (desk: Desk, caller: Caller) => Promise<T>): Promise<T> =>
  inEnvironment(settings, name, false, deed);

/** The same in the environment of those who run this server. */
export const inOperatorsEnvironment = <T>(settings: Settings, name: string, deed: (desk: Desk, caller: Caller) => Promise<T>): Promise<T> =>
  inEnvironment(settings, name, true, deed);

async function inEnvironment<T>(settings: Settings, name: string, amongOperators: boolean, deed: (desk: Desk, caller: Caller) => Promise<T>): Promise<T> {
  const asked = withDatabase(settings, (connection) =>
    atDesk(settings, connection, async (desk) => {
      const environment = (await environmentFinder(desk.db, settings.url).all()).find(({ system }) => system === amongOperators);
      if (!environment) throw new StartupProblem('There is no environment yet: start the server once (`tenon serve`), which makes it.');
      return deed(desk, { environment, actor: { kind: 'system', job: name }, requestId: name });
    }),
  );
  return asked.catch((error) => {
    // What a caller of the API would hear, the person at the shell hears too.
    throw error instanceof Fault ? new StartupProblem(error.message, { cause: error }) : error;
  });
}

/** A desk for one deed beside a server that may be running: with a process number of its own, so that no id is made twice. */
async function atDesk<T>(settings: Settings, connection: Connection, deed: (desk: Desk) => Promise<T>): Promise<T> {
  const db = openDatabase(connection, { poolSize: 1, namedStatements: false });
  const session = await openSession({ connection, listener: { onListening() {}, onDeaf() {}, onChange() {} } });
  try {
    return await deed({
      db,
      entropy: systemEntropy(session.processNumber),
      clock: () => new Date(),
      outside: {
        fetch: () => Promise.reject(new Error('the command line asks nobody else')),
        txtRecords: () => Promise.reject(new Error('the command line asks nobody else')),
      },
      sealer: createSealer(secretKey(settings)),
      jobsAreDue: () => {},
    });
  } finally {
    await session.close();
    await db.destroy();
  }
}
