import type { ConnectionId, OrganizationId } from '../../platform/ids.ts';
import type { Work } from '../../platform/work.ts';
import type { Connection, ConnectionKind } from './connection.ts';
import { selectConnection, selectEnabledOfEnvironment, selectHome, selectIdsFor, selectOpenOf, selectSocial, selectWithSecret } from './store.ts';

/** How the environment wants one of its own methods to behave: the newest enabled connection of that kind. */
export const environmentMethod = (work: Work, kind: ConnectionKind): Promise<Connection | undefined> => selectEnabledOfEnvironment(work, kind);

/** A connection of an organization that people may come by; `undefined` for one that is off, not set up, or the environment's own. */
export async function findOpenConnection(work: Work, id: ConnectionId): Promise<Home['connection']> {
  const connection = await selectConnection(work, { id });
  if (!connection?.organizationId || !connection.enabled || connection.status !== 'completed') return undefined;
  return { id, organizationId: connection.organizationId };
}

/** The connection as a record, whatever its state. */
export const findConnection = (work: Work, id: ConnectionId): Promise<Connection | undefined> => selectConnection(work, { id });

/** Where a provider that has an issuer describes itself. */
const DESCRIPTION = '/.well-known/openid-configuration';

/** The connections of organizations to the identity provider with this issuer that people may come by, the newest first: one provider may serve several. */
export const openConnectionsOf = (work: Work, issuer: string): Promise<Connection[]> =>
  selectOpenOf(work, { issuer, discovery: `${issuer.replace(/\/$/, '')}${DESCRIPTION}` });

/** Where it describes itself. */
export const descriptionOf = ({ settings }: Pick<Connection, 'settings'>): string =>
  String(settings['discovery_endpoint'] || `${String(settings['issuer']).replace(/\/$/, '')}${DESCRIPTION}`);

/** Which of these, whether on or off by now, are the organization's own or the environment's; in their order. */
export async function connectionsFor(work: Work, organizationId: OrganizationId, ids: readonly ConnectionId[]): Promise<ConnectionId[]> {
  if (ids.length === 0) return [];
  const theirs = await selectIdsFor(work, organizationId, ids);
  return ids.filter((id) => theirs.includes(id));
}

/** The environment's own connections to providers where people have accounts: enabled, set up, and the newest of each. */
export const socialConnections = (work: Work): Promise<Connection[]> => selectSocial(work);

/** With our secret at the provider, opened: for speaking with the provider, and for nothing else. */
export async function connectionWithSecret(work: Work, id: ConnectionId): Promise<{ readonly connection: Connection; readonly secret: string } | undefined> {
  const found = await selectWithSecret(work, id);
  return found && { connection: found.connection, secret: found.sealedSecret === null ? '' : work.sealer.open(id, found.sealedSecret) };
}

/** Whose people have addresses at a domain, and how they sign in. */
export interface Home {
  readonly organizationId: OrganizationId;
  /** It lets its people come by its own connection alone, whether or not one is enabled. */
  readonly ssoOnly: boolean;
  /** The enabled connection that the domain leads to: the one it is bound to, else the newest. */
  readonly connection?: { readonly id: ConnectionId; readonly organizationId: OrganizationId };
}

/** The organization that has proven this very domain to be its own. A subdomain is another domain. */
export const homeOf = (work: Work, domain: string): Promise<Home | undefined> => selectHome(work, domain.toLowerCase());
