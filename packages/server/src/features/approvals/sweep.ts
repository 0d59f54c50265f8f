import { KEPT_DAYS, sweeping } from '../../platform/sweep.ts';
import { deleteLinksBefore } from './store.ts';

export const approvalLinkDuty = sweeping({ hours: 1 }, 'approvals.sweep', KEPT_DAYS, deleteLinksBefore);
