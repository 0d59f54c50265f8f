import { randomBytes } from 'node:crypto';
import {
  chownSync,
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { StartupProblem } from '../startup-problem.ts';
import { explainFileError, explainPostgres } from './explain.ts';
import type { Footing } from './footing.ts';
import { isRunning, run } from './processes.ts';

/** The superuser of the embedded database, and the database that is ours in it. */
export const USER = 'tenon';

/** PostgreSQL 17 brought an order of its own that needs nothing of the system and is the same everywhere. */
const BUILTIN_LOCALE_SINCE = 17;

export interface Cluster {
  readonly folder: string;
  readonly password: string;
}

/**
 * The files of the database, made if they are not there. They are made under another name and renamed
 * when whole, so a start that is killed in the middle leaves nothing that the next one could take for
 * a database.
 */
export async function ensureCluster(footing: Footing, { fast }: { readonly fast: boolean }): Promise<Cluster> {
  const folder = join(footing.home, 'cluster');
  try {
    sweep(footing.home);
    if (existsSync(join(folder, 'PG_VERSION'))) return { folder, password: readPassword(footing.home) };
    if (existsSync(folder) && readdirSync(folder).length > 0) {
      throw new StartupProblem(`${folder} is not a PostgreSQL database, or not all of one. Bring the missing files back, or move the folder away.`);
    }
    const password = makePassword(footing.home);
    await make(footing, folder, password, fast);
    return { folder, password };
  } catch (error) {
    throw explainFileError(error, footing.home);
  }
}

/** The password of a database that is there already. */
export function readPassword(home: string): string {
  const file = join(home, 'password');
  if (!existsSync(file)) throw new StartupProblem(`${file} is missing: without it nobody can sign in to the database beside it. Bring it back from a backup.`);
  return readFileSync(file, 'utf8').trim();
}

async function make(footing: Footing, folder: string, password: string, fast: boolean): Promise<void> {
  const half = join(footing.home, `cluster.${process.pid}.${randomBytes(4).toString('hex')}`);
  const passwordFile = `${half}.password`;
  try {
    mkdirSync(half, { mode: 0o700 });
    writeFileSync(passwordFile, password, { mode: 0o600 });
    if (footing.owner) for (const made of [half, passwordFile]) chownSync(made, footing.owner.uid, footing.owner.gid);

    const locale =
      footing.binaries.major >= BUILTIN_LOCALE_SINCE
        ? ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C']
        : ['--locale-provider=libc', '--locale=C'];
    const [file, ...args] = [...footing.prefix, join(footing.binaries.folder, 'initdb')];
    const { code, stdout, stderr } = await run(
      file!,
      [
        ...args,
        '-D',
        half,
        '-U',
        USER,
        '-A',
        'scram-sha-256',
        `--pwfile=${passwordFile}`,
        '-E',
        'UTF8',
        ...locale,
        '--no-instructions',
        ...(fast ? ['--no-sync'] : []),
      ],
      footing.ids,
    );
    if (code !== 0) throw explainPostgres(`${stdout}\n${stderr}`, footing.home);

    try {
      renameSync(half, folder);
    } catch (error) {
      // Another process made it meanwhile; then that one is the database.
      if (!existsSync(join(folder, 'PG_VERSION'))) throw error;
    }
    if (!fast) keep(footing.home);
  } finally {
    for (const left of [half, passwordFile]) rmSync(left, { recursive: true, force: true });
  }
}

/**
 * Takes away what starts that were killed left behind. A process that still runs may be at work on its
 * own; and an `initdb` whose start was killed may still write for a moment: then the next start sweeps.
 */
function sweep(home: string): void {
  for (const name of readdirSync(home)) {
    const maker = Number(/^(?:cluster|password)\.(\d+)/.exec(name)?.[1]);
    if (!maker || (maker !== process.pid && isRunning(maker))) continue;
    try {
      rmSync(join(home, name), { recursive: true, force: true });
    } catch {}
  }
}

/** Two processes that start at once must come to the same password: whoever links the file first made it. */
function makePassword(home: string): string {
  const half = join(home, `password.${process.pid}`);
  const file = openSync(half, 'w', 0o600);
  writeFileSync(file, `${randomBytes(24).toString('base64url')}\n`);
  fsyncSync(file);
  closeSync(file);
  try {
    linkSync(half, join(home, 'password'));
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
  rmSync(half);
  return readPassword(home);
}

/** A renamed folder survives a power cut when the folder it is in has been written. */
function keep(folder: string): void {
  const handle = openSync(folder, 'r');
  fsyncSync(handle);
  closeSync(handle);
}
