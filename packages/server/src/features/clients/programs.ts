import { command, openTo, type Read } from '../../chassis/command.ts';
import type { Environment } from '../../platform/environment.ts';
import { Fault } from '../../platform/fault.ts';
import type { ClientId, ResourceId } from '../../platform/ids.ts';
import type { Outside } from '../../platform/outside.ts';
import { fingerprint, sameText } from '../../platform/seal.ts';
import type { Work } from '../../platform/work.ts';
import { BadClientMetadata, type ClientMetadata, isMetadataAddress, readMetadataDocument } from '../../protocols/oauth2/client-metadata.ts';
import { whyNotRegistrable } from '../../protocols/oauth2/redirect-uri.ts';
import { parseScope } from '../../protocols/oauth2/scope.ts';
import { demandResource, type Resource } from '../resources/index.ts';
import { type Client, rulesFor } from './client.ts';
import { clientFaults } from './faults.ts';
import { forgetClients } from './find.ts';
import { deleteClientRow, insertClient, lockClient, selectClient, selectClientAt, selectRegistrationHash, updateClientRow, updateProgramRow } from './store.ts';

// Programs that come by themselves (agents, mostly): they register at a resource, or are known by the address of their
// description. Nobody here knows who made them, so each sign-in asks the person, and they keep no secret.

export interface Registered {
  readonly client: Client;
  /** Whoever holds it may change what was registered, or take it back (RFC 7592). Shown this once. */
  readonly token: string;
}

/** RFC 7591. */
export const registerProgram = command({
  needs: openTo(
    'A program introduces itself where the environment and the resource want that. It may ask people, and is given nothing that no person allowed it.',
  ),
  action: 'client.registered',

  async run(work, { resourceId, metadata }: { readonly resourceId: ResourceId; readonly metadata: ClientMetadata }): Promise<Registered> {
    const resource = await demandResource(work, resourceId);
    if (!mayRegister(work.environment, resource)) throw clientFaults.registrationOff({ resource: resource.id });
    const token = `tenon_reg_${work.newSecret()}`;
    const id = work.newId('m2m');
    const { about, ...fields } = fieldsOf(work, resource, metadata);
    await insertClient(work, id, {
      ...fields,
      kind: 'resource',
      resourceId: resource.id,
      requiresPkce: true,
      program: { origin: 'registered', about, registrationHash: fingerprint(token) },
    });
    return { client: await demand(work, id), token };
  },
});

/** May programs register themselves there? */
export const mayRegister = ({ agents }: Environment, { registrationOff }: Resource): boolean => agents.registration && !registrationOff;

export interface WithToken {
  readonly clientId: ClientId;
  readonly resourceId: ResourceId;
  readonly token: string;
}

const HOLDER = openTo('The token that came with the registration is the proof.');

/** RFC 7592 section 2.1. */
export const readRegistration = command({ needs: HOLDER, reads: true, run: (work, which: WithToken): Promise<Client> => demandOwn(work, which) });

/** RFC 7592 section 2.2: from here on it is what is said now, and nothing of what was said before. */
export const changeRegistration = command({
  needs: HOLDER,
  action: 'client.registration_updated',

  async run(work, { metadata, ...which }: WithToken & { readonly metadata: ClientMetadata }): Promise<Client> {
    const { id } = await demandOwn(work, which);
    await lockClient(work, id);
    const { about, ...fields } = fieldsOf(work, await demandResource(work, which.resourceId), metadata);
    await updateClientRow(work, id, fields);
    await updateProgramRow(work, id, { about });
    return demand(work, id);
  },
  committed: forgetClients,
});

/** RFC 7592 section 2.3. What people allowed it goes with it. */
export const withdrawRegistration = command({
  needs: HOLDER,
  action: 'client.registration_withdrawn',

  async run(work, which: WithToken): Promise<void> {
    const { id } = await demandOwn(work, which);
    await deleteClientRow(work, id);
  },
  committed: forgetClients,
});

async function demandOwn(work: Work, { clientId, resourceId, token }: WithToken): Promise<Client> {
  const [client, hash] = [await selectClient(work, clientId), await selectRegistrationHash(work, clientId)];
  if (client?.resource?.id !== resourceId || !hash || !sameText(hash, fingerprint(token))) throw clientFaults.badRegistrationToken();
  return client;
}

async function demand(work: Work, id: ClientId): Promise<Client> {
  const client = await selectClient(work, id);
  if (!client) throw clientFaults.notFound({ client: id });
  return client;
}

/** What a program says of itself, as it is kept: scopes that the resource has not are left out, and addresses must be good ones. */
function fieldsOf(work: Work, resource: Resource, { name, redirectUris, scope, about }: ClientMetadata) {
  const rules = rulesFor(work.environment, { kind: 'resource', origin: 'registered' });
  for (const uri of redirectUris) {
    const reason = whyNotRegistrable(uri, rules) ?? (/[*{]/.test(uri) ? 'a program that comes by itself names each of its addresses in full' : undefined);
    if (reason) throw clientFaults.badAddress({ uri: uri.slice(0, 300), reason });
  }
  const known = resource.scopes.map((one) => one.name);
  return { name, redirectUris, scopes: parseScope(scope).filter((one) => known.includes(one)), about };
}

// ---- known by the address of their description ----

/** A description is good for an hour; then it is read again before anybody is asked. */
const READ_AGAIN_AFTER = 3_600_000;
/** Such documents are small, and whoever sends more has something else in mind. */
const LARGEST_BYTES = 10_240;
const TIMEOUT = 5_000;

export type Description = { readonly address: string; readonly metadata: ClientMetadata } | { readonly address: string; readonly failed: string };

/** In a prepare beat: what stands at the address that a program names itself by. Undefined: it is no such address, or known well enough. */
export async function readDescription(
  outside: Outside,
  { environment, clientId = '' }: { readonly environment: Environment; readonly clientId: string | undefined },
  read: Read,
): Promise<Description | undefined> {
  if (!environment.agents.metadata || !isMetadataAddress(clientId)) return undefined;
  const address = clientId;
  const isFresh = await read(async (work) => {
    const known = await selectClientAt(work, address);
    return known?.metadataReadAt !== undefined && work.now.getTime() - known.metadataReadAt.getTime() < READ_AGAIN_AFTER;
  });
  if (isFresh) return undefined;
  try {
    return { address, metadata: readMetadataDocument(address, await fetchJson(outside, address)) };
  } catch (error) {
    // Unreachable, forbidden, too large, no JSON, not what it should say: the person is told that it cannot be read.
    return { address, failed: error instanceof Error ? error.message : 'unreadable' };
  }
}

async function fetchJson(outside: Outside, address: string): Promise<unknown> {
  const response = await outside.fetch(new URL(address), { headers: { accept: 'application/json' }, signal: AbortSignal.timeout(TIMEOUT) });
  if (response.status !== 200) throw new BadClientMetadata('invalid_client_metadata', `the answer was ${response.status}`);
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let [text, size] = ['', 0];
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    if (size > LARGEST_BYTES) throw new BadClientMetadata('invalid_client_metadata', `it has more than ${LARGEST_BYTES} bytes`);
    text += decoder.decode(chunk, { stream: true });
  }
  return JSON.parse(text + decoder.decode());
}

/** Keeps what was read. @param resource the one it comes for; it must take such programs */
export async function keepDescription(
  work: Work,
  { address, metadata }: Extract<Description, { metadata: unknown }>,
  resource: Resource | undefined,
): Promise<'kept' | 'unfit'> {
  const known = await selectClientAt(work, address);
  const home = known?.resource ? await demandResource(work, known.resource.id) : resource;
  // Where no resource takes it, it is as unknown as before.
  if (!home?.metadataClients) return 'kept';
  const said = fitting(() => fieldsOf(work, home, metadata));
  if (!said) return 'unfit';
  const { about, ...fields } = said;
  if (known) {
    await updateClientRow(work, known.id, fields);
    await updateProgramRow(work, known.id, { about, readAt: work.now });
    forgetClients();
    return 'kept';
  }
  const program = { origin: 'metadata', metadataUri: address, readAt: work.now, about } as const;
  await insertClient(work, work.newId('m2m'), { ...fields, kind: 'resource', resourceId: home.id, requiresPkce: true, program });
  return 'kept';
}

/** A description with addresses that cannot be registered is as good as none. */
function fitting<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof Fault) return undefined;
    throw error;
  }
}
