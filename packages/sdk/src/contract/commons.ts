// Printed from proto/ by `npm run gen`; nobody edits it.

/**
 * Who runs the identity provider of a connection.
 */
export type IdentityProviderType =
  | 'IDENTITY_PROVIDER_UNSPECIFIED'
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
 * Where a membership stands.
 */
export type MembershipStatus = 'Membership_Status_UNSPECIFIED' | 'ACTIVE' | 'INACTIVE' | 'PENDING_INVITE' | 'INVITE_EXPIRED' | (string & {});

/**
 * Where an organization's data lives. A server has one region, so this is always US; it stays for clients that read it.
 */
export type RegionCode = 'REGION_CODE_UNSPECIFIED' | 'US' | 'EU' | (string & {});

/**
 * The unit of a number of time.
 */
export type TimeUnit = 'SESSION_TIME_UNIT_UNSPECIFIED' | 'MINUTES' | 'HOURS' | 'DAYS' | (string & {});

/**
 * A link from a user to their account at one identity provider. All fields are output only.
 */
export interface ExternalIdentity {
  readonly connectionId: string;
  /**
   * `SAML`, `OIDC`, `OAUTH`…
   */
  readonly connectionType: string;
  readonly connectionProvider: IdentityProviderType;
  /**
   * The id this person has over there.
   */
  readonly connectionUserId: string;
  /**
   * The provider serves everybody (Google, GitHub…) rather than one organization.
   */
  readonly isSocial: boolean;
  readonly lastLoginTime?: Date | undefined;
  readonly createdTime?: Date | undefined;
  /**
   * When attributes last came from there.
   */
  readonly lastSyncedTime?: Date | undefined;
}

/**
 * How hosted pages look when they speak for one organization.
 */
export interface OrganizationCustomizations {
  /**
   * Output only. Whether the environment lets organizations show their own logo.
   */
  readonly organizationLogoBranding: boolean;
  readonly displayName: string;
  readonly logoUrl?: string | undefined;
}

/**
 * A user's place in one organization, as it is shown on the user.
 */
export interface OrganizationMembership {
  readonly organizationId: string;
  /**
   * When the membership began: for an invited person, when they were invited.
   */
  readonly joinTime?: Date | undefined;
  /**
   * Read by the clock: an invitation whose time ran out shows as INVITE_EXPIRED at once.
   */
  readonly membershipStatus: MembershipStatus;
  /**
   * In the order they were given.
   */
  readonly roles: readonly Role[];
  /**
   * The organization's name, the same as `display_name`.
   */
  readonly name?: string | undefined;
  /**
   * What the app keeps about this person in this organization. At most 20 pairs; keys of 3-25 characters, values of
   * 1-256.
   */
  readonly metadata: Readonly<Record<string, string>>;
  /**
   * The organization's name.
   */
  readonly displayName?: string | undefined;
  /**
   * Who invited, when the call that did said so.
   */
  readonly inviterEmail?: string | undefined;
  /**
   * When the invitation was made; absent for somebody who was never invited.
   */
  readonly createdAt?: Date | undefined;
  /**
   * When the invitation was accepted.
   */
  readonly acceptedAt?: Date | undefined;
  /**
   * When the invitation runs out; absent once it is accepted.
   */
  readonly expiresAt?: Date | undefined;
  /**
   * How the person came in: `invitation`, `direct_provision`, `org_creator`, `allowed_email_domain` or `jit_using_sso`.
   */
  readonly provisioningMethod?: string | undefined;
  /**
   * What the roles allow, inherited permissions included.
   */
  readonly permissions: readonly string[];
}

/**
 * A role, as it stands on a membership. In requests it may be named by `id` or by `name`; with both, they must agree.
 */
export interface Role {
  /**
   * `role_` and digits.
   */
  readonly id: string;
  /**
   * Letters, digits and underscores; unique in the environment or the organization it belongs to.
   */
  readonly name: string;
  /**
   * What people read. Ignored in requests.
   */
  readonly displayName: string;
}

/**
 * What is known about a person beyond their mailbox. One profile serves all their organizations.
 */
export interface UserProfile {
  /**
   * Output only. `usp_` and digits.
   */
  readonly id: string;
  readonly givenName: string;
  readonly familyName: string;
  /**
   * The full name, as the person writes it.
   */
  readonly name: string;
  /**
   * A BCP 47 tag: `de-AT`.
   */
  readonly locale: string;
  /**
   * Output only. True when the person has shown that they read the mailbox, or when somebody with API access said so;
   * Tenon itself relies only on the first.
   */
  readonly emailVerified: boolean;
  /**
   * In E.164 form: `+14155550123`.
   */
  readonly phoneNumber: string;
  /**
   * Attributes an identity provider sent that have no field of their own. At most 20 pairs; keys of 3-25 characters,
   * values of 1-256.
   */
  readonly metadata: Readonly<Record<string, string>>;
  /**
   * Attributes the environment defines for its users. At most 20 pairs; keys of 3-25 characters, values of 1-256.
   */
  readonly customAttributes: Readonly<Record<string, string>>;
  /**
   * Older name of `given_name`; always equal to it.
   * @deprecated
   */
  readonly firstName: string;
  /**
   * Older name of `family_name`; always equal to it.
   * @deprecated
   */
  readonly lastName: string;
  readonly preferredUsername: string;
  /**
   * Output only.
   */
  readonly phoneNumberVerified: boolean;
  /**
   * URL of a picture.
   */
  readonly picture: string;
  /**
   * Names of groups an identity provider put the person in.
   */
  readonly groups: readonly string[];
  readonly gender: string;
  /**
   * Output only. The accounts at identity providers this person signs in with.
   */
  readonly externalIdentities: readonly ExternalIdentity[];
}

/**
 * A role, as it stands on a membership. In requests it may be named by `id` or by `name`; with both, they must agree.
 */
export interface RoleInit {
  /**
   * `role_` and digits.
   */
  readonly id?: string | undefined;
  /**
   * Letters, digits and underscores; unique in the environment or the organization it belongs to.
   */
  readonly name?: string | undefined;
  /**
   * What people read. Ignored in requests.
   */
  readonly displayName?: string | undefined;
}
