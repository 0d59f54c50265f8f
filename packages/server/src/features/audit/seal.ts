import { every } from '../../platform/duties.ts';
import type { Work } from '../../platform/work.ts';
import { hashOf } from './chain.ts';
import { lockHead, selectUnsealed, updateHead, writeSeals } from './store.ts';

const BATCH = 200;

/**
 * Puts what was committed since the last time at the end of the chain, in the order of ids. Writers never wait for it: they
 * leave their entries unsealed. Whoever else seals this environment waits at its head.
 * @returns true when there may be more
 */
export async function sealEntries(work: Work): Promise<boolean> {
  if ((await selectUnsealed(work, 1)).length === 0) return false;
  const head = await lockHead(work);
  const entries = await selectUnsealed(work, BATCH);
  let { number, hash } = head;
  const seals = entries.map((entry) => {
    number += 1;
    hash = hashOf(hash, number, entry);
    return { id: entry.id, number, hash };
  });
  if (seals.length === 0) return false;
  await writeSeals(work, seals);
  await updateHead(work, { ...head, number, hash });
  return entries.length === BATCH;
}

/** Until then an entry stands in the log unsealed. */
export const sealDuty = every({ seconds: 5 }, 'audit.seal', sealEntries);
