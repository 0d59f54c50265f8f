import { sweeping } from '../../platform/sweep.ts';
import { deleteTriedBefore } from './store.ts';

/** A day after the last wrong try somebody begins anew. */
export const sweepTries = sweeping({ hours: 1 }, 'tries.sweep', 1, deleteTriedBefore);
