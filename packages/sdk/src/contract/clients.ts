// Printed from proto/ by `npm run gen`; nobody edits it.

/**
 * Whether a secret works.
 */
export type ClientSecretStatus = 'ACTIVE' | 'INACTIVE' | (string & {});

/**
 * Whose page people sign in at.
 */
export type ResourceConnectionType = 'INVALID' | 'CUSTOM' | (string & {});

/**
 * What kind of API or app a resource is.
 */
export type ResourceType = 'RESOURCE_TYPE_UNSPECIFIED' | 'WEB' | 'MOBILE' | 'DESKTOP' | 'SERVER' | 'MCP_SERVER' | (string & {});

/**
 * An older form of a resource. Only the consent page still reads it.
 */
export interface Application {
  readonly id: string;
  readonly name: string;
  readonly resourceId: string;
  readonly description: string;
  readonly applicationType: ResourceType;
  readonly disableDynamicClientRegistration: boolean;
  readonly logoUri: string;
  readonly accessTokenExpiry: number;
  readonly refreshTokenExpiry: number;
  readonly createTime?: Date | undefined;
  readonly updateTime?: Date | undefined;
  readonly provider: string;
}

/**
 * An app or a machine of the environment.
 */
export interface Client {
  /**
   * `skc_` for the default app, `webc_`, `spac_`, `ntvc_` or `m2m_`, and digits.
   */
  readonly id: string;
  /**
   * Always empty: every client's tokens are signed with the environment's key.
   */
  readonly keyId: string;
  readonly createTime?: Date | undefined;
  readonly updateTime?: Date | undefined;
  /**
   * The oldest first.
   */
  readonly secrets: readonly ClientSecret[];
  readonly postLogoutRedirectUris: readonly string[];
  readonly backChannelLogoutUris: readonly string[];
  readonly initiateLoginUri: string;
  readonly postLoginUris: readonly string[];
  readonly name: string;
  /**
   * Seconds. Absent: what the environment says.
   */
  readonly accessTokenExpiry?: number | undefined;
  readonly scopes: readonly string[];
  readonly customClaims: readonly CustomClaim[];
  readonly disallowScalekitApiAccess: boolean;
  readonly grantTypes: readonly string[];
  readonly clientType: string;
  readonly enforcePkce: boolean;
}

/**
 * A secret, without its text.
 */
export interface ClientSecret {
  readonly id: string;
  readonly createTime?: Date | undefined;
  readonly updateTime?: Date | undefined;
  /**
   * Its last characters, to tell it from others.
   */
  readonly secretSuffix: string;
  /**
   * Who made it.
   */
  readonly createdBy?: string | undefined;
  readonly status: ClientSecretStatus;
  /**
   * Never set: secrets do not run out.
   */
  readonly expireTime?: Date | undefined;
  /**
   * To the hour.
   */
  readonly lastUsedTime?: Date | undefined;
  /**
   * Only in the answer that made it.
   */
  readonly plainSecret?: string | undefined;
}

/**
 * The client that asks.
 */
export interface ConsentClient {
  readonly name: string;
  readonly privacyUri: string;
  readonly tosUri: string;
  readonly clientId: string;
  readonly metadataUri: string;
  readonly logoUri: string;
}

/**
 * The organization the person acts for.
 */
export interface ConsentOrganization {
  readonly organizationName?: string | undefined;
  /**
   * What the app calls an organization: "Workspace", "Team".
   */
  readonly organizationMetaName: string;
}

/**
 * One thing it asks for.
 */
export interface ConsentScope {
  readonly name: string;
  readonly description: string;
}

/**
 * Somebody who lets a client act for them.
 */
export interface ConsentedUser {
  readonly consentId: string;
  /**
   * The app's own id for the person; ours (`usr_…`) where it gave them none.
   */
  readonly externalUserId: string;
  readonly scopes: readonly string[];
}

/**
 * The new client.
 */
export interface CreateClientResponse {
  readonly client?: Client | undefined;
}

/**
 * The new secret.
 */
export interface CreateClientSecretResponse {
  /**
   * Shown this once.
   */
  readonly plainSecret: string;
  readonly secret?: ClientSecret | undefined;
}

/**
 * The new machine.
 */
export interface CreateOrganizationClientResponse {
  readonly client?: M2MClient | undefined;
  /**
   * Shown this once.
   */
  readonly plainSecret: string;
}

/**
 * The new secret.
 */
export interface CreateOrganizationClientSecretResponse {
  /**
   * Shown this once.
   */
  readonly plainSecret: string;
  readonly secret?: ClientSecret | undefined;
}

/**
 * The new client.
 */
export interface CreateResourceClientResponse {
  readonly client?: M2MClient | undefined;
  /**
   * Shown this once.
   */
  readonly plainSecret: string;
}

/**
 * The new resource.
 */
export interface CreateResourceResponse {
  readonly resource?: Resource | undefined;
}

/**
 * The new scope.
 */
export interface CreateScopeResponse {
  readonly scope?: Scope | undefined;
}

/**
 * Something a token says besides.
 */
export interface CustomClaim {
  readonly key: string;
  readonly value: string;
}

/**
 * Nothing more to say.
 */
export type DeleteResourceClientResponse = Record<string, never>;

/**
 * The connection.
 */
export interface EnsureResourceConnectionResponse {
  readonly connection?: ResourceConnection | undefined;
}

/**
 * The client.
 */
export interface GetClientResponse {
  readonly client?: Client | undefined;
}

/**
 * Who asks whom for what.
 */
export interface GetConsentDetailsResponse {
  readonly resource?: Resource | undefined;
  readonly user?: User | undefined;
  readonly client?: ConsentClient | undefined;
  readonly scopes: readonly ConsentScope[];
  readonly application?: Application | undefined;
  readonly organization?: ConsentOrganization | undefined;
}

/**
 * The machine.
 */
export interface GetOrganizationClientResponse {
  readonly client?: M2MClient | undefined;
}

/**
 * The client, and who lets it act for them.
 */
export interface GetResourceClientResponse {
  readonly client?: M2MClient | undefined;
  readonly consentedUsers: readonly ConsentedUser[];
}

/**
 * The resource.
 */
export interface GetResourceResponse {
  readonly resource?: Resource | undefined;
}

/**
 * One page. A token is empty when nothing follows, or nothing comes before.
 */
export interface ListClientsResponse {
  readonly totalSize: number;
  readonly clients: readonly Client[];
  readonly nextPageToken: string;
  readonly prevPageToken: string;
}

/**
 * One page. A token is empty when nothing follows, or nothing comes before.
 */
export interface ListCurrentAgentConsentsResponse {
  readonly totalSize: number;
  readonly nextPageToken: string;
  readonly prevPageToken: string;
  readonly consents: readonly ResourceUserConsent[];
}

/**
 * One page. A token is empty when nothing follows, or nothing comes before.
 */
export interface ListOrganizationClientsResponse {
  readonly nextPageToken: string;
  readonly totalSize: number;
  readonly clients: readonly M2MClient[];
  readonly prevPageToken: string;
}

/**
 * All clients of the resource.
 */
export interface ListResourceClientsResponse {
  readonly clients: readonly M2MClient[];
  /**
   * How many registered themselves.
   */
  readonly totalDcrClients: number;
  /**
   * How many were registered for them.
   */
  readonly totalStaticClients: number;
}

/**
 * One page. A token is empty when nothing follows, or nothing comes before.
 */
export interface ListResourceUserConsentsResponse {
  readonly totalSize: number;
  readonly nextPageToken: string;
  readonly consents: readonly ResourceUserConsent[];
  readonly prevPageToken: string;
}

/**
 * One page. A token is empty when nothing follows, or nothing comes before.
 */
export interface ListResourcesResponse {
  readonly totalSize: number;
  readonly nextPageToken: string;
  readonly resources: readonly Resource[];
  readonly prevPageToken: string;
}

/**
 * All scopes.
 */
export interface ListScopesResponse {
  readonly scopes: readonly Scope[];
}

/**
 * A machine of an organization, or a client of a resource.
 */
export interface M2MClient {
  /**
   * `m2morg_` or `m2m_` and digits.
   */
  readonly clientId: string;
  /**
   * The oldest first.
   */
  readonly secrets: readonly ClientSecret[];
  readonly name: string;
  readonly description: string;
  readonly organizationId: string;
  readonly createTime?: Date | undefined;
  readonly updateTime?: Date | undefined;
  readonly scopes: readonly string[];
  readonly audience: readonly string[];
  readonly customClaims: readonly CustomClaim[];
  /**
   * Seconds; 0 when nothing is set.
   */
  readonly expiry: number;
  readonly resourceId: string;
  readonly redirectUris: readonly string[];
  /**
   * It registered itself.
   */
  readonly isDcr: boolean;
  /**
   * Its id is the address of its description.
   */
  readonly isCimd: boolean;
  readonly metadataUri: string;
}

/**
 * The registered client, with the secret it is shown this once.
 */
export interface RegisterClientResponse {
  readonly clientId: string;
  readonly secrets: readonly ClientSecret[];
  readonly name: string;
  readonly description: string;
  readonly createTime?: Date | undefined;
  readonly updateTime?: Date | undefined;
  readonly scopes: readonly string[];
  readonly audience: readonly string[];
  readonly customClaims: readonly CustomClaim[];
  readonly expiry: number;
  readonly resourceId: string;
  readonly redirectUris: readonly string[];
  readonly clientSecret: string;
  readonly clientSecretExpiresAt: number;
}

/**
 * An API that tokens are asked for.
 */
export interface Resource {
  /**
   * `res_` and digits.
   */
  readonly id: string;
  readonly name: string;
  /**
   * Where the API answers.
   */
  readonly resourceUri: string;
  readonly description: string;
  readonly resourceType: ResourceType;
  readonly disableDynamicClientRegistration: boolean;
  readonly logoUri: string;
  /**
   * Seconds; 0 when nothing is set.
   */
  readonly accessTokenExpiry: number;
  readonly refreshTokenExpiry: number;
  readonly createTime?: Date | undefined;
  readonly updateTime?: Date | undefined;
  readonly provider: string;
  /**
   * What the API publishes of itself (RFC 9728).
   */
  readonly protectedMetadata?: Readonly<Record<string, unknown>> | undefined;
  readonly protectedMetadataUri: string;
  /**
   * The app's own name for the resource.
   */
  readonly resourceId: string;
  readonly scopes: readonly Scope[];
  readonly connectionDetails?: ResourceConnection | undefined;
  readonly disallowConnectionUpdate: boolean;
  readonly intersectScopesUserPermission: boolean;
  readonly enableCimd: boolean;
  readonly xaaEnabled: boolean;
}

/**
 * How people of a resource sign in at the customer's own page.
 */
export interface ResourceConnection {
  readonly id: string;
  readonly type: ResourceConnectionType;
  readonly status: string;
  readonly enabled: boolean;
  readonly settings?: Readonly<Record<string, unknown>> | undefined;
  readonly provider: string;
}

/**
 * What a person allowed a client, and when.
 */
export interface ResourceUserConsent {
  readonly id: string;
  /**
   * The app's own id for the person; ours (`usr_…`) where it gave them none.
   */
  readonly externalUserId: string;
  readonly clientId: string;
  readonly clientName: string;
  readonly scopes: readonly string[];
  readonly grantedAt?: Date | undefined;
}

/**
 * Nothing more to say.
 */
export type RevokeCurrentAgentConsentResponse = Record<string, never>;

/**
 * Nothing more to say.
 */
export type RevokeUserConsentResponse = Record<string, never>;

/**
 * A word for something a token lets its holder do.
 */
export interface Scope {
  /**
   * `scp_` and digits.
   */
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly enabled: boolean;
}

/**
 * The client as it is now.
 */
export interface UpdateClientResponse {
  readonly client?: Client | undefined;
}

/**
 * The secret as it is now.
 */
export interface UpdateClientSecretResponse {
  readonly secret?: ClientSecret | undefined;
}

/**
 * The machine as it is now.
 */
export interface UpdateOrganizationClientResponse {
  readonly client?: M2MClient | undefined;
}

/**
 * The client as it is now.
 */
export interface UpdateResourceClientResponse {
  readonly client?: M2MClient | undefined;
}

/**
 * The resource as it is now.
 */
export interface UpdateResourceResponse {
  readonly resource?: Resource | undefined;
}

/**
 * The scope as it is now.
 */
export interface UpdateScopeResponse {
  readonly scope?: Scope | undefined;
}

/**
 * The person who is asked.
 */
export interface User {
  readonly email: string;
}

/**
 * A client as it is registered.
 */
export interface CreateClient {
  readonly name?: string | undefined;
  /**
   * `WEB_APP`, `SPA`, `NTV` or `M2M`.
   */
  readonly clientType?: string | undefined;
  /**
   * Where the app wants to hear that somebody signed out.
   */
  readonly backChannelLogoutUris?: readonly string[] | undefined;
  readonly postLogoutRedirectUris?: readonly string[] | undefined;
  /**
   * Where a person is sent who is to sign in to the app, but did not come from there.
   */
  readonly initiateLoginUri?: string | undefined;
  /**
   * Where a browser may be sent back to after signing in.
   */
  readonly postLoginUris?: readonly string[] | undefined;
  /**
   * Seconds; 0 for what the environment says.
   */
  readonly accessTokenExpiry?: number | undefined;
  /**
   * What its own tokens may be asked for.
   */
  readonly scopes?: readonly string[] | undefined;
  /**
   * What its tokens say besides, in `custom_claims`. Each key once.
   */
  readonly customClaims?: readonly CustomClaimInit[] | undefined;
  /**
   * It may not call this API. Single-page and native apps never may.
   */
  readonly disallowScalekitApiAccess?: boolean | undefined;
  /**
   * `authorization_code`, `refresh_token`, `client_credentials`; none for all that suit its type.
   */
  readonly grantTypes?: readonly string[] | undefined;
  /**
   * Single-page and native apps always must use PKCE.
   */
  readonly enforcePkce?: boolean | undefined;
}

/**
 * The client to register.
 */
export interface CreateClientRequest {
  readonly client?: CreateClient | undefined;
}

/**
 * Which client gets a further secret.
 */
export interface CreateClientSecretRequest {
  readonly clientId?: string | undefined;
}

/**
 * The machine to make, and its organization.
 */
export interface CreateOrganizationClientRequest {
  readonly organizationId?: string | undefined;
  readonly client?: OrganizationClient | undefined;
}

/**
 * Which machine gets a further secret.
 */
export interface CreateOrganizationClientSecretRequest {
  readonly organizationId?: string | undefined;
  readonly clientId?: string | undefined;
}

/**
 * A resource as it is registered.
 */
export interface CreateResource {
  readonly resourceType?: ResourceType | undefined;
  readonly name?: string | undefined;
  readonly description?: string | undefined;
  /**
   * Where the API answers. Tokens for the resource name it in their audience.
   */
  readonly resourceUri?: string | undefined;
  /**
   * Seconds; 0 for an hour.
   */
  readonly accessTokenExpiry?: number | undefined;
  /**
   * Seconds; 0 for what the environment says.
   */
  readonly refreshTokenExpiry?: number | undefined;
  /**
   * Clients cannot register themselves.
   */
  readonly disableDynamicClientRegistration?: boolean | undefined;
  readonly logoUri?: string | undefined;
  readonly provider?: string | undefined;
  /**
   * The app's own name for the resource.
   */
  readonly resourceId?: string | undefined;
  readonly scopes?: readonly string[] | undefined;
  /**
   * A token carries only scopes that its person has as permissions.
   */
  readonly intersectScopesUserPermission?: boolean | undefined;
  /**
   * Takes clients whose id is the address of their description.
   */
  readonly enableCimd?: boolean | undefined;
  /**
   * Takes access that an identity provider vouches for.
   */
  readonly xaaEnabled?: boolean | undefined;
}

/**
 * The client to register, and its resource.
 */
export interface CreateResourceClientRequest {
  readonly resourceId?: string | undefined;
  readonly client?: ResourceClient | undefined;
}

/**
 * The resource to register.
 */
export interface CreateResourceRequest {
  readonly resource?: CreateResource | undefined;
}

/**
 * A scope as it is made.
 */
export interface CreateScope {
  readonly name?: string | undefined;
  readonly description?: string | undefined;
}

/**
 * The scope to make.
 */
export interface CreateScopeRequest {
  readonly scope?: CreateScope | undefined;
  /**
   * This environment, or nothing.
   */
  readonly envId?: string | undefined;
}

/**
 * Something a token says besides.
 */
export interface CustomClaimInit {
  readonly key?: string | undefined;
  readonly value?: string | undefined;
}

/**
 * Which client to delete.
 */
export interface DeleteClientRequest {
  readonly clientId?: string | undefined;
}

/**
 * Which secret to delete.
 */
export interface DeleteClientSecretRequest {
  readonly clientId?: string | undefined;
  readonly secretId?: string | undefined;
}

/**
 * Which machine to delete.
 */
export interface DeleteOrganizationClientRequest {
  readonly organizationId?: string | undefined;
  readonly clientId?: string | undefined;
}

/**
 * Which secret to delete.
 */
export interface DeleteOrganizationClientSecretRequest {
  readonly organizationId?: string | undefined;
  readonly clientId?: string | undefined;
  readonly secretId?: string | undefined;
}

/**
 * Which client to delete.
 */
export interface DeleteResourceClientRequest {
  readonly resourceId?: string | undefined;
  readonly clientId?: string | undefined;
}

/**
 * Which resource is to have no provider.
 */
export interface DeleteResourceProviderRequest {
  readonly resourceId?: string | undefined;
}

/**
 * Which resource to delete.
 */
export interface DeleteResourceRequest {
  readonly resourceId?: string | undefined;
}

/**
 * Which scope to delete.
 */
export interface DeleteScopeRequest {
  readonly id?: string | undefined;
}

/**
 * Which resource needs a connection.
 */
export interface EnsureResourceConnectionRequest {
  readonly resourceId?: string | undefined;
}

/**
 * Which client to show.
 */
export interface GetClientRequest {
  readonly clientId?: string | undefined;
}

/**
 * Which machine to show.
 */
export interface GetOrganizationClientRequest {
  readonly organizationId?: string | undefined;
  readonly clientId?: string | undefined;
}

/**
 * Which client to show.
 */
export interface GetResourceClientRequest {
  readonly resourceId?: string | undefined;
  readonly clientId?: string | undefined;
}

/**
 * Which resource to show.
 */
export interface GetResourceRequest {
  readonly resourceId?: string | undefined;
}

/**
 * Which page of the environment's clients.
 */
export interface ListClientsRequest {
  /**
   * Changes nothing: of a secret only its hash is kept.
   */
  readonly includePlainSecret?: boolean | undefined;
  readonly filter?: ListClientsRequestFilter | undefined;
  readonly pageToken?: string | undefined;
  readonly pageSize?: number | undefined;
}

/**
 * Narrows the list.
 */
export interface ListClientsRequestFilter {
  /**
   * `ENV`, `WEB_APP`, `SPA`, `NTV` or `M2M`; none for all of them.
   */
  readonly clientType?: readonly string[] | undefined;
}

/**
 * Which page of one's own consents.
 */
export interface ListCurrentAgentConsentsRequest {
  readonly pageSize?: number | undefined;
  readonly pageToken?: string | undefined;
}

/**
 * Whose machines, and which page of them.
 */
export interface ListOrganizationClientsRequest {
  readonly organizationId?: string | undefined;
  /**
   * At most 100 come at once; 0 for 10.
   */
  readonly pageSize?: number | undefined;
  readonly pageToken?: string | undefined;
}

/**
 * Whose clients to list.
 */
export interface ListResourceClientsRequest {
  readonly resourceId?: string | undefined;
}

/**
 * Whose consents to list.
 */
export interface ListResourceUserConsentsRequest {
  readonly resourceId?: string | undefined;
  /**
   * Part of a name or of an id.
   */
  readonly search?: string | undefined;
  readonly pageSize?: number | undefined;
  readonly pageToken?: string | undefined;
}

/**
 * Which page of the resources of one type.
 */
export interface ListResourcesRequest {
  readonly resourceType?: ResourceType | undefined;
  readonly pageToken?: string | undefined;
  readonly pageSize?: number | undefined;
}

/**
 * Every scope is listed at once.
 */
export interface ListScopesRequest {
  /**
   * This environment, or nothing.
   */
  readonly envId?: string | undefined;
}

/**
 * What can be said of a machine of an organization.
 */
export interface OrganizationClient {
  readonly name?: string | undefined;
  readonly description?: string | undefined;
  /**
   * What its tokens may be asked for. A request that names none gets all of them.
   */
  readonly scopes?: readonly string[] | undefined;
  /**
   * Whom its tokens are for. Without one they are for this API alone.
   */
  readonly audience?: readonly string[] | undefined;
  /**
   * What its tokens say besides, in `custom_claims`. Each key once.
   */
  readonly customClaims?: readonly CustomClaimInit[] | undefined;
  /**
   * How many seconds its tokens live, 300 at least; 0 for an hour.
   */
  readonly expiry?: number | undefined;
}

/**
 * A client in its own words (RFC 7591).
 */
export interface RegisterClient {
  readonly clientName?: string | undefined;
  readonly description?: string | undefined;
  readonly redirectUris?: readonly string[] | undefined;
  readonly scope?: string | undefined;
  readonly clientUri?: string | undefined;
  readonly logoUri?: string | undefined;
  readonly tosUri?: string | undefined;
  readonly policyUri?: string | undefined;
}

/**
 * Who registers, and where.
 */
export interface RegisterClientRequest {
  readonly resId?: string | undefined;
  readonly client?: RegisterClient | undefined;
}

/**
 * What can be said of a client of a resource.
 */
export interface ResourceClient {
  readonly name?: string | undefined;
  readonly description?: string | undefined;
  readonly scopes?: readonly string[] | undefined;
  readonly audience?: readonly string[] | undefined;
  readonly customClaims?: readonly CustomClaimInit[] | undefined;
  /**
   * How many seconds its tokens live; 0 for what the resource says.
   */
  readonly expiry?: number | undefined;
  readonly redirectUris?: readonly string[] | undefined;
}

/**
 * Where that page is.
 */
export interface ResourceCustomConnectionSettings {
  readonly authorizeUri?: string | undefined;
}

/**
 * Which consent to take back.
 */
export interface RevokeCurrentAgentConsentRequest {
  readonly consentId?: string | undefined;
}

/**
 * Which consent to take back.
 */
export interface RevokeUserConsentRequest {
  readonly clientId?: string | undefined;
  readonly consentId?: string | undefined;
}

/**
 * What can change about a client. See CreateClient for what its fields say.
 */
export interface UpdateClient {
  readonly backChannelLogoutUris?: readonly string[] | undefined;
  readonly postLogoutRedirectUris?: readonly string[] | undefined;
  readonly initiateLoginUri?: string | undefined;
  readonly postLoginUris?: readonly string[] | undefined;
  readonly name?: string | undefined;
  readonly accessTokenExpiry?: number | undefined;
  readonly scopes?: readonly string[] | undefined;
  readonly customClaims?: readonly CustomClaimInit[] | undefined;
  readonly disallowScalekitApiAccess?: boolean | undefined;
  readonly grantTypes?: readonly string[] | undefined;
  readonly enforcePkce?: boolean | undefined;
}

/**
 * Which client to change, and how.
 */
export interface UpdateClientRequest {
  readonly clientId?: string | undefined;
  readonly client?: UpdateClient | undefined;
  readonly mask?: readonly string[] | undefined;
}

/**
 * What can change about a secret.
 */
export interface UpdateClientSecret {
  readonly status?: ClientSecretStatus | undefined;
}

/**
 * Which secret to switch.
 */
export interface UpdateClientSecretRequest {
  readonly clientId?: string | undefined;
  readonly secretId?: string | undefined;
  readonly secret?: UpdateClientSecret | undefined;
  readonly mask?: readonly string[] | undefined;
}

/**
 * Which machine to change, and how.
 */
export interface UpdateOrganizationClientRequest {
  readonly organizationId?: string | undefined;
  readonly clientId?: string | undefined;
  readonly client?: OrganizationClient | undefined;
}

/**
 * What can change about a resource.
 */
export interface UpdateResource {
  readonly name?: string | undefined;
  readonly description?: string | undefined;
  readonly resourceUri?: string | undefined;
  readonly accessTokenExpiry?: number | undefined;
  readonly refreshTokenExpiry?: number | undefined;
  readonly disableDynamicClientRegistration?: boolean | undefined;
  readonly logoUri?: string | undefined;
  readonly provider?: string | undefined;
  readonly resourceId?: string | undefined;
  readonly scopes?: readonly string[] | undefined;
  readonly customConnectionSettings?: ResourceCustomConnectionSettings | undefined;
  readonly intersectScopesUserPermission?: boolean | undefined;
  readonly enableCimd?: boolean | undefined;
  readonly xaaEnabled?: boolean | undefined;
}

/**
 * Which client to change, and how.
 */
export interface UpdateResourceClientRequest {
  readonly resourceId?: string | undefined;
  readonly clientId?: string | undefined;
  readonly client?: ResourceClient | undefined;
  readonly updateMask?: readonly string[] | undefined;
}

/**
 * Which resource to change, and how.
 */
export interface UpdateResourceRequest {
  readonly resourceId?: string | undefined;
  readonly resource?: UpdateResource | undefined;
  readonly updateMask?: readonly string[] | undefined;
}

/**
 * What can change about a scope.
 */
export interface UpdateScope {
  readonly description?: string | undefined;
  readonly enabled?: boolean | undefined;
}

/**
 * Which scope to change, and how.
 */
export interface UpdateScopeRequest {
  readonly id?: string | undefined;
  readonly scope?: UpdateScope | undefined;
}
