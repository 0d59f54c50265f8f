import './texts/faults.ts';
import { faults } from '../../platform/fault.ts';

export const passwordFaults = faults('passwords', {
  busy: ['unavailable', 'Too many people sign in with a password just now. Wait a moment and try again.'],
  none: ['wrongState', 'This person has no password: there is nothing to change.'],
});
