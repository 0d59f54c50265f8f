import { CLIENTS, command } from '../../chassis/command.ts';
import type { OrganizationId } from '../../platform/ids.ts';
import type { Page, PageRequest } from '../../platform/paging.ts';
import { demandOrganization } from '../organizations/index.ts';
import type { ConnectionKind, ConnectionStatus, WholeConnection } from './connection.ts';
import { type ConnectionReference, getWhole, type OrganizationsConnection, ssoCommand } from './manage.ts';
import { pageOfConnections, someConnections } from './store.ts';

export const getConnection = ssoCommand({
  needs: 'connections_read',
  within: ({ organizationId }: OrganizationsConnection) => organizationId,
  reads: true,
  run: (work, which): Promise<WholeConnection> => getWhole(work, which),
});

export const getEnvironmentConnection = command({
  needs: CLIENTS,
  reads: true,
  run: (work, which: ConnectionReference): Promise<WholeConnection> => getWhole(work, which),
});

export interface ListConnections {
  readonly organizationId?: OrganizationId;
  /** Only those that somebody with an address of this domain would be sent to. */
  readonly domain?: string;
  /** The disabled and unfinished ones too. */
  readonly all: boolean;
}

/** Of one organization, for one domain, or those of the environment itself; the newest first. */
export const listConnections = ssoCommand({
  needs: 'connections_read',
  within: ({ organizationId }: ListConnections) => organizationId,
  reads: true,
  async run(work, ask): Promise<WholeConnection[]> {
    const connections = await someConnections(work, ask);
    if (connections.length === 0 && ask.organizationId !== undefined) await demandOrganization(work, ask.organizationId);
    return connections;
  },
});

export interface SearchConnections extends PageRequest {
  readonly query?: string;
  readonly provider?: string;
  readonly status?: ConnectionStatus;
  readonly kind?: ConnectionKind;
  readonly enabled?: boolean;
}

/** Of every organization, the newest first. */
export const searchConnections = command({
  needs: CLIENTS,
  reads: true,
  run: (work, ask: SearchConnections): Promise<Page<WholeConnection>> => pageOfConnections(work, ask),
});
