import { sweeping } from '../../platform/sweep.ts';
import { deleteCodesBefore, deleteRevokedBefore, deleteUsedAssertionsBefore } from './store.ts';

/** Codes are kept for a day after they expired: until then, a replayed one still says what it gave. */
export const codeDuty = sweeping({ hours: 1 }, 'oauth.sweep_codes', 1, deleteCodesBefore);

/** A token that has run out is refused for that; clocks of ours differ by less than the day it is kept longer. */
export const revokedTokenDuty = sweeping({ hours: 1 }, 'oauth.sweep_revoked_tokens', 1, deleteRevokedBefore);

/** What is too old to be good need not be known to be used; clocks of ours differ by less than the day it is kept longer. */
export const usedAssertionDuty = sweeping({ hours: 1 }, 'oauth.sweep_used_assertions', 1, deleteUsedAssertionsBefore);
