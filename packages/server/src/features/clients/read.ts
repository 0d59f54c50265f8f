import { CLIENTS, command } from '../../chassis/command.ts';
import type { ClientId, OrganizationId, ResourceId } from '../../platform/ids.ts';
import type { Page, PageRequest } from '../../platform/paging.ts';
import { consentsOf } from '../consents/index.ts';
import { demandResource } from '../resources/index.ts';
import type { Client, ClientKind } from './client.ts';
import { clientFaults } from './faults.ts';
import { demandOwner, type Owner } from './owner.ts';
import { organizationExists, pageOfApps, pageOfMachines, selectClient, selectResourceClients } from './store.ts';

export const getClient = command({
  needs: CLIENTS,
  reads: true,

  run: async (work, { id, ...owner }: Owner & { readonly id: ClientId }): Promise<Client> => demandOwner(await selectClient(work, id), id, owner),
});

/** A client of a resource, and who lets it act for them. */
export const getResourceClient = command({
  needs: CLIENTS,
  reads: true,

  async run(work, { id, resourceId }: { readonly id: ClientId; readonly resourceId: ResourceId }) {
    const client = demandOwner(await selectClient(work, id), id, { resourceId });
    return { client, consents: await consentsOf(work, { clientId: id }) };
  },
});

export interface ListApps extends PageRequest {
  /** Only of these kinds; none named: of every kind. */
  readonly kinds: readonly ClientKind[];
}

/** The environment's own apps and machines in the order of their ids: kind by kind, and of each kind the oldest first. */
export const listApps = command({
  needs: CLIENTS,
  reads: true,
  run: (work, { kinds, ...ask }: ListApps): Promise<Page<Client>> => pageOfApps(work, kinds, ask),
});

export interface ListMachines extends PageRequest {
  readonly organizationId: OrganizationId;
}

/** The machines of an organization, the newest first. */
export const listMachines = command({
  needs: CLIENTS,
  reads: true,

  async run(work, { organizationId, ...ask }: ListMachines): Promise<Page<Client>> {
    const page = await pageOfMachines(work, organizationId, ask);
    if (page.total === 0 && !(await organizationExists(work, organizationId))) throw clientFaults.noOrganization({ organization: organizationId });
    return page;
  },
});

/** The clients of a resource, the oldest first. */
export const listResourceClients = command({
  needs: CLIENTS,
  reads: true,

  async run(work, { resourceId }: { readonly resourceId: ResourceId }): Promise<Client[]> {
    const found = await selectResourceClients(work, resourceId);
    if (found.length === 0) await demandResource(work, resourceId);
    return found;
  },
});
