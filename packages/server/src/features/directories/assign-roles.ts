import type { DirectoryGroupId } from '../../platform/ids.ts';
import { demandMayHandle } from '../memberships/index.ts';
import { type RoleReference, resolveRoles } from '../roles/index.ts';
import type { RoleAssignment } from './directory.ts';
import { directoryFaults } from './faults.ts';
import { type DirectoryReference, directoryCommand, getWhole, noSuch } from './manage.ts';
import { groupIsThere, lockDirectory, replaceGroupRoles } from './store.ts';

export interface AssignRoles {
  readonly which: DirectoryReference;
  readonly assignments: readonly { readonly groupId: DirectoryGroupId; readonly role: RoleReference }[];
}

/** Says which roles the members of which groups get; the list replaces the one before. */
export const assignRoles = directoryCommand({
  needs: 'directories_write',
  action: 'directory.roles_assigned',
  within: ({ which }: AssignRoles) => which.organizationId,
  async run(work, { which, assignments }): Promise<readonly RoleAssignment[]> {
    if (!(await lockDirectory(work, which))) throw noSuch(which);
    const rows = [];
    const handled = [];
    for (const { groupId, role } of assignments) {
      if (!(await groupIsThere(work, which.id, groupId))) throw directoryFaults.unknownGroup({ group: groupId });
      for (const found of await resolveRoles(work, which.organizationId, [role])) {
        rows.push({ groupId, roleId: found.id });
        handled.push(found);
      }
    }
    const { roleAssignments: before } = await getWhole(work, which);
    const lost = before.map(({ roleId }) => roleId);
    // A group's roles are its people's roles: what a member may not hand out to one, they may not hand out to all.
    await demandMayHandle(work, which.organizationId, [...handled, ...(lost.length > 0 ? await resolveRoles(work, which.organizationId, lost) : [])]);
    await replaceGroupRoles(work, which.id, rows);
    return (await getWhole(work, which)).roleAssignments;
  },
});
