import './fault-texts.ts';
import { faults } from '../../platform/fault.ts';

// What is wrong with a domain is INVALID_ARGUMENT by the contract, being taken included.
export const domainFaults = faults('domains', {
  malformed: ['invalid', '"{given}" is not a domain such as example.com.'],
  everybodys: ['invalid', 'Anybody can have an address at {domain}, so it cannot belong to one organization.'],
  throwAway: ['invalid', 'Addresses at {domain} are made to be thrown away, so it cannot belong to an organization.'],
  alreadyAdded: ['invalid', 'This organization has the domain {domain} already.'],
  taken: ['invalid', 'The domain {domain} is the verified domain of another organization.'],
  failed: [
    'wrongState',
    'The record of {domain} was not found in time, or another organization has proven the domain. Delete it and add it again for a new record.',
  ],
  lookedJustNow: ['tooMany', 'Somebody looked for the record of {domain} a moment ago. Try again in {seconds} seconds.'],
  noAnswer: ['unavailable', 'No name server answered for {domain}. Try again in a minute; we keep looking as well.'],
  notFound: ['missing', 'The organization "{organization}" has no domain "{domain}".'],
});
