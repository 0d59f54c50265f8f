import { faults } from '../../platform/fault.ts';

export const consentFaults = faults('consents', {
  notFound: ['missing', 'There is no consent "{consent}" of {owner}.'],
  nobody: ['forbidden', 'Only people who are signed in have consents of their own. Ask for those of a resource instead.'],
});
