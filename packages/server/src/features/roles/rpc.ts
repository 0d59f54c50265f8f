import { RolesService } from '@tenon/api/scalekit/v1/roles/roles_pb.ts';
import { procedure, serve } from '../../chassis/serve.ts';
import { parseId } from '../../platform/ids.ts';
import { removeRoleBase } from './base.ts';
import { createRole } from './create.ts';
import { changeDefaultRoles, changeOrganizationDefault } from './defaults.ts';
import { deleteRole } from './delete.ts';
import { permissionMessage, roleMessage } from './message.ts';
import { createPermission, deletePermission, getPermission, listPermissions, updatePermission } from './permissions.ts';
import { countRoleUsers, getOrganizationRole, getRole, listDependentRoles, listOrganizationRoles, listRoles } from './read.ts';
import { changesOf, includeOf, newRoleOf, referenceOf, replacementOf, typeOf } from './request.ts';
import type { WholeRole } from './role.ts';
import { addRolePermissions, listRolePermissions, removeRolePermission } from './role-permissions.ts';
import { updateRole } from './update.ts';

const { method } = RolesService;

const bare = (role: WholeRole) => ({ role: roleMessage({ role, permissions: [] }) });
const ofEnvironment = ({ roleName }: { readonly roleName: string }) => ({ organizationId: null, role: roleName });
const ofOrganization = ({ orgId, roleName }: { readonly orgId: string; readonly roleName: string }) => ({
  organizationId: parseId('org', orgId),
  role: roleName,
});

export const rolesService = serve(RolesService, {
  createRole: procedure(method.createRole, { command: createRole, request: ({ role }) => newRoleOf(null, role), response: bare }),
  updateRole: procedure(method.updateRole, {
    command: updateRole,
    request: (message) => ({ ...ofEnvironment(message), ...changesOf(message.role) }),
    response: bare,
  }),
  getRole: procedure(method.getRole, {
    command: getRole,
    request: (message) => ({ role: message.roleName, include: includeOf(message) }),
    response: (shown) => ({ role: roleMessage(shown) }),
  }),
  listRoles: procedure(method.listRoles, {
    command: listRoles,
    request: (message) => ({ include: includeOf(message) }),
    response: (roles) => ({ roles: roles.map(roleMessage) }),
  }),
  deleteRole: procedure(method.deleteRole, {
    command: deleteRole,
    request: (message) => ({ ...ofEnvironment(message), ...replacementOf(message) }),
    response: () => ({}),
  }),
  createOrganizationRole: procedure(method.createOrganizationRole, {
    command: createRole,
    request: ({ orgId, role }) => newRoleOf(parseId('org', orgId), role),
    response: bare,
  }),
  updateOrganizationRole: procedure(method.updateOrganizationRole, {
    command: updateRole,
    request: (message) => ({ ...ofOrganization(message), ...changesOf(message.role) }),
    response: bare,
  }),
  getOrganizationRole: procedure(method.getOrganizationRole, {
    command: getOrganizationRole,
    request: (message) => ({ ...ofOrganization(message), include: includeOf(message) }),
    response: (shown) => ({ role: roleMessage(shown) }),
  }),
  listOrganizationRoles: procedure(method.listOrganizationRoles, {
    command: listOrganizationRoles,
    request: (message) => ({ organizationId: parseId('org', message.orgId), include: includeOf(message) }),
    response: (roles) => ({ roles: roles.map(roleMessage) }),
  }),
  deleteOrganizationRole: procedure(method.deleteOrganizationRole, {
    command: deleteRole,
    request: (message) => ({ ...ofOrganization(message), ...replacementOf(message) }),
    response: () => ({}),
  }),
  getRoleUsersCount: procedure(method.getRoleUsersCount, {
    command: countRoleUsers,
    request: ofEnvironment,
    response: (count) => ({ count: BigInt(count) }),
  }),
  getOrganizationRoleUsersCount: procedure(method.getOrganizationRoleUsersCount, {
    command: countRoleUsers,
    request: ofOrganization,
    response: (count) => ({ count: BigInt(count) }),
  }),
  updateDefaultRoles: procedure(method.updateDefaultRoles, {
    command: changeDefaultRoles,
    request: (message) => {
      const creator = referenceOf(message.defaultCreatorRole, message.defaultCreator);
      const member = referenceOf(message.defaultMemberRole, message.defaultMember);
      return { ...(creator === undefined ? {} : { creator }), ...(member === undefined ? {} : { member }) };
    },
    response: ({ creator, member }) => ({
      ...(creator ? { defaultCreator: bare(creator).role } : {}),
      ...(member ? { defaultMember: bare(member).role } : {}),
    }),
  }),
  updateDefaultOrganizationRoles: procedure(method.updateDefaultOrganizationRoles, {
    command: changeOrganizationDefault,
    request: ({ orgId, defaultMemberRole }) => ({ organizationId: parseId('org', orgId), member: defaultMemberRole }),
    response: (role) => ({ defaultMember: bare(role).role }),
  }),
  listDependentRoles: procedure(method.listDependentRoles, {
    command: listDependentRoles,
    request: ({ roleName }) => ({ role: roleName }),
    response: (roles) => ({ roles: roles.map(roleMessage) }),
  }),
  deleteRoleBase: procedure(method.deleteRoleBase, { command: removeRoleBase, request: ofEnvironment, response: () => ({}) }),
  deleteOrganizationRoleBase: procedure(method.deleteOrganizationRoleBase, { command: removeRoleBase, request: ofOrganization, response: () => ({}) }),
  createPermission: procedure(method.createPermission, {
    command: createPermission,
    request: ({ permission }) => ({ name: permission?.name ?? '', description: permission?.description ?? '' }),
    response: (permission) => ({ permission: permissionMessage(permission) }),
  }),
  getPermission: procedure(method.getPermission, {
    command: getPermission,
    request: ({ permissionName }) => ({ name: permissionName }),
    response: (permission) => ({ permission: permissionMessage(permission) }),
  }),
  updatePermission: procedure(method.updatePermission, {
    command: updatePermission,
    request: ({ permissionName, permission }) => ({
      name: permissionName,
      newName: permission?.name ?? '',
      description: permission?.description ?? '',
    }),
    response: (permission) => ({ permission: permissionMessage(permission) }),
  }),
  listPermissions: procedure(method.listPermissions, {
    command: listPermissions,
    request: ({ pageSize, pageToken, type }) => ({ size: pageSize ?? 0, token: pageToken ?? '', of: typeOf(type) }),
    response: (page) => ({
      permissions: page.rows.map(permissionMessage),
      nextPageToken: page.next,
      prevPageToken: page.previous,
      totalSize: page.total,
    }),
  }),
  deletePermission: procedure(method.deletePermission, {
    command: deletePermission,
    request: ({ permissionName }) => ({ name: permissionName }),
    response: () => ({}),
  }),
  listRolePermissions: procedure(method.listRolePermissions, {
    command: listRolePermissions,
    request: ({ roleName }) => ({ role: roleName, include: 'own' as const }),
    response: (permissions) => ({ permissions: permissions.map(permissionMessage) }),
  }),
  addPermissionsToRole: procedure(method.addPermissionsToRole, {
    command: addRolePermissions,
    request: ({ roleName, permissionNames }) => ({ role: roleName, permissions: permissionNames }),
    response: (permissions) => ({ permissions: permissions.map(permissionMessage) }),
  }),
  removePermissionFromRole: procedure(method.removePermissionFromRole, {
    command: removeRolePermission,
    request: ({ roleName, permissionName }) => ({ role: roleName, permission: permissionName }),
    response: () => ({}),
  }),
  listEffectiveRolePermissions: procedure(method.listEffectiveRolePermissions, {
    command: listRolePermissions,
    request: ({ roleName }) => ({ role: roleName, include: 'all' as const }),
    response: (permissions) => ({ permissions: permissions.map(permissionMessage) }),
  }),
});
