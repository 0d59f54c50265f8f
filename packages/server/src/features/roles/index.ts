/**
 * Roles say what a member may do. The environment's are there in every organization; an organization may have
 * its own beside them. A role allows its permissions and those of the role it extends, and so on.
 *
 * This feature owns the roles, the permissions, which role is a default and what a caller means by naming one. Who
 * has which role stands on the membership; who may hand out which is the question of those who hand them out.
 */
export { removeRoleBase } from './base.ts';
export { createRole } from './create.ts';
export { changeDefaultRoles, changeOrganizationDefault } from './defaults.ts';
export { deleteRole } from './delete.ts';
export type { Permission } from './permission.ts';
export { permissionsFor, permissionsOf, systemPermissions } from './permission-sets.ts';
export { createPermission } from './permissions.ts';
export { listAllPermissions } from './read.ts';
export { createFirstRoles, createOperatorRoles, creatorRoles, resolveRoles } from './resolve.ts';
export { chooseRoles, type Role, type RoleReference } from './role.ts';
export { addRolePermissions } from './role-permissions.ts';
export { roleCandidates, rolesOfMembership, selectRoles as listAllRoles } from './store.ts';
export { createSystemPermissions } from './system-permissions.ts';
export { updateRole } from './update.ts';
