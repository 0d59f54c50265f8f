import type { OrganizationId, RoleId } from '../../platform/ids.ts';
import { roleFaults } from './faults.ts';

/** A named set of permissions. It belongs to the environment, or to one organization alone. */
export interface Role {
  readonly id: RoleId;
  /** `null`: every organization of the environment has it. */
  readonly organizationId: OrganizationId | null;
  readonly name: string;
  readonly displayName: string;
  /** Who makes an organization gets it. */
  readonly defaultCreator: boolean;
  /** Who joins without being given a role gets it. */
  readonly defaultMember: boolean;
}

/** A role as callers name it: by its id or by its name. */
export type RoleReference = string;

/**
 * The roles that `references` name, in that order and each once; without any, the default one.
 * An organization's own role wins over one of the environment that has the same name.
 * @param candidates what `roleCandidates` found
 */
export function chooseRoles(
  candidates: readonly Role[],
  references: readonly RoleReference[],
  whenNone: 'defaultMember' | 'defaultCreator' = 'defaultMember',
): Role[] {
  const ownFirst = [...candidates].sort((a, b) => Number(a.organizationId === null) - Number(b.organizationId === null));
  if (references.length === 0) return ownFirst.filter((role) => role[whenNone]).slice(0, 1);

  const chosen = references.map((reference) => {
    const role = ownFirst.find(({ id, name }) => id === reference || name === reference);
    if (!role) throw roleFaults.unknown({ role: reference.slice(0, 100) });
    return role;
  });
  return [...new Map(chosen.map((role) => [role.id, role])).values()];
}
