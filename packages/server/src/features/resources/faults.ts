import { faults } from '../../platform/fault.ts';

export const resourceFaults = faults('resources', {
  notFound: ['missing', 'There is no resource "{resource}" in this environment.'],
  uriTaken: ['taken', 'Another resource answers at {uri} already.'],
  badUri: ['invalid', 'The address "{uri}" cannot be one of a resource: it is an http or https URL of at most {most} characters, without a fragment.'],
  badLogo: ['invalid', 'The address "{uri}" cannot be one of a logo: it begins with https://.'],
  textTooLong: ['invalid', 'A name has at most {name} characters, other texts at most {text}.'],
  badLifetime: ['invalid', 'Tokens of a resource live between {least} and {most} seconds.'],
  badField: ['invalid', 'There is no field "{field}" to change: the fields are {known}.'],
  tooManyScopes: ['invalid', 'A resource has at most {most} scopes.'],
  badScope: ['invalid', '"{scope}" cannot be a scope of a resource: it is 1 to 64 letters, digits and colons.'],
  scopeTaken: ['taken', 'There is a scope "{scope}" already.'],
  noScope: ['missing', 'There is no scope "{scope}" in this environment.'],
  noEnvironment: ['missing', 'This server answers for another environment than "{environment}" here.'],
  noConnections: ['unimplemented', 'Resources have no connections of their own yet.'],
});
