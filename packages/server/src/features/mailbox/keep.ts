import type { Work } from '../../platform/work.ts';
import { deleteAllBut } from './store.ts';

const KEPT = 1000;

/** A duty: the mailbox of somebody who leaves a test running for a week does not fill the disk. */
export const sweepMailbox = (work: Work): Promise<void> => deleteAllBut(work, KEPT);
