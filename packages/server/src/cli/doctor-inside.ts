import { command, OPERATORS, perform } from '../chassis/command.ts';
import { createPosts } from '../chassis/posts.ts';
import { reachableNetworks, type Settings } from '../config.ts';
import { environmentFinder } from '../features/environments/index.ts';
import { keyringOf } from '../features/keys/index.ts';
import { type Connection, openDatabase } from '../platform/db/open.ts';
import { type Check, checkMail, type Finding } from '../platform/doctor.ts';
import type { Environment } from '../platform/environment.ts';
import { systemEntropy } from '../platform/ids.ts';
import { createOutside } from '../platform/outside.ts';
import { createSealer } from '../platform/seal.ts';
import type { Desk } from '../platform/work.ts';
import { knownSecretKey } from '../secret-key.ts';

/**
 * What can be looked at once the database can be read: whether the secret key is the one that sealed what is kept there,
 * and the mail servers that environments have of their own. Empty while there is no environment, or nothing can be read:
 * other checks say why.
 */
export async function examineInside(settings: Settings, connection: Connection): Promise<Finding[]> {
  const db = openDatabase(connection, { poolSize: 1, namedStatements: false });
  const outside = createOutside({ networks: reachableNetworks(settings) });
  try {
    const environments = await environmentFinder(db, settings.url)
      .all()
      .catch(() => []);
    if (environments.length === 0) return [];
    const bytes = knownSecretKey(settings);
    if (!bytes) return [lost('There is no secret key, and the database holds what one has sealed.')];
    const desk: Desk = {
      db,
      // Nothing is made.
      entropy: systemEntropy(0),
      clock: () => new Date(),
      outside,
      sealer: createSealer(bytes),
      jobsAreDue: () => {},
    };
    const opened = await checkKey(desk, environments)();
    // Without the key no password can be read.
    return opened.ok ? [opened, ...(await mailServers(desk, environments, outside.connect))] : [opened];
  } finally {
    await outside.close();
    await db.destroy();
  }
}

const openKeys = command({ needs: OPERATORS, reads: true, run: async (work, _: undefined) => void (await keyringOf(work)) });

const checkKey =
  (desk: Desk, environments: readonly Environment[]): Check =>
  async () => {
    try {
      for (const environment of environments) {
        await perform(desk, { environment, actor: { kind: 'system', job: 'doctor' }, requestId: 'doctor' }, openKeys, undefined);
      }
      return { ok: true, what: 'The secret key opens what the database keeps.' };
    } catch {
      return lost('The secret key does not open what the database keeps: it was sealed with another one.');
    }
  };

const lost = (what: string): Finding => ({
  ok: false,
  what,
  advice: 'Put back the key that was there, as TENON_SECRET_KEY or as secret.key in the data folder: nothing else opens it.',
});

async function mailServers(desk: Desk, environments: readonly Environment[], connect: Parameters<typeof createPosts>[1]['connect']): Promise<Finding[]> {
  const nobody = { mailer: { send: () => Promise.reject(new Error('nothing is sent')), check: async () => {}, close: async () => {} }, from: NO_SENDER };
  const posts = createPosts(nobody, { sealer: desk.sealer, connect });
  try {
    const findings: Finding[] = [];
    for (const environment of environments) {
      const { own } = environment.mail;
      if (!own) continue;
      const which = {
        name: `The mail server of ${environment.name}, ${own.host}:${own.port},`,
        settled:
          'It is settled on the page Emails of the dashboard: host, port, encryption, username and password. One inside a network of yours has to be in TENON_OUTSIDE_NETWORKS.',
      };
      findings.push(await checkMail(() => posts.of(environment).mailer.check(), which)());
    }
    return findings;
  } finally {
    await posts.close();
  }
}

const NO_SENDER = { name: '', address: '' };
