import { sweeping } from '../../platform/sweep.ts';
import { deleteExpiredBefore } from './store.ts';

/** Kept for a day: as long as somebody may still come with the mailed code of an address that was not proven. */
export const socialDuty = sweeping({ hours: 1 }, 'social.sweep', 1, deleteExpiredBefore);
