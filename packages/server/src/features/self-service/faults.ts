import { faults } from '../../platform/fault.ts';

export const selfServiceFaults = faults('self_service', {
  nobody: ['forbidden', 'This call is for people who are signed in to an organization, about themselves: a client has no page of its own.'],
});
