import './texts/faults.ts';
import { faults } from '../../platform/fault.ts';

export const operatorFaults = faults('operators', {
  usedLink: ['wrongState', 'This link was used, or is too old: each lets somebody in once, within 15 minutes. Run `tenon admin link` again.'],
  emailNeeded: ['invalid', 'Say which address is yours: it is how you sign in from now on.'],
  fromElsewhere: ['forbidden', 'This call was sent by a page of another site, so nothing was done.'],
  nobody: ['forbidden', 'No operator sits before this page: open the dashboard and sign in.'],
  noOperator: ['missing', 'No operator has the address {email}. Leave it out to let the first owner in, or to make one.'],
});
