import type { ClientId, OrganizationId, ResourceId } from '../../platform/ids.ts';
import type { Client } from './client.ts';
import { clientFaults } from './faults.ts';

/** Whose client is meant: an organization's, a resource's or, when neither is named, the environment's own. */
export interface Owner {
  readonly organizationId?: OrganizationId;
  readonly resourceId?: ResourceId;
}

/** The client, if it is theirs; to everybody else it is not there. */
export function demandOwner(client: Client | undefined, id: ClientId, { organizationId, resourceId }: Owner): Client {
  if (client && client.organizationId === organizationId && client.resource?.id === resourceId) return client;
  const owner = organizationId ?? resourceId;
  throw owner === undefined ? clientFaults.notFound({ client: id }) : clientFaults.notFoundIn({ client: id, owner });
}
