// Printed from proto/ by `npm run gen`; nobody edits it.
import type { Domain } from './domains.ts';

/**
 * What a mailed code is made of.
 */
export type CodeChallengeType = 'CODE_CHALLENGE_TYPE_UNSPECIFIED' | 'NUMERIC' | 'ALPHANUMERIC' | (string & {});

/**
 * How a provider's endpoints are known.
 */
export type ConfigurationType = 'CONFIGURATION_TYPE_UNSPECIFIED' | 'DISCOVERY' | 'MANUAL' | (string & {});

/**
 * Whose sign-in it is.
 */
export type ConnectionProvider =
  | 'CONNECTION_PROVIDER_UNSPECIFIED'
  | 'OKTA'
  | 'GOOGLE'
  | 'MICROSOFT_AD'
  | 'AUTH0'
  | 'ONELOGIN'
  | 'PING_IDENTITY'
  | 'JUMPCLOUD'
  | 'CUSTOM'
  | 'GITHUB'
  | 'GITLAB'
  | 'LINKEDIN'
  | 'SALESFORCE'
  | 'MICROSOFT'
  | 'IDP_SIMULATOR'
  | 'SCALEKIT'
  | 'ADFS'
  | (string & {});

/**
 * How far the configuration has come.
 */
export type ConnectionStatus = 'CONNECTION_STATUS_UNSPECIFIED' | 'DRAFT' | 'IN_PROGRESS' | 'COMPLETED' | (string & {});

/**
 * What is spoken on a connection. OIDC, SAML, OAUTH, PASSWORDLESS and WEBAUTHN are ways to sign in.
 */
export type ConnectionType =
  | 'INVALID'
  | 'OIDC'
  | 'SAML'
  | 'PASSWORD'
  | 'OAUTH'
  | 'PASSWORDLESS'
  | 'BASIC'
  | 'BEARER'
  | 'API_KEY'
  | 'WEBAUTHN'
  | 'OAUTH_M2M'
  | 'TRELLO_OAUTH1'
  | 'GOOGLE_DWD'
  | 'TRUSTED_IDP'
  | 'SMART_FHIR'
  | 'NO_AUTH'
  | (string & {});

/**
 * How a provider names a person.
 */
export type NameIdFormat = 'NAME_ID_FORMAT_NIL' | 'UNSPECIFIED' | 'EMAIL' | 'TRANSIENT' | 'PERSISTENT' | (string & {});

/**
 * What is asked of a provider.
 */
export type OIDCScope = 'OIDC_SCOPE_UNSPECIFIED' | 'openid' | 'profile' | 'email' | 'address' | 'phone' | (string & {});

/**
 * What a mail holds. The numbers are not those of the same name in passwordless.proto.
 */
export type PasswordlessType = 'PasswordlessType_UNSPECIFIED' | 'LINK' | 'OTP' | 'LINK_OTP' | (string & {});

/**
 * How a request reaches the provider.
 */
export type RequestBinding = 'REQUEST_BINDING_UNSPECIFIED' | 'HTTP_POST' | 'HTTP_REDIRECT' | (string & {});

/**
 * Which parts of a SAML answer have to be signed.
 */
export type SAMLSigningOptions =
  | 'SAML_SIGNING_OPTIONS_UNSPECIFIED'
  | 'NO_SIGNING'
  | 'SAML_ONLY_RESPONSE_SIGNING'
  | 'SAML_ONLY_ASSERTION_SIGNING'
  | 'SAML_RESPONSE_ASSERTION_SIGNING'
  | 'SAML_RESPONSE_OR_ASSERTION_SIGNING'
  | (string & {});

/**
 * How a test went.
 */
export type TestResultStatus = 'PENDING' | 'SUCCESS' | 'FAILURE' | (string & {});

/**
 * How a client shows its secret.
 */
export type TokenAuthType = 'TOKEN_AUTH_TYPE_UNSPECIFIED' | 'URL_PARAMS' | 'BASIC_AUTH' | (string & {});

/**
 * The connection as it is now.
 */
export interface AssignDomainsToConnectionResponse {
  readonly connection?: Connection | undefined;
}

/**
 * A connection with all there is to know about it but its secrets.
 */
export interface Connection {
  /**
   * `conn_` and digits.
   */
  readonly id: string;
  readonly provider: ConnectionProvider;
  readonly type: ConnectionType;
  /**
   * COMPLETED once everything a sign-in needs is there.
   */
  readonly status: ConnectionStatus;
  /**
   * Whether people may come in by it.
   */
  readonly enabled: boolean;
  /**
   * Endpoints without TLS are allowed, for tries.
   */
  readonly debugEnabled: boolean;
  /**
   * Absent for a connection of the environment.
   */
  readonly organizationId?: string | undefined;
  /**
   * What the button of the sign-in page says.
   */
  readonly uiButtonTitle: string;
  /**
   * DISCOVERY: the provider publishes its endpoints. MANUAL: they were written down.
   */
  readonly configurationType: ConfigurationType;
  /**
   * Opens a test sign-in in a browser.
   */
  readonly testConnectionUri: string;
  /**
   * From our field of a profile to the provider's name for it.
   */
  readonly attributeMapping: Readonly<Record<string, string>>;
  readonly createTime?: Date | undefined;
  readonly updateTime?: Date | undefined;
  readonly oidcConfig?: OIDCConnectionConfig | undefined;
  readonly samlConfig?: SAMLConnectionConfigResponse | undefined;
  readonly oauthConfig?: OAuthConnectionConfig | undefined;
  readonly passwordlessConfig?: PasswordLessConfig | undefined;
  readonly staticConfig?: StaticAuthConfig | undefined;
  readonly webauthnConfig?: WebAuthConfiguration | undefined;
  readonly googleDwdConfig?: GoogleDWDConfig | undefined;
  readonly keyId?: string | undefined;
  readonly providerKey: string;
  /**
   * The organization's domains that lead to this connection.
   */
  readonly domains: readonly Domain[];
  /**
   * Not used.
   */
  readonly mcpServerUrl?: string | undefined;
}

/**
 * The connection that was made.
 */
export interface CreateConnectionResponse {
  readonly connection?: Connection | undefined;
}

/**
 * What the setup page remembered.
 */
export interface GetConnectionContextResponse {
  readonly context?: Readonly<Record<string, unknown>> | undefined;
}

/**
 * The connection asked for.
 */
export interface GetConnectionResponse {
  readonly connection?: Connection | undefined;
}

/**
 * How the test went.
 */
export interface GetConnectionTestResultResponse {
  readonly status: TestResultStatus;
  /**
   * What the provider told of the person, as JSON.
   */
  readonly userInfo?: string | undefined;
  readonly error?: string | undefined;
  readonly errorDescription?: string | undefined;
  readonly errorDetails?: string | undefined;
}

/**
 * Not used: it belongs to another product.
 */
export interface GoogleDWDConfig {
  readonly serviceAccountJson?: string | undefined;
  readonly scopes: readonly string[];
  readonly tokenUri?: string | undefined;
}

/**
 * What a provider signs with.
 */
export interface IDPCertificate {
  readonly certificate: string;
  readonly createTime?: Date | undefined;
  readonly expiryTime?: Date | undefined;
  readonly id: string;
  readonly issuer: string;
}

/**
 * Not used: it belongs to another product.
 */
export interface ListAppConnectionsResponse {
  readonly connections: readonly ListConnection[];
  readonly nextPageToken: string;
  readonly prevPageToken: string;
  readonly totalSize: number;
}

/**
 * A connection in a list.
 */
export interface ListConnection {
  readonly id: string;
  readonly provider: ConnectionProvider;
  readonly type: ConnectionType;
  readonly status: ConnectionStatus;
  readonly enabled: boolean;
  /**
   * Empty for a connection of the environment.
   */
  readonly organizationId: string;
  readonly uiButtonTitle: string;
  /**
   * The organization's domains that lead to it.
   */
  readonly domains: readonly string[];
  readonly organizationName: string;
  readonly providerKey: string;
  readonly keyId: string;
  readonly createdAt?: Date | undefined;
  /**
   * Not used.
   */
  readonly mcpServerUrl: string;
}

/**
 * Connections, the newest first.
 */
export interface ListConnectionsResponse {
  readonly connections: readonly ListConnection[];
}

/**
 * Connections, the newest first.
 */
export interface ListOrganizationConnectionsResponse {
  /**
   * Empty when nothing follows.
   */
  readonly nextPageToken: string;
  /**
   * Rows in the whole list. Exact up to 10000, an estimate beyond.
   */
  readonly totalSize: number;
  /**
   * Empty when nothing comes before.
   */
  readonly prevPageToken: string;
  readonly connections: readonly ListConnection[];
}

/**
 * A social login.
 */
export interface OAuthConnectionConfig {
  readonly authorizeUri?: string | undefined;
  readonly tokenUri?: string | undefined;
  readonly userInfoUri?: string | undefined;
  readonly clientId?: string | undefined;
  /**
   * Written, never shown.
   */
  readonly clientSecret?: string | undefined;
  readonly scopes: readonly string[];
  /**
   * Ours, to be registered with the provider.
   */
  readonly redirectUri: string;
  readonly pkceEnabled?: boolean | undefined;
  readonly prompt?: string | undefined;
  /**
   * Not used: every installation has credentials of its own.
   */
  readonly usePlatformCreds?: boolean | undefined;
  readonly accessType?: string | undefined;
  /**
   * Not used, like most of what follows: it belongs to another product.
   */
  readonly customScopeName?: string | undefined;
  readonly syncUserProfileOnLogin?: boolean | undefined;
  readonly tokenAccessType?: string | undefined;
  readonly tenantId?: string | undefined;
  readonly isCimd?: boolean | undefined;
  readonly appName?: string | undefined;
  readonly optionalScopes?: OptionalScopes | undefined;
  readonly extensions?: OauthExtensions | undefined;
}

/**
 * An OpenID provider.
 */
export interface OIDCConnectionConfig {
  /**
   * As the provider writes it in its tokens; the address of its discovery document is taken too.
   */
  readonly issuer?: string | undefined;
  readonly discoveryEndpoint?: string | undefined;
  readonly authorizeUri?: string | undefined;
  readonly tokenUri?: string | undefined;
  readonly userInfoUri?: string | undefined;
  readonly jwksUri?: string | undefined;
  readonly clientId?: string | undefined;
  /**
   * Written, never shown.
   */
  readonly clientSecret?: string | undefined;
  /**
   * Absent: openid, profile and email.
   */
  readonly scopes: readonly OIDCScope[];
  /**
   * How we show the provider our secret. URL_PARAMS: in the form. BASIC_AUTH: in the header.
   */
  readonly tokenAuthType: TokenAuthType;
  /**
   * Ours, to be registered with the provider.
   */
  readonly redirectUri: string;
  readonly pkceEnabled?: boolean | undefined;
  /**
   * Signing out here signs out there.
   */
  readonly idpLogoutRequired?: boolean | undefined;
  readonly postLogoutRedirectUri?: string | undefined;
  readonly backchannelLogoutRedirectUri?: string | undefined;
  /**
   * Each sign-in refreshes the profile.
   */
  readonly syncUserProfileOnLogin?: boolean | undefined;
  /**
   * Somebody who is no member yet becomes one by signing in.
   */
  readonly jitProvisioningWithSsoEnabled?: boolean | undefined;
}

/**
 * What some providers want beside the usual.
 */
export interface OauthExtensions {
  readonly smart?: SmartConfig | undefined;
  readonly extraAuthorizeParams: Readonly<Record<string, string>>;
}

/**
 * Scopes that a person may leave out.
 */
export interface OptionalScopes {
  readonly scopes: readonly string[];
  readonly fieldName: string;
}

/**
 * How mailed codes and links behave.
 */
export interface PasswordLessConfig {
  readonly type: PasswordlessType;
  /**
   * Mails a minute to one address.
   */
  readonly frequency?: number | undefined;
  /**
   * Seconds that a code and a link are good for.
   */
  readonly validity?: number | undefined;
  /**
   * The link works only in the browser that asked for it.
   */
  readonly enforceSameBrowserOrigin?: boolean | undefined;
  /**
   * Characters of a code.
   */
  readonly codeChallengeLength?: number | undefined;
  readonly codeChallengeType?: CodeChallengeType | undefined;
  /**
   * A second mail makes the first one worthless.
   */
  readonly regeneratePasswordlessCredentialsOnResend?: boolean | undefined;
}

/**
 * What is known of a SAML identity provider, and what it has to know of us.
 */
export interface SAMLConnectionConfigResponse {
  /**
   * Our name for ourselves.
   */
  readonly spEntityId: string;
  /**
   * Where the provider posts its answer.
   */
  readonly spAssertionUrl: string;
  /**
   * All of this as a document.
   */
  readonly spMetadataUrl: string;
  readonly idpMetadataUrl?: string | undefined;
  readonly idpEntityId?: string | undefined;
  readonly idpSsoUrl?: string | undefined;
  readonly idpCertificates: readonly IDPCertificate[];
  readonly idpSloUrl?: string | undefined;
  readonly uiButtonTitle?: string | undefined;
  readonly idpNameIdFormat: NameIdFormat;
  readonly idpSsoRequestBinding: RequestBinding;
  readonly idpSloRequestBinding: RequestBinding;
  readonly samlSigningOption: SAMLSigningOptions;
  /**
   * A sign-in may begin at the provider.
   */
  readonly allowIdpInitiatedLogin?: boolean | undefined;
  readonly forceAuthn?: boolean | undefined;
  readonly defaultRedirectUri?: string | undefined;
  readonly assertionEncrypted?: boolean | undefined;
  readonly wantRequestSigned?: boolean | undefined;
  readonly certificateId?: string | undefined;
  readonly idpSloRequired?: boolean | undefined;
  readonly spSloUrl?: string | undefined;
  readonly syncUserProfileOnLogin?: boolean | undefined;
  readonly jitProvisioningWithSsoEnabled?: boolean | undefined;
}

/**
 * Connections, the newest first.
 */
export interface SearchOrganizationConnectionsResponse {
  /**
   * Empty when nothing follows.
   */
  readonly nextPageToken: string;
  /**
   * Rows in the whole list. Exact up to 10000, an estimate beyond.
   */
  readonly totalSize: number;
  /**
   * Empty when nothing comes before.
   */
  readonly prevPageToken: string;
  readonly connections: readonly ListConnection[];
}

/**
 * Not used: it belongs to another product.
 */
export interface SmartConfig {
  readonly aud: string;
  readonly domain: string;
}

/**
 * Not used: it belongs to another product.
 */
export interface StaticAuthConfig {
  readonly staticConfig?: Readonly<Record<string, unknown>> | undefined;
}

/**
 * Whether it is enabled now.
 */
export interface ToggleConnectionResponse {
  readonly enabled: boolean;
  /**
   * Why it could not be changed.
   */
  readonly errorMessage?: string | undefined;
}

/**
 * The connection as it is now.
 */
export interface UpdateConnectionResponse {
  readonly connection?: Connection | undefined;
}

/**
 * How passkeys are asked for.
 */
export interface WebAuthConfiguration {
  readonly rp?: WebAuthConfigurationRp | undefined;
  readonly attestation?: WebAuthConfigurationAttestation | undefined;
  readonly authenticators?: WebAuthConfigurationAuthenticators | undefined;
  readonly authenticatorSelection?: WebAuthConfigurationAuthenticatorSelection | undefined;
  readonly timeout?: WebAuthConfigurationTimeout | undefined;
  readonly enableAutoRegistration: boolean;
  readonly showPasskeyButton: boolean;
  readonly enableConditionalLogin: boolean;
}

/**
 * What an authenticator has to say of itself.
 */
export interface WebAuthConfigurationAttestation {
  readonly conveyancePreference?: string | undefined;
  readonly enterpriseApprovedIds: readonly string[];
}

/**
 * Which authenticators the browser offers.
 */
export interface WebAuthConfigurationAuthenticatorSelection {
  readonly userVerification?: string | undefined;
  readonly authenticatorAttachment?: string | undefined;
}

/**
 * Which authenticators will do.
 */
export interface WebAuthConfigurationAuthenticators {
  readonly validateEntry?: boolean | undefined;
  readonly validateEntryPermitZeroAaguid?: boolean | undefined;
  readonly validateAnchors?: boolean | undefined;
  readonly validateStatus?: boolean | undefined;
  readonly validateAttestationType?: boolean | undefined;
  readonly desiredAuthenticatorStatus: readonly string[];
  readonly undesiredAuthenticatorStatus: readonly string[];
}

/**
 * Which sites the passkeys are for.
 */
export interface WebAuthConfigurationRp {
  readonly ids: readonly string[];
  readonly origins: readonly string[];
}

/**
 * How long a person may take; `uvd` is for asking without knowing them again.
 */
export interface WebAuthConfigurationTimeout {
  readonly registration?: string | undefined;
  readonly registrationUvd?: string | undefined;
  readonly login?: string | undefined;
  readonly loginUvd?: string | undefined;
}

/**
 * Which connection, and its domains.
 */
export interface AssignDomainsToConnectionRequest {
  readonly organizationId?: string | undefined;
  readonly connectionId?: string | undefined;
  /**
   * All of them; what was bound before and is not here is free again.
   */
  readonly domainIds?: readonly string[] | undefined;
}

/**
 * What kind of connection, to whom.
 */
export interface CreateConnection {
  readonly provider?: ConnectionProvider | undefined;
  readonly type?: ConnectionType | undefined;
  /**
   * The provider by name, such as `OKTA`; read when `provider` is not given.
   */
  readonly providerKey?: string | undefined;
  /**
   * A name of the app's own for it.
   */
  readonly keyId?: string | undefined;
}

/**
 * The new connection, and whose it is.
 */
export interface CreateConnectionRequest {
  readonly organizationId?: string | undefined;
  readonly connection?: CreateConnection | undefined;
}

/**
 * The new connection.
 */
export interface CreateEnvironmentConnectionRequest {
  readonly connection?: CreateConnection | undefined;
  /**
   * What it is for. Absent: to sign in.
   */
  readonly flags?: Flags | undefined;
}

/**
 * Which connection.
 */
export interface DeleteConnectionRequest {
  readonly organizationId?: string | undefined;
  readonly id?: string | undefined;
}

/**
 * Which connection.
 */
export interface DeleteEnvironmentConnectionRequest {
  readonly connectionId?: string | undefined;
}

/**
 * What a connection is for.
 */
export interface Flags {
  /**
   * To sign in.
   */
  readonly isLogin?: boolean | undefined;
  /**
   * Not used: it belongs to another product.
   */
  readonly isApp?: boolean | undefined;
}

/**
 * Which connection.
 */
export interface GetConnectionContextRequest {
  readonly connectionId?: string | undefined;
  readonly organizationId?: string | undefined;
}

/**
 * Which connection.
 */
export interface GetConnectionRequest {
  readonly organizationId?: string | undefined;
  readonly id?: string | undefined;
}

/**
 * Which test.
 */
export interface GetConnectionTestResultRequest {
  readonly connectionId?: string | undefined;
  /**
   * As the test's page showed it: `test_` and digits.
   */
  readonly testRequestId?: string | undefined;
}

/**
 * Which connection.
 */
export interface GetEnvironmentConnectionRequest {
  readonly connectionId?: string | undefined;
}

/**
 * Not used: it belongs to another product.
 */
export interface GoogleDWDConfigInit {
  readonly serviceAccountJson?: string | undefined;
  readonly scopes?: readonly string[] | undefined;
  readonly tokenUri?: string | undefined;
}

/**
 * Not used: it belongs to another product.
 */
export interface ListAppConnectionsRequest {
  readonly pageSize?: number | undefined;
  readonly pageToken?: string | undefined;
  readonly provider?: string | undefined;
  readonly query?: string | undefined;
}

/**
 * Which connections.
 */
export interface ListConnectionsRequest {
  /**
   * Only of this organization.
   */
  readonly organizationId?: string | undefined;
  /**
   * Only those that somebody with an address of this domain would be sent to.
   */
  readonly domain?: string | undefined;
  /**
   * `all`: the disabled and unfinished ones too.
   */
  readonly include?: string | undefined;
}

/**
 * A page of the list.
 */
export interface ListOrganizationConnectionsRequest {
  /**
   * 1-30; 0 means 10.
   */
  readonly pageSize?: number | undefined;
  /**
   * From an earlier answer; empty for the first page.
   */
  readonly pageToken?: string | undefined;
}

/**
 * A social login.
 */
export interface OAuthConnectionConfigInit {
  readonly authorizeUri?: string | undefined;
  readonly tokenUri?: string | undefined;
  readonly userInfoUri?: string | undefined;
  readonly clientId?: string | undefined;
  /**
   * Written, never shown.
   */
  readonly clientSecret?: string | undefined;
  readonly scopes?: readonly string[] | undefined;
  /**
   * Ours, to be registered with the provider.
   */
  readonly redirectUri?: string | undefined;
  readonly pkceEnabled?: boolean | undefined;
  readonly prompt?: string | undefined;
  /**
   * Not used: every installation has credentials of its own.
   */
  readonly usePlatformCreds?: boolean | undefined;
  readonly accessType?: string | undefined;
  /**
   * Not used, like most of what follows: it belongs to another product.
   */
  readonly customScopeName?: string | undefined;
  readonly syncUserProfileOnLogin?: boolean | undefined;
  readonly tokenAccessType?: string | undefined;
  readonly tenantId?: string | undefined;
  readonly isCimd?: boolean | undefined;
  readonly appName?: string | undefined;
  readonly optionalScopes?: OptionalScopesInit | undefined;
  readonly extensions?: OauthExtensionsInit | undefined;
}

/**
 * An OpenID provider.
 */
export interface OIDCConnectionConfigInit {
  /**
   * As the provider writes it in its tokens; the address of its discovery document is taken too.
   */
  readonly issuer?: string | undefined;
  readonly discoveryEndpoint?: string | undefined;
  readonly authorizeUri?: string | undefined;
  readonly tokenUri?: string | undefined;
  readonly userInfoUri?: string | undefined;
  readonly jwksUri?: string | undefined;
  readonly clientId?: string | undefined;
  /**
   * Written, never shown.
   */
  readonly clientSecret?: string | undefined;
  /**
   * Absent: openid, profile and email.
   */
  readonly scopes?: readonly OIDCScope[] | undefined;
  /**
   * How we show the provider our secret. URL_PARAMS: in the form. BASIC_AUTH: in the header.
   */
  readonly tokenAuthType?: TokenAuthType | undefined;
  /**
   * Ours, to be registered with the provider.
   */
  readonly redirectUri?: string | undefined;
  readonly pkceEnabled?: boolean | undefined;
  /**
   * Signing out here signs out there.
   */
  readonly idpLogoutRequired?: boolean | undefined;
  readonly postLogoutRedirectUri?: string | undefined;
  readonly backchannelLogoutRedirectUri?: string | undefined;
  /**
   * Each sign-in refreshes the profile.
   */
  readonly syncUserProfileOnLogin?: boolean | undefined;
  /**
   * Somebody who is no member yet becomes one by signing in.
   */
  readonly jitProvisioningWithSsoEnabled?: boolean | undefined;
}

/**
 * What some providers want beside the usual.
 */
export interface OauthExtensionsInit {
  readonly smart?: SmartConfigInit | undefined;
  readonly extraAuthorizeParams?: Readonly<Record<string, string>> | undefined;
}

/**
 * Scopes that a person may leave out.
 */
export interface OptionalScopesInit {
  readonly scopes?: readonly string[] | undefined;
  readonly fieldName?: string | undefined;
}

/**
 * How mailed codes and links behave.
 */
export interface PasswordLessConfigInit {
  readonly type?: PasswordlessType | undefined;
  /**
   * Mails a minute to one address.
   */
  readonly frequency?: number | undefined;
  /**
   * Seconds that a code and a link are good for.
   */
  readonly validity?: number | undefined;
  /**
   * The link works only in the browser that asked for it.
   */
  readonly enforceSameBrowserOrigin?: boolean | undefined;
  /**
   * Characters of a code.
   */
  readonly codeChallengeLength?: number | undefined;
  readonly codeChallengeType?: CodeChallengeType | undefined;
  /**
   * A second mail makes the first one worthless.
   */
  readonly regeneratePasswordlessCredentialsOnResend?: boolean | undefined;
}

/**
 * What to know of a SAML identity provider.
 */
export interface SAMLConnectionConfigRequest {
  /**
   * Where the provider publishes the rest; read again every so often.
   */
  readonly idpMetadataUrl?: string | undefined;
  readonly idpEntityId?: string | undefined;
  readonly idpSsoUrl?: string | undefined;
  /**
   * PEM, or its base64 lines alone. Added to those that are known.
   */
  readonly idpCertificate?: string | undefined;
  readonly idpSloUrl?: string | undefined;
  readonly uiButtonTitle?: string | undefined;
  readonly idpNameIdFormat?: NameIdFormat | undefined;
  readonly idpSsoRequestBinding?: RequestBinding | undefined;
  readonly idpSloRequestBinding?: RequestBinding | undefined;
  /**
   * Which parts of an answer have to be signed.
   */
  readonly samlSigningOption?: SAMLSigningOptions | undefined;
  /**
   * The provider has to ask the person every time.
   */
  readonly forceAuthn?: boolean | undefined;
  /**
   * Where a sign-in ends that the provider began.
   */
  readonly defaultRedirectUri?: string | undefined;
  readonly assertionEncrypted?: boolean | undefined;
  readonly wantRequestSigned?: boolean | undefined;
  readonly certificateId?: string | undefined;
  /**
   * Signing out here signs out there.
   */
  readonly idpSloRequired?: boolean | undefined;
  /**
   * Our name for ourselves, when another one than ours is registered there.
   */
  readonly spEntityId?: string | undefined;
  readonly spAssertionUrl?: string | undefined;
  readonly spSloUrl?: string | undefined;
  readonly syncUserProfileOnLogin?: boolean | undefined;
  readonly jitProvisioningWithSsoEnabled?: boolean | undefined;
}

/**
 * What to look for. Absent filters let everything through; several together all apply.
 */
export interface SearchOrganizationConnectionsRequest {
  readonly query?: string | undefined;
  /**
   * Such as `OKTA`.
   */
  readonly provider?: string | undefined;
  readonly status?: ConnectionStatus | undefined;
  readonly connectionType?: ConnectionType | undefined;
  readonly enabled?: boolean | undefined;
  /**
   * 1-30; 0 means 10.
   */
  readonly pageSize?: number | undefined;
  /**
   * From an earlier answer; empty for the first page.
   */
  readonly pageToken?: string | undefined;
}

/**
 * Not used: it belongs to another product.
 */
export interface SmartConfigInit {
  readonly aud?: string | undefined;
  readonly domain?: string | undefined;
}

/**
 * Not used: it belongs to another product.
 */
export interface StaticAuthConfigInit {
  readonly staticConfig?: Readonly<Record<string, unknown>> | undefined;
}

/**
 * Which connection.
 */
export interface ToggleConnectionRequest {
  readonly organizationId?: string | undefined;
  readonly id?: string | undefined;
}

/**
 * Which connection.
 */
export interface ToggleEnvironmentConnectionRequest {
  readonly connectionId?: string | undefined;
}

/**
 * What to change. What is absent or empty stays; kind and provider cannot change.
 */
export interface UpdateConnection {
  readonly provider?: ConnectionProvider | undefined;
  readonly type?: ConnectionType | undefined;
  readonly debugEnabled?: boolean | undefined;
  readonly uiButtonTitle?: string | undefined;
  readonly configurationType?: ConfigurationType | undefined;
  /**
   * Replaces all there was; empty changes nothing.
   */
  readonly attributeMapping?: Readonly<Record<string, string>> | undefined;
  readonly oidcConfig?: OIDCConnectionConfigInit | undefined;
  readonly samlConfig?: SAMLConnectionConfigRequest | undefined;
  readonly oauthConfig?: OAuthConnectionConfigInit | undefined;
  readonly passwordlessConfig?: PasswordLessConfigInit | undefined;
  readonly staticConfig?: StaticAuthConfigInit | undefined;
  readonly webauthnConfig?: WebAuthConfigurationInit | undefined;
  readonly googleDwdConfig?: GoogleDWDConfigInit | undefined;
  readonly keyId?: string | undefined;
  readonly providerKey?: string | undefined;
}

/**
 * What the setup page is to remember.
 */
export interface UpdateConnectionContextRequest {
  readonly connectionId?: string | undefined;
  readonly organizationId?: string | undefined;
  readonly context?: Readonly<Record<string, unknown>> | undefined;
}

/**
 * Which connection, and what to change.
 */
export interface UpdateConnectionRequest {
  readonly organizationId?: string | undefined;
  readonly id?: string | undefined;
  readonly connection?: UpdateConnection | undefined;
}

/**
 * Which connection, and what to change.
 */
export interface UpdateEnvironmentConnectionRequest {
  readonly connectionId?: string | undefined;
  readonly connection?: UpdateConnection | undefined;
}

/**
 * How passkeys are asked for.
 */
export interface WebAuthConfigurationInit {
  readonly rp?: WebAuthConfigurationRpInit | undefined;
  readonly attestation?: WebAuthConfigurationAttestationInit | undefined;
  readonly authenticators?: WebAuthConfigurationAuthenticatorsInit | undefined;
  readonly authenticatorSelection?: WebAuthConfigurationAuthenticatorSelectionInit | undefined;
  readonly timeout?: WebAuthConfigurationTimeoutInit | undefined;
  readonly enableAutoRegistration?: boolean | undefined;
  readonly showPasskeyButton?: boolean | undefined;
  readonly enableConditionalLogin?: boolean | undefined;
}

/**
 * What an authenticator has to say of itself.
 */
export interface WebAuthConfigurationAttestationInit {
  readonly conveyancePreference?: string | undefined;
  readonly enterpriseApprovedIds?: readonly string[] | undefined;
}

/**
 * Which authenticators the browser offers.
 */
export interface WebAuthConfigurationAuthenticatorSelectionInit {
  readonly userVerification?: string | undefined;
  readonly authenticatorAttachment?: string | undefined;
}

/**
 * Which authenticators will do.
 */
export interface WebAuthConfigurationAuthenticatorsInit {
  readonly validateEntry?: boolean | undefined;
  readonly validateEntryPermitZeroAaguid?: boolean | undefined;
  readonly validateAnchors?: boolean | undefined;
  readonly validateStatus?: boolean | undefined;
  readonly validateAttestationType?: boolean | undefined;
  readonly desiredAuthenticatorStatus?: readonly string[] | undefined;
  readonly undesiredAuthenticatorStatus?: readonly string[] | undefined;
}

/**
 * Which sites the passkeys are for.
 */
export interface WebAuthConfigurationRpInit {
  readonly ids?: readonly string[] | undefined;
  readonly origins?: readonly string[] | undefined;
}

/**
 * How long a person may take; `uvd` is for asking without knowing them again.
 */
export interface WebAuthConfigurationTimeoutInit {
  readonly registration?: string | undefined;
  readonly registrationUvd?: string | undefined;
  readonly login?: string | undefined;
  readonly loginUvd?: string | undefined;
}
