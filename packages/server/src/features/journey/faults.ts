import { faults } from '../../platform/fault.ts';

export const journeyFaults = faults('journey', {
  noAddress: ['invalid', 'That is not an e-mail address. Write it like name@company.com.'],
  noSuchApp: ['missing', 'There is no app "{client}" that signs people in.'],
});
