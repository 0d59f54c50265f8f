import { every } from '../../platform/duties.ts';
import { deleteSentBefore } from './store.ts';

const DAY = 86_400_000;

/** Requests are kept for a day: so long the wrong codes for their address are counted. */
export const passwordlessDuty = every({ hours: 1 }, 'passwordless.sweep', (work) => deleteSentBefore(work, new Date(work.now.getTime() - DAY)));
