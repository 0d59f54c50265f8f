import type { Permission as SystemPermission } from '../../platform/actor.ts';
import type { PermissionId, RoleId } from '../../platform/ids.ts';

/** Something a role may allow. */
export interface Permission {
  readonly id: PermissionId;
  readonly name: string;
  readonly description: string;
  /** One of this server's own. */
  readonly system: boolean;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** A permission, as it stands on a role. */
export interface RolePermission extends Permission {
  readonly roleId: RoleId;
  /** The role that has it of its own: `roleId` itself, or the nearest one it is inherited from. */
  readonly holder: string;
}

export const permissionData = ({ id, name, description }: Permission) => ({ id, name, description });

/** This server's own permissions: a member whose role has one may make these calls for their organization, with their own access token. */
export const SYSTEM_PERMISSIONS: Readonly<Record<SystemPermission, string>> = {
  organizations_read: 'See the organization and its roles.',
  organizations_write: 'Change the organization.',
  organizations_sessions_read: 'See how long sessions last in the organization.',
  organizations_sessions_write: 'Say how long sessions last in the organization.',
  organizations_users_invite: 'Invite people to the organization.',
  organizations_users_approve: 'Approve invitations and requests to join the organization.',
  organizations_users_read: 'See who is in the organization.',
  organizations_users_remove: 'Take people out of the organization.',
  organizations_users_role_update: 'Give members of the organization other roles.',
  connections_read: 'See how the organization signs in.',
  connections_write: 'Change how the organization signs in.',
  directories_read: 'See the directories of the organization.',
  directories_write: 'Change the directories of the organization.',
};

export const isSystemPermission = (name: string): name is SystemPermission => Object.hasOwn(SYSTEM_PERMISSIONS, name);

interface SelfServicePermission {
  readonly description: string;
  /** What it lets a member call: what the page for it shows and does. */
  readonly gives: readonly SystemPermission[];
}

/**
 * What the pages at /ui/ are given and taken away by: the same calls, cut along those pages. Administrators have all of
 * them from the start, members the first two of those that read; any role may be given others.
 */
export const SELF_SERVICE_PERMISSIONS = {
  sk_org_settings_read: { description: 'See the settings of the organization on its own pages.', gives: ['organizations_read'] },
  sk_org_settings_manage: {
    description: 'Change the settings and the domains of the organization on its own pages, and read its audit log.',
    gives: ['organizations_read', 'organizations_write'],
  },
  sk_org_users_read: { description: 'See the members of the organization on its own pages.', gives: ['organizations_users_read'] },
  // Whoever gives roles has to see which there are.
  sk_org_users_invite: { description: 'Invite people to the organization on its own pages.', gives: ['organizations_read', 'organizations_users_invite'] },
  sk_org_users_approve: { description: 'Decide about invitations that wait, on the own pages of the organization.', gives: ['organizations_users_approve'] },
  sk_org_users_delete: { description: 'Take members out of the organization on its own pages.', gives: ['organizations_users_remove'] },
  sk_org_users_role_change: {
    description: 'Give members other roles on the own pages of the organization.',
    gives: ['organizations_read', 'organizations_users_role_update'],
  },
  sk_org_sso_read: { description: 'See how the organization signs in on its own pages.', gives: ['connections_read'] },
  // Domains lead to connections, and groups give roles: whoever settles that has to see which there are.
  sk_org_sso_manage: {
    description: 'Change how the organization signs in on its own pages.',
    gives: ['organizations_read', 'connections_read', 'connections_write'],
  },
  sk_org_scim_read: { description: 'See the directories of the organization on its own pages.', gives: ['directories_read'] },
  sk_org_scim_manage: {
    description: 'Change the directories of the organization on its own pages.',
    gives: ['organizations_read', 'directories_read', 'directories_write'],
  },
  sk_org_session_policy_read: { description: 'See how long sessions last on the own pages of the organization.', gives: ['organizations_sessions_read'] },
  sk_org_session_policy_manage: {
    description: 'Say how long sessions last on the own pages of the organization.',
    gives: ['organizations_sessions_read', 'organizations_sessions_write'],
  },
} as const satisfies Readonly<Record<string, SelfServicePermission>>;

type SelfServiceName = keyof typeof SELF_SERVICE_PERMISSIONS;

const isSelfService = (name: string): name is SelfServiceName => Object.hasOwn(SELF_SERVICE_PERMISSIONS, name);

/** What the roles an environment begins with have of them. */
export const FIRST_SELF_SERVICE: Readonly<Record<'admin' | 'member', readonly string[]>> = {
  admin: Object.keys(SELF_SERVICE_PERMISSIONS),
  member: ['sk_org_settings_read', 'sk_org_users_read'],
};

/** What a permission lets a member call: itself, what it stands for, or nothing of ours. */
export function callsGivenBy(name: string): readonly SystemPermission[] {
  if (isSystemPermission(name)) return [name];
  return isSelfService(name) ? SELF_SERVICE_PERMISSIONS[name].gives : [];
}
