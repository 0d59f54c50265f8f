import { every } from '../../platform/duties.ts';
import { deleteCodesBefore } from './store.ts';

const DAY = 86_400_000;

/** Codes are kept for a day after they expired: until then, a replayed one still says what it gave. */
export const codeDuty = every({ hours: 1 }, 'oauth.sweep_codes', async (work) => {
  await deleteCodesBefore(work, new Date(work.now.getTime() - DAY));
  return undefined;
});
