import { faults } from '../../platform/fault.ts';

export const clientFaults = faults('clients', {
  notFound: ['missing', 'There is no client {client} in this environment.'],
  badAddress: ['invalid', 'The address {uri} cannot be registered: {reason}.'],
  noSecrets: ['wrongState', 'A {kind} app keeps no secret: its users can read everything in it. It proves itself with PKCE.'],
  tooManySecrets: ['wrongState', 'The client {client} has {most} active secrets already. Revoke one of them first.'],
  secretNotFound: ['missing', 'The client {client} has no active secret {secret}.'],
  lastSecret: ['wrongState', 'This is the only active secret of {client}. Create the new one first, then revoke this one.'],
});
