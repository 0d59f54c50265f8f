import type { MessageInitShape } from '@bufbuild/protobuf';
import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import {
  type ClientSchema,
  type ClientSecretSchema,
  ClientSecretStatus,
  type M2MClientSchema,
  type RegisterClientResponseSchema,
} from '@tenon/api/scalekit/v1/clients/clients_pb.ts';
import type { Client, ClientSecret } from './client.ts';
import { typeOf } from './request.ts';

/** A client of the environment in the contract's words. @param plain the text of its first secret, when it was made just now */
export const clientMessage = (client: Client, plain?: string): MessageInitShape<typeof ClientSchema> => ({
  id: client.id,
  createTime: timestampFromDate(client.createdAt),
  updateTime: timestampFromDate(client.updatedAt),
  secrets: client.secrets.map((secret) => secretMessage(secret, plain)),
  postLogoutRedirectUris: [...client.postLogoutUris],
  backChannelLogoutUris: [...client.backChannelLogoutUris],
  initiateLoginUri: client.initiateLoginUri ?? '',
  postLoginUris: [...client.redirectUris],
  name: client.name,
  ...(client.accessTokenSeconds === undefined ? {} : { accessTokenExpiry: BigInt(client.accessTokenSeconds) }),
  scopes: [...client.scopes],
  customClaims: [...client.customClaims],
  disallowScalekitApiAccess: !client.manages,
  grantTypes: [...client.grantTypes],
  clientType: typeOf(client.kind),
  enforcePkce: client.requiresPkce,
});

/** A machine of an organization or a resource in the contract's words. */
export const machineMessage = (client: Client): MessageInitShape<typeof M2MClientSchema> => ({
  clientId: client.id,
  secrets: client.secrets.map((secret) => secretMessage(secret)),
  name: client.name,
  description: client.description,
  ...(client.organizationId ? { organizationId: client.organizationId } : {}),
  createTime: timestampFromDate(client.createdAt),
  updateTime: timestampFromDate(client.updatedAt),
  scopes: [...client.scopes],
  audience: [...client.audience],
  customClaims: [...client.customClaims],
  expiry: BigInt(client.accessTokenSeconds ?? 0),
  ...(client.resource ? { resourceId: client.resource.id } : {}),
  redirectUris: [...client.redirectUris],
  isDcr: client.origin === 'registered',
  isCimd: client.origin === 'metadata',
  metadataUri: client.metadataUri ?? '',
});

export const secretMessage = (secret: ClientSecret, plain?: string): MessageInitShape<typeof ClientSecretSchema> => ({
  id: secret.id,
  createTime: timestampFromDate(secret.createdAt),
  updateTime: timestampFromDate(secret.updatedAt),
  secretSuffix: secret.suffix,
  ...(secret.createdBy === null ? {} : { createdBy: secret.createdBy }),
  status: secret.active ? ClientSecretStatus.ACTIVE : ClientSecretStatus.INACTIVE,
  ...(secret.lastUsedAt ? { lastUsedTime: timestampFromDate(secret.lastUsedAt) } : {}),
  ...(plain === undefined ? {} : { plainSecret: plain }),
});

/** A program that has just registered itself. It has no secret to be shown. */
export const registeredMessage = (client: Client): MessageInitShape<typeof RegisterClientResponseSchema> => ({
  clientId: client.id,
  name: client.name,
  description: client.description,
  createTime: timestampFromDate(client.createdAt),
  updateTime: timestampFromDate(client.updatedAt),
  scopes: [...client.scopes],
  audience: [...client.audience],
  customClaims: [...client.customClaims],
  expiry: BigInt(client.accessTokenSeconds ?? 0),
  ...(client.resource ? { resourceId: client.resource.id } : {}),
  redirectUris: [...client.redirectUris],
});
