import { fingerprint } from '../../platform/seal.ts';
import type { Work } from '../../platform/work.ts';
import { countTry, deleteTries, selectWait } from './store.ts';

/** How many wrong tries in a row are free, and how the wait after them grows. */
export interface Patience {
  readonly free: number;
  /** After the last free one; it doubles with each wrong try that follows. */
  readonly firstWaitSeconds: number;
  readonly longestWaitSeconds: number;
}

export type Taken = { readonly taken: true; readonly left: number } | { readonly taken: false; readonly waitSeconds: number };

/**
 * Takes a try, before anybody looks whether it is right. Whoever comes at the same moment waits here for the first one.
 * A wrong one stays counted; after a right one `forgetTries` clears the count.
 */
export async function takeTry(work: Work, subject: string, patience: Patience): Promise<Taken> {
  const key = fingerprint(subject);
  const wrong = await countTry(work, key, patience);
  if (wrong !== undefined) return { taken: true, left: Math.max(0, patience.free - wrong) };
  return { taken: false, waitSeconds: secondsUntil(work, await selectWait(work, key)) || 1 };
}

/** How long somebody would have to wait; 0: not at all. Counts nothing. */
export const lookAtTries = async (work: Work, subject: string): Promise<number> => secondsUntil(work, await selectWait(work, fingerprint(subject)));

export const forgetTries = (work: Work, subject: string): Promise<void> => deleteTries(work, fingerprint(subject));

const secondsUntil = ({ now }: Work, at: Date | undefined): number => (at ? Math.max(0, Math.ceil((at.getTime() - now.getTime()) / 1000)) : 0);
