import { KEPT_DAYS, sweeping } from '../../platform/sweep.ts';
import { deleteOverBefore } from './store.ts';

/** Grants, and with them their chain of refresh tokens, are kept as long as their session: it shows which apps it was good for. */
export const grantDuty = sweeping({ hours: 1 }, 'grants.sweep', KEPT_DAYS, deleteOverBefore);
