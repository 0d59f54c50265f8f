import { createLimits, type LimitName, type Limits } from '../platform/limits.ts';
import { createLog } from '../platform/log.ts';

/** Requests a minute, of the rules that a test is about; the others are off. */
export type FewLimits = Partial<Readonly<Record<LimitName, number>>>;

const OFF: Readonly<Record<LimitName, number>> = { api: 0, apiClient: 0, oauthClient: 0, address: 0, failures: 0, allFailures: 0, signIn: 0 };

/** Counts for a server that is alone, by the clock of a test. */
export const limitsOf = (few: FewLimits, clock: () => Date): Limits => createLimits({ limits: { ...OFF, ...few }, clock, log: createLog({ level: 'silent' }) });
