import { type Duty, every } from '../../platform/duties.ts';
import { closeExpired, deleteRequestsBefore } from './store.ts';

const DAY = 86_400_000;
/** Rows that are written or deleted in one transaction; more are for the next. */
const BATCH = 500;

/** @param days how long a request is kept */
export const authLogDuties = ({ days }: { readonly days: number }): readonly Duty[] => [
  every({ minutes: 1 }, 'auth_log.close_expired', async (work) => (await closeExpired(work, BATCH)) === BATCH),
  every({ hours: 1 }, 'auth_log.sweep', async (work) => (await deleteRequestsBefore(work, new Date(work.now.getTime() - days * DAY), BATCH)) === BATCH),
];
