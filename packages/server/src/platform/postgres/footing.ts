import { createHash } from 'node:crypto';
import { chmodSync, chownSync, existsSync, lchownSync, mkdirSync, readdirSync, readFileSync, realpathSync, statSync, writeFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { StartupProblem } from '../startup-problem.ts';
import { type Binaries, copyBinaries, OLDEST_MAJOR, packagedBinaries, systemBinaries } from './binaries.ts';
import { explainFileError } from './explain.ts';
import { type Ids, type Outcome, run } from './processes.ts';

/**
 * Where and as whom PostgreSQL runs. It refuses to run as root, so a root of ours
 *  - **drops** to a user without rights, when that user can reach the folders; or
 *  - **maps** itself to one in a user namespace (`unshare`): to PostgreSQL it is not root, to the
 *    files it still is, so a checkout below a closed home works; or
 *  - **moves** the database to the system's state folder, which everybody can reach.
 * Anybody else runs it as themselves.
 */
export interface Footing {
  readonly way: Way;
  readonly binaries: Binaries;
  /** `postgres` in the data folder, or the folder it was moved to. Ours; only `cluster` in it belongs to the owner below. */
  readonly home: string;
  /** Who owns the cluster; undefined: whoever makes it. */
  readonly owner: { readonly uid: number; readonly gid: number } | undefined;
  /** What `spawn` is told. */
  readonly ids: Ids;
  /** What the command line begins with. */
  readonly prefix: readonly string[];
}

export type Way = 'self' | 'drop' | 'map' | 'move';

export interface FootingOptions {
  readonly dataDir: string;
  readonly log: (line: string) => void;
  /** The ways to try, in this order. Tests leave some out. */
  readonly ways?: readonly Way[];
  /** Where the system keeps what its services have to remember. */
  readonly stateFolder?: string;
  /** The npm package unless tests say otherwise. */
  readonly prefer?: 'package' | 'system';
}

const STATE_FOLDER = process.platform === 'darwin' ? '/var/db/tenon' : '/var/lib/tenon';

export async function findFooting({ dataDir, log, ways, stateFolder = STATE_FOLDER, prefer = 'package' }: FootingOptions): Promise<Footing> {
  const ours = makeHome(dataDir);
  const moved = readPointer(ours);
  const home = moved ?? ours;
  const binaries = await chooseBinaries(home, prefer);

  if (process.getuid?.() !== 0) {
    if (moved && !existsSync(moved)) throw movedAway(dataDir, moved);
    return hasName() ? { way: 'self', binaries, home, owner: undefined, ids: {}, prefix: [] } : mapped(home, binaries);
  }
  if (moved) {
    if (!existsSync(moved)) throw movedAway(dataDir, moved);
    return dropped(home, binaries, await nobody(), stateFolder);
  }

  for (const way of ways ?? ['drop', 'map', 'move']) {
    if (way === 'drop') {
      for (const ids of await candidates(dataDir, home)) {
        if (await canRun(home, binaries.folder, ids)) return own({ way, binaries, home, owner: unsigned(ids), ids, prefix: [] });
      }
    }
    if (way === 'map') {
      const footing = await mapped(home, binaries).catch(() => undefined);
      if (footing) return own(footing);
    }
    if (way === 'move') {
      const away = join(stateFolder, createHash('sha256').update(ours).digest('hex').slice(0, 16));
      const footing = await dropped(away, binaries, await nobody(), stateFolder);
      writeFileSync(join(ours, 'location'), `${away}\n`);
      log(`the database is kept in ${away}: PostgreSQL does not run as root, and another user cannot reach ${ours}`);
      return footing;
    }
  }
  throw new StartupProblem(
    `PostgreSQL does not run as root, and no other user can reach ${ours}. Start as another user, set TENON_DATA_DIR to a folder below /var/lib, or set DATABASE_URL.`,
  );
}

/** Gives a folder and all that is in it to whoever PostgreSQL runs as; the folder itself last, so that a broken-off change is seen and done again. */
export function giveTo(folder: string, owner: Footing['owner']): void {
  if (!owner) return;
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) lchownSync(join(entry.parentPath, entry.name), owner.uid, owner.gid);
  chownSync(folder, owner.uid, owner.gid);
}

function makeHome(dataDir: string): string {
  try {
    mkdirSync(dataDir, { recursive: true });
    const home = join(realpathSync(dataDir), 'postgres');
    mkdirSync(home, { recursive: true, mode: 0o711 });
    return home;
  } catch (error) {
    throw explainFileError(error, dataDir);
  }
}

const readPointer = (home: string): string | undefined => {
  const file = join(home, 'location');
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : undefined;
};

const movedAway = (dataDir: string, moved: string) =>
  new StartupProblem(`The database of ${dataDir} was kept in ${moved}, which is not there. Bring it back, or take another data folder (TENON_DATA_DIR).`);

/** A cluster can only be run by the major version that made it. */
async function chooseBinaries(home: string, prefer: 'package' | 'system'): Promise<Binaries> {
  const file = join(home, 'cluster/PG_VERSION');
  const made = readMajor(file);
  const packaged = prefer === 'package' ? await packagedBinaries(home) : undefined;
  if (packaged && (made === undefined || made === packaged.major)) return packaged;

  const installed = await systemBinaries();
  const fitting = installed.find((binaries) => made === undefined || binaries.major === made);
  if (fitting) return fitting;

  const newest = packaged ?? installed[0];
  if (!newest) {
    throw new StartupProblem(
      `There is no PostgreSQL to run on ${process.platform}-${process.arch}: the npm package has none for it, and none of version ${OLDEST_MAJOR} or newer is installed. Install one, or set DATABASE_URL.`,
    );
  }
  throw new StartupProblem(
    made! > newest.major
      ? `The database in ${home} was made by PostgreSQL ${made}, which is newer than the PostgreSQL ${newest.major} here. Use the newer Tenon that made it, or install PostgreSQL ${made}.`
      : `The database in ${home} was made by PostgreSQL ${made}, and here is only PostgreSQL ${newest.major}. Install PostgreSQL ${made} beside it, or move the data over with pg_dump.`,
  );
}

function readMajor(file: string): number | undefined {
  try {
    return Number.parseInt(readFileSync(file, 'utf8'), 10);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw explainFileError(error, file);
  }
}

/** Root gives the cluster to whom the footing says; what else is in the home stays ours. */
function own(footing: Footing): Footing {
  chmodSync(footing.home, 0o711);
  const cluster = join(footing.home, 'cluster');
  if (existsSync(cluster) && footing.owner && statSync(cluster).uid !== footing.owner.uid) giveTo(cluster, footing.owner);
  return footing;
}

/** Users without rights of root's, the most natural owner first: who owns it already, who called us by sudo, nobody. */
async function candidates(dataDir: string, home: string): Promise<Required<Ids>[]> {
  const cluster = join(home, 'cluster');
  const owners = [cluster, dataDir].filter((folder) => existsSync(folder)).map((folder) => statSync(folder));
  const caller = { uid: Number(process.env['SUDO_UID'] ?? 0), gid: Number(process.env['SUDO_GID'] ?? 0) };
  const named = await Promise.all(
    [...owners, caller].map(async ({ uid, gid }) => ({ uid, gid, named: uid > 0 && gid > 0 && (await run('id', ['-un', String(uid)])).code === 0 })),
  );
  return [...named.filter(({ named }) => named).map(({ uid, gid }) => ({ uid: uid | 0, gid: gid | 0 })), await nobody()];
}

/** macOS calls nobody -2: `spawn` wants it so, the file system wants it unsigned. */
async function nobody(): Promise<Required<Ids>> {
  const [uid, gid] = (await Promise.all([run('id', ['-u', 'nobody']), run('id', ['-g', 'nobody'])])).map(({ code, stdout }) =>
    code === 0 ? Number(stdout) : 65534,
  );
  return { uid: uid! | 0, gid: gid! | 0 };
}

const unsigned = ({ uid, gid }: Required<Ids>) => ({ uid: uid >>> 0, gid: gid >>> 0 });

async function dropped(home: string, binaries: Binaries, ids: Required<Ids>, shelf: string): Promise<Footing> {
  try {
    for (const folder of [shelf, home]) mkdirSync(folder, { recursive: true, mode: 0o711 });
  } catch (error) {
    throw explainFileError(error, home);
  }
  const footing: Footing = { way: 'move', binaries, home, owner: unsigned(ids), ids, prefix: [] };
  if (await canRun(home, binaries.folder, ids)) return own(footing);
  if (binaries.pack) {
    const folder = await copyBinaries(binaries.pack, shelf);
    if (await canRun(home, folder, ids)) return own({ ...footing, binaries: { ...binaries, folder } });
  }
  throw new StartupProblem(
    `PostgreSQL does not run as root, and user ${ids.uid} can run it neither from ${binaries.folder} nor from ${shelf}. Start as another user.`,
  );
}

/** We stay who we are to the files, and are `nobody` to PostgreSQL: it wants a name for whoever runs it. */
async function mapped(home: string, binaries: Binaries): Promise<Footing> {
  const { uid, gid } = unsigned(await nobody());
  const prefix = ['unshare', '--user', `--map-user=${uid}`, `--map-group=${gid}`, '--'];
  const us = { uid: process.getuid!(), gid: process.getgid!() };
  if (await canRun(home, binaries.folder, {}, prefix)) return { way: 'map', binaries, home, owner: us, ids: {}, prefix };
  throw new StartupProblem(`PostgreSQL wants a name for the user it runs as, and user ${us.uid} has none. Give it one in /etc/passwd, or set DATABASE_URL.`);
}

const canRun = async (home: string, folder: string, ids: Ids, prefix: readonly string[] = []): Promise<boolean> => {
  const [file, ...args] = [...prefix, '/bin/sh', '-c', 'cd "$1" && exec "$2/postgres" --version', 'sh', home, folder];
  const { code }: Outcome = await run(file!, args, ids);
  return code === 0;
};

function hasName(): boolean {
  try {
    return userInfo().username !== '';
  } catch {
    return false;
  }
}
