import { CLIENTS, command } from '../../chassis/command.ts';
import type { RoleId } from '../../platform/ids.ts';
import type { Work } from '../../platform/work.ts';
import { announceRole } from './announce.ts';
import { roleFaults } from './faults.ts';
import { getOwnRole, type WhichRole } from './find.ts';
import type { RoleHome, RoleReference, WholeRole } from './role.ts';
import { lockRoles, selectLineage, selectRole, updateRoleRow } from './store.ts';

/**
 * The role that another one, there already or about to be, is to extend. A role of an organization may extend one of the environment; the
 * other way round nobody else could follow it.
 */
export async function baseOf(
  work: Work,
  { organizationId, extends: reference }: RoleHome & { readonly extends: RoleReference },
): Promise<{ readonly id: RoleId; readonly name: string }> {
  const base = await selectRole(work, organizationId, reference);
  if (!base) throw roleFaults.unknownBase({ base: reference });
  return { id: base.id, name: base.name };
}

/** Refuses a base that has the role in its own line already. Nobody else changes roles meanwhile: see `lockRoles`. */
export async function demandNoCircle(work: Work, role: WholeRole, base: { readonly id: RoleId; readonly name: string }): Promise<void> {
  if ((await selectLineage(work, base.id)).includes(role.id)) throw roleFaults.circle({ role: role.name, base: base.name });
}

/** The role extends no other any more. */
export const removeRoleBase = command({
  needs: CLIENTS,
  action: 'role.base_removed',

  async run(work, which: WhichRole): Promise<void> {
    await lockRoles(work);
    const role = await getOwnRole(work, which);
    if (!role.base) return;
    await updateRoleRow(work, role.id, { extends: null });
    announceRole(work, 'updated', { ...role, base: null });
  },
});
