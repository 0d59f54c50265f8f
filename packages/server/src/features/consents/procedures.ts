import type { MessageInitShape } from '@bufbuild/protobuf';
import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import { ClientService, type ResourceUserConsentSchema } from '@tenon/api/scalekit/v1/clients/clients_pb.ts';
import { procedure } from '../../chassis/serve.ts';
import { type ClientId, type ConsentId, isId } from '../../platform/ids.ts';
import { resourceIdOf } from '../resources/index.ts';
import type { ListedConsent } from './consent.ts';
import { consentFaults } from './faults.ts';
import { listOwnConsents, listResourceConsents, revokeConsent, revokeOwnConsent } from './manage.ts';

const { method } = ClientService;

/** Text from outside that names a consent; text that cannot be an id names none. */
function consentIdOf(text: string, owner: string): ConsentId {
  if (!isId('usrcnst', text)) throw consentFaults.notFound({ consent: text.slice(0, 64), owner });
  return text;
}

/** What people let programs do is a part of the contract's ClientService. */
export const consentProcedures = {
  listCurrentAgentConsents: procedure(method.listCurrentAgentConsents, {
    command: listOwnConsents,
    request: ({ pageSize, pageToken }) => ({ size: pageSize, token: pageToken }),
    response: ({ rows, total, next, previous }) => ({ consents: rows.map(message), totalSize: total, nextPageToken: next, prevPageToken: previous }),
  }),
  revokeCurrentAgentConsent: procedure(method.revokeCurrentAgentConsent, {
    command: revokeOwnConsent,
    request: ({ consentId }) => ({ id: consentIdOf(consentId, 'yours') }),
    response: () => ({}),
  }),
  listResourceUserConsents: procedure(method.listResourceUserConsents, {
    command: listResourceConsents,
    request: ({ resourceId, search, pageSize, pageToken }) => ({ resourceId: resourceIdOf(resourceId), search, size: pageSize, token: pageToken }),
    response: ({ rows, total, next, previous }) => ({ consents: rows.map(message), totalSize: total, nextPageToken: next, prevPageToken: previous }),
  }),
  revokeUserConsent: procedure(method.revokeUserConsent, {
    command: revokeConsent,
    request: ({ clientId, consentId }) => ({ id: consentIdOf(consentId, clientId), clientId: clientId as ClientId }), // one that is none has no consents
    response: () => ({}),
  }),
};

const message = ({ id, externalUserId, clientId, clientName, scopes, grantedAt }: ListedConsent): MessageInitShape<typeof ResourceUserConsentSchema> => ({
  id,
  externalUserId,
  clientId,
  clientName,
  scopes: [...scopes],
  grantedAt: timestampFromDate(grantedAt),
});
