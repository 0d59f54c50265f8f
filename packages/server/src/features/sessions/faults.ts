import './fault-texts.ts';
import { faults } from '../../platform/fault.ts';

export const sessionFaults = faults('sessions', {
  notFound: ['missing', 'There is no session "{session}" in this environment.'],
  notActive: ['wrongState', 'This session has ended already: it is {status}.'],
});
