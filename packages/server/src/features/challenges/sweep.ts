import { sweeping } from '../../platform/sweep.ts';
import { deleteSentBefore } from './store.ts';

/** Challenges are kept for a day: so long the wrong tries for their address are counted. */
export const challengeDuty = sweeping({ hours: 1 }, 'challenges.sweep', 1, deleteSentBefore);
