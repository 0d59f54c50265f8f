import { KEPT_DAYS, sweeping } from '../../platform/sweep.ts';
import { deleteOverBefore } from './store.ts';

/**
 * Sessions are shown for thirty days after the last moment they could have lasted to, however they ended: a column that
 * hardly ever changes, so that finding them costs a living session nothing.
 */
export const sessionDuty = sweeping({ hours: 1 }, 'sessions.sweep', KEPT_DAYS, deleteOverBefore);
