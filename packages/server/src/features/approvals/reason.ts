import { approvalFaults } from './faults.ts';

/** Longer than people read. */
export const LONGEST_REASON = 500;

/** Why somebody is not let in, as it was typed: one paragraph, or nothing. */
export function readReason(given = ''): string {
  const reason = given
    .toWellFormed()
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim();
  if ([...reason].length > LONGEST_REASON) throw approvalFaults.longReason({ limit: LONGEST_REASON });
  return reason;
}
