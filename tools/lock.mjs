// One at a time: two starts at once must not install or build into each other's files.
// Runs on any Node >= 20, before anything is installed.
import { linkSync, mkdirSync, readFileSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const AGAIN_AFTER = 200;

/**
 * Waits until nobody else holds the lock file, and holds it. The lock of a process that has died counts for nothing.
 * @param {string} file
 * @param {() => void} waiting called once, when somebody else holds it
 * @returns {Promise<() => void>} gives the lock back
 */
export async function holdLock(file, waiting) {
  mkdirSync(dirname(file), { recursive: true });
  const own = `${file}.${process.pid}`;
  writeFileSync(own, String(process.pid));
  try {
    for (let told = false; ; await sleep(AGAIN_AFTER)) {
      try {
        // A link is made whole or not at all, and never over one that is there.
        linkSync(own, file);
        return () => rmSync(file, { force: true });
      } catch (error) {
        if (error.code !== 'EEXIST') throw error;
      }
      if (isAbandoned(file)) {
        rmSync(file, { force: true });
        continue;
      }
      if (!told) waiting();
      told = true;
    }
  } finally {
    unlinkSync(own);
  }
}

function isAbandoned(file) {
  let holder;
  try {
    holder = Number(readFileSync(file, 'utf8'));
  } catch {
    return true;
  }
  if (holder === process.pid) return true;
  try {
    process.kill(holder, 0);
    return false;
  } catch (error) {
    return error.code === 'ESRCH';
  }
}
