import { CLIENTS, command } from '../../chassis/command.ts';
import type { ClientId } from '../../platform/ids.ts';
import { fingerprint } from '../../platform/seal.ts';
import type { Work } from '../../platform/work.ts';
import { whyNotRegistrable } from '../../protocols/oauth2/redirect-uri.ts';
import { type Client, isPublic } from './client.ts';
import { clientFaults } from './faults.ts';
import { addSecret, makeRoom } from './secrets.ts';
import { insertClient, insertSecret, lockClients, selectClient, selectClients, updateClientRow } from './store.ts';

interface Addresses {
  readonly redirectUris?: readonly string[];
  readonly postLogoutUris?: readonly string[];
  readonly initiateLoginUri?: string;
  readonly homeUri?: string;
}

export interface NewClient extends Addresses {
  readonly kind: Client['kind'];
  readonly name: string;
  readonly manages?: boolean;
  readonly requiresPkce?: boolean;
  readonly accessTokenSeconds?: number;
}

const PREFIXES = { environment: 'skc', web: 'webc', spa: 'spac', native: 'ntvc', organization: 'm2morg' } as const;

/** Registers an app. Its secret is shown this once. */
export const createClient = command({
  needs: CLIENTS,

  async run(work, input: NewClient): Promise<{ readonly client: Client; readonly secret?: string }> {
    const client = await register(work, work.newId(PREFIXES[input.kind]), input);
    if (isPublic(client)) return { client };
    const { secret } = await addSecret(work, client);
    return { client: await getClient(work, client.id), secret };
  },
});

/** Changes what is named; what is not stays. */
export const updateClient = command({
  needs: CLIENTS,

  async run(work, { id, ...changes }: { readonly id: ClientId; readonly name?: string } & Addresses): Promise<Client> {
    checkAddresses(work, changes);
    if (!(await updateClientRow(work, id, changes))) throw clientFaults.notFound({ client: id });
    return getClient(work, id);
  },
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
    await insertSecret(work, { id: work.newId('sks'), clientId: client.id, hash: fingerprint(secret), suffix: secret.slice(-4) });
    return { client: await getClient(work, client.id), ...(found ? {} : { secret }) };
  }
  if (found && !lost) return { client };
  const added = await addSecret(work, found ? await makeRoom(work, found) : client);
  return { client: await getClient(work, client.id), secret: added.secret };
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
  checkAddresses(work, changes);
  await updateClientRow(work, client.id, changes);
  return getClient(work, client.id);
}

async function register(work: Work, id: ClientId, input: NewClient): Promise<Client> {
  checkAddresses(work, input);
  await insertClient(work, id, { ...input, requiresPkce: input.requiresPkce ?? isPublic(input) });
  return getClient(work, id);
}

async function getClient(work: Work, id: ClientId): Promise<Client> {
  const client = await selectClient(work, id);
  if (!client) throw clientFaults.notFound({ client: id });
  return client;
}

function checkAddresses(work: Work, { redirectUris = [], postLogoutUris = [], initiateLoginUri, homeUri }: Addresses): void {
  const single = [initiateLoginUri, homeUri].filter((uri) => uri !== undefined && uri !== '');
  for (const uri of [...redirectUris, ...postLogoutUris, ...single] as string[]) {
    const reason = whyNotRegistrable(uri, { lax: work.environment.kind === 'development' });
    if (reason) throw clientFaults.badAddress({ uri: uri.slice(0, 300), reason });
  }
  for (const uri of single) {
    if (uri?.includes('*')) throw clientFaults.badAddress({ uri, reason: 'a person is sent there, so it must be one address and not many' });
  }
}
