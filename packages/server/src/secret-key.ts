import { randomBytes } from 'node:crypto';
import { chmodSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { explainFileError } from './platform/postgres/explain.ts';
import { StartupProblem } from './platform/startup-problem.ts';

/**
 * The 32 bytes that seal what the database keeps: those that are set, else those of `secret.key` in the data
 * folder, which is made when it is not there. Two processes that start at once come to the same key.
 */
export function secretKey({ secretKey: given, dataDir }: { readonly secretKey: Buffer | undefined; readonly dataDir: string }): Buffer {
  if (given) return given;
  const file = join(dataDir, 'secret.key');
  try {
    return read(file) ?? make(file, dataDir);
  } catch (error) {
    throw explainFileError(error, dataDir);
  }
}

/** The same for whoever only looks: undefined where there is none yet. */
export const knownSecretKey = ({ secretKey: given, dataDir }: { readonly secretKey: Buffer | undefined; readonly dataDir: string }): Buffer | undefined =>
  given ?? read(join(dataDir, 'secret.key'));

function make(file: string, folder: string): Buffer {
  mkdirSync(folder, { recursive: true });
  // Written aside and then given its name: nobody ever reads half a key, and the first one there stays.
  const aside = `${file}.${process.pid}`;
  writeFileSync(aside, `${randomBytes(32).toString('base64')}\n`, { mode: 0o600 });
  try {
    linkSync(aside, file);
    chmodSync(file, 0o600);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(aside);
  }
  return read(file)!;
}

function read(file: string): Buffer | undefined {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  const key = Buffer.from(text.trim(), 'base64');
  if (key.length !== 32)
    throw new StartupProblem(`${file} does not hold a key of 32 bytes in base64. Put back the one that was there: without it nothing sealed can be opened.`);
  return key;
}
