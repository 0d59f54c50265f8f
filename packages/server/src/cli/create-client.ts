import { perform } from '../chassis/command.ts';
import type { Settings } from '../config.ts';
import { createClient } from '../features/clients/index.ts';
import { environmentFinder } from '../features/environments/index.ts';
import { type Connection, openDatabase } from '../platform/db/open.ts';
import { openSession } from '../platform/db/session.ts';
import { Fault } from '../platform/fault.ts';
import { systemEntropy } from '../platform/ids.ts';
import { createSealer } from '../platform/seal.ts';
import { StartupProblem } from '../platform/startup-problem.ts';
import type { Desk } from '../platform/work.ts';
import { secretKey } from '../secret-key.ts';
import { withDatabase } from './database.ts';

export interface NewClientOptions {
  readonly name: string;
  readonly redirectUri?: readonly string[];
  readonly postLogoutUri?: readonly string[];
  readonly initiateLoginUri?: string;
}

/** Registers an app of the first environment, with a server of its own: it may sign people in and call the API. */
export async function createClientFromShell(settings: Settings, options: NewClientOptions, say: (line: string) => void): Promise<void> {
  await withDatabase(settings, (connection) =>
    atDesk(settings, connection, async (desk) => {
      const [environment] = await environmentFinder(desk.db, settings.url).all();
      if (!environment) throw new StartupProblem('There is no environment yet: start the server once (`tenon serve`), which makes it.');
      const caller = { environment, actor: { kind: 'system', job: 'tenon client create' }, requestId: 'tenon client create' } as const;
      const { client, secret } = await perform(desk, caller, createClient, {
        kind: 'environment',
        manages: true,
        name: options.name,
        redirectUris: options.redirectUri ?? [],
        postLogoutUris: options.postLogoutUri ?? [],
        ...(options.initiateLoginUri === undefined ? {} : { initiateLoginUri: options.initiateLoginUri }),
      });
      say(`Client id      ${client.id}\nClient secret  ${secret}\nThe secret is shown this once: only its hash is kept.`);
    }),
  ).catch((error) => {
    // What a caller of the API would hear, the person at the shell hears too.
    throw error instanceof Fault ? new StartupProblem(error.message, { cause: error }) : error;
  });
}

/** A desk for one deed beside a server that may be running: with a process number of its own, so that no id is made twice. */
async function atDesk(settings: Settings, connection: Connection, deed: (desk: Desk) => Promise<void>): Promise<void> {
  const db = openDatabase(connection, { poolSize: 1, namedStatements: false });
  const session = await openSession({ connection, listener: { onListening() {}, onDeaf() {}, onChange() {} } });
  try {
    await deed({
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
