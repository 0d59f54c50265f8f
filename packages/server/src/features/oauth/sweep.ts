import { sweeping } from '../../platform/sweep.ts';
import { deleteCodesBefore } from './store.ts';

/** Codes are kept for a day after they expired: until then, a replayed one still says what it gave. */
export const codeDuty = sweeping({ hours: 1 }, 'oauth.sweep_codes', 1, deleteCodesBefore);
