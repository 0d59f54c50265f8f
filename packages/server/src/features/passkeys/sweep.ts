import { sweeping } from '../../platform/sweep.ts';
import { deleteAnswersBefore } from './store.ts';

/** Answers are kept for a day longer than their challenges are good: clocks of several processes may differ. */
export const passkeyDuty = sweeping({ hours: 1 }, 'passkeys.sweep', 1, deleteAnswersBefore);
