import { KEPT_DAYS, sweeping } from '../../platform/sweep.ts';
import { deleteOverBefore } from './store.ts';

/** Tokens that were taken back or ran out: for thirty days they can be taken back again, then there never were any. */
export const apiTokenDuty = sweeping({ hours: 1 }, 'api_tokens.sweep', KEPT_DAYS, deleteOverBefore);
