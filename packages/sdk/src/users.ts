import type { Call, CallOptions, Written } from './call.ts';
import { UserService } from './contract/services.ts';
import type * as wire from './contract/users.ts';
import type { Filled } from './filled.ts';
import { eachOf, type PageOptions } from './pages.ts';

/** A user: by id (`usr_` and digits), or by the id they have in your app. */
export type UserRef = string | { readonly externalId: string };

/** A person to bring into an organization. */
export interface NewUser extends wire.CreateUser {
  readonly email: string;
  /** Names of roles; absent: the default member role. */
  readonly roles?: readonly string[] | undefined;
  /** Who invites, as the mail says it. */
  readonly inviterEmail?: string | undefined;
  /**
   * Absent or true: they are invited by mail and become a member when they accept. False: they are an active member at
   * once and no mail is sent.
   */
  readonly sendInvitationEmail?: boolean | undefined;
}

/** How somebody who is a user already comes into an organization. */
export interface NewMembership {
  /** Names of roles; absent: the default member role. */
  readonly roles?: readonly string[] | undefined;
  /** At most 20 pairs; keys of 3-25 characters, values of 1-256. */
  readonly metadata?: Readonly<Record<string, string>> | undefined;
  /** Who invites, as the mail says it. */
  readonly inviterEmail?: string | undefined;
  /** Absent or true: they are invited by mail. False: they are an active member at once. */
  readonly sendInvitationEmail?: boolean | undefined;
}

/** What to change about a membership; what is absent or empty stays. */
export interface MembershipChanges {
  /** Names of all the roles the member shall have. */
  readonly roles?: readonly string[] | undefined;
  /** Replaces all there was. */
  readonly metadata?: Readonly<Record<string, string>> | undefined;
}

type WithUser<Answer extends { readonly user?: unknown }, Options = CallOptions> = Promise<Written<Filled<Answer, 'user'>, Options>>;

const refOf = (user: UserRef) => (typeof user === 'string' ? { id: user } : { externalId: user.externalId });
const rolesOf = (roles: readonly string[] | undefined) => (roles === undefined ? {} : { roles: roles.map((name) => ({ name })) });

/**
 * People and their memberships. Every call may fail with an `UnauthenticatedError` (wrong credentials), a
 * `RateLimitedError`, an `UnavailableError` or a `TimeoutError`; what else it fails with stands at each.
 */
export class Users {
  readonly #service: UserService;

  constructor(call: Call) {
    this.#service = new UserService(call);
  }

  /**
   * Brings a person into an organization: makes the user when nobody has this e-mail yet, and invites them by mail unless
   * `sendInvitationEmail` is false. Everything happens together or not at all.
   * @param organizationId `org_` and digits
   * @param person `email` of at most 320 characters; names of at most 255 characters; metadata of at most 20 pairs
   * @returns the user, with the new membership among `memberships`
   * @throws NotFoundError when there is no such organization
   * @throws ConflictError when they are a member or invited already, or somebody else has the external id
   * @throws WrongStateError when no seat is left
   * @throws InvalidRequestError when a role does not exist or something breaks its rule
   */
  createUserAndMembership<Options extends CallOptions>(
    organizationId: string,
    person: NewUser,
    options?: Options,
  ): WithUser<wire.CreateUserAndMembershipResponse, Options> {
    const { roles, inviterEmail, sendInvitationEmail, ...user } = person;
    const membership = { ...rolesOf(roles), ...(inviterEmail === undefined ? {} : { inviterEmail }), ...user.membership };
    const request = { organizationId, user: { ...user, membership }, sendInvitationEmail };
    return this.#service.createUserAndMembership(request, options) as WithUser<wire.CreateUserAndMembershipResponse, Options>;
  }

  /**
   * Shows one user with their memberships.
   * @param user id, or `{ externalId }`
   * @throws NotFoundError when there is none
   */
  getUser(user: UserRef, options?: CallOptions): WithUser<wire.GetUserResponse> {
    return this.#service.getUser(refOf(user), options) as WithUser<wire.GetUserResponse>;
  }

  /**
   * Shows the user whose access token makes the call.
   * @param accessToken of somebody who is signed in to your app
   * @throws UnauthenticatedError when it has expired or their session has ended
   */
  getCurrentUser(accessToken: string, options?: CallOptions): WithUser<wire.GetCurrentUserResponse> {
    return this.#service.getCurrentUser({}, { ...options, accessToken }) as WithUser<wire.GetCurrentUserResponse>;
  }

  /**
   * A page of all users of the environment, newest first.
   * @param page size 1-100 (default 10) and token
   * @throws InvalidRequestError when the token is not one of this list
   */
  listUsers(page: PageOptions = {}, options?: CallOptions): Promise<wire.ListUsersResponse> {
    return this.#service.listUsers(page, options);
  }

  /** Every user of the environment, newest first, page by page as the loop goes on. */
  eachUser(page: PageOptions = {}, options?: CallOptions): AsyncGenerator<wire.User, void, undefined> {
    return eachOf(
      (pageToken) => this.listUsers({ ...page, pageToken: pageToken ?? page.pageToken }, options),
      ({ users }) => users,
    );
  }

  /**
   * Users by a part of their e-mail, id or external id, newest first.
   * @param query 3-100 characters; upper and lower case are the same
   * @param page size 1-30 (default 10) and token
   */
  searchUsers(query: string, page: PageOptions = {}, options?: CallOptions): Promise<wire.SearchUsersResponse> {
    return this.#service.searchUsers({ ...page, query }, options);
  }

  /**
   * A page of one organization's users, invited ones included, newest membership first.
   * @param organizationId `org_` and digits
   * @param page size 1-100 (default 10) and token
   * @throws NotFoundError when there is no such organization
   */
  listOrganizationUsers(organizationId: string, page: PageOptions = {}, options?: CallOptions): Promise<wire.ListOrganizationUsersResponse> {
    return this.#service.listOrganizationUsers({ ...page, organizationId }, options);
  }

  /** Every user of one organization, page by page as the loop goes on. */
  eachOrganizationUser(organizationId: string, page: PageOptions = {}, options?: CallOptions): AsyncGenerator<wire.User, void, undefined> {
    return eachOf(
      (pageToken) => this.listOrganizationUsers(organizationId, { ...page, pageToken: pageToken ?? page.pageToken }, options),
      ({ users }) => users,
    );
  }

  /**
   * Users of one organization by a part of their e-mail, id or external id, newest first.
   * @param query 3-100 characters
   * @param page size 1-30 (default 10) and token
   * @throws NotFoundError when there is no such organization
   */
  searchOrganizationUsers(organizationId: string, query: string, page: PageOptions = {}, options?: CallOptions): Promise<wire.SearchOrganizationUsersResponse> {
    return this.#service.searchOrganizationUsers({ ...page, organizationId, query }, options);
  }

  /**
   * Changes profile, external id or metadata; what is not given stays. The e-mail never changes.
   * @param user id, or `{ externalId }`
   * @throws NotFoundError when there is none
   * @throws ConflictError when somebody else has the external id
   * @throws InvalidRequestError when something breaks its rule
   */
  updateUser<Options extends CallOptions>(user: UserRef, changes: wire.UpdateUser, options?: Options): WithUser<wire.UpdateUserResponse, Options> {
    return this.#service.updateUser({ ...refOf(user), user: changes }, options) as WithUser<wire.UpdateUserResponse, Options>;
  }

  /**
   * Deletes a user everywhere: memberships, invitations, sessions and tokens go with them. There is no way back.
   * @param user id, or `{ externalId }`
   * @throws NotFoundError when there is none
   */
  deleteUser<Options extends CallOptions>(user: UserRef, options?: Options): Promise<Written<void, Options>> {
    return this.#service.deleteUser(refOf(user), options);
  }

  /**
   * Brings somebody who is a user already into an organization, by invitation unless `sendInvitationEmail` is false.
   * @param organizationId `org_` and digits
   * @param user id, or `{ externalId }`
   * @throws NotFoundError when there is no such user or organization
   * @throws ConflictError when they are a member or invited already
   * @throws InvalidRequestError when a role does not exist
   */
  createMembership<Options extends CallOptions>(
    organizationId: string,
    user: UserRef,
    membership: NewMembership = {},
    options?: Options,
  ): WithUser<wire.CreateMembershipResponse, Options> {
    const { roles, sendInvitationEmail, ...rest } = membership;
    const request = { organizationId, ...refOf(user), membership: { ...rest, ...rolesOf(roles) }, sendInvitationEmail };
    return this.#service.createMembership(request, options) as WithUser<wire.CreateMembershipResponse, Options>;
  }

  /**
   * Changes a member's roles or metadata; what is absent or empty stays.
   * @param organizationId `org_` and digits
   * @param user id, or `{ externalId }`
   * @throws NotFoundError when they are not a member
   * @throws InvalidRequestError when a role does not exist
   */
  updateMembership<Options extends CallOptions>(
    organizationId: string,
    user: UserRef,
    changes: MembershipChanges,
    options?: Options,
  ): WithUser<wire.UpdateMembershipResponse, Options> {
    const { roles, ...rest } = changes;
    const request = { organizationId, ...refOf(user), membership: { ...rest, ...rolesOf(roles) } };
    return this.#service.updateMembership(request, options) as WithUser<wire.UpdateMembershipResponse, Options>;
  }

  /**
   * Takes a user out of an organization. They lose its sessions and tokens at once and stay a user. For somebody who was
   * only invited this revokes the invitation.
   * @param organizationId `org_` and digits
   * @param user id, or `{ externalId }`
   * @throws NotFoundError when they are not a member
   */
  deleteMembership<Options extends CallOptions>(organizationId: string, user: UserRef, options?: Options): Promise<Written<void, Options>> {
    return this.#service.deleteMembership({ organizationId, ...refOf(user) }, options);
  }

  /**
   * Sends an invitation again with a new link; the old link stops working. One that still waits keeps its end, one that
   * ran out begins anew.
   * @param organizationId `org_` and digits
   * @param userId `usr_` and digits
   * @throws NotFoundError when they were not invited
   * @throws WrongStateError when they have accepted
   */
  resendInvite<Options extends CallOptions>(
    organizationId: string,
    userId: string,
    options?: Options,
  ): Promise<Written<Filled<wire.ResendInviteResponse, 'invite'>, Options>> {
    return this.#service.resendInvite({ organizationId, id: userId }, options) as Promise<Written<Filled<wire.ResendInviteResponse, 'invite'>, Options>>;
  }

  /** A member's roles. Fails with a `NotFoundError` when they are not a member. */
  listUserRoles(organizationId: string, userId: string, options?: CallOptions): Promise<wire.ListUserRolesResponse> {
    return this.#service.listUserRoles({ organizationId, userId }, options);
  }

  /**
   * Gives a member more roles, by their names; those they have stay.
   * @throws NotFoundError when they are not a member
   * @throws InvalidRequestError when a role does not exist
   */
  assignUserRoles<Options extends CallOptions>(
    organizationId: string,
    userId: string,
    roles: readonly string[],
    options?: Options,
  ): Promise<Written<wire.AssignUserRolesResponse, Options>> {
    return this.#service.assignUserRoles({ organizationId, userId, roles: roles.map((roleName) => ({ roleName })) }, options);
  }

  /** Takes a role from a member. Fails with a `NotFoundError` when they are not a member or do not have it. */
  removeUserRole<Options extends CallOptions>(organizationId: string, userId: string, roleName: string, options?: Options): Promise<Written<void, Options>> {
    return this.#service.removeUserRole({ organizationId, userId, roleName }, options);
  }

  /** What a member's roles allow, inherited permissions included. Fails with a `NotFoundError` when they are not a member. */
  listUserPermissions(organizationId: string, userId: string, options?: CallOptions): Promise<wire.ListUserPermissionsResponse> {
    return this.#service.listUserPermissions({ organizationId, userId }, options);
  }
}
