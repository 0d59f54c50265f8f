import { CLIENTS, command } from '../../chassis/command.ts';
import { actorName } from '../../platform/actor.ts';
import type { ClientId, ClientSecretId } from '../../platform/ids.ts';
import { fingerprint } from '../../platform/seal.ts';
import type { Work } from '../../platform/work.ts';
import { type Client, type ClientSecret, isPublic } from './client.ts';
import { clientFaults } from './faults.ts';
import { forgetClients } from './find.ts';
import { demandOwner, type Owner } from './owner.ts';
import { insertSecret, lockClient, revokeSecretRow, selectClient, switchSecretRow } from './store.ts';

/** Two, so that the new one can be brought to every machine before the old one goes. */
const MOST_SECRETS = 2;
const MOST_SECRETS_OF_MACHINES = 5;
/** With those that are switched off. */
const MOST_KEPT = 20;

/** A secret that was just made, with the text that is shown this once. */
export interface MadeSecret {
  readonly id: ClientSecretId;
  readonly secret: string;
}

export interface WhichSecret extends Owner {
  readonly clientId: ClientId;
  readonly secretId: ClientSecretId;
}

/** A further secret for a client, shown this once. */
export const createClientSecret = command({
  needs: CLIENTS,
  action: 'client_secret.created',

  async run(work, { clientId, ...owner }: Owner & { readonly clientId: ClientId }): Promise<MadeSecret & { readonly kept: ClientSecret }> {
    const made = await addSecret(work, await lock(work, clientId, owner));
    return { ...made, kept: await getSecret(work, clientId, made.id) };
  },
});

/** The secret is refused from here on. */
export const revokeClientSecret = command({
  needs: CLIENTS,
  action: 'client_secret.revoked',

  async run(work, { clientId, secretId, ...owner }: WhichSecret): Promise<void> {
    const client = await lock(work, clientId, owner);
    const secret = secretOf(client, secretId);
    if (secret.active) demandAnother(client, secretId);
    await revokeSecretRow(work, clientId, secretId);
  },
  committed: forgetClients,
});

/** Switches a secret off, to see what breaks before it is deleted, or on again. */
export const switchClientSecret = command({
  needs: CLIENTS,
  action: 'client_secret.switched',

  async run(work, { clientId, secretId, active, ...owner }: WhichSecret & { readonly active: boolean }): Promise<ClientSecret> {
    const client = await lock(work, clientId, owner);
    const secret = secretOf(client, secretId);
    if (secret.active === active) return secret;
    if (active) demandRoom(client);
    else demandAnother(client, secretId);
    await switchSecretRow(work, clientId, secretId, active);
    return getSecret(work, clientId, secretId);
  },
  committed: forgetClients,
});

export async function addSecret(work: Work, client: Client): Promise<MadeSecret> {
  if (isPublic(client)) throw clientFaults.noSecrets({ kind: client.kind });
  demandRoom(client);
  if (client.secrets.length >= MOST_KEPT) throw clientFaults.tooManyKept({ client: client.id, most: MOST_KEPT });
  const id = work.newId('sks');
  // A prefix that scanners for leaked secrets can look for.
  const secret = `tenon_${work.newSecret()}`;
  await insertSecret(work, { id, clientId: client.id, hash: fingerprint(secret), suffix: secret.slice(-4), createdBy: actorName(work.by) });
  return { id, secret };
}

/** Revokes the oldest secret when there is room for no other. */
export async function makeRoom(work: Work, client: Client): Promise<Client> {
  const [oldest] = activeOf(client);
  if (!oldest || activeOf(client).length < mostSecrets(client)) return client;
  await revokeSecretRow(work, client.id, oldest.id);
  return { ...client, secrets: client.secrets.filter(({ id }) => id !== oldest.id) };
}

/** The contract has calls of their own for the secrets of an organization's machines; those of a resource's clients go by the calls for the environment's. */
async function lock(work: Work, clientId: ClientId, { organizationId }: Owner): Promise<Client> {
  const client = await lockClient(work, clientId);
  const resourceId = organizationId ? undefined : client?.resource?.id;
  return demandOwner(client, clientId, { ...(organizationId ? { organizationId } : {}), ...(resourceId ? { resourceId } : {}) });
}

function secretOf(client: Client, id: ClientSecretId): ClientSecret {
  const secret = client.secrets.find((one) => one.id === id);
  if (!secret) throw clientFaults.secretNotFound({ client: client.id, secret: id });
  return secret;
}

async function getSecret(work: Work, clientId: ClientId, id: ClientSecretId): Promise<ClientSecret> {
  const client = await selectClient(work, clientId);
  if (!client) throw clientFaults.notFound({ client: clientId });
  return secretOf(client, id);
}

function demandRoom(client: Client): void {
  const most = mostSecrets(client);
  if (activeOf(client).length >= most) throw clientFaults.tooManySecrets({ client: client.id, most });
}

/** The environment's own client must be able to sign in, or nobody can give it a new secret. */
function demandAnother(client: Client, leaving: ClientSecretId): void {
  if (client.kind !== 'environment') return;
  if (activeOf(client).every(({ id }) => id === leaving)) throw clientFaults.lastSecret({ client: client.id });
}

const activeOf = ({ secrets }: Client): ClientSecret[] => secrets.filter(({ active }) => active);

const mostSecrets = ({ kind }: Client): number => (kind === 'organization' || kind === 'resource' ? MOST_SECRETS_OF_MACHINES : MOST_SECRETS);
