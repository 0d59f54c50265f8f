import { faults } from '../../platform/fault.ts';

export const secondFactorFaults = faults('second_factors', {
  none: ['wrongState', 'This person has no second factor: there is nothing to remove.'],
});
