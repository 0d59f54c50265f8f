import type { MessageInitShape } from '@bufbuild/protobuf';
import {
  ConfigurationType,
  type Connection,
  NameIdFormat,
  type OIDCConnectionConfig,
  OIDCScope,
  RequestBinding,
  type SAMLConnectionConfigResponse,
  SAMLSigningOptions,
  TokenAuthType,
  type UpdateConnectionSchema,
} from '@tenon/api/scalekit/v1/connections/connections_pb.ts';
import { z } from 'zod';
import { t } from './words/index.ts';

/** All that can be configured. Texts are named as in the contract, so that what the server refuses stands beside its field. */
export interface ConfigValues extends Record<string, unknown> {
  by: 'discovery' | 'manual';
  uiButtonTitle: string;
  attributeMapping: Record<string, string>;
  jitProvisioningWithSsoEnabled: boolean;
  syncUserProfileOnLogin: boolean;
  signsOutThere: boolean;

  issuer: string;
  discoveryEndpoint: string;
  authorizeUri: string;
  tokenUri: string;
  userInfoUri: string;
  jwksUri: string;
  clientId: string;
  clientSecret: string;
  scopes: string[];
  tokenAuthType: string;
  pkceEnabled: boolean;

  idpMetadataUrl: string;
  idpEntityId: string;
  idpSsoUrl: string;
  idpCertificate: string;
  idpSloUrl: string;
  nameIdFormat: string;
  ssoBinding: string;
  signing: string;
  forceAuthn: boolean;
  wantRequestSigned: boolean;
  assertionEncrypted: boolean;
}

const NOTHING: ConfigValues = {
  by: 'discovery',
  uiButtonTitle: '',
  attributeMapping: {},
  jitProvisioningWithSsoEnabled: false,
  syncUserProfileOnLogin: false,
  signsOutThere: false,
  issuer: '',
  discoveryEndpoint: '',
  authorizeUri: '',
  tokenUri: '',
  userInfoUri: '',
  jwksUri: '',
  clientId: '',
  clientSecret: '',
  scopes: ['openid', 'profile', 'email'],
  tokenAuthType: String(TokenAuthType.BASIC_AUTH),
  pkceEnabled: true,
  idpMetadataUrl: '',
  idpEntityId: '',
  idpSsoUrl: '',
  idpCertificate: '',
  idpSloUrl: '',
  nameIdFormat: String(NameIdFormat.EMAIL),
  ssoBinding: String(RequestBinding.HTTP_REDIRECT),
  signing: String(SAMLSigningOptions.SAML_RESPONSE_OR_ASSERTION_SIGNING),
  forceAuthn: false,
  wantRequestSigned: false,
  assertionEncrypted: false,
};

/** A connection as the form has it before anybody touches it. */
export function valuesOf({ settings, uiButtonTitle, attributeMapping, configurationType }: Connection): ConfigValues {
  const common: ConfigValues = {
    ...NOTHING,
    uiButtonTitle,
    attributeMapping: { ...attributeMapping },
    by: configurationType === ConfigurationType.MANUAL ? 'manual' : 'discovery',
  };
  switch (settings.case) {
    case 'oidcConfig':
      return { ...common, ...oidcValues(settings.value) };
    case 'samlConfig':
      return { ...common, ...samlValues(settings.value) };
    default:
      return common;
  }
}

export const SCOPES = [
  ['openid', OIDCScope.openid],
  ['profile', OIDCScope.profile],
  ['email', OIDCScope.email],
  ['address', OIDCScope.address],
  ['phone', OIDCScope.phone],
] as const;

const oidcValues = (config: OIDCConnectionConfig): Partial<ConfigValues> => ({
  issuer: config.issuer ?? '',
  discoveryEndpoint: config.discoveryEndpoint ?? '',
  authorizeUri: config.authorizeUri ?? '',
  tokenUri: config.tokenUri ?? '',
  userInfoUri: config.userInfoUri ?? '',
  jwksUri: config.jwksUri ?? '',
  clientId: config.clientId ?? '',
  scopes: config.scopes.length > 0 ? SCOPES.filter(([, scope]) => config.scopes.includes(scope)).map(([name]) => name) : NOTHING.scopes,
  tokenAuthType: config.tokenAuthType ? String(config.tokenAuthType) : NOTHING.tokenAuthType,
  pkceEnabled: config.pkceEnabled ?? true,
  signsOutThere: config.idpLogoutRequired ?? false,
  syncUserProfileOnLogin: config.syncUserProfileOnLogin ?? false,
  jitProvisioningWithSsoEnabled: config.jitProvisioningWithSsoEnabled ?? false,
});

const samlValues = (config: SAMLConnectionConfigResponse): Partial<ConfigValues> => ({
  idpMetadataUrl: config.idpMetadataUrl ?? '',
  idpEntityId: config.idpEntityId ?? '',
  idpSsoUrl: config.idpSsoUrl ?? '',
  idpSloUrl: config.idpSloUrl ?? '',
  nameIdFormat: config.idpNameIdFormat ? String(config.idpNameIdFormat) : NOTHING.nameIdFormat,
  ssoBinding: config.idpSsoRequestBinding ? String(config.idpSsoRequestBinding) : NOTHING.ssoBinding,
  signing: config.samlSigningOption ? String(config.samlSigningOption) : NOTHING.signing,
  forceAuthn: config.forceAuthn ?? false,
  wantRequestSigned: config.wantRequestSigned ?? false,
  assertionEncrypted: config.assertionEncrypted ?? false,
  signsOutThere: config.idpSloRequired ?? false,
  syncUserProfileOnLogin: config.syncUserProfileOnLogin ?? false,
  jitProvisioningWithSsoEnabled: config.jitProvisioningWithSsoEnabled ?? false,
});

/** What the form offers to choose from, in the contract's words. */
const NAME_ID_FORMATS = [NameIdFormat.EMAIL, NameIdFormat.PERSISTENT, NameIdFormat.TRANSIENT, NameIdFormat.UNSPECIFIED] as const;
const BINDINGS = [RequestBinding.HTTP_REDIRECT, RequestBinding.HTTP_POST] as const;
const SIGNINGS = [
  SAMLSigningOptions.SAML_RESPONSE_OR_ASSERTION_SIGNING,
  SAMLSigningOptions.SAML_ONLY_RESPONSE_SIGNING,
  SAMLSigningOptions.SAML_ONLY_ASSERTION_SIGNING,
  SAMLSigningOptions.SAML_RESPONSE_ASSERTION_SIGNING,
  SAMLSigningOptions.NO_SIGNING,
] as const;
const TOKEN_AUTHS = [TokenAuthType.BASIC_AUTH, TokenAuthType.URL_PARAMS] as const;

const chosen = <Value extends number>(values: readonly [Value, ...Value[]], text: string): Value => values.find((value) => String(value) === text) ?? values[0];

/** What is sent: the texts as they are now, so that an emptied one is taken away; a secret and a certificate only when there is a new one. */
export function settingsOf(
  { settings }: Pick<Connection, 'settings'>,
  values: ConfigValues,
): NonNullable<MessageInitShape<typeof UpdateConnectionSchema>['settings']> {
  const common = { jitProvisioningWithSsoEnabled: values.jitProvisioningWithSsoEnabled, syncUserProfileOnLogin: values.syncUserProfileOnLogin };
  const text = (name: keyof ConfigValues): string => String(values[name]).trim();
  if (settings.case === 'samlConfig') {
    const certificate = text('idpCertificate');
    return {
      case: 'samlConfig',
      value: {
        ...common,
        idpMetadataUrl: values.by === 'discovery' ? text('idpMetadataUrl') : '',
        idpEntityId: text('idpEntityId'),
        idpSsoUrl: text('idpSsoUrl'),
        idpSloUrl: text('idpSloUrl'),
        ...(certificate && { idpCertificate: certificate }),
        idpNameIdFormat: chosen(NAME_ID_FORMATS, values.nameIdFormat),
        idpSsoRequestBinding: chosen(BINDINGS, values.ssoBinding),
        samlSigningOption: chosen(SIGNINGS, values.signing),
        forceAuthn: values.forceAuthn,
        wantRequestSigned: values.wantRequestSigned,
        assertionEncrypted: values.assertionEncrypted,
        idpSloRequired: values.signsOutThere,
      },
    };
  }
  const secret = text('clientSecret');
  const byHand = values.by === 'manual';
  return {
    case: 'oidcConfig',
    value: {
      ...common,
      issuer: text('issuer'),
      discoveryEndpoint: byHand ? '' : text('discoveryEndpoint'),
      authorizeUri: byHand ? text('authorizeUri') : '',
      tokenUri: byHand ? text('tokenUri') : '',
      userInfoUri: byHand ? text('userInfoUri') : '',
      jwksUri: byHand ? text('jwksUri') : '',
      clientId: text('clientId'),
      ...(secret && { clientSecret: secret }),
      scopes: SCOPES.filter(([name]) => values.scopes.includes(name)).map(([, scope]) => scope),
      tokenAuthType: chosen(TOKEN_AUTHS, values.tokenAuthType),
      pkceEnabled: values.pkceEnabled,
      idpLogoutRequired: values.signsOutThere,
    },
  };
}

const length = (text: string) => text.length <= 256;

/** What can be told to be wrong before it is sent. Something may be missing: a connection is prepared in as many sittings as it takes. */
function configSchema() {
  const address = z
    .string()
    .trim()
    .refine((url) => url === '' || URL.canParse(url), t('set.badAddress'));
  return z.object({
    discoveryEndpoint: address,
    authorizeUri: address,
    tokenUri: address,
    userInfoUri: address,
    jwksUri: address,
    idpMetadataUrl: address,
    idpSsoUrl: address,
    idpSloUrl: address,
    scopes: z.array(z.string()).refine((scopes) => scopes.includes('openid'), t('oidc.scopesMissing')),
    attributeMapping: z
      .record(z.string(), z.string())
      .refine((pairs) => Object.values(pairs).every((value) => value !== '' && length(value)), t('set.attributesNamed')),
  });
}

/** And what a request cannot say: an empty list of attributes there is as if nothing was said of them. */
export const schemaFor = (connection: Connection) =>
  configSchema().refine(({ attributeMapping }) => Object.keys(attributeMapping).length > 0 || Object.keys(connection.attributeMapping).length === 0, {
    path: ['attributeMapping'],
    message: t('set.attributesLast'),
  });
