import { faults } from '../../platform/fault.ts';

export const userFaults = faults('users', {
  notFound: ['missing', 'There is no user "{user}" in this environment.'],
  externalIdTaken: ['taken', 'Another user of this environment has the external id "{externalId}".'],
  invalidEmail: ['invalid', '"{email}" is not an e-mail address.'],
});
