import type { MessageInitShape } from '@bufbuild/protobuf';
import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import type { PermissionSchema, RolePermissionSchema, RoleSchema } from '@tenon/api/scalekit/v1/roles/roles_pb.ts';
import type { Permission, RolePermission } from './permission.ts';
import type { ShownRole } from './read.ts';

/** A role in the contract's words. */
export const roleMessage = ({ role, permissions }: ShownRole): MessageInitShape<typeof RoleSchema> => ({
  id: role.id,
  name: role.name,
  displayName: role.displayName,
  description: role.description,
  defaultCreator: role.defaultCreator,
  defaultMember: role.defaultMember,
  ...(role.base ? { extends: role.base.name } : {}),
  permissions: permissions.map(rolePermissionMessage),
  dependentRolesCount: role.dependents,
  isOrgRole: role.organizationId !== null,
});

const rolePermissionMessage = (permission: RolePermission): MessageInitShape<typeof RolePermissionSchema> => ({
  id: permission.id,
  name: permission.name,
  description: permission.description,
  createTime: timestampFromDate(permission.createdAt),
  updateTime: timestampFromDate(permission.updatedAt),
  roleName: permission.holder,
});

export const permissionMessage = (permission: Permission): MessageInitShape<typeof PermissionSchema> => ({
  id: permission.id,
  name: permission.name,
  description: permission.description,
  createTime: timestampFromDate(permission.createdAt),
  updateTime: timestampFromDate(permission.updatedAt),
  isScalekitPermission: permission.system,
});
