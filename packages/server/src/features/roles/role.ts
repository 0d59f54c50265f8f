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

/** All there is to say of a role, but for what it allows. */
export interface WholeRole extends Role {
  readonly description: string;
  /** The role it extends: it allows all that one does, too. */
  readonly base: { readonly id: RoleId; readonly name: string } | null;
  /** How many extend it directly. */
  readonly dependents: number;
}

/** Where a role lives: in one organization, or (`null`) in the environment. */
export interface RoleHome {
  readonly organizationId: OrganizationId | null;
}

/** How webhooks and the audit log tell of it. */
export const roleData = ({ id, name, displayName, description, base }: Omit<WholeRole, 'dependents'>) => ({
  id,
  name,
  display_name: displayName,
  description,
  extends: base?.name ?? null,
});

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
