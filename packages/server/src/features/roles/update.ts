import { CLIENTS, command } from '../../chassis/command.ts';
import { announceRole } from './announce.ts';
import { baseOf, demandNoCircle } from './base.ts';
import { getOwnRole, type WhichRole } from './find.ts';
import { addPermissions, clearPermissions } from './permission-store.ts';
import type { RoleReference, WholeRole } from './role.ts';
import { getPermissions } from './role-permissions.ts';
import { lockRoles, updateRoleRow } from './store.ts';

/** What is not named stays. The name is not among it: apps look for it in tokens. */
export interface UpdateRole extends WhichRole {
  readonly displayName?: string;
  readonly description?: string;
  readonly extends?: RoleReference;
  /** Replace all it allows of its own; none are as if not given, because the contract cannot tell the two apart. */
  readonly permissions: readonly string[];
}

export const updateRole = command({
  needs: CLIENTS,
  action: 'role.updated',

  async run(work, { permissions: names, extends: extended, displayName, description, ...which }: UpdateRole): Promise<WholeRole> {
    await lockRoles(work);
    const role = await getOwnRole(work, which);
    const base = extended === undefined ? role.base : await baseOf(work, { organizationId: role.organizationId, extends: extended });
    if (base && base.id !== role.base?.id) await demandNoCircle(work, role, base);
    const permissions = await getPermissions(work, names);

    await updateRoleRow(work, role.id, {
      ...(displayName === undefined ? {} : { displayName }),
      ...(description === undefined ? {} : { description }),
      extends: base?.id ?? null,
    });
    if (permissions.length > 0) {
      await clearPermissions(work, role.id);
      await addPermissions(work, role.id, permissions);
    }
    const changed = { ...role, displayName: displayName ?? role.displayName, description: description ?? role.description, base };
    announceRole(work, 'updated', changed);
    return changed;
  },
});
