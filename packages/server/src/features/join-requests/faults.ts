import './fault-texts.ts';
import { faults } from '../../platform/fault.ts';

export const joinRequestFaults = faults('join_requests', {
  notFound: ['missing', 'There is no request to join "{request}" in this organization.'],
  decided: ['wrongState', 'This request to join has been answered already: it is {status}.'],
});
