import { CLIENTS, command } from '../../chassis/command.ts';
import { actorName } from '../../platform/actor.ts';
import { Fault } from '../../platform/fault.ts';
import type { ClientId } from '../../platform/ids.ts';
import { fingerprint } from '../../platform/seal.ts';
import type { Work } from '../../platform/work.ts';
import { whyNotRegistrable } from '../../protocols/oauth2/redirect-uri.ts';
import { demandResource } from '../resources/index.ts';
import { type Client, type ClientKind, isPublic, rulesFor } from './client.ts';
import { clientFaults } from './faults.ts';
import { forgetClients } from './find.ts';
import { demandOwner, type Owner } from './owner.ts';
import { APP_LIFETIMES, checkContents, checkIdle, checkLifetime, MACHINE_LIFETIMES, type TokenContents } from './policy.ts';
import { addSecret, makeRoom } from './secrets.ts';
import {
  deleteClientRow,
  insertClient,
  insertSecret,
  lockClient,
  lockClients,
  organizationExists,
  selectClient,
  selectClients,
  updateClientRow,
} from './store.ts';

interface Addresses {
  readonly redirectUris?: readonly string[];
  readonly postLogoutUris?: readonly string[];
  readonly initiateLoginUri?: string;
  readonly homeUri?: string;
}

/** What can be said of a client and changed later. */
export interface ClientFields extends Required<Addresses>, Required<TokenContents> {
  readonly description: string;
  readonly manages: boolean;
  readonly requiresPkce: boolean;
  readonly backChannelLogoutUris: readonly string[];
  /** `null`: as long as without a setting. */
  readonly accessTokenSeconds: number | null;
}

export interface NewClient extends Partial<ClientFields>, Owner {
  readonly kind: ClientKind;
  readonly name: string;
  /** Its first secret is asked for later. */
  readonly withoutSecret?: boolean;
}

const PREFIXES = { environment: 'skc', web: 'webc', spa: 'spac', native: 'ntvc', machine: 'm2m', organization: 'm2morg', resource: 'm2m' } as const;

/** Registers an app or a machine. Its secret is shown this once. */
export const createClient = command({
  needs: CLIENTS,
  action: 'client.created',

  async run(work, { withoutSecret = false, ...input }: NewClient): Promise<{ readonly client: Client; readonly secret?: string }> {
    if (input.organizationId && !(await organizationExists(work, input.organizationId))) {
      throw clientFaults.noOrganization({ organization: input.organizationId });
    }
    if (input.resourceId) await demandResource(work, input.resourceId);
    const client = await register(work, work.newId(PREFIXES[input.kind]), input);
    if (withoutSecret || isPublic(client)) return { client };
    const { secret } = await addSecret(work, client);
    return { client: await getClient(work, client.id), secret };
  },
});

export interface ClientChanges extends Owner, Partial<ClientFields> {
  readonly id: ClientId;
}

/** Changes what is named; what is not stays. */
export const updateClient = command({
  needs: CLIENTS,
  action: 'client.updated',

  async run(work, { id, organizationId, resourceId, ...changes }: ClientChanges): Promise<Client> {
    const owner = { ...(organizationId ? { organizationId } : {}), ...(resourceId ? { resourceId } : {}) };
    const client = demandOwner(await lockClient(work, id), id, owner);
    if (Object.keys(changes).length === 0) return client;
    check(work, client.kind, changes);
    demandWayBack(client, changes);
    await updateClientRow(work, id, changes);
    return getClient(work, id);
  },
  committed: forgetClients,
});

/** The environment's own client keeps its way to our API, or nobody could undo the change. */
function demandWayBack({ id, kind }: Client, { manages, grantTypes = [] }: Partial<ClientFields>): void {
  if (kind !== 'environment') return;
  const barred = grantTypes.length > 0 && !grantTypes.includes('client_credentials');
  if (manages === false || barred) throw clientFaults.mustManage({ client: id });
}

/** Its secrets, its grants and their refresh tokens go with it. */
export const deleteClient = command({
  needs: CLIENTS,
  action: 'client.deleted',

  async run(work, { id, ...owner }: Owner & { readonly id: ClientId }): Promise<void> {
    const client = demandOwner(await lockClient(work, id), id, owner);
    if (client.kind === 'environment') throw clientFaults.undeletable({ client: id });
    await deleteClientRow(work, id);
  },
  committed: forgetClients,
});

export interface FirstClient extends Addresses {
  readonly name: string;
  /** Credentials from an earlier life of the database, to be good again. */
  readonly id?: ClientId;
  readonly secret?: string;
  /** Nobody knows its secret any more: give it a new one, in the place of its oldest when there is room for no more. */
  readonly lost?: boolean;
}

/**
 * The client that acts for the environment and is its default app. Made when there is none; its secret is in the
 * answer only then. With `id` and `secret`, those are good afterwards, unless they were revoked. Addresses that are
 * named are good afterwards too, beside those it has: the app may have moved to another port.
 */
export async function ensureFirstClient(
  work: Work,
  { id, secret, lost, ...first }: FirstClient,
): Promise<{ readonly client: Client; readonly secret?: string }> {
  await lockClients(work);
  const clients = await selectClients(work);
  const found = id ? clients.find((client) => client.id === id) : clients.find((client) => client.kind === 'environment');
  const client = found ? await follow(work, found, first) : await register(work, id ?? work.newId('skc'), { ...first, kind: 'environment', manages: true });
  if (secret !== undefined) {
    await insertSecret(work, {
      id: work.newId('sks'),
      clientId: client.id,
      hash: fingerprint(secret),
      suffix: secret.slice(-4),
      createdBy: actorName(work.by),
    });
    return { client: await getClient(work, client.id), ...(found ? {} : { secret }) };
  }
  if (found && !lost) return { client };
  const added = await addSecret(work, found ? await makeRoom(work, found) : client);
  return { client: await getClient(work, client.id), secret: added.secret };
}

/** A client of ours with these addresses and no secret, and nothing else than these. */
export async function ensureClient(work: Work, id: ClientId, { kind, name, ...addresses }: Addresses & Pick<NewClient, 'kind' | 'name'>): Promise<Client> {
  await lockClients(work);
  const found = await selectClient(work, id);
  if (!found) return register(work, id, { kind, name, ...addresses });
  if (found.homeUri === addresses.homeUri) return found;
  await updateClientRow(work, id, addresses);
  return getClient(work, id);
}

async function follow(work: Work, client: Client, { redirectUris = [], postLogoutUris = [], initiateLoginUri, homeUri }: Addresses): Promise<Client> {
  const missing = (had: readonly string[], named: readonly string[]) => named.some((uri) => !had.includes(uri));
  const moved = (had: string | undefined, named: string | undefined) => named !== undefined && named !== had;
  const isNew =
    missing(client.redirectUris, redirectUris) ||
    missing(client.postLogoutUris, postLogoutUris) ||
    moved(client.initiateLoginUri, initiateLoginUri) ||
    moved(client.homeUri, homeUri);
  if (!isNew) return client;
  const changes = {
    redirectUris: [...new Set([...client.redirectUris, ...redirectUris])],
    postLogoutUris: [...new Set([...client.postLogoutUris, ...postLogoutUris])],
    ...(initiateLoginUri === undefined ? {} : { initiateLoginUri }),
    ...(homeUri === undefined ? {} : { homeUri }),
  };
  checkAddresses(work, client.kind, changes);
  await updateClientRow(work, client.id, changes);
  return getClient(work, client.id);
}

async function register(work: Work, id: ClientId, input: NewClient): Promise<Client> {
  check(work, input.kind, input);
  await insertClient(work, id, { ...input, requiresPkce: input.requiresPkce ?? isPublic(input) });
  return getClient(work, id);
}

async function getClient(work: Work, id: ClientId): Promise<Client> {
  const client = await selectClient(work, id);
  if (!client) throw clientFaults.notFound({ client: id });
  return client;
}

/** One of the environment's own apps, which people sign in to. */
const isApp = (kind: ClientKind): boolean => kind !== 'machine' && kind !== 'organization' && kind !== 'resource';

function check(work: Work, kind: ClientKind, fields: Partial<ClientFields>): void {
  checkAddresses(work, kind, fields);
  checkContents(fields);
  checkLifetime(fields.accessTokenSeconds, isApp(kind) ? APP_LIFETIMES : MACHINE_LIFETIMES);
  if (isApp(kind)) checkIdle(fields.accessTokenSeconds, work.environment);
  if (isPublic({ kind }) && fields.requiresPkce === false) throw clientFaults.pkceNeeded({ kind });
  if (isPublic({ kind }) && fields.backChannelLogoutUris?.length) throw clientFaults.noBackChannel({ kind });
  if (isPublic({ kind }) && fields.manages) throw clientFaults.cannotManage({ kind });
}

/** The lists and the single addresses of an app, as the contract names them. */
const ADDRESS_FIELDS = {
  redirectUris: 'client.post_login_uris',
  postLogoutUris: 'client.post_logout_redirect_uris',
  backChannelLogoutUris: 'client.back_channel_logout_uris',
  initiateLoginUri: 'client.initiate_login_uri',
  homeUri: 'client.home_uri',
} as const;

/** Says of every address that cannot be registered where it stands and why. */
function checkAddresses(work: Work, kind: ClientKind, fields: Partial<ClientFields>): void {
  const rules = rulesFor(work.environment, { kind });
  const addresses = Object.entries(ADDRESS_FIELDS).flatMap(([name, path]) => {
    const given = fields[name as keyof typeof ADDRESS_FIELDS];
    const field = kind === 'resource' ? path.replace('post_login_uris', 'redirect_uris') : path;
    if (typeof given === 'string') return given === '' ? [] : [{ field, uri: given, single: true }];
    return (given ?? []).map((uri, at) => ({ field: `${field}[${at}]`, uri, single: name === 'backChannelLogoutUris' }));
  });
  const wrong = addresses.flatMap(({ field, uri, single }) => {
    const reason = whyNotRegistrable(uri, rules) ?? (single && uri.includes('*') ? 'it must be one address and not many' : undefined);
    return reason === undefined ? [] : [{ field, uri: uri.slice(0, 300), reason }];
  });
  const [first] = wrong;
  if (!first) return;
  const fault = clientFaults.badAddress({ uri: first.uri, reason: first.reason });
  const violations = wrong.map(({ field, reason }) => ({ field, description: `it cannot be registered: ${reason}`, constraint: 'address' }));
  throw new Fault(fault.kind, fault.code, fault.message, fault.details, violations);
}
