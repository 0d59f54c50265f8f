import type { DirectoryGroupId, DirectoryId, DirectorySecretId, DirectoryUserId, OrganizationId, RoleId } from '../../platform/ids.ts';

export type DirectoryKind = 'scim' | 'ldap' | 'poll';
export type DirectoryProvider = 'okta' | 'google' | 'microsoft_ad' | 'auth0' | 'onelogin' | 'jumpcloud' | 'ping_identity';
export type DirectoryStatus = 'draft' | 'in_progress' | 'completed';

export interface AttributeMapping {
  /** The directory's name. */
  readonly key: string;
  /** Ours. */
  readonly map_to: string;
}

export interface Directory {
  readonly id: DirectoryId;
  readonly organizationId: OrganizationId;
  readonly name: string;
  readonly kind: DirectoryKind;
  readonly provider: DirectoryProvider | null;
  /** Its changes are taken. */
  readonly enabled: boolean;
  readonly status: DirectoryStatus;
  readonly attributeMappings: readonly AttributeMapping[];
  readonly syncedAt: Date | null;
  readonly updatedAt: Date;
}

/** A directory with what hangs on it. */
export interface WholeDirectory extends Directory {
  readonly secrets: readonly DirectorySecret[];
  readonly roleAssignments: readonly RoleAssignment[];
  readonly users: Counted;
  readonly groups: Counted;
}

export interface Counted {
  readonly count: number;
  /** The newest change; null when there is none to have changed. */
  readonly updatedAt: Date | null;
}

/** A secret without its value. */
export interface DirectorySecret {
  readonly id: DirectorySecretId;
  readonly directoryId: DirectoryId;
  readonly suffix: string;
  readonly createdAt: Date;
  readonly lastUsedAt: Date | null;
}

export interface DirectoryGroup {
  readonly id: DirectoryGroupId;
  readonly displayName: string;
  readonly users: number;
  readonly detail: object;
  readonly updatedAt: Date;
}

export interface DirectoryUser {
  readonly id: DirectoryUserId;
  readonly email: string;
  readonly emails: readonly string[];
  readonly preferredUsername: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly detail: object;
  readonly updatedAt: Date;
  readonly groups: readonly Pick<DirectoryGroup, 'id' | 'displayName'>[];
}

/** A group whose members get a role. */
export interface RoleAssignment {
  readonly groupId: DirectoryGroupId;
  readonly roleId: RoleId;
  readonly roleName: string;
}

/** Working ones at a time: enough to change one for another, few enough to keep an eye on. */
export const MOST_SECRETS = 5;

const MAKERS: Record<DirectoryProvider, string> = {
  okta: 'Okta',
  google: 'Google',
  microsoft_ad: 'Microsoft Entra ID',
  auth0: 'Auth0',
  onelogin: 'OneLogin',
  jumpcloud: 'JumpCloud',
  ping_identity: 'Ping Identity',
};

/** What it is called until somebody names it. */
export const firstName = (provider: DirectoryProvider | null): string => (provider === null ? 'Directory' : `${MAKERS[provider]} directory`);

/** Where a directory brings its changes; one that is read by us brings none. */
export const endpointOf = ({ id, kind }: Pick<Directory, 'id' | 'kind'>, environmentUrl: string): string =>
  kind === 'scim' ? `${environmentUrl}/directory/${id}/scim/v2` : '';

/** How webhooks and the audit log tell of a directory. */
export const directoryData = (directory: Directory) => ({
  id: directory.id,
  organization_id: directory.organizationId,
  directory_type: directory.kind.toUpperCase(),
  provider: directory.provider === null ? null : directory.provider.toUpperCase(),
  enabled: directory.enabled,
  updated_at: directory.updatedAt.toISOString(),
});
