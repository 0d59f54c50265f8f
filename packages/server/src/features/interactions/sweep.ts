import { every } from '../../platform/duties.ts';
import { deleteExpiredBefore } from './store.ts';

const DAY = 86_400_000;

/** Requests are kept for a day after they expired: until then, a page that comes too late knows the way back to its app. */
export const interactionDuty = every({ hours: 1 }, 'interactions.sweep', async (work) => {
  await deleteExpiredBefore(work, new Date(work.now.getTime() - DAY));
  return undefined;
});
