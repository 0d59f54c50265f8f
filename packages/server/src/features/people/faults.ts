import { faults } from '../../platform/fault.ts';

export const peopleFaults = faults('people', {
  nobodyHere: ['forbidden', 'This call is for the access token of a person. Behind the token of an app there is nobody to show.'],
  keptByTheApp: [
    'forbidden',
    'You may change your names, picture, phone number, locale and gender. Leave the rest out: external_id, preferred_username, groups, attributes and metadata are kept by the app.',
  ],
  mayNotCascade: ['forbidden', 'Only the app itself may delete a user. Leave cascade out: the membership goes and the user stays.'],
});
