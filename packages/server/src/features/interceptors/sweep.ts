import { KEPT_DAYS, sweeping } from '../../platform/sweep.ts';
import { deleteCallsBefore } from './store.ts';

/** The log of calls is kept for thirty days: it tells of people. */
export const interceptorDuty = sweeping({ hours: 1 }, 'interceptors.sweep', KEPT_DAYS, deleteCallsBefore);
