import { type Settings, tryReadSettings } from '../config.ts';
import { plannedMigrations } from '../platform/db/migrate.ts';
import { createSmtpMailer } from '../platform/mail.ts';
import { findRunningPostgres } from '../platform/postgres/start.ts';
import { databaseProblem, folderProblem, needsDataFolder } from './preflight.ts';

/** One look at the installation: what is well, and what is not with what to do about it. */
interface Finding {
  readonly well: boolean;
  readonly words: string;
}

/** Looks at everything a server depends on, and at the server when it runs. Changes nothing. @returns whether all is well */
export async function doctor(environment: NodeJS.ProcessEnv, folder: string, say: (line: string) => void): Promise<boolean> {
  const { settings, complaints } = tryReadSettings(environment, folder);
  const findings = [
    ...(complaints.length === 0 ? [well(`Settings: ${settings.mode}, at ${settings.url}`)] : complaints.map(bad)),
    ...(needsDataFolder(settings) ? [verdict(folderProblem(settings.dataDir), `Data folder: ${settings.dataDir}`)] : []),
    ...(await database(settings)),
    await mail(settings),
    await server(settings),
  ];
  for (const { well, words } of findings) say(`${well ? '✔' : '✖'} ${words}`);
  return findings.every(({ well }) => well);
}

async function database({ databaseUrl, dataDir }: Settings): Promise<Finding[]> {
  const problem = databaseUrl && (await databaseProblem(databaseUrl));
  if (problem) return [bad(problem)];
  const connection = databaseUrl ? { url: databaseUrl } : findRunningPostgres(dataDir);
  if (!connection) return [well('Database: the embedded one, which starts with the server')];
  try {
    const planned = await plannedMigrations(connection);
    return [well(`Database: ${planned.length === 0 ? 'its schema is the newest' : `the next start applies ${planned.join(', ')}`}`)];
  } catch (error) {
    return [bad(`The database does not answer: ${(error as Error).message}.`)];
  }
}

async function mail({ smtpUrl }: Settings): Promise<Finding> {
  if (!smtpUrl) return well('Mail: caught, and shown at /dev/mailbox');
  const mailer = createSmtpMailer(smtpUrl, { connections: 1, silenceMilliseconds: 10_000 });
  try {
    await mailer.check();
    return well(`Mail: ${new URL(smtpUrl).hostname} answers and lets us in`);
  } catch (error) {
    return bad(`The mail server ${new URL(smtpUrl).hostname} does not take us: ${(error as Error).message}. Check SMTP_URL.`);
  } finally {
    await mailer.close();
  }
}

async function server({ url }: Settings): Promise<Finding> {
  try {
    const { status } = await fetch(new URL('/health/ready', url), { signal: AbortSignal.timeout(5000) });
    return status === 200 ? well(`Server: ${url} is ready`) : bad(`The server at ${url} answers that it is not ready (${status}); its log says why.`);
  } catch {
    return bad(`Nobody answers at ${url}: the server does not run, or what stands before it does not pass requests on.`);
  }
}

const well = (words: string): Finding => ({ well: true, words });
const bad = (words: string): Finding => ({ well: false, words });
const verdict = (problem: string | undefined, words: string): Finding => (problem === undefined ? well(words) : bad(problem));
