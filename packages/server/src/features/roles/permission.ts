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
