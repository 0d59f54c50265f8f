import { CLIENTS, command } from '../../chassis/command.ts';
import type { ClientId, ClientSecretId } from '../../platform/ids.ts';
import { fingerprint } from '../../platform/seal.ts';
import type { Work } from '../../platform/work.ts';
import { type Client, isPublic } from './client.ts';
import { clientFaults } from './faults.ts';
import { insertSecret, lockClient, revokeSecretRow } from './store.ts';

/** Two, so that the new one can be brought to every machine before the old one goes. */
const MOST_SECRETS = 2;
const MOST_SECRETS_OF_MACHINES = 5;

/** A further secret for a client, shown this once. */
export const createClientSecret = command({
  needs: CLIENTS,

  async run(work, { clientId }: { readonly clientId: ClientId }): Promise<{ readonly id: ClientSecretId; readonly secret: string }> {
    const client = await lockClient(work, clientId);
    if (!client) throw clientFaults.notFound({ client: clientId });
    return addSecret(work, client);
  },
});

/** The secret is refused from here on. The last one of a client stays: an app that cannot sign in is not what anybody asks for. */
export const revokeClientSecret = command({
  needs: CLIENTS,

  async run(work, { clientId, secretId }: { readonly clientId: ClientId; readonly secretId: ClientSecretId }): Promise<void> {
    const client = await lockClient(work, clientId);
    if (!client) throw clientFaults.notFound({ client: clientId });
    if (!client.secrets.some(({ id }) => id === secretId)) throw clientFaults.secretNotFound({ client: clientId, secret: secretId });
    if (client.secrets.length === 1) throw clientFaults.lastSecret({ client: clientId });
    await revokeSecretRow(work, clientId, secretId);
  },
});

export async function addSecret(work: Work, client: Client): Promise<{ readonly id: ClientSecretId; readonly secret: string }> {
  if (isPublic(client)) throw clientFaults.noSecrets({ kind: client.kind });
  const most = mostSecrets(client);
  if (client.secrets.length >= most) throw clientFaults.tooManySecrets({ client: client.id, most });
  const id = work.newId('sks');
  // A prefix that scanners for leaked secrets can look for.
  const secret = `tenon_${work.newSecret()}`;
  await insertSecret(work, { id, clientId: client.id, hash: fingerprint(secret), suffix: secret.slice(-4) });
  return { id, secret };
}

/** Revokes the oldest secret when there is room for no other. */
export async function makeRoom(work: Work, client: Client): Promise<Client> {
  const [oldest, ...others] = client.secrets;
  if (!oldest || client.secrets.length < mostSecrets(client)) return client;
  await revokeSecretRow(work, client.id, oldest.id);
  return { ...client, secrets: others };
}

const mostSecrets = ({ kind }: Client): number => (kind === 'organization' ? MOST_SECRETS_OF_MACHINES : MOST_SECRETS);
