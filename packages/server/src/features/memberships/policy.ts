import type { Actor } from '../../platform/actor.ts';
import type { Role } from '../roles/index.ts';

/** A role that rules the organization: whoever makes an organization gets it, or it is called admin. Who has one is an administrator (`administratorsOf`). */
export const isStrong = (role: Pick<Role, 'name' | 'defaultCreator'>): boolean => role.defaultCreator || role.name === 'admin';

/** A member's own roles in an organization, and all they allow. */
export interface Standing {
  readonly roles: readonly Role[];
  readonly permissions: readonly string[];
}

/**
 * May a member with this standing neither give nor take that role? Without this, the permission to invite or to change
 * roles would be a way to make oneself an administrator. Whoever holds a role may hand it on. Any other must not rule
 * the organization, and must not allow what the member's own roles do not, unless everybody who joins gets it.
 * @param permissions all that the role allows
 */
export function isTooStrongFor(own: Standing, role: Role, permissions: readonly string[]): boolean {
  if (own.roles.some(({ id }) => id === role.id)) return false;
  if (isStrong(role)) return true;
  return !role.defaultMember && permissions.some((permission) => !own.permissions.includes(permission));
}

/** The organization whose memberships this caller may see; `undefined`: all of them. */
export const sees = (by: Actor) => (by.kind === 'member' || by.kind === 'machine' ? by.organizationId : undefined);
