import './texts.ts';
import { faults } from '../../platform/fault.ts';

export const userFaults = faults('users', {
  notFound: ['missing', 'There is no user "{user}" in this environment.'],
  externalIdTaken: ['taken', 'Another user of this environment has the external id "{externalId}".'],
  publicAddress: ['invalid', 'Anybody can have an address at {domain}. Use an address at your company instead.'],
  throwAwayAddress: ['invalid', 'Addresses at {domain} are made to be thrown away. Use one that stays.'],
  invalidEmail: ['invalid', '"{email}" is not an e-mail address.'],
});
