import { faults } from '../../platform/fault.ts';

// Never `unauthenticated`: that is for the caller's own credentials, and SDKs answer it by fetching new ones, some without end.
export const apiTokenFaults = faults('api_tokens', {
  notValid: ['missing', 'This token is not valid: it is unknown, was taken back, has run out, or is of somebody who is no active member any more.'],
  notFound: ['missing', 'There is no such token in this environment.'],
  noOrganization: ['missing', 'There is no organization "{organization}" in this environment.'],
  noMember: ['missing', 'The user "{user}" is no member of the organization "{organization}".'],
  inactiveMember: [
    'wrongState',
    'The user "{user}" is no active member of the organization "{organization}": there is an invitation to accept, or they were deactivated.',
  ],
  badExpiry: ['invalid', 'The expiry has to lie in the future, and before the year 10000.'],
});
