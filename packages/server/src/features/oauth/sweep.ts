import { sweeping } from '../../platform/sweep.ts';
import { deleteCodesBefore, deleteRevokedBefore } from './store.ts';

/** Codes are kept for a day after they expired: until then, a replayed one still says what it gave. */
export const codeDuty = sweeping({ hours: 1 }, 'oauth.sweep_codes', 1, deleteCodesBefore);

/** A token that has run out is refused for that; clocks of ours differ by less than the day it is kept longer. */
export const revokedTokenDuty = sweeping({ hours: 1 }, 'oauth.sweep_revoked_tokens', 1, deleteRevokedBefore);
