import { CLIENTS, command } from '../../chassis/command.ts';
import type { UserId } from '../../platform/ids.ts';
import { getMembership, getUserFor, giveRoles, takeRole } from '../memberships/index.ts';
import { listAllPermissions, type Permission, type Role, type RoleReference } from '../roles/index.ts';
import type { Member } from './person.ts';

/** The roles of a member, in the order they were given. */
export const listMemberRoles = command({
  needs: CLIENTS,
  reads: true,
  run: async (work, { organizationId, user }: Member<UserId>): Promise<readonly Role[]> => (await getMembership(work, organizationId, user)).roles,
});

/** All that a member's roles allow, inherited permissions included, by name. */
export const listMemberPermissions = command({
  needs: CLIENTS,
  reads: true,

  async run(work, { organizationId, user }: Member<UserId>): Promise<readonly Permission[]> {
    const { roles } = await getMembership(work, organizationId, user);
    return listAllPermissions(work, roles);
  },
});

/** More roles beside those they have. */
export const assignMemberRoles = command({
  needs: 'organizations_users_role_update',
  action: 'membership.roles_assigned',
  within: (input: Member<UserId> & { readonly roles: readonly RoleReference[] }) => input.organizationId,

  async run(work, { organizationId, user, roles }): Promise<readonly Role[]> {
    return (await giveRoles(work, await getUserFor(work, organizationId, { id: user }), organizationId, roles)).roles;
  },
});

export const removeMemberRole = command({
  needs: 'organizations_users_role_update',
  action: 'membership.role_removed',
  within: (input: Member<UserId> & { readonly role: RoleReference }) => input.organizationId,

  async run(work, { organizationId, user, role }): Promise<void> {
    await takeRole(work, await getUserFor(work, organizationId, { id: user }), organizationId, role);
  },
});
