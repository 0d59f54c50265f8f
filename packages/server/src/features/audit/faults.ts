import './fault-texts.ts';
import { faults } from '../../platform/fault.ts';

export const auditFaults = faults('audit', {
  notFound: ['missing', 'There is no entry "{entry}" in the audit log, or none that you may see.'],
  notSoMany: ['invalid', 'The audit log ends at number {number}: it cannot be checked from {since} on.'],
  badFormat: ['invalid', 'The audit log is exported as "csv" or as "jsonl": say format=csv or format=jsonl.'],
  badTime: ['invalid', '"{given}" is not a moment: write it as 2026-01-31T12:00:00Z.'],
});
