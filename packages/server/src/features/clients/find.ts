import { Cache } from '../../platform/cache.ts';
import type { ClientId } from '../../platform/ids.ts';
import { fingerprint, sameText } from '../../platform/seal.ts';
import type { Work } from '../../platform/work.ts';
import type { Client } from './client.ts';
import { selectClient, selectClients } from './store.ts';

const kept = new Cache<Client | undefined>(['clients', 'client_secrets'], 10_000);

const SHAPE = /^(skc|webc|spac|ntvc|m2morg)_\d{1,20}$/;

/** Text from outside that may name a client; anything else cannot. */
const isClientId = (text: string): text is ClientId => SHAPE.test(text);

export async function findClient(work: Work, id: string): Promise<Client | undefined> {
  if (!isClientId(id)) return undefined;
  return kept.get(work, `${work.environment.id}:${id}`, () => selectClient(work, id));
}

/** Does the client have this secret? One made a moment ago counts at once: what is kept here is read anew before it says no. */
export async function holdsSecret(work: Work, client: Client, secret: string): Promise<boolean> {
  const hash = fingerprint(secret);
  const among = (known: Client | undefined) => known?.secrets.some((one) => sameText(one.hash, hash)) ?? false;
  return among(client) || among(await selectClient(work, client.id));
}

/** Every client of the environment, the oldest first. */
export const listClients = (work: Work): Promise<Client[]> => selectClients(work);
