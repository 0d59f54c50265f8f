// Printed from proto/ by `npm run gen`; nobody edits it.

/**
 * Whose make it is.
 */
export type DirectoryProvider =
  | 'DIRECTORY_PROVIDER_UNSPECIFIED'
  | 'OKTA'
  | 'GOOGLE'
  | 'MICROSOFT_AD'
  | 'AUTH0'
  | 'ONELOGIN'
  | 'JUMPCLOUD'
  | 'PING_IDENTITY'
  | (string & {});

/**
 * How far the configuration has come.
 */
export type DirectoryStatus = 'DIRECTORY_STATUS_UNSPECIFIED' | 'DRAFT' | 'IN_PROGRESS' | 'COMPLETED' | (string & {});

/**
 * How a directory tells of its people. SCIM: it brings changes. POLL: we read it every so often.
 */
export type DirectoryType = 'DIRECTORY_TYPE_UNSPECIFIED' | 'SCIM' | 'LDAP' | 'POLL' | (string & {});

/**
 * Whether a secret works.
 */
export type SecretStatus = 'ACTIVE' | 'INACTIVE' | (string & {});

/**
 * What holds now.
 */
export interface AssignRolesResponse {
  readonly roleAssignments?: RoleAssignments | undefined;
}

/**
 * An attribute, and the field it fills.
 */
export interface AttributeMapping {
  /**
   * The directory's name.
   */
  readonly key: string;
  /**
   * Ours: a field of the profile, or the key of a user attribute.
   */
  readonly mapTo: string;
}

/**
 * Which attributes fill which fields. A field that is not named here is filled as usual, from SCIM's core schema: `email` from
 * `emails`, `preferred_username` from `userName`, `name` from `displayName`, `given_name` from `name.givenName`, `family_name`
 * from `name.familyName`, `phone_number` from `phoneNumbers`, `picture` from `photos`, `locale` from `locale`.
 */
export interface AttributeMappings {
  readonly attributes: readonly AttributeMapping[];
}

/**
 * The directory that was made.
 */
export interface CreateDirectoryResponse {
  readonly directory?: Directory | undefined;
}

/**
 * The new secret.
 */
export interface CreateDirectorySecretResponse {
  /**
   * Shown now and never again.
   */
  readonly plainSecret: string;
  readonly secret?: Secret | undefined;
}

/**
 * A directory.
 */
export interface Directory {
  /**
   * `dir_` and digits.
   */
  readonly id: string;
  readonly name: string;
  readonly directoryType: DirectoryType;
  readonly organizationId: string;
  readonly enabled: boolean;
  readonly directoryProvider: DirectoryProvider;
  /**
   * Absent until the directory has brought something.
   */
  readonly lastSyncedAt?: Date | undefined;
  /**
   * Where the directory sends its changes.
   */
  readonly directoryEndpoint: string;
  readonly totalUsers: number;
  readonly totalGroups: number;
  /**
   * Those that work, in the order they were made. Their values are never shown again.
   */
  readonly secrets: readonly Secret[];
  /**
   * Always there.
   */
  readonly stats?: Stats | undefined;
  /**
   * Which roles the members of a group get.
   */
  readonly roleAssignments?: RoleAssignments | undefined;
  /**
   * Which attributes fill which fields of a profile.
   */
  readonly attributeMappings?: AttributeMappings | undefined;
  /**
   * `DRAFT`, `IN_PROGRESS` or `COMPLETED`.
   */
  readonly status: string;
  /**
   * Who let a directory be read that is read by us.
   */
  readonly email: string;
  /**
   * `ALL`, or `SELECTED` for some of them.
   */
  readonly groupsTracked: string;
}

/**
 * A group in a directory.
 */
export interface DirectoryGroup {
  /**
   * `dirgroup_` and digits.
   */
  readonly id: string;
  readonly displayName: string;
  readonly totalUsers: number;
  readonly updatedAt?: Date | undefined;
  /**
   * Everything the directory told of it.
   */
  readonly groupDetail?: Readonly<Record<string, unknown>> | undefined;
}

/**
 * A person in a directory.
 */
export interface DirectoryUser {
  /**
   * `diruser_` and digits.
   */
  readonly id: string;
  readonly email: string;
  readonly preferredUsername: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly updatedAt?: Date | undefined;
  /**
   * All of their addresses.
   */
  readonly emails: readonly string[];
  readonly groups: readonly DirectoryGroup[];
  /**
   * Everything the directory told of them.
   */
  readonly userDetail?: Readonly<Record<string, unknown>> | undefined;
}

/**
 * What the setup page remembered.
 */
export interface GetDirectoryContextResponse {
  readonly context?: Readonly<Record<string, unknown>> | undefined;
}

/**
 * The directory asked for.
 */
export interface GetDirectoryResponse {
  readonly directory?: Directory | undefined;
}

/**
 * Directories, the oldest first.
 */
export interface ListDirectoriesResponse {
  readonly directories: readonly Directory[];
}

/**
 * Groups in a directory.
 */
export interface ListDirectoryGroupsResponse {
  readonly groups: readonly DirectoryGroup[];
  readonly totalSize: number;
  /**
   * Empty when nothing follows.
   */
  readonly nextPageToken: string;
  /**
   * Empty when nothing comes before.
   */
  readonly prevPageToken: string;
}

/**
 * People in a directory.
 */
export interface ListDirectoryUsersResponse {
  readonly users: readonly DirectoryUser[];
  readonly totalSize: number;
  /**
   * Empty when nothing follows.
   */
  readonly nextPageToken: string;
  /**
   * Empty when nothing comes before.
   */
  readonly prevPageToken: string;
}

/**
 * The new secret.
 */
export interface RegenerateDirectorySecretResponse {
  /**
   * Shown now and never again.
   */
  readonly plainSecret: string;
  readonly secret?: Secret | undefined;
}

/**
 * A group, and a role its members get.
 */
export interface RoleAssignment {
  readonly groupId: string;
  /**
   * As the role is named, not as it is shown.
   */
  readonly roleName: string;
  readonly roleId: string;
}

/**
 * Which groups give which roles.
 */
export interface RoleAssignments {
  readonly assignments: readonly RoleAssignment[];
}

/**
 * A secret of a directory, without its value.
 */
export interface Secret {
  /**
   * `sec_` and digits.
   */
  readonly id: string;
  readonly createTime?: Date | undefined;
  /**
   * The last characters, to tell it from others.
   */
  readonly secretSuffix: string;
  readonly status: SecretStatus;
  /**
   * Absent when it does not expire.
   */
  readonly expireTime?: Date | undefined;
  /**
   * Absent until it is used.
   */
  readonly lastUsedTime?: Date | undefined;
  readonly directoryId: string;
}

/**
 * What is in a directory.
 */
export interface Stats {
  readonly totalUsers: number;
  readonly totalGroups: number;
  readonly groupUpdatedAt?: Date | undefined;
  readonly userUpdatedAt?: Date | undefined;
}

/**
 * Whether it is enabled now.
 */
export interface ToggleDirectoryResponse {
  readonly enabled: boolean;
  /**
   * Why it could not be changed.
   */
  readonly errorMessage?: string | undefined;
}

/**
 * What holds now.
 */
export interface UpdateAttributesResponse {
  readonly attributeMappings?: AttributeMappings | undefined;
}

/**
 * The directory as it is now.
 */
export interface UpdateDirectoryResponse {
  readonly directory?: Directory | undefined;
}

/**
 * Which groups to follow.
 */
export interface AssignGroupsForDirectoryRequest {
  readonly id?: string | undefined;
  readonly organizationId?: string | undefined;
  /**
   * The directory's own ids for them.
   */
  readonly externalIds?: readonly string[] | undefined;
}

/**
 * Which groups give which roles.
 */
export interface AssignRolesRequest {
  readonly organizationId?: string | undefined;
  readonly id?: string | undefined;
  readonly roleAssignments?: RoleAssignmentsInit | undefined;
}

/**
 * An attribute, and the field it fills.
 */
export interface AttributeMappingInit {
  /**
   * The directory's name.
   */
  readonly key?: string | undefined;
  /**
   * Ours: a field of the profile, or the key of a user attribute.
   */
  readonly mapTo?: string | undefined;
}

/**
 * Which attributes fill which fields. A field that is not named here is filled as usual, from SCIM's core schema: `email` from
 * `emails`, `preferred_username` from `userName`, `name` from `displayName`, `given_name` from `name.givenName`, `family_name`
 * from `name.familyName`, `phone_number` from `phoneNumbers`, `picture` from `photos`, `locale` from `locale`.
 */
export interface AttributeMappingsInit {
  readonly attributes?: readonly AttributeMappingInit[] | undefined;
}

/**
 * What kind of directory, of which make.
 */
export interface CreateDirectory {
  readonly directoryType?: DirectoryType | undefined;
  readonly directoryProvider?: DirectoryProvider | undefined;
}

/**
 * The new directory, and whose it is.
 */
export interface CreateDirectoryRequest {
  readonly organizationId?: string | undefined;
  readonly directory?: CreateDirectory | undefined;
}

/**
 * For which directory.
 */
export interface CreateDirectorySecretRequest {
  readonly organizationId?: string | undefined;
  readonly directoryId?: string | undefined;
}

/**
 * Which directory.
 */
export interface DeleteDirectoryRequest {
  readonly organizationId?: string | undefined;
  readonly id?: string | undefined;
}

/**
 * An attribute, and the field it fills.
 */
export interface DirectoryMapping {
  readonly key?: string | undefined;
  readonly mapTo?: string | undefined;
  readonly displayName?: string | undefined;
}

/**
 * A group in the directory's own words.
 */
export interface ExternalGroup {
  readonly externalId?: string | undefined;
  readonly displayName?: string | undefined;
  readonly email?: string | undefined;
}

/**
 * Which directory.
 */
export interface GetDirectoryContextRequest {
  readonly directoryId?: string | undefined;
  readonly organizationId?: string | undefined;
}

/**
 * Which directory.
 */
export interface GetDirectoryRequest {
  readonly id?: string | undefined;
  readonly organizationId?: string | undefined;
}

/**
 * Whose directories.
 */
export interface ListDirectoriesRequest {
  readonly organizationId?: string | undefined;
}

/**
 * Which groups, and which page of them.
 */
export interface ListDirectoryGroupsRequest {
  readonly organizationId?: string | undefined;
  readonly directoryId?: string | undefined;
  /**
   * 1-30; 0 means 10.
   */
  readonly pageSize?: number | undefined;
  /**
   * From an earlier answer; empty for the first page.
   */
  readonly pageToken?: string | undefined;
  /**
   * Only those that changed since.
   */
  readonly updatedAfter?: Date | string | undefined;
  /**
   * With everything the directory told of them.
   */
  readonly includeDetail?: boolean | undefined;
  /**
   * Groups that are not followed, too.
   */
  readonly includeExternalGroups?: boolean | undefined;
}

/**
 * Which directory.
 */
export interface ListDirectoryGroupsSummaryRequest {
  readonly organizationId?: string | undefined;
  readonly directoryId?: string | undefined;
}

/**
 * Which people, and which page of them.
 */
export interface ListDirectoryUsersRequest {
  readonly organizationId?: string | undefined;
  readonly directoryId?: string | undefined;
  /**
   * 1-30; 0 means 10.
   */
  readonly pageSize?: number | undefined;
  /**
   * From an earlier answer; empty for the first page.
   */
  readonly pageToken?: string | undefined;
  /**
   * With everything the directory told of them.
   */
  readonly includeDetail?: boolean | undefined;
  /**
   * Only the members of this group.
   */
  readonly directoryGroupId?: string | undefined;
  /**
   * Only those that changed since.
   */
  readonly updatedAfter?: Date | string | undefined;
}

/**
 * For which directory.
 */
export interface RegenerateDirectorySecretRequest {
  readonly organizationId?: string | undefined;
  readonly directoryId?: string | undefined;
}

/**
 * A group, and a role its members get.
 */
export interface RoleAssignmentInit {
  readonly groupId?: string | undefined;
  /**
   * As the role is named, not as it is shown.
   */
  readonly roleName?: string | undefined;
  readonly roleId?: string | undefined;
}

/**
 * Which groups give which roles.
 */
export interface RoleAssignmentsInit {
  readonly assignments?: readonly RoleAssignmentInit[] | undefined;
}

/**
 * Which directory.
 */
export interface ToggleDirectoryRequest {
  readonly organizationId?: string | undefined;
  readonly id?: string | undefined;
}

/**
 * Which directory.
 */
export interface TriggerDirectorySyncRequest {
  readonly directoryId?: string | undefined;
  readonly organizationId?: string | undefined;
}

/**
 * Which attributes fill which fields.
 */
export interface UpdateAttributesRequest {
  readonly organizationId?: string | undefined;
  readonly id?: string | undefined;
  readonly attributeMapping?: AttributeMappingsInit | undefined;
}

/**
 * What to change.
 */
export interface UpdateDirectory {
  readonly name?: string | undefined;
  readonly directoryType?: DirectoryType | undefined;
  /**
   * Not read: the wire cannot tell false from not given.
   */
  readonly enabled?: boolean | undefined;
  readonly directoryProvider?: DirectoryProvider | undefined;
  readonly status?: DirectoryStatus | undefined;
  readonly mappings?: readonly DirectoryMapping[] | undefined;
  /**
   * Only for directories that are read by us.
   */
  readonly groups?: readonly ExternalGroup[] | undefined;
}

/**
 * What the setup page is to remember.
 */
export interface UpdateDirectoryContextRequest {
  readonly directoryId?: string | undefined;
  readonly organizationId?: string | undefined;
  readonly context?: Readonly<Record<string, unknown>> | undefined;
}

/**
 * Which directory, and what to change.
 */
export interface UpdateDirectoryRequest {
  readonly id?: string | undefined;
  readonly organizationId?: string | undefined;
  readonly directory?: UpdateDirectory | undefined;
}
