// Building a folder once: when it is stale, by one process at a time, and swapped in when it is whole.
import { mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { holdLock } from './lock.mjs';

/**
 * Makes `dist` anew, unless it is current.
 * @param {object} what
 * @param {string} what.root the project
 * @param {string} what.dist the folder
 * @param {string} what.name what is built, in the words of whoever waits
 * @param {string} what.lock the name of the lock file
 * @param {() => boolean} what.isCurrent
 * @param {(folder: string) => Promise<void>} what.make
 * @param {(line: string) => void} what.say
 */
export async function buildOnce({ root, dist, name, lock, isCurrent, make, say }) {
  if (isCurrent()) return;
  const release = await holdLock(join(root, '.tools', lock), () => say(`Waiting for another start, which is building ${name}…`));
  try {
    // Whoever held the lock may have done it.
    if (isCurrent()) return;
    say(`Building ${name}…`);
    // Made aside and then swapped in: a build that is interrupted or fails leaves the old one as it was.
    const aside = `${dist}.${process.pid}`;
    try {
      mkdirSync(dirname(aside), { recursive: true });
      await make(aside);
      rmSync(dist, { recursive: true, force: true });
      renameSync(aside, dist);
    } finally {
      rmSync(aside, { recursive: true, force: true });
    }
  } finally {
    release();
  }
}
