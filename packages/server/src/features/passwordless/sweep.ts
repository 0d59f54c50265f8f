import { sweeping } from '../../platform/sweep.ts';
import { deleteSentBefore } from './store.ts';

/** Requests are kept for a day: so long the wrong codes for their address are counted. */
export const passwordlessDuty = sweeping({ hours: 1 }, 'passwordless.sweep', 1, deleteSentBefore);
