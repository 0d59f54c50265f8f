// Installing what is missing, once.
// Runs on any Node >= 20, before anything is installed.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { holdLock } from './lock.mjs';
import { npm, whyNpmFailed } from './npm.mjs';

/** @typedef {'all' | 'running'} Extent `running` leaves out what only tests and tools need */
/** @typedef {{ lock: string, extent: Extent, machine: string, tree: number }} Stamp */

/**
 * Makes `node_modules` what package-lock.json says, unless it is that already.
 * @param {string} root the project
 * @param {Extent} wanted
 * @param {(line: string) => void} say
 */
export async function installPackages(root, wanted, say) {
  if (!missing(readStamp(root), now(root), wanted)) return;
  const release = await holdLock(join(root, '.tools', 'installing.lock'), () => say('Waiting for another start, which is installing…'));
  try {
    // Whoever held the lock may have done it.
    const extent = missing(readStamp(root), now(root), wanted);
    if (!extent) return;
    say(`Installing the packages ${extent === 'all' ? 'for running and testing' : 'for running'} (a minute or so, the first time)…`);
    // `npm ci` empties node_modules first and the stamp is written last: a half install is never taken for a whole one.
    const { code, output, interrupted } = await npm(['ci', ...(extent === 'all' ? ['--include=dev'] : ['--omit=dev'])], root);
    if (interrupted) {
      release();
      process.exit(code);
    }
    if (code !== 0) throw new Error(`The packages could not be installed. ${whyNpmFailed(output)}`);
    mkdirSync(join(root, 'node_modules'), { recursive: true });
    writeFileSync(stampFile(root), JSON.stringify({ ...now(root), extent }));
  } finally {
    release();
  }
}

/**
 * What has to be installed, or `undefined` when everything is there. Packages for testing stay once they are there,
 * whoever installed them.
 * @param {Stamp | undefined} stamp what the last install left
 * @param {Omit<Stamp, 'extent'> & { hasAll: () => boolean }} present
 * @param {Extent} wanted
 * @returns {Extent | undefined}
 */
export function missing(stamp, present, wanted) {
  const same = stamp && stamp.lock === present.lock && stamp.machine === present.machine && stamp.tree === present.tree;
  if (same && (stamp.extent === 'all' || stamp.extent === wanted)) return undefined;
  return wanted === 'all' || stamp?.extent === 'all' || present.hasAll() ? 'all' : 'running';
}

const stampFile = (root) => join(root, 'node_modules', '.tenon-installed.json');

/** @returns {Stamp | undefined} */
function readStamp(root) {
  try {
    return JSON.parse(readFileSync(stampFile(root), 'utf8'));
  } catch {
    return undefined;
  }
}

/** What an install depends on, the time of npm's last change to node_modules, and whether what tests need is in it. */
function now(root) {
  const tree = join(root, 'node_modules', '.package-lock.json');
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  return {
    lock,
    machine: `${process.platform}-${process.arch}`,
    tree: statSync(tree, { throwIfNoEntry: false })?.mtimeMs ?? 0,
    hasAll: () => existsSync(tree) && Object.values(JSON.parse(readFileSync(tree, 'utf8')).packages).some((one) => one.dev),
  };
}
