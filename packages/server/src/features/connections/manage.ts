import { CLIENTS, command } from '../../chassis/command.ts';
import type { StringMap } from '../../platform/db/tables.ts';
import type { ConnectionId, OrganizationId } from '../../platform/ids.ts';
import type { Work } from '../../platform/work.ts';
import { demandOrganization, featured } from '../organizations/index.ts';
import {
  type ConfigurationType,
  type Connection,
  type ConnectionKind,
  connectionData,
  firstKey,
  isOrganizations,
  statusOf,
  type WholeConnection,
} from './connection.ts';
import { connectionFaults } from './faults.ts';
import { changedSettings, type SettingsChange } from './settings.ts';
import {
  bindDomains,
  deleteConnectionRow,
  insertConnection,
  lockConnection,
  selectConnection,
  switchConnection,
  updateConnectionRow,
  wholeConnection,
} from './store.ts';

/** Of an organization, it is named together with it: who may handle one organization's need not know of another's. Without one, any of the environment. */
export interface ConnectionReference {
  readonly id: ConnectionId;
  readonly organizationId?: OrganizationId;
}

export type OrganizationsConnection = Required<ConnectionReference>;

export interface NewConnection {
  readonly organizationId?: OrganizationId;
  readonly kind: ConnectionKind;
  readonly provider: string;
  readonly keyId?: string;
}

const within = ({ organizationId }: { readonly organizationId?: OrganizationId }) => organizationId;

/** About the connections of one organization. */
export const ssoCommand = featured('sso');

/** For an organization. It is disabled, and needs no configuration yet. */
export const createConnection = ssoCommand({
  needs: 'connections_write',
  action: 'connection.created',
  within,
  async run(work, input: NewConnection & { readonly organizationId: OrganizationId }): Promise<WholeConnection> {
    if (!isOrganizations(input.kind)) throw connectionFaults.notForOrganizations({ kind: input.kind.toUpperCase() });
    await demandOrganization(work, input.organizationId);
    return make(work, input);
  },
});

export const createEnvironmentConnection = command({
  needs: CLIENTS,
  action: 'connection.created',
  run: (work, input: NewConnection): Promise<WholeConnection> => make(work, input),
});

async function make(work: Work, { organizationId, kind, provider, keyId }: NewConnection): Promise<WholeConnection> {
  const fresh = { kind, provider, settings: {} };
  const id = work.newId('conn');
  const connection: Connection = {
    ...fresh,
    id,
    organizationId: organizationId ?? null,
    keyId: keyId ?? (organizationId === undefined ? firstKey(provider, id) : null),
    enabled: false,
    debug: false,
    status: statusOf(fresh, false),
    buttonTitle: '',
    configurationType: null,
    attributeMapping: {},
    createdAt: work.now,
    updatedAt: work.now,
  };
  await insertConnection(work, connection);
  announce(work, 'created', connection);
  return getWhole(work, connection);
}

/** What is absent stays. */
export interface ConnectionChanges {
  readonly kind?: ConnectionKind;
  readonly provider?: string;
  readonly keyId?: string;
  readonly debug?: boolean;
  readonly buttonTitle?: string;
  readonly configurationType?: ConfigurationType;
  readonly attributeMapping?: Readonly<StringMap>;
  /** The kind whose configuration it is, and what to change of it. */
  readonly configuration?: SettingsChange & { readonly of: ConnectionKind };
}

interface Change<Reference> {
  readonly which: Reference;
  readonly changes: ConnectionChanges;
}

export const updateConnection = ssoCommand({
  needs: 'connections_write',
  action: 'connection.updated',
  within: ({ which }: Change<OrganizationsConnection>) => which.organizationId,
  run: (work, change): Promise<WholeConnection> => update(work, change),
});

export const updateEnvironmentConnection = command({
  needs: CLIENTS,
  action: 'connection.updated',
  run: (work, change: Change<ConnectionReference>): Promise<WholeConnection> => update(work, change),
});

async function update(work: Work, { which, changes }: Change<ConnectionReference>): Promise<WholeConnection> {
  const locked = await lockConnection(work, which);
  if (!locked) throw noSuch(which);
  const { connection: before } = locked;
  const { kind, provider, configuration, ...rest } = changes;
  const strange = [kind, configuration?.of].some((named) => named !== undefined && named !== before.kind);
  if (strange || (provider !== undefined && provider !== before.provider)) {
    throw connectionFaults.otherKind({ kind: before.kind.toUpperCase(), provider: before.provider });
  }
  const debug = changes.debug ?? before.debug;
  const settings = configuration ? changedSettings({ ...before, debug }, configuration, work.now) : before.settings;
  const secret = configuration?.secret;
  const sealed = secret === undefined ? locked.sealedSecret : secret === '' ? null : work.sealer.seal(before.id, secret);
  const status = statusOf({ ...before, settings }, sealed !== null);
  await updateConnectionRow(work, before.id, { ...rest, settings, status, sealedSecret: sealed });
  return getWhole(work, which);
}

/** One that stands as it is asked to stays so, and nothing is told of it. */
async function turn(work: Work, which: ConnectionReference, enabled: boolean): Promise<void> {
  const switched = await switchConnection(work, which, enabled);
  if (switched) announce(work, enabled ? 'enabled' : 'disabled', switched);
  else await demandConnection(work, which);
}

const switchedAs = (enabled: boolean) => (enabled ? 'connection.enabled' : 'connection.disabled');
const switching = (enabled: boolean) =>
  ssoCommand({
    needs: 'connections_write',
    action: switchedAs(enabled),
    within,
    run: (work, which: OrganizationsConnection): Promise<void> => turn(work, which, enabled),
  });
const switchingEnvironments = (enabled: boolean) =>
  command({ needs: CLIENTS, action: switchedAs(enabled), run: (work, which: ConnectionReference): Promise<void> => turn(work, which, enabled) });

export const enableConnection = switching(true);
export const disableConnection = switching(false);
export const enableEnvironmentConnection = switchingEnvironments(true);
export const disableEnvironmentConnection = switchingEnvironments(false);

/** For good, with its configuration and our secret at the provider. */
async function remove(work: Work, which: ConnectionReference): Promise<void> {
  const deleted = await deleteConnectionRow(work, which);
  if (!deleted) throw noSuch(which);
  announce(work, 'deleted', deleted);
}

export const deleteConnection = ssoCommand({
  needs: 'connections_write',
  action: 'connection.deleted',
  within,
  run: (work, which: OrganizationsConnection): Promise<void> => remove(work, which),
});

export const deleteEnvironmentConnection = command({
  needs: CLIENTS,
  action: 'connection.deleted',
  run: (work, which: ConnectionReference): Promise<void> => remove(work, which),
});

/** Says for which domains this connection is the one; what the list leaves out is free again. */
export const assignDomains = ssoCommand({
  needs: 'connections_write',
  action: 'connection.domains_assigned',
  within: ({ which }: { readonly which: OrganizationsConnection; readonly domainIds: readonly string[] }) => which.organizationId,
  async run(work, { which, domainIds }): Promise<WholeConnection> {
    if (!(await lockConnection(work, which))) throw noSuch(which);
    const unknown = await bindDomains(work, which, [...new Set(domainIds)]);
    if (unknown !== undefined) throw connectionFaults.unknownDomain({ domain: unknown });
    return getWhole(work, which);
  },
});

export async function getWhole(
  work: Work,
  { id, organizationId }: { readonly id: ConnectionId; readonly organizationId?: OrganizationId | null },
): Promise<WholeConnection> {
  const which = { id, ...(organizationId ? { organizationId } : {}) };
  const connection = await wholeConnection(work, which);
  if (!connection) throw noSuch(which);
  return connection;
}

async function demandConnection(work: Work, which: ConnectionReference): Promise<void> {
  if (!(await selectConnection(work, which))) throw noSuch(which);
}

const noSuch = ({ id }: ConnectionReference) => connectionFaults.notFound({ connection: id });

/** The contract has words for what happens to an organization's connection, and none for the environment's. */
function announce(work: Work, what: 'created' | 'enabled' | 'disabled' | 'deleted', connection: Connection): void {
  if (connection.organizationId === null) return;
  work.announce({
    type: `organization.sso_${what}`,
    object: 'Connection',
    subject: connection.id,
    organizationId: connection.organizationId,
    data: connectionData(connection),
  });
}
