// Printed from proto/ by `npm run gen`; nobody edits it.
import type { RegionCode, TimeUnit } from './commons.ts';

/**
 * What a portal link opens.
 */
export type Feature = 'FEATURE_UNSPECIFIED' | 'UNSPECIFIED' | 'dir_sync' | 'sso' | (string & {});

/**
 * Whose limits hold for sessions in an organization.
 */
export type SessionPolicyType = 'SESSION_POLICY_TYPE_UNSPECIFIED' | 'APPLICATION' | 'CUSTOM' | (string & {});

/**
 * The environment's own limits.
 */
export interface ApplicationSessionPolicySettings {
  readonly absoluteSessionTimeout: number;
  readonly idleSessionTimeoutEnabled: boolean;
  readonly idleSessionTimeout: number;
  /**
   * How long access tokens live, in minutes.
   */
  readonly accessTokenExpiry: number;
  readonly absoluteSessionTimeoutUnit?: TimeUnit | undefined;
  readonly idleSessionTimeoutUnit?: TimeUnit | undefined;
}

/**
 * The organization as it was made.
 */
export interface CreateOrganizationResponse {
  readonly organization?: Organization | undefined;
}

/**
 * The new link.
 */
export interface GeneratePortalLinkResponse {
  readonly link?: Link | undefined;
}

/**
 * The environment's own limits.
 */
export interface GetApplicationSessionPolicyResponse {
  readonly applicationPolicy?: ApplicationSessionPolicySettings | undefined;
}

/**
 * The organization asked for.
 */
export interface GetOrganizationResponse {
  readonly organization?: Organization | undefined;
}

/**
 * The policy in force.
 */
export interface GetOrganizationSessionPolicyResponse {
  readonly policy?: OrganizationSessionPolicySettings | undefined;
}

/**
 * The settings.
 */
export interface GetOrganizationUserManagementSettingsResponse {
  readonly settings?: OrganizationUserManagementSettings | undefined;
}

/**
 * Links that still work.
 */
export interface GetPortalLinksResponse {
  readonly links: readonly Link[];
}

/**
 * A link to the settings portal.
 */
export interface Link {
  /**
   * `lnk_` and digits.
   */
  readonly id: string;
  /**
   * The URL to hand to the administrator. A secret: it is said once, to whoever made the link, and is empty in lists.
   */
  readonly location: string;
  /**
   * Until when it can be opened.
   */
  readonly expireTime?: Date | undefined;
}

/**
 * Organizations, newest first.
 */
export interface ListOrganizationsResponse {
  /**
   * Empty when nothing follows.
   */
  readonly nextPageToken: string;
  /**
   * Rows in the whole list. Exact up to 10000, an estimate beyond.
   */
  readonly totalSize: number;
  readonly organizations: readonly Organization[];
  /**
   * Empty when nothing comes before.
   */
  readonly prevPageToken: string;
}

/**
 * One customer, as the server knows it.
 */
export interface Organization {
  /**
   * `org_` and digits.
   */
  readonly id: string;
  readonly createTime?: Date | undefined;
  /**
   * When any of this last changed.
   */
  readonly updateTime?: Date | undefined;
  /**
   * What people read. May be empty when a person skipped naming it at sign-up.
   */
  readonly displayName: string;
  /**
   * Always US.
   */
  readonly regionCode: RegionCode;
  /**
   * The app's own id for it. Appears as `xoid` in tokens.
   */
  readonly externalId?: string | undefined;
  /**
   * What the app wanted to remember about it.
   */
  readonly metadata: Readonly<Record<string, string>>;
  /**
   * Which features are on.
   */
  readonly settings?: OrganizationSettings | undefined;
  /**
   * Stands for `{{org_slug}}` in redirect URLs.
   */
  readonly slug?: string | undefined;
  /**
   * Shown on hosted pages that speak for this organization.
   */
  readonly logoUrl?: string | undefined;
}

/**
 * How long sessions last in an organization.
 */
export interface OrganizationSessionPolicySettings {
  /**
   * APPLICATION: the environment's own limits hold. CUSTOM: the ones here do.
   */
  readonly policySource: SessionPolicyType;
  /**
   * A session ends this long after sign-in, whatever happens.
   */
  readonly absoluteSessionTimeout?: number | undefined;
  /**
   * Absent: minutes.
   */
  readonly absoluteSessionTimeoutUnit?: TimeUnit | undefined;
  /**
   * Whether sessions also end for being idle.
   */
  readonly idleSessionTimeoutEnabled?: boolean | undefined;
  /**
   * A session ends after this long without use.
   */
  readonly idleSessionTimeout?: number | undefined;
  /**
   * Absent: minutes.
   */
  readonly idleSessionTimeoutUnit?: TimeUnit | undefined;
}

/**
 * Which features an organization has.
 */
export interface OrganizationSettings {
  /**
   * Every feature there is, `sso` and `dir_sync` first. In a request: only those to change.
   */
  readonly features: readonly OrganizationSettingsFeature[];
}

/**
 * One feature, on or off.
 */
export interface OrganizationSettingsFeature {
  /**
   * `sso`, `dir_sync` (`scim` is understood too), `domain_verification` or `session_policy`.
   */
  readonly name: string;
  readonly enabled: boolean;
}

/**
 * How many people an organization may have.
 */
export interface OrganizationUserManagementSettings {
  /**
   * Absent: the environment decides. 0: no limit. Active and invited people count; expired invitations and deactivated
   * members do not.
   */
  readonly maxAllowedUsers?: number | undefined;
}

/**
 * Organizations that match, newest first.
 */
export interface SearchOrganizationsResponse {
  /**
   * Empty when nothing follows.
   */
  readonly nextPageToken: string;
  /**
   * Rows in the whole list. Exact up to a few hundred, an estimate beyond.
   */
  readonly totalSize: number;
  readonly organizations: readonly Organization[];
  /**
   * Empty when nothing comes before.
   */
  readonly prevPageToken: string;
}

/**
 * The organization as it is now.
 */
export interface UpdateOrganizationResponse {
  readonly organization?: Organization | undefined;
}

/**
 * The policy as it is now.
 */
export interface UpdateOrganizationSessionPolicyResponse {
  readonly policy?: OrganizationSessionPolicySettings | undefined;
}

/**
 * The settings as they are now.
 */
export interface UpsertUserManagementSettingsResponse {
  readonly settings?: OrganizationUserManagementSettings | undefined;
}

/**
 * A new organization.
 */
export interface CreateOrganization {
  /**
   * What people read. 1-200 characters.
   */
  readonly displayName?: string | undefined;
  /**
   * Ignored: a server has one region.
   */
  readonly regionCode?: RegionCode | undefined;
  /**
   * The app's own id for it. At most 255 characters, unique in the environment.
   */
  readonly externalId?: string | undefined;
  /**
   * What the app wants to remember about it. At most 10 pairs; keys of 3-25 characters, values of 1-256.
   */
  readonly metadata?: Readonly<Record<string, string>> | undefined;
  /**
   * A host name or a part of one: lower-case letters, digits, hyphens and dots; labels of at most 63 characters, 253 in
   * all. Unique in the environment. Stands for `{{org_slug}}` in redirect URLs.
   */
  readonly slug?: string | undefined;
  /**
   * https only (http for localhost in a development environment), at most 1024 characters.
   */
  readonly logoUrl?: string | undefined;
}

/**
 * The organization to make.
 */
export interface CreateOrganizationRequest {
  readonly organization?: CreateOrganization | undefined;
}

/**
 * Which organization to delete.
 */
export interface DeleteOrganizationRequest {
  /**
   * `org_` and digits.
   */
  readonly id?: string | undefined;
  /**
   * The app's own id for it.
   */
  readonly externalId?: string | undefined;
}

/**
 * Which link to take back.
 */
export interface DeletePortalLinkByIdRequest {
  /**
   * The organization.
   */
  readonly id?: string | undefined;
  readonly linkId?: string | undefined;
}

/**
 * Whose links to take back.
 */
export interface DeletePortalLinkRequest {
  /**
   * The organization.
   */
  readonly id?: string | undefined;
}

/**
 * For whom, and what the link opens.
 */
export interface GeneratePortalLinkRequest {
  /**
   * The organization.
   */
  readonly id?: string | undefined;
  /**
   * Use `features`.
   * @deprecated
   */
  readonly sso?: boolean | undefined;
  /**
   * Use `features`.
   * @deprecated
   */
  readonly directorySync?: boolean | undefined;
  /**
   * What the portal shows; none: everything the organization has turned on.
   */
  readonly features?: readonly Feature[] | undefined;
}

/**
 * The organization that asks.
 */
export interface GetApplicationSessionPolicyRequest {
  readonly organizationId?: string | undefined;
}

/**
 * Which organization to show.
 */
export interface GetOrganizationRequest {
  /**
   * `org_` and digits.
   */
  readonly id?: string | undefined;
  /**
   * The app's own id for it.
   */
  readonly externalId?: string | undefined;
}

/**
 * Whose policy to show.
 */
export interface GetOrganizationSessionPolicyRequest {
  readonly organizationId?: string | undefined;
}

/**
 * Whose settings to show.
 */
export interface GetOrganizationUserManagementSettingsRequest {
  readonly organizationId?: string | undefined;
}

/**
 * Whose links to list.
 */
export interface GetPortalLinkRequest {
  /**
   * The organization.
   */
  readonly id?: string | undefined;
}

/**
 * A page of the list.
 */
export interface ListOrganizationsRequest {
  /**
   * 1-100; 0 means 10, more than 100 means 100.
   */
  readonly pageSize?: number | undefined;
  /**
   * From `next_page_token` or `prev_page_token` of an earlier answer; empty for the first page. The size may differ
   * from page to page.
   */
  readonly pageToken?: string | undefined;
  /**
   * Only the organization that has it.
   */
  readonly externalId?: string | undefined;
}

/**
 * Which features an organization has.
 */
export interface OrganizationSettingsInit {
  /**
   * Every feature there is, `sso` and `dir_sync` first. In a request: only those to change.
   */
  readonly features?: readonly OrganizationSettingsFeatureInit[] | undefined;
}

/**
 * One feature, on or off.
 */
export interface OrganizationSettingsFeatureInit {
  /**
   * `sso`, `dir_sync` (`scim` is understood too), `domain_verification` or `session_policy`.
   */
  readonly name?: string | undefined;
  readonly enabled?: boolean | undefined;
}

/**
 * How many people an organization may have.
 */
export interface OrganizationUserManagementSettingsInit {
  /**
   * Absent: the environment decides. 0: no limit. Active and invited people count; expired invitations and deactivated
   * members do not.
   */
  readonly maxAllowedUsers?: number | undefined;
}

/**
 * What to look for.
 */
export interface SearchOrganizationsRequest {
  /**
   * 3-100 characters.
   */
  readonly query?: string | undefined;
  /**
   * 1-30; 0 means 10.
   */
  readonly pageSize?: number | undefined;
  /**
   * From `next_page_token` or `prev_page_token` of an earlier answer; empty for the first page. The size may differ
   * from page to page.
   */
  readonly pageToken?: string | undefined;
}

/**
 * What to change. Absent fields stay as they are.
 */
export interface UpdateOrganization {
  /**
   * 1-200 characters.
   */
  readonly displayName?: string | undefined;
  /**
   * At most 255 characters, unique in the environment. Empty takes it away.
   */
  readonly externalId?: string | undefined;
  /**
   * Replaces all there was; empty changes nothing. At most 10 pairs; keys of 3-25 characters, values of 1-256.
   */
  readonly metadata?: Readonly<Record<string, string>> | undefined;
  /**
   * As at creation. Empty takes it away.
   */
  readonly slug?: string | undefined;
  /**
   * As at creation. Empty takes it away.
   */
  readonly logoUrl?: string | undefined;
}

/**
 * Which organization, and what to change.
 */
export interface UpdateOrganizationRequest {
  /**
   * `org_` and digits.
   */
  readonly id?: string | undefined;
  /**
   * The app's own id for it.
   */
  readonly externalId?: string | undefined;
  readonly organization?: UpdateOrganization | undefined;
  /**
   * Paths of `organization`, such as `slug`. Absent or empty: whatever the request gives.
   */
  readonly updateMask?: readonly string[] | undefined;
}

/**
 * The policy to set. Absent values stay as they are.
 */
export interface UpdateOrganizationSessionPolicyRequest {
  readonly organizationId?: string | undefined;
  /**
   * APPLICATION: the environment's own limits hold. CUSTOM: the ones here do.
   */
  readonly policySource?: SessionPolicyType | undefined;
  /**
   * A session ends this long after sign-in, whatever happens.
   */
  readonly absoluteSessionTimeout?: number | undefined;
  /**
   * Absent: minutes.
   */
  readonly absoluteSessionTimeoutUnit?: TimeUnit | undefined;
  /**
   * Whether sessions also end for being idle.
   */
  readonly idleSessionTimeoutEnabled?: boolean | undefined;
  /**
   * A session ends after this long without use.
   */
  readonly idleSessionTimeout?: number | undefined;
  /**
   * Absent: minutes.
   */
  readonly idleSessionTimeoutUnit?: TimeUnit | undefined;
}

/**
 * Which features to turn on or off.
 */
export interface UpdateOrganizationSettingsRequest {
  /**
   * The organization.
   */
  readonly id?: string | undefined;
  readonly settings?: OrganizationSettingsInit | undefined;
}

/**
 * How many people the organization may have.
 */
export interface UpsertUserManagementSettingsRequest {
  readonly organizationId?: string | undefined;
  readonly settings?: OrganizationUserManagementSettingsInit | undefined;
}
