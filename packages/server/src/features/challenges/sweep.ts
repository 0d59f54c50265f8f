import { every } from '../../platform/duties.ts';
import { deleteSentBefore } from './store.ts';

const DAY = 86_400_000;

/** Challenges are kept for a day: so long the wrong tries for their address are counted. */
export const challengeDuty = every({ hours: 1 }, 'challenges.sweep', (work) => deleteSentBefore(work, new Date(work.now.getTime() - DAY)));
