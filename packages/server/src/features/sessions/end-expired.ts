import { every } from '../../platform/duties.ts';
import { endSession } from './end.ts';
import { lockExpired } from './store.ts';

/** Sessions ended in one transaction; more are for the next. */
const BATCH = 200;

/** Every reader sees at once that a session has run out. This is for those who have to be told: apps, and whoever reads events. */
export const expiredSessionDuty = every({ minutes: 1 }, 'sessions.end_expired', async (work) => {
  const expired = await lockExpired(work, BATCH);
  for (const id of expired) await endSession(work, id, 'expired');
  return expired.length === BATCH;
});
