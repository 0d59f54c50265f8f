// Printed from proto/ by `npm run gen`; nobody edits it.
import type { OrganizationMembership, Role, RoleInit, UserProfile } from './commons.ts';

/**
 * All roles of the member now.
 */
export interface AssignUserRolesResponse {
  readonly roles: readonly Role[];
}

/**
 * The user, with the new membership.
 */
export interface CreateMembershipResponse {
  readonly user?: User | undefined;
}

/**
 * The user, with the new membership.
 */
export interface CreateUserAndMembershipResponse {
  readonly user?: User | undefined;
}

/**
 * The user who makes the call.
 */
export interface GetCurrentUserResponse {
  readonly user?: User | undefined;
  readonly currentSessionId: string;
  /**
   * Always false.
   */
  readonly gatewayEnabled: boolean;
}

/**
 * The proof.
 */
export interface GetSupportHashResponse {
  readonly supportHash: string;
}

/**
 * The user asked for.
 */
export interface GetUserResponse {
  readonly user?: User | undefined;
}

/**
 * Where an invitation stands.
 */
export interface Invite {
  readonly organizationId: string;
  readonly userId: string;
  /**
   * Who invited, when the call that did said so.
   */
  readonly inviterEmail?: string | undefined;
  /**
   * The membership's status: `PENDING_INVITE`.
   */
  readonly status: string;
  readonly createdAt?: Date | undefined;
  readonly expiresAt?: Date | undefined;
  /**
   * When it was last sent again.
   */
  readonly resentAt?: Date | undefined;
  /**
   * How often it was sent again.
   */
  readonly resentCount: number;
}

/**
 * Users of the organization, newest membership first.
 */
export interface ListOrganizationUsersResponse {
  /**
   * Empty when nothing follows.
   */
  readonly nextPageToken: string;
  /**
   * Rows in the whole list. Exact up to 10000, an estimate beyond.
   */
  readonly totalSize: number;
  readonly users: readonly User[];
  /**
   * Empty when nothing comes before.
   */
  readonly prevPageToken: string;
}

/**
 * What the member may do.
 */
export interface ListUserPermissionsResponse {
  readonly permissions: readonly Permission[];
}

/**
 * The member's roles.
 */
export interface ListUserRolesResponse {
  readonly roles: readonly Role[];
}

/**
 * Users, newest first.
 */
export interface ListUsersResponse {
  readonly users: readonly User[];
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
}

/**
 * Something a role allows.
 */
export interface Permission {
  readonly id: string;
  /**
   * Letters, digits, underscores and colons: `invoices:read`.
   */
  readonly name: string;
  readonly description: string;
  /**
   * Always empty.
   */
  readonly tags: readonly string[];
}

/**
 * The invitation as it is now.
 */
export interface ResendInviteResponse {
  readonly invite?: Invite | undefined;
}

/**
 * Users of the organization that match, newest first.
 */
export interface SearchOrganizationUsersResponse {
  /**
   * Empty when nothing follows.
   */
  readonly nextPageToken: string;
  /**
   * Rows in the whole list. Exact up to a few hundred, an estimate beyond.
   */
  readonly totalSize: number;
  readonly users: readonly User[];
  /**
   * Empty when nothing comes before.
   */
  readonly prevPageToken: string;
}

/**
 * Users that match, newest first.
 */
export interface SearchUsersResponse {
  /**
   * Empty when nothing follows.
   */
  readonly nextPageToken: string;
  /**
   * Rows in the whole list. Exact up to a few hundred, an estimate beyond.
   */
  readonly totalSize: number;
  readonly users: readonly User[];
  /**
   * Empty when nothing comes before.
   */
  readonly prevPageToken: string;
}

/**
 * The user, with the membership as it is now.
 */
export interface UpdateMembershipResponse {
  readonly user?: User | undefined;
}

/**
 * The user as they are now.
 */
export interface UpdateUserResponse {
  readonly user?: User | undefined;
}

/**
 * One person: one mailbox.
 */
export interface User {
  /**
   * `usr_` and 15-21 digits.
   */
  readonly id: string;
  /**
   * Output only.
   */
  readonly environmentId: string;
  /**
   * Output only.
   */
  readonly createTime?: Date | undefined;
  /**
   * Output only.
   */
  readonly updateTime?: Date | undefined;
  /**
   * As it was first written. Compared in lower case, and never changed.
   */
  readonly email: string;
  /**
   * The app's own id for them. Appears as `xuid` in tokens.
   */
  readonly externalId?: string | undefined;
  /**
   * The organizations they belong or are invited to.
   */
  readonly memberships: readonly OrganizationMembership[];
  readonly userProfile?: UserProfile | undefined;
  /**
   * What the app wanted to remember about them.
   */
  readonly metadata: Readonly<Record<string, string>>;
  /**
   * Output only. Absent until they first sign in.
   */
  readonly lastLoginTime?: Date | undefined;
}

/**
 * One role to give.
 */
export interface AssignRoleRequest {
  /**
   * Use `role_name`.
   * @deprecated
   */
  readonly id?: string | undefined;
  readonly roleName?: string | undefined;
}

/**
 * Which roles to give to whom.
 */
export interface AssignUserRolesRequest {
  readonly organizationId?: string | undefined;
  readonly userId?: string | undefined;
  readonly roles?: readonly AssignRoleRequest[] | undefined;
}

/**
 * How a person comes into an organization.
 */
export interface CreateMembership {
  /**
   * By name or by id. None: the default member role.
   */
  readonly roles?: readonly RoleInit[] | undefined;
  /**
   * What the app wants to remember about this person in this organization. At most 20 pairs; keys of 3-25 characters,
   * values of 1-256.
   */
  readonly metadata?: Readonly<Record<string, string>> | undefined;
  /**
   * Who invites, for the mail to say.
   */
  readonly inviterEmail?: string | undefined;
}

/**
 * Which user to bring into which organization.
 */
export interface CreateMembershipRequest {
  readonly organizationId?: string | undefined;
  readonly membership?: CreateMembership | undefined;
  /**
   * `usr_` and digits.
   */
  readonly id?: string | undefined;
  /**
   * The app's own id for them.
   */
  readonly externalId?: string | undefined;
  /**
   * Absent or true: they are invited by mail. False: they are an active member at once.
   */
  readonly sendInvitationEmail?: boolean | undefined;
}

/**
 * A person to bring in.
 */
export interface CreateUser {
  /**
   * At most 320 characters. Compared in lower case.
   */
  readonly email?: string | undefined;
  /**
   * The app's own id for them: at most 510 characters, unique in the environment.
   */
  readonly externalId?: string | undefined;
  /**
   * Absent: the default member role and nothing else.
   */
  readonly membership?: CreateMembership | undefined;
  readonly userProfile?: CreateUserProfile | undefined;
  /**
   * What the app wants to remember about them. At most 20 pairs; keys of 3-25 characters, values of 1-256.
   */
  readonly metadata?: Readonly<Record<string, string>> | undefined;
}

/**
 * Whom to bring into which organization.
 */
export interface CreateUserAndMembershipRequest {
  readonly organizationId?: string | undefined;
  readonly user?: CreateUser | undefined;
  /**
   * Absent or true: they are invited by mail and become a member when they accept. False: they are an active member at
   * once, no mail is sent, and the e-mail is reported as verified on the caller's word. Only environment clients may
   * say false.
   */
  readonly sendInvitationEmail?: boolean | undefined;
}

/**
 * What is known about the person.
 */
export interface CreateUserProfile {
  /**
   * At most 255 characters.
   */
  readonly givenName?: string | undefined;
  /**
   * At most 255 characters.
   */
  readonly familyName?: string | undefined;
  /**
   * The full name, as the person writes it.
   */
  readonly name?: string | undefined;
  /**
   * A BCP 47 tag: `de-AT`.
   */
  readonly locale?: string | undefined;
  /**
   * In E.164 form: `+14155550123`.
   */
  readonly phoneNumber?: string | undefined;
  /**
   * At most 20 pairs; keys of 3-25 characters, values of 1-256.
   */
  readonly metadata?: Readonly<Record<string, string>> | undefined;
  /**
   * Attributes the environment defines. At most 20 pairs; keys of 3-25 characters, values of 1-256.
   */
  readonly customAttributes?: Readonly<Record<string, string>> | undefined;
  /**
   * At most 512 characters.
   */
  readonly preferredUsername?: string | undefined;
  /**
   * URL of a picture, at most 2048 characters.
   */
  readonly picture?: string | undefined;
  readonly gender?: string | undefined;
  /**
   * At most 50, each of 1-250 characters, none twice.
   */
  readonly groups?: readonly string[] | undefined;
  /**
   * Older name of `given_name`, which wins when both are given.
   * @deprecated
   */
  readonly firstName?: string | undefined;
  /**
   * Older name of `family_name`, which wins when both are given.
   * @deprecated
   */
  readonly lastName?: string | undefined;
}

/**
 * Whom to take out of which organization.
 */
export interface DeleteMembershipRequest {
  readonly organizationId?: string | undefined;
  /**
   * `usr_` and digits.
   */
  readonly id?: string | undefined;
  /**
   * The app's own id for them.
   */
  readonly externalId?: string | undefined;
  /**
   * True: when this was their last organization, delete the user too. Only environment clients may say so.
   */
  readonly cascade?: boolean | undefined;
}

/**
 * Which user to delete.
 */
export interface DeleteUserRequest {
  /**
   * `usr_` and digits.
   */
  readonly id?: string | undefined;
  /**
   * The app's own id for them.
   */
  readonly externalId?: string | undefined;
}

/**
 * Nothing to say: the credentials tell who it is.
 */
export type GetCurrentUserRequest = Record<string, never>;

/**
 * Which user to show.
 */
export interface GetUserRequest {
  /**
   * `usr_` and digits.
   */
  readonly id?: string | undefined;
  /**
   * The app's own id for them.
   */
  readonly externalId?: string | undefined;
}

/**
 * A page of an organization's users.
 */
export interface ListOrganizationUsersRequest {
  readonly organizationId?: string | undefined;
  /**
   * 1-100; 0 means 10.
   */
  readonly pageSize?: number | undefined;
  /**
   * From `next_page_token` or `prev_page_token` of an earlier answer; empty for the first page. The size may differ
   * from page to page.
   */
  readonly pageToken?: string | undefined;
}

/**
 * Whose permissions to list.
 */
export interface ListUserPermissionsRequest {
  readonly organizationId?: string | undefined;
  readonly userId?: string | undefined;
}

/**
 * Whose roles to list.
 */
export interface ListUserRolesRequest {
  readonly organizationId?: string | undefined;
  readonly userId?: string | undefined;
}

/**
 * A page of all users.
 */
export interface ListUsersRequest {
  /**
   * 1-100; 0 means 10, more than 100 means 100.
   */
  readonly pageSize?: number | undefined;
  /**
   * From `next_page_token` or `prev_page_token` of an earlier answer; empty for the first page. The size may differ
   * from page to page.
   */
  readonly pageToken?: string | undefined;
}

/**
 * Which role to take from whom.
 */
export interface RemoveUserRoleRequest {
  readonly organizationId?: string | undefined;
  readonly userId?: string | undefined;
  readonly roleName?: string | undefined;
}

/**
 * Whose invitation to send again.
 */
export interface ResendInviteRequest {
  readonly organizationId?: string | undefined;
  /**
   * The user: `usr_` and digits.
   */
  readonly id?: string | undefined;
}

/**
 * What to look for in which organization.
 */
export interface SearchOrganizationUsersRequest {
  readonly organizationId?: string | undefined;
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
 * What to look for.
 */
export interface SearchUsersRequest {
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
 * What to change. Whatever is empty stays as it is.
 */
export interface UpdateMembership {
  /**
   * Replaces all there were. By name or by id.
   */
  readonly roles?: readonly RoleInit[] | undefined;
  /**
   * Replaces all there was. At most 20 pairs; keys of 3-25 characters, values of 1-256.
   */
  readonly metadata?: Readonly<Record<string, string>> | undefined;
}

/**
 * Whose membership to change, and how.
 */
export interface UpdateMembershipRequest {
  readonly organizationId?: string | undefined;
  /**
   * `usr_` and digits.
   */
  readonly id?: string | undefined;
  /**
   * The app's own id for them.
   */
  readonly externalId?: string | undefined;
  readonly membership?: UpdateMembership | undefined;
}

/**
 * What to change. Absent fields stay as they are.
 */
export interface UpdateUser {
  /**
   * At most 510 characters, unique in the environment. Empty takes it away.
   */
  readonly externalId?: string | undefined;
  readonly userProfile?: UpdateUserProfile | undefined;
  /**
   * Replaces all there was; empty changes nothing. At most 20 pairs; keys of 3-25 characters, values of 1-256.
   */
  readonly metadata?: Readonly<Record<string, string>> | undefined;
}

/**
 * What to change about the person. Absent fields stay as they are.
 */
export interface UpdateUserProfile {
  /**
   * At most 255 characters.
   */
  readonly givenName?: string | undefined;
  /**
   * At most 255 characters.
   */
  readonly familyName?: string | undefined;
  /**
   * The full name, as the person writes it.
   */
  readonly name?: string | undefined;
  /**
   * A BCP 47 tag: `de-AT`.
   */
  readonly locale?: string | undefined;
  /**
   * In E.164 form: `+14155550123`.
   */
  readonly phoneNumber?: string | undefined;
  /**
   * Replaces all there was; empty changes nothing. At most 20 pairs; keys of 3-25 characters, values of 1-256.
   */
  readonly metadata?: Readonly<Record<string, string>> | undefined;
  /**
   * Attributes the environment defines. Replaces all there were; empty changes nothing. At most 20 pairs; keys of 3-25
   * characters, values of 1-256.
   */
  readonly customAttributes?: Readonly<Record<string, string>> | undefined;
  /**
   * Older name of `given_name`, which wins when both are given.
   * @deprecated
   */
  readonly firstName?: string | undefined;
  /**
   * Older name of `family_name`, which wins when both are given.
   * @deprecated
   */
  readonly lastName?: string | undefined;
  /**
   * At most 512 characters.
   */
  readonly preferredUsername?: string | undefined;
  /**
   * URL of a picture, at most 2048 characters.
   */
  readonly picture?: string | undefined;
  readonly gender?: string | undefined;
  /**
   * At most 50, each of 1-250 characters, none twice. Replaces all there were; empty changes nothing.
   */
  readonly groups?: readonly string[] | undefined;
}

/**
 * Which user, and what to change.
 */
export interface UpdateUserRequest {
  /**
   * `usr_` and digits.
   */
  readonly id?: string | undefined;
  /**
   * The app's own id for them.
   */
  readonly externalId?: string | undefined;
  readonly user?: UpdateUser | undefined;
}
