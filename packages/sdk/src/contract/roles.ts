// Printed from proto/ by `npm run gen`; nobody edits it.

/**
 * Which permissions to list.
 */
export type PermissionType = 'ALL' | 'SCALEKIT' | 'ENVIRONMENT' | (string & {});

/**
 * What was added. What the role allowed before is not among it.
 */
export interface AddPermissionsToRoleResponse {
  readonly permissions: readonly Permission[];
}

/**
 * The role as it was made.
 */
export interface CreateOrganizationRoleResponse {
  readonly role?: Role | undefined;
}

/**
 * The permission as it was made.
 */
export interface CreatePermissionResponse {
  readonly permission?: Permission | undefined;
}

/**
 * The role as it was made.
 */
export interface CreateRoleResponse {
  readonly role?: Role | undefined;
}

/**
 * The role.
 */
export interface GetOrganizationRoleResponse {
  readonly role?: Role | undefined;
}

/**
 * How many there are.
 */
export interface GetOrganizationRoleUsersCountResponse {
  readonly count: number;
}

/**
 * The permission.
 */
export interface GetPermissionResponse {
  readonly permission?: Permission | undefined;
}

/**
 * The role.
 */
export interface GetRoleResponse {
  readonly role?: Role | undefined;
}

/**
 * How many there are.
 */
export interface GetRoleUsersCountResponse {
  readonly count: number;
}

/**
 * The roles that extend it.
 */
export interface ListDependentRolesResponse {
  readonly roles: readonly Role[];
}

/**
 * All that the role allows.
 */
export interface ListEffectiveRolePermissionsResponse {
  readonly permissions: readonly Permission[];
}

/**
 * The environment's roles, then the organization's own.
 */
export interface ListOrganizationRolesResponse {
  readonly roles: readonly Role[];
}

/**
 * One page of permissions.
 */
export interface ListPermissionsResponse {
  readonly permissions: readonly Permission[];
  readonly prevPageToken: string;
  readonly nextPageToken: string;
  /**
   * How many there are on all pages.
   */
  readonly totalSize: number;
}

/**
 * What the role allows of its own.
 */
export interface ListRolePermissionsResponse {
  readonly permissions: readonly Permission[];
}

/**
 * The environment's roles.
 */
export interface ListRolesResponse {
  readonly roles: readonly Role[];
}

/**
 * Something a role may allow.
 */
export interface Permission {
  /**
   * `perm_` and digits.
   */
  readonly id: string;
  /**
   * Letters, digits, underscores and colons, at most 64: `invoices:read`. Never changes.
   */
  readonly name: string;
  readonly description: string;
  readonly createTime?: Date | undefined;
  readonly updateTime?: Date | undefined;
  /**
   * One of this server's own: it lets members use this API for their organization.
   */
  readonly isScalekitPermission: boolean;
}

/**
 * A named set of permissions, of the environment or of one organization.
 */
export interface Role {
  /**
   * Output only. `role_` and digits.
   */
  readonly id: string;
  /**
   * Letters, digits and underscores, at most 64. Unique in the environment or the organization; never changes.
   */
  readonly name: string;
  /**
   * What people read.
   */
  readonly displayName: string;
  readonly description: string;
  /**
   * Whoever makes an organization gets it.
   */
  readonly defaultCreator: boolean;
  /**
   * Whoever joins without being given a role gets it. In an organization with a default of its own, that one.
   */
  readonly defaultMember: boolean;
  /**
   * The name of the role it extends; absent when it extends none.
   */
  readonly extends?: string | undefined;
  /**
   * What it allows, when the call asked for that.
   */
  readonly permissions: readonly RolePermission[];
  /**
   * How many roles extend it directly.
   */
  readonly dependentRolesCount: number;
  /**
   * It belongs to one organization.
   */
  readonly isOrgRole: boolean;
}

/**
 * A permission, as it stands on a role.
 */
export interface RolePermission {
  /**
   * `perm_` and digits.
   */
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly createTime?: Date | undefined;
  readonly updateTime?: Date | undefined;
  /**
   * The role that has it: this one, or the one it is inherited from.
   */
  readonly roleName: string;
}

/**
 * The organization's default as it is now.
 */
export interface UpdateDefaultOrganizationRolesResponse {
  readonly defaultMember?: Role | undefined;
}

/**
 * The defaults as they are now.
 */
export interface UpdateDefaultRolesResponse {
  readonly defaultCreator?: Role | undefined;
  readonly defaultMember?: Role | undefined;
}

/**
 * The role as it is now.
 */
export interface UpdateOrganizationRoleResponse {
  readonly role?: Role | undefined;
}

/**
 * The permission as it is now.
 */
export interface UpdatePermissionResponse {
  readonly permission?: Permission | undefined;
}

/**
 * The role as it is now.
 */
export interface UpdateRoleResponse {
  readonly role?: Role | undefined;
}

/**
 * What to add, and to which role.
 */
export interface AddPermissionsToRoleRequest {
  readonly roleName?: string | undefined;
  /**
   * At most 100. Names that no permission has are passed over.
   */
  readonly permissionNames?: readonly string[] | undefined;
}

/**
 * A new role of one organization.
 */
export interface CreateOrganizationRole {
  readonly name?: string | undefined;
  readonly displayName?: string | undefined;
  readonly description?: string | undefined;
  /**
   * The name of another role of the organization or of the environment.
   */
  readonly extends?: string | undefined;
  /**
   * Names of permissions that exist.
   */
  readonly permissions?: readonly string[] | undefined;
}

/**
 * The role to make, and whose it is.
 */
export interface CreateOrganizationRoleRequest {
  readonly orgId?: string | undefined;
  readonly role?: CreateOrganizationRole | undefined;
}

/**
 * A new permission, or what to change of one.
 */
export interface CreatePermission {
  /**
   * Letters, digits, underscores and colons, at most 64: `invoices:read`. Never changes.
   */
  readonly name?: string | undefined;
  readonly description?: string | undefined;
}

/**
 * The permission to make.
 */
export interface CreatePermissionRequest {
  readonly permission?: CreatePermission | undefined;
}

/**
 * A new role of the environment.
 */
export interface CreateRole {
  readonly name?: string | undefined;
  readonly displayName?: string | undefined;
  readonly description?: string | undefined;
  /**
   * The name of another role of the environment.
   */
  readonly extends?: string | undefined;
  /**
   * Names of permissions that exist.
   */
  readonly permissions?: readonly string[] | undefined;
}

/**
 * The role to make.
 */
export interface CreateRoleRequest {
  readonly role?: CreateRole | undefined;
}

/**
 * Which role of which organization.
 */
export interface DeleteOrganizationRoleBaseRequest {
  readonly orgId?: string | undefined;
  readonly roleName?: string | undefined;
}

/**
 * Which role of which organization to delete, and which one takes its place.
 */
export interface DeleteOrganizationRoleRequest {
  readonly orgId?: string | undefined;
  readonly roleName?: string | undefined;
  /**
   * The role that takes its place: its name or its id.
   */
  readonly reassignRoleName?: string | undefined;
}

/**
 * Which permission to delete.
 */
export interface DeletePermissionRequest {
  readonly permissionName?: string | undefined;
}

/**
 * Which role.
 */
export interface DeleteRoleBaseRequest {
  readonly roleName?: string | undefined;
}

/**
 * Which role to delete, and which one takes its place.
 */
export interface DeleteRoleRequest {
  readonly roleName?: string | undefined;
  /**
   * Use `reassign_role_name`.
   * @deprecated
   */
  readonly reassignRoleId?: string | undefined;
  /**
   * The role that takes its place: its name or its id.
   */
  readonly reassignRoleName?: string | undefined;
}

/**
 * Which role of which organization, and how much of it.
 */
export interface GetOrganizationRoleRequest {
  readonly orgId?: string | undefined;
  readonly roleName?: string | undefined;
  /**
   * As for GetRole.
   */
  readonly include?: string | undefined;
}

/**
 * Whose users to count, and where.
 */
export interface GetOrganizationRoleUsersCountRequest {
  readonly orgId?: string | undefined;
  readonly roleName?: string | undefined;
}

/**
 * Which permission.
 */
export interface GetPermissionRequest {
  readonly permissionName?: string | undefined;
}

/**
 * Which role, and how much of it.
 */
export interface GetRoleRequest {
  /**
   * Its name or its id, here and in every request about a role.
   */
  readonly roleName?: string | undefined;
  /**
   * `permissions`: what the role allows of its own. `permissions:all`: what it inherits as well.
   */
  readonly include?: string | undefined;
}

/**
 * Whose users to count.
 */
export interface GetRoleUsersCountRequest {
  readonly roleName?: string | undefined;
}

/**
 * Whose dependents to list.
 */
export interface ListDependentRolesRequest {
  readonly roleName?: string | undefined;
}

/**
 * Whose permissions to list.
 */
export interface ListEffectiveRolePermissionsRequest {
  readonly roleName?: string | undefined;
}

/**
 * Whose roles, and how much to show of each.
 */
export interface ListOrganizationRolesRequest {
  readonly orgId?: string | undefined;
  /**
   * As for GetRole.
   */
  readonly include?: string | undefined;
}

/**
 * Which permissions, and which page of them.
 */
export interface ListPermissionsRequest {
  readonly pageToken?: string | undefined;
  /**
   * At most 100; 10 when not given.
   */
  readonly pageSize?: number | undefined;
  readonly type?: PermissionType | undefined;
}

/**
 * Whose permissions to list.
 */
export interface ListRolePermissionsRequest {
  readonly roleName?: string | undefined;
}

/**
 * How much to show of each role.
 */
export interface ListRolesRequest {
  /**
   * As for GetRole.
   */
  readonly include?: string | undefined;
}

/**
 * What to take, and from which role.
 */
export interface RemovePermissionFromRoleRequest {
  readonly roleName?: string | undefined;
  readonly permissionName?: string | undefined;
}

/**
 * Which role becomes the default of which organization.
 */
export interface UpdateDefaultOrganizationRolesRequest {
  readonly orgId?: string | undefined;
  readonly defaultMemberRole?: string | undefined;
}

/**
 * A role, by its id or its name.
 */
export interface UpdateDefaultRole {
  readonly id?: string | undefined;
  readonly name?: string | undefined;
}

/**
 * Which roles become the defaults. Each goes by two fields; the newer one wins.
 */
export interface UpdateDefaultRolesRequest {
  /**
   * Use `default_creator_role`.
   * @deprecated
   */
  readonly defaultCreator?: UpdateDefaultRole | undefined;
  /**
   * Use `default_member_role`.
   * @deprecated
   */
  readonly defaultMember?: UpdateDefaultRole | undefined;
  /**
   * Whoever makes an organization gets it.
   */
  readonly defaultCreatorRole?: string | undefined;
  /**
   * Whoever joins without being given a role gets it.
   */
  readonly defaultMemberRole?: string | undefined;
}

/**
 * Which role of which organization, and what to change.
 */
export interface UpdateOrganizationRoleRequest {
  readonly orgId?: string | undefined;
  readonly roleName?: string | undefined;
  readonly role?: UpdateRole | undefined;
}

/**
 * Which permission, and what to change.
 */
export interface UpdatePermissionRequest {
  readonly permissionName?: string | undefined;
  readonly permission?: CreatePermission | undefined;
}

/**
 * What to change. Absent fields stay as they are.
 */
export interface UpdateRole {
  readonly displayName?: string | undefined;
  readonly description?: string | undefined;
  /**
   * To extend none, call DeleteRoleBase.
   */
  readonly extends?: string | undefined;
  /**
   * Replace all the role had of its own.
   */
  readonly permissions?: readonly string[] | undefined;
}

/**
 * Which role, and what to change.
 */
export interface UpdateRoleRequest {
  readonly roleName?: string | undefined;
  readonly role?: UpdateRole | undefined;
}
