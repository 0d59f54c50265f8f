import { Cache } from '../../platform/cache.ts';
import type { ClientId } from '../../platform/ids.ts';
import { fingerprint, sameText } from '../../platform/seal.ts';
import type { Work } from '../../platform/work.ts';
import { isMetadataAddress } from '../../protocols/oauth2/client-metadata.ts';
import type { Client, ClientSecret } from './client.ts';
import { selectClient, selectClientAt, selectClients, selectPublicAddresses } from './store.ts';

const kept = new Cache<Client | undefined>(['clients', 'client_secrets', 'resources'], 10_000);

/** Beside a command that takes something away: whoever is answered by this process finds it gone at once. Others hear of it within moments. */
export const forgetClients = (): void => kept.forget();

const SHAPE = /^(skc|webc|spac|ntvc|m2m|m2morg)_\d{1,20}$/;

/** Text from outside that may name a client; anything else cannot. */
export const isClientId = (text: string): text is ClientId => SHAPE.test(text);

export async function findClient(work: Work, id: string): Promise<Client | undefined> {
  if (isMetadataAddress(id))
    return work.environment.agents.metadata ? kept.get(work, `${work.environment.id}:${id}`, () => selectClientAt(work, id)) : undefined;
  if (!isClientId(id)) return undefined;
  return kept.get(work, `${work.environment.id}:${id}`, () => selectClient(work, id));
}

/** The client's secret that this text is. One made a moment ago counts at once: what is kept here is read anew before it says no. */
export async function findSecret(work: Work, client: Client, secret: string): Promise<ClientSecret | undefined> {
  const hash = fingerprint(secret);
  const among = (known: Client | undefined) => known?.secrets.find((one) => one.active && sameText(one.hash, hash));
  return among(client) ?? among(await selectClient(work, client.id));
}

/** The environment's own apps and machines, the oldest first. Those of organizations and of resources may be many and are asked for by page. */
export const listClients = (work: Work): Promise<Client[]> => selectClients(work);

export interface PublicAddress {
  readonly uri: string;
  /** Somebody who listens there may listen on their own machine, on whichever port is free. */
  readonly native: boolean;
}

/** Where apps without a secret are sent back to (`isPublic`), whoever registered them. */
export const publicAddresses = (work: Work): Promise<PublicAddress[]> => selectPublicAddresses(work);
