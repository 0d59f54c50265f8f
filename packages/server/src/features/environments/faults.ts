import { faults } from '../../platform/fault.ts';

export const environmentFaults = faults('environments', {
  unknownAddress: ['missing', 'No environment lives at {host}. Use the address the administrator gave you.'],
});
