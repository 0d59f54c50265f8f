import './fault-texts.ts';
import { faults } from '../../platform/fault.ts';

export const connectionFaults = faults('connections', {
  notFound: ['missing', 'There is no connection "{connection}" here.'],
  keyTaken: ['taken', 'The key id "{keyId}" is already used by another connection.'],
  notForOrganizations: ['invalid', 'An organization connects by OIDC or SAML; {kind} is a matter of the whole environment.'],
  otherKind: ['invalid', 'A connection stays what it was made as ({kind}, {provider}). Make another one.'],
  unknownDomain: ['invalid', 'There is no domain "{domain}" in this organization.'],
});
