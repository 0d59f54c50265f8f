import { faults } from '../../platform/fault.ts';

export const peopleFaults = faults('people', {
  nobodyHere: ['forbidden', 'This call is for the access token of a person. Behind the token of an app there is nobody to show.'],
  mayNotCascade: ['forbidden', 'Only the app itself may delete a user. Leave cascade out: the membership goes and the user stays.'],
});
