import { mailJobs } from '../chassis/mail-jobs.ts';
import { openDatabase } from '../platform/db/open.ts';
import type { Environment } from '../platform/environment.ts';
import { systemEntropy } from '../platform/ids.ts';
import { createLog } from '../platform/log.ts';
import { createSmtpMailer } from '../platform/mail.ts';
import { createSealer } from '../platform/seal.ts';
import { startWorker } from '../platform/worker.ts';

// A worker that sends mail, in a process of its own, so that a test can kill it in the middle of one.

const [databaseUrl, smtpUrl, kind] = process.argv.slice(2) as [string, string, string];
const db = openDatabase({ url: databaseUrl }, { poolSize: 2, namedStatements: true });
const desk = {
  db,
  entropy: systemEntropy(process.pid),
  sealer: createSealer(Buffer.alloc(32, 7)),
  clock: () => new Date(),
  outside: { fetch: () => Promise.reject(new Error('there is no outside here')), txtRecords: () => Promise.reject(new Error('there is no outside here')) },
  jobsAreDue: () => {},
};
const mailer = createSmtpMailer(smtpUrl);
const letter = (payload: { to: string }) => ({ to: payload.to, subject: 'You are invited', html: '<p>Come in</p>', text: 'Come in' });
const environment = { name: 'Orion' } as Environment;

startWorker(desk, {
  handlers: mailJobs(() => ({ mailer, from: { name: 'Orion', address: 'no-reply@orion.example' } }), { [kind]: { render: letter } }),
  environments: { byId: async () => environment, all: async () => [environment] },
  log: createLog({ level: 'silent' }),
  pollMilliseconds: 30,
  // A lease as short as this only suits a test that waits for it to run out.
  timeoutMilliseconds: 900,
  leaseMilliseconds: 1000,
  retryWaits: [50, 50, 50],
});
process.on('disconnect', () => process.exit());
