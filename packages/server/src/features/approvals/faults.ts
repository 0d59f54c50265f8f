import './texts/faults.ts';
import { faults } from '../../platform/fault.ts';

export const approvalFaults = faults('approvals', {
  linkUsed: ['wrongState', 'An answer was given by this link already. Open it again to see which.'],
  longReason: ['invalid', 'A reason has at most {limit} characters. Say it in fewer.'],
});
