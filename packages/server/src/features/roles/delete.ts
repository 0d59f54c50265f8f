import { CLIENTS, command } from '../../chassis/command.ts';
import type { Work } from '../../platform/work.ts';
import { announceRole } from './announce.ts';
import { roleFaults } from './faults.ts';
import { getOwnRole, type WhichRole } from './find.ts';
import type { RoleReference, WholeRole } from './role.ts';
import {
  deleteRoleRow,
  hasHolders,
  lockRole,
  lockRoles,
  moveDependents,
  moveExceptions,
  moveHolders,
  selectDependents,
  selectLineage,
  selectRole,
  setDefault,
} from './store.ts';

export interface DeleteRole extends WhichRole {
  /** The role that takes its place with everybody who has it and everything that builds on it. */
  readonly replacement?: RoleReference;
}

/** Deletes a role that nothing hangs on, or lets another one take its place first. */
export const deleteRole = command({
  needs: CLIENTS,
  action: 'role.deleted',

  async run(work, { replacement: reference, ...which }: DeleteRole): Promise<void> {
    await lockRoles(work);
    const role = await getOwnRole(work, which);
    await lockRole(work, role.id);

    if (reference === undefined) await demandUnused(work, role);
    const replacement = reference === undefined ? undefined : await replacementOf(work, role, reference);
    if (replacement) {
      await moveHolders(work, role.id, replacement.id);
      await moveDependents(work, role.id, replacement.id);
      await moveExceptions(work, role.id, replacement.id);
    }
    await deleteRoleRow(work, role.id);
    if (replacement && role.organizationId === null) {
      if (role.defaultCreator) await setDefault(work, 'default_creator', replacement.id);
      if (role.defaultMember) await setDefault(work, 'default_member', replacement.id);
    }
    announceRole(work, 'deleted', role);
  },
});

/** Where it is the default of an organization, newcomers get the environment's default again; the environment has no other to fall back on. */
async function demandUnused(work: Work, role: WholeRole): Promise<void> {
  if (await hasHolders(work, role.id)) throw roleFaults.assigned({ role: role.name });
  const dependents = await selectDependents(work, role.id);
  if (dependents.length > 0) throw roleFaults.extended({ role: role.name, count: dependents.length });
  if (role.organizationId === null && (role.defaultCreator || role.defaultMember)) throw roleFaults.isDefault({ role: role.name });
}

async function replacementOf(work: Work, role: WholeRole, reference: RoleReference): Promise<WholeRole> {
  const replacement = await selectRole(work, role.organizationId, reference);
  if (!replacement) throw roleFaults.unknownReplacement({ replacement: reference });
  if (replacement.id === role.id) throw roleFaults.replacesItself({ role: role.name });
  // One that extends it directly takes its place in the line. One further down would end up below what extends it now.
  const line = await selectLineage(work, replacement.id);
  if (line.indexOf(role.id) > 1) throw roleFaults.replacementExtends({ role: role.name, replacement: replacement.name });
  return replacement;
}
