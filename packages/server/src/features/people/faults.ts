import { faults } from '../../platform/fault.ts';

export const peopleFaults = faults('people', {
  mayNotCascade: ['forbidden', 'Only the app itself may delete a user. Leave cascade out: the membership goes and the user stays.'],
});
