import { type DescMessage, type JsonObject, type MessageShape, toJson } from '@bufbuild/protobuf';
import {
  ConfigurationType,
  ConnectionProviderSchema,
  ConnectionType,
  type CreateConnection,
  OAuthConnectionConfigSchema,
  OIDCConnectionConfigSchema,
  PasswordLessConfigSchema,
  SAMLConnectionConfigRequestSchema,
  type UpdateConnection,
  WebAuthConfigurationSchema,
} from '@tenon/api/scalekit/v1/connections/connections_pb.ts';
import { invalidFields } from '../../platform/fault.ts';
import { parseId } from '../../platform/ids.ts';
import type { ConnectionKind } from './connection.ts';
import type { ConnectionChanges } from './manage.ts';
import type { SettingsChange } from './settings.ts';

/** What of the contract's kinds is a way to sign in; the others belong to another product. */
export const KINDS: Readonly<Record<number, ConnectionKind>> = {
  [ConnectionType.OIDC]: 'oidc',
  [ConnectionType.SAML]: 'saml',
  [ConnectionType.OAUTH]: 'oauth',
  [ConnectionType.PASSWORD]: 'password',
  [ConnectionType.PASSWORDLESS]: 'passwordless',
  [ConnectionType.WEBAUTHN]: 'webauthn',
};

export function newOf(connection: CreateConnection | undefined) {
  const kind = KINDS[connection?.type ?? 0];
  if (!kind)
    throw invalidFields([
      {
        field: 'connection.type',
        description: 'must be a way to sign in: OIDC, SAML, OAUTH, PASSWORD, PASSWORDLESS or WEBAUTHN',
        constraint: 'connection.type',
      },
    ]);
  return { kind, provider: providerNamed(connection!) ?? '', ...(connection?.keyId ? { keyId: connection.keyId } : {}) };
}

export function whichOf({ organizationId, id }: { readonly organizationId: string; readonly id: string }) {
  return { organizationId: parseId('org', organizationId), id: parseId('conn', id) };
}

export function changesOf(connection: UpdateConnection | undefined): ConnectionChanges {
  if (!connection) return {};
  const { type, debugEnabled, uiButtonTitle, configurationType, attributeMapping, keyId } = connection;
  const [kind, provider, configuration] = [KINDS[type], providerNamed(connection), configurationOf(connection)];
  return {
    ...(kind ? { kind } : {}),
    ...(provider ? { provider } : {}),
    ...(keyId ? { keyId } : {}),
    ...(debugEnabled === undefined ? {} : { debug: debugEnabled }),
    ...(uiButtonTitle === undefined ? {} : { buttonTitle: uiButtonTitle }),
    ...(configurationType ? { configurationType: configurationType === ConfigurationType.DISCOVERY ? 'discovery' : 'manual' } : {}),
    ...(Object.keys(attributeMapping).length > 0 ? { attributeMapping: { ...attributeMapping } } : {}),
    ...(configuration ? { configuration } : {}),
  };
}

/** By number or by name, whichever was given. */
function providerNamed({ provider, providerKey }: Pick<CreateConnection, 'provider' | 'providerKey'>): string | undefined {
  const name = ConnectionProviderSchema.values.find(({ number }) => number === provider && number !== 0)?.name;
  return (name ?? providerKey.toUpperCase()) || undefined;
}

function configurationOf({ settings }: UpdateConnection): (SettingsChange & { readonly of: ConnectionKind }) | undefined {
  switch (settings.case) {
    case 'oidcConfig':
      return { of: 'oidc', ...partsOf(OIDCConnectionConfigSchema, settings.value) };
    case 'samlConfig':
      return { of: 'saml', ...partsOf(SAMLConnectionConfigRequestSchema, settings.value) };
    case 'oauthConfig':
      return { of: 'oauth', ...partsOf(OAuthConnectionConfigSchema, settings.value) };
    case 'passwordlessConfig':
      return { of: 'passwordless', ...partsOf(PasswordLessConfigSchema, settings.value) };
    case 'webauthnConfig':
      return { of: 'webauthn', ...partsOf(WebAuthConfigurationSchema, settings.value) };
    case undefined:
      return undefined;
    default:
      throw invalidFields([{ field: `connection.${settings.case}`, description: 'belongs to another product', constraint: 'connection.settings' }]);
  }
}

/** The contract's own JSON, where what was not given is absent; what is secret, and what is not for the caller to say, apart. */
function partsOf<Schema extends DescMessage>(schema: Schema, value: MessageShape<Schema>): SettingsChange {
  const json = toJson(schema, value, { useProtoFieldName: true }) as JsonObject;
  const { client_secret: secret, idp_certificate: certificate, redirect_uri, post_logout_redirect_uri, backchannel_logout_redirect_uri, ...settings } = json;
  return {
    settings,
    ...(typeof secret === 'string' ? { secret } : {}),
    ...(typeof certificate === 'string' && certificate !== '' ? { certificate } : {}),
  };
}
