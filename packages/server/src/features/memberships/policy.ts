import type { Actor } from '../../platform/actor.ts';
import type { Role } from '../roles/index.ts';

/** A role that rules the organization: whoever makes an organization gets it. */
export const isStrong = (role: Pick<Role, 'name' | 'defaultCreator'>): boolean => role.defaultCreator || role.name === 'admin';

/**
 * The role among `handled` that this caller may neither give nor take, if there is one. A member needs to hold a
 * strong role to handle it: otherwise the permission to invite would be a way to make oneself an administrator.
 * @param held the caller's own roles in this organization
 */
export const tooStrongFor = (by: Actor, held: readonly Role[], handled: readonly Role[]): Role | undefined =>
  by.kind === 'client' || by.kind === 'system' ? undefined : handled.find((role) => isStrong(role) && !held.some(({ id }) => id === role.id));

/** The organization whose memberships this caller may see; `undefined`: all of them. */
export const sees = (by: Actor) => (by.kind === 'member' || by.kind === 'machine' ? by.organizationId : undefined);
