import './texts/faults.ts';
import { faults } from '../../platform/fault.ts';

export const loginFaults = faults('login', {
  signUpOff: ['forbidden', 'New people are let in by invitation only. Ask somebody who uses the app to invite you.'],
  organizationLimit: ['forbidden', 'You have made {limit} of your own, which is as many as one person may. Ask somebody to invite you to theirs.'],
  passwordsOff: ['wrongState', 'Nobody signs in with a password here. Choose another way.'],
  notFresh: ['wrongState', 'You signed in some time ago. Open the page again and show once more that it is you.'],
  signedOut: ['wrongState', 'You are signed out. Sign in, then try again.'],
  notAMember: ['forbidden', 'You are not a member of this organization.'],
  noOrganizationName: ['invalid', 'Give it a name.'],
  organizationNameTooLong: ['invalid', 'That name is longer than 200 characters. Shorten it a little.'],
});

/** Of calls that ask for the ways in; nobody meets them on a page. */
export const wayFaults = faults('ways_in', {
  connectionOff: ['wrongState', 'The organization of this address lets its people come by its own connection alone, and that is off. Ask its administrators.'],
  unknownIntent: ['invalid', 'The intent is sign_in or sign_up; none means sign_in.'],
});
