/**
 * Roles say what a member may do. The environment's are there in every organization; an organization may have
 * its own beside them.
 *
 * This feature owns the roles and what a caller means by naming one. Who has which role stands on the
 * membership; who may hand out which is the question of those who hand them out.
 */
export { createFirstRoles, creatorRoles, defaultRoles, resolveRoles } from './resolve.ts';
export { chooseRoles, type Role, type RoleReference } from './role.ts';
export { roleCandidates, rolesOfMembership } from './store.ts';
