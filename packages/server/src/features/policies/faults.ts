import { faults } from '../../platform/fault.ts';

export const policyFaults = faults('policies', {
  locksOut: ['wrongState', 'No administrator of this organization could enter it any more: {reason}. Leave a way open that one of them has, then try again.'],
});
