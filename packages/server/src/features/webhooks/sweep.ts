import { KEPT_DAYS, sweeping } from '../../platform/sweep.ts';
import { deleteDeliveriesBefore } from './store.ts';

/** Deliveries and their attempts are kept for thirty days: they tell of people. Events stay, and can be replayed. */
export const webhookDuty = sweeping({ hours: 1 }, 'webhooks.sweep', KEPT_DAYS, deleteDeliveriesBefore);
