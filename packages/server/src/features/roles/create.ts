import { CLIENTS, command } from '../../chassis/command.ts';
import { announceRole } from './announce.ts';
import { baseOf } from './base.ts';
import { demandOrganization } from './find.ts';
import { addPermissions } from './permission-store.ts';
import type { RoleHome, RoleReference, WholeRole } from './role.ts';
import { getPermissions } from './role-permissions.ts';
import { insertRole, lockRoles } from './store.ts';

export interface NewRole extends RoleHome {
  readonly name: string;
  readonly displayName: string;
  readonly description: string;
  /** The role whose permissions it has as well. */
  readonly extends?: RoleReference;
  /** Names of permissions. */
  readonly permissions: readonly string[];
}

/** A new role, of the environment or of one organization. */
export const createRole = command({
  needs: CLIENTS,
  action: 'role.created',

  async run(work, { organizationId, extends: extended, permissions: names, ...given }: NewRole): Promise<WholeRole> {
    await lockRoles(work);
    if (organizationId !== null) await demandOrganization(work, organizationId);
    const base = extended === undefined ? null : await baseOf(work, { organizationId, extends: extended });
    const permissions = await getPermissions(work, names);

    const role: WholeRole = { id: work.newId('role'), organizationId, ...given, defaultCreator: false, defaultMember: false, base, dependents: 0 };
    await insertRole(work, role);
    await addPermissions(work, role.id, permissions);
    announceRole(work, 'created', role);
    return role;
  },
});
