import './texts/faults.ts';
import { faults } from '../../platform/fault.ts';

// Neither names the address: faults are logged.
export const challengeFaults = faults('challenges', {
  tooManyMails: ['tooMany', 'Two mails went out to this address within a minute. Wait a minute, look in the spam folder too, then ask again.'],
  tooManyTries: ['tooMany', 'There were too many wrong codes for this address today. Try again tomorrow, or write to the people who run the app.'],
  gone: ['wrongState', 'This sign-in has run out or belongs to another browser. Start again.'],
});
