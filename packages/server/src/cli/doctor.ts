import { readFileSync } from 'node:fs';
import http from 'node:http';
import https from 'node:https';
import { type Settings, tryReadSettings } from '../config.ts';
import {
  type Check,
  checkClock,
  checkDatabase,
  checkDataFolder,
  checkDiskSpace,
  checkMail,
  checkMigrations,
  checkNotifications,
  examine,
  type Finding,
} from '../platform/doctor.ts';
import { createSmtpMailer } from '../platform/mail.ts';
import { findRunningPostgres } from '../platform/postgres/start.ts';
import { devCertificateEnds, devFiles } from '../platform/tls/dev-certificate.ts';
import { addressesOf, needsDataFolder, portProblem } from './preflight.ts';

/** Looks at everything a server depends on, and at the server when it runs. Changes nothing. @returns whether all is well */
export async function doctor(environment: NodeJS.ProcessEnv, folder: string, say: (line: string) => void): Promise<boolean> {
  const { settings, complaints } = tryReadSettings(environment, folder);
  const findings: Finding[] = [
    ...(complaints.length > 0
      ? complaints.map((what) => ({ ok: false, what }))
      : [{ ok: true, what: `The settings agree: ${settings.mode}, at ${settings.url}.` }]),
    ...(await examine([...disk(settings), ...database(settings), mail(settings), ...certificate(settings), server(settings)])),
  ];
  for (const { ok, what, advice } of findings) say(`${ok ? '✔' : '✖'} ${what}${advice ? `\n  ${advice}` : ''}`);
  return findings.every(({ ok }) => ok);
}

const disk = (settings: Settings): Check[] => (needsDataFolder(settings) ? [checkDataFolder(settings.dataDir), checkDiskSpace(settings.dataDir)] : []);

function database({ databaseUrl, dataDir }: Settings): Check[] {
  const connection = databaseUrl ? { url: databaseUrl } : findRunningPostgres(dataDir);
  if (!connection) return [fact('The embedded database does not run; it starts with the server.')];
  return [checkDatabase(connection), checkMigrations(connection), checkNotifications(connection), checkClock(connection, Date.now)];
}

function mail({ smtpUrl }: Settings): Check {
  if (!smtpUrl) return fact('Mails are caught and shown at /dev/mailbox.');
  return async () => {
    const mailer = createSmtpMailer(smtpUrl, { connections: 1, silenceMilliseconds: 10_000 });
    return checkMail(() => mailer.check())().finally(() => mailer.close());
  };
}

const server =
  (settings: Settings): Check =>
  async () => {
    const { url, port, dataDir } = settings;
    try {
      const status = await statusOf(new URL('/health/ready', url), devCertificateEnds(dataDir) ? readFileSync(devFiles(dataDir).bundle) : undefined);
      if (status === 200) return { ok: true, what: `The server answers at ${url} and is ready.` };
      return { ok: false, what: `The server answers at ${url} that it is not ready (${status}).`, advice: 'Its log says why.' };
    } catch {
      // What would keep it from starting is worth more than the advice to start it.
      const inTheWay = await portProblem('TENON_PORT', port, addressesOf(settings));
      const advice = inTheWay ?? 'Start the server; if it runs, see that what stands before it passes requests on.';
      return { ok: false, what: `Nobody answers at ${url}.`, advice };
    }
  };

/** @param ca what to trust instead of what the web does: the bundle of `tenon dev-ca` holds both */
const statusOf = (url: URL, ca: Buffer | undefined): Promise<number | undefined> =>
  new Promise((answered, refused) => {
    const options = { signal: AbortSignal.timeout(5000), agent: false, ...(ca ? { ca } : {}) };
    const request = (url.protocol === 'https:' ? https : http).get(url, options, (answer) => answered(answer.resume().statusCode));
    request.on('error', refused);
  });

/** Of a laptop: nothing to say where there is none. */
function certificate({ mode, tlsCert, dataDir }: Settings): Check[] {
  const ends = mode === 'development' && !tlsCert ? devCertificateEnds(dataDir) : undefined;
  if (!ends) return [];
  const day = ends.toISOString().slice(0, 10);
  if (ends.getTime() > Date.now()) return [fact(`The certificate of \`tenon dev-ca\` is good until ${day}.`)];
  return [
    async () => ({ ok: false, what: `The certificate of \`tenon dev-ca\` ended on ${day}.`, advice: 'Run `tenon dev-ca` again, and restart the server.' }),
  ];
}

const fact =
  (what: string): Check =>
  async () => ({ ok: true, what });
