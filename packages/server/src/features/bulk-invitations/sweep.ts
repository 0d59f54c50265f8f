import type { Duty } from '../../platform/duties.ts';
import { sweeping } from '../../platform/sweep.ts';
import { forgetUntouched } from './store.ts';

const STEP = 20;

/** What arrived half-way is forgotten after a day. What is over is kept for three months: the rows are people's addresses, and their invitations have their own lives. */
export const bulkDuty: readonly Duty[] = [
  sweeping({ hours: 6 }, 'bulk_invitations.sweep_half', 1, (work, before, most) => forgetUntouched(work, before, ['receiving'], most), STEP),
  sweeping(
    { hours: 6 },
    'bulk_invitations.sweep',
    90,
    (work, before, most) => forgetUntouched(work, before, ['ready', 'cancelled', 'done', 'undone'], most),
    STEP,
  ),
];
