import type { FieldMask } from '@bufbuild/protobuf/wkt';
import {
  ClientSecretStatus,
  type CreateClient,
  type CustomClaim,
  type OrganizationClient,
  type RegisterClient,
  type ResourceClient,
  type UpdateClientRequest,
  type UpdateClientSecretRequest,
  type UpdateResourceClientRequest,
} from '@tenon/api/scalekit/v1/clients/clients_pb.ts';
import { type ClientId, parseId } from '../../platform/ids.ts';
import { BadClientMetadata, type ClientMetadata, readClientMetadata } from '../../protocols/oauth2/client-metadata.ts';
import type { ClientKind } from './client.ts';
import type { ClientFields, NewClient } from './create.ts';
import { clientFaults } from './faults.ts';
import { isClientId } from './find.ts';

/** The kinds of the environment's own clients, as the contract names them. */
const TYPES = { ENV: 'environment', WEB_APP: 'web', SPA: 'spa', NTV: 'native', M2M: 'machine' } as const;
type Type = keyof typeof TYPES;
/** The environment has one default app already, and gets no second. */
const CREATABLE = Object.keys(TYPES).filter((type) => type !== 'ENV');

export const typeOf = (kind: ClientKind): string => Object.entries(TYPES).find(([, one]) => one === kind)?.[0] ?? 'M2M';

/** Those of a filter that exist; the others match nothing, and a filter of nothing else must not match everything. */
export function kindsOf(types: readonly string[]): ClientKind[] {
  return types.map((type) => kindOf(type, Object.keys(TYPES)));
}

/** @param known the types that may be said here */
function kindOf(type: string, known: readonly string[]): ClientKind {
  const named = type.toUpperCase();
  if (known.includes(named)) return TYPES[named as Type];
  throw clientFaults.badKind({ given: type.slice(0, 64), known: known.join(', ') });
}

/** What a client is named by; text that cannot be an id names none. */
export function clientIdOf(text: string): ClientId {
  if (!isClientId(text)) throw clientFaults.notFound({ client: text.slice(0, 64) });
  return text;
}

export function secretIdOf(clientId: string, text: string) {
  if (!/^sks_\d{1,20}$/.test(text)) throw clientFaults.secretNotFound({ client: clientId, secret: text.slice(0, 64) });
  return parseId('sks', text);
}

const claimsOf = (claims: readonly CustomClaim[]) => claims.map(({ key, value }) => ({ key, value }));
/** 0 is how the contract says "as long as without a setting". */
const secondsOf = (seconds: bigint): number | null => (seconds === 0n ? null : Number(seconds));

export function newClientOf(client: CreateClient): NewClient {
  const kind = kindOf(client.clientType, CREATABLE);
  const isApp = kind === 'spa' || kind === 'native';
  return {
    kind,
    name: client.name,
    // Apps that keep a secret ask for it when they need it; a machine is of no use without one.
    withoutSecret: kind !== 'machine',
    manages: !isApp && !client.disallowScalekitApiAccess,
    ...(client.enforcePkce === undefined ? {} : { requiresPkce: client.enforcePkce }),
    redirectUris: client.postLoginUris,
    postLogoutUris: client.postLogoutRedirectUris,
    backChannelLogoutUris: client.backChannelLogoutUris,
    initiateLoginUri: client.initiateLoginUri ?? '',
    accessTokenSeconds: secondsOf(client.accessTokenExpiry),
    scopes: client.scopes,
    customClaims: claimsOf(client.customClaims),
    grantTypes: client.grantTypes,
  };
}

/** What an update may name, and which of our fields that is. `given`: the request says it even without a mask. */
interface Field<Message> {
  readonly given: (message: Message) => boolean;
  readonly change: (message: Message) => Partial<ClientFields>;
}

type AppFields = NonNullable<UpdateClientRequest['client']>;

const APP_FIELDS: Readonly<Record<string, Field<AppFields>>> = {
  name: { given: ({ name }) => name !== '', change: ({ name }) => ({ name }) },
  post_login_uris: { given: ({ postLoginUris }) => postLoginUris.length > 0, change: ({ postLoginUris }) => ({ redirectUris: postLoginUris }) },
  post_logout_redirect_uris: {
    given: ({ postLogoutRedirectUris }) => postLogoutRedirectUris.length > 0,
    change: ({ postLogoutRedirectUris }) => ({ postLogoutUris: postLogoutRedirectUris }),
  },
  back_channel_logout_uris: {
    given: ({ backChannelLogoutUris }) => backChannelLogoutUris.length > 0,
    change: ({ backChannelLogoutUris }) => ({ backChannelLogoutUris }),
  },
  initiate_login_uri: {
    given: ({ initiateLoginUri }) => initiateLoginUri !== undefined,
    change: ({ initiateLoginUri = '' }) => ({ initiateLoginUri }),
  },
  access_token_expiry: {
    given: ({ accessTokenExpiry }) => accessTokenExpiry !== 0n,
    change: ({ accessTokenExpiry }) => ({ accessTokenSeconds: secondsOf(accessTokenExpiry) }),
  },
  scopes: { given: ({ scopes }) => scopes.length > 0, change: ({ scopes }) => ({ scopes }) },
  custom_claims: { given: ({ customClaims }) => customClaims.length > 0, change: ({ customClaims }) => ({ customClaims: claimsOf(customClaims) }) },
  grant_types: { given: ({ grantTypes }) => grantTypes.length > 0, change: ({ grantTypes }) => ({ grantTypes }) },
  disallow_scalekit_api_access: {
    given: ({ disallowScalekitApiAccess }) => disallowScalekitApiAccess !== undefined,
    change: ({ disallowScalekitApiAccess = false }) => ({ manages: !disallowScalekitApiAccess }),
  },
  enforce_pkce: { given: ({ enforcePkce }) => enforcePkce !== undefined, change: ({ enforcePkce = false }) => ({ requiresPkce: enforcePkce }) },
};

type MachineFields = Pick<OrganizationClient, 'name' | 'description' | 'scopes' | 'audience' | 'customClaims' | 'expiry'>;

/** The fields of the request that can be told from not given: those that are not empty. */
const MACHINE_FIELDS: Readonly<Record<string, Field<MachineFields>>> = {
  name: { given: ({ name }) => name !== '', change: ({ name }) => ({ name }) },
  description: { given: ({ description }) => description !== '', change: ({ description }) => ({ description }) },
  scopes: { given: ({ scopes }) => scopes.length > 0, change: ({ scopes }) => ({ scopes }) },
  audience: { given: ({ audience }) => audience.length > 0, change: ({ audience }) => ({ audience }) },
  custom_claims: { given: ({ customClaims }) => customClaims.length > 0, change: ({ customClaims }) => ({ customClaims: claimsOf(customClaims) }) },
  expiry: { given: ({ expiry }) => expiry !== 0n, change: ({ expiry }) => ({ accessTokenSeconds: secondsOf(expiry) }) },
};

const RESOURCE_CLIENT_FIELDS: Readonly<Record<string, Field<ResourceClient>>> = {
  ...MACHINE_FIELDS,
  redirect_uris: { given: ({ redirectUris }) => redirectUris.length > 0, change: ({ redirectUris }) => ({ redirectUris }) },
};

/** With a mask: the fields it names, to exactly what the request holds. Without one: the fields the request gives. */
function changesBy<Message>(
  fields: Readonly<Record<string, Field<Message>>>,
  message: Message | undefined,
  mask: FieldMask | undefined,
): Partial<ClientFields> {
  if (!message) return {};
  const paths = mask?.paths.map((path) => path.replace(/^client\./, '').replace(/[A-Z]/g, (capital) => `_${capital.toLowerCase()}`)) ?? [];
  const unknown = paths.find((path) => !Object.hasOwn(fields, path));
  if (unknown !== undefined) throw clientFaults.badField({ field: unknown.slice(0, 64), known: Object.keys(fields).join(', ') });
  const changed = Object.entries(fields).filter(([name, field]) => (paths.length > 0 ? paths.includes(name) : field.given(message)));
  return Object.assign({}, ...changed.map(([, field]) => field.change(message)));
}

export const appChangesOf = ({ client, mask }: UpdateClientRequest): Partial<ClientFields> => changesBy(APP_FIELDS, client, mask);

export const machineChangesOf = (client: OrganizationClient | undefined): Partial<ClientFields> => changesBy(MACHINE_FIELDS, client, undefined);

export const machineFieldsOf = (client: OrganizationClient | undefined) => ({ name: '', ...machineChangesOf(client) });

export const resourceClientChangesOf = ({ client, updateMask }: UpdateResourceClientRequest): Partial<ClientFields> =>
  changesBy(RESOURCE_CLIENT_FIELDS, client, updateMask);

export const resourceClientFieldsOf = (client: ResourceClient | undefined) => ({ name: '', ...changesBy(RESOURCE_CLIENT_FIELDS, client, undefined) });

/** There is one thing to change about a secret, with or without a mask. */
export function switchOf({ secret, mask }: UpdateClientSecretRequest): { readonly active: boolean } {
  const paths = mask?.paths.map((path) => path.replace(/^secret\./, '')) ?? [];
  const unknown = paths.find((path) => path !== 'status');
  if (unknown !== undefined) throw clientFaults.badField({ field: unknown.slice(0, 64), known: 'status' });
  return { active: secret?.status !== ClientSecretStatus.INACTIVE };
}

/** The contract's words for what RFC 7591 has a program say of itself. */
export function metadataOf(client: RegisterClient): ClientMetadata {
  const { clientName: client_name, redirectUris: redirect_uris, scope, clientUri: client_uri, tosUri: tos_uri, policyUri: policy_uri } = client;
  try {
    return readClientMetadata({ client_name, redirect_uris, scope, client_uri, tos_uri, policy_uri });
  } catch (error) {
    if (error instanceof BadClientMetadata) throw clientFaults.badMetadata({ reason: error.message }, error);
    throw error;
  }
}
