import { fromJson, type JsonValue, type MessageInitShape } from '@bufbuild/protobuf';
import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import {
  ConfigurationType,
  ConnectionProvider,
  type ConnectionSchema,
  ConnectionStatus,
  ConnectionType,
  type ListConnectionSchema,
  OAuthConnectionConfigSchema,
  OIDCConnectionConfigSchema,
  PasswordLessConfigSchema,
  SAMLConnectionConfigResponseSchema,
  WebAuthConfigurationSchema,
} from '@tenon/api/scalekit/v1/connections/connections_pb.ts';
import type { Caller } from '../../platform/actor.ts';
import { addressOf, type ConnectionKind, type WholeConnection } from './connection.ts';

/** A connection in the contract's words. */
export const connectionMessage = (connection: WholeConnection, { environment }: Caller): MessageInitShape<typeof ConnectionSchema> => ({
  id: connection.id,
  provider: providerOf(connection.provider),
  type: typeOf(connection.kind),
  status: ConnectionStatus[connection.status.toUpperCase() as Uppercase<WholeConnection['status']>],
  enabled: connection.enabled,
  debugEnabled: connection.debug,
  ...(connection.organizationId === null ? {} : { organizationId: connection.organizationId }),
  uiButtonTitle: connection.buttonTitle,
  configurationType:
    connection.configurationType === null
      ? ConfigurationType.CONFIGURATION_TYPE_UNSPECIFIED
      : ConfigurationType[connection.configurationType.toUpperCase() as Uppercase<NonNullable<WholeConnection['configurationType']>>],
  testConnectionUri: `${addressOf(connection, environment.url)}/test`,
  attributeMapping: { ...connection.attributeMapping },
  createTime: timestampFromDate(connection.createdAt),
  updateTime: timestampFromDate(connection.updatedAt),
  ...settingsMessage(connection, addressOf(connection, environment.url)),
  ...(connection.keyId === null ? {} : { keyId: connection.keyId }),
  providerKey: connection.provider,
  domains: connection.domains.map(({ id, domain }) => ({ id, domain, ...(connection.organizationId ? { organizationId: connection.organizationId } : {}) })),
});

export const listedMessage = (connection: WholeConnection): MessageInitShape<typeof ListConnectionSchema> => ({
  id: connection.id,
  provider: providerOf(connection.provider),
  type: typeOf(connection.kind),
  status: ConnectionStatus[connection.status.toUpperCase() as Uppercase<WholeConnection['status']>],
  enabled: connection.enabled,
  organizationId: connection.organizationId ?? '',
  uiButtonTitle: connection.buttonTitle,
  domains: connection.domains.map(({ domain }) => domain),
  organizationName: connection.organizationName,
  providerKey: connection.provider,
  keyId: connection.keyId ?? '',
  createdAt: timestampFromDate(connection.createdAt),
});

/** The configuration as it is kept, and the addresses that the provider has to know of us. */
function settingsMessage({ kind, settings }: WholeConnection, address: string): Pick<MessageInitShape<typeof ConnectionSchema>, 'settings'> {
  // Kept in the contract's own JSON; what only a newer version knows is passed over.
  const kept = (ours: object = {}) => ({ ...settings, ...ours }) as JsonValue;
  const options = { ignoreUnknownFields: true };
  switch (kind) {
    case 'oidc': {
      const ours = {
        redirect_uri: `${address}/callback`,
        post_logout_redirect_uri: `${address}/logout/callback`,
        backchannel_logout_redirect_uri: `${address}/backchannel-logout`,
      };
      return { settings: { case: 'oidcConfig', value: fromJson(OIDCConnectionConfigSchema, kept(ours), options) } };
    }
    case 'saml': {
      const ours = {
        sp_entity_id: settings.sp_entity_id || address,
        sp_assertion_url: `${address}/callback`,
        sp_metadata_url: address,
        sp_slo_url: `${address}/slo`,
      };
      return { settings: { case: 'samlConfig', value: fromJson(SAMLConnectionConfigResponseSchema, kept(ours), options) } };
    }
    case 'oauth':
      return { settings: { case: 'oauthConfig', value: fromJson(OAuthConnectionConfigSchema, kept({ redirect_uri: `${address}/callback` }), options) } };
    case 'passwordless':
      return { settings: { case: 'passwordlessConfig', value: fromJson(PasswordLessConfigSchema, kept(), options) } };
    case 'webauthn':
      return { settings: { case: 'webauthnConfig', value: fromJson(WebAuthConfigurationSchema, kept(), options) } };
    default:
      return {};
  }
}

const typeOf = (kind: ConnectionKind): ConnectionType => ConnectionType[kind.toUpperCase() as Uppercase<ConnectionKind>];

const providerOf = (provider: string): ConnectionProvider =>
  (ConnectionProvider as Readonly<Record<string, ConnectionProvider>>)[provider] ?? ConnectionProvider.CONNECTION_PROVIDER_UNSPECIFIED;
