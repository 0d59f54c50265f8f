/**
 * The audit log tells who changed what, with the rows as they were and as they became. It writes nothing itself: triggers do
 * (migration 0025), under what the chassis says of the unit of work (platform/audit.ts). This feature puts the entries into
 * a chain of hashes after their commit, proves that the chain is whole, shows and exports the log, and takes out of it what
 * must not be kept: everything that is older than was wished, and what it says of people who were deleted.
 */

export { type Entry, summaryOf } from './entry.ts';
export { exportEntries, type Format } from './export.ts';
export { auditDuties } from './forget.ts';
export { type FilterWords, filterOf, type ListEntries, listEntries } from './list.ts';
export { auditRoutes } from './routes.ts';
export { sealDuty, sealEntries } from './seal.ts';
export { type Verdict, type Verify, verifyAudit } from './verify.ts';
