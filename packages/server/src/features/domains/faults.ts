import { faults } from '../../platform/fault.ts';

// What is wrong with a domain is INVALID_ARGUMENT by the contract, being taken included.
export const domainFaults = faults('domains', {
  malformed: ['invalid', '"{given}" is not a domain such as example.com.'],
  everybodys: ['invalid', 'Anybody can have an address at {domain}, so it cannot belong to one organization.'],
  throwAway: ['invalid', 'Addresses at {domain} are made to be thrown away, so it cannot belong to an organization.'],
  alreadyAdded: ['invalid', 'This organization has the domain {domain} already.'],
  taken: ['invalid', 'The domain {domain} is the verified domain of another organization.'],
  notFound: ['missing', 'The organization "{organization}" has no domain "{domain}".'],
});
