import { sweeping } from '../../platform/sweep.ts';
import { deleteExpiredBefore } from './store.ts';

/** Requests are kept for a day after they expired: until then, a page that comes too late knows the way back to its app. */
export const interactionDuty = sweeping({ hours: 1 }, 'interactions.sweep', 1, deleteExpiredBefore);
