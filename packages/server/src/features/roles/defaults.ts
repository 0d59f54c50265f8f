import { CLIENTS, command } from '../../chassis/command.ts';
import type { OrganizationId } from '../../platform/ids.ts';
import type { Work } from '../../platform/work.ts';
import { announceRole } from './announce.ts';
import { demandOrganization, getRoleIn } from './find.ts';
import type { RoleReference, WholeRole } from './role.ts';
import { lockRoles, selectRoles, setDefault, setException } from './store.ts';

/** What people get when nobody says what. An environment may have no default of a kind. */
export interface DefaultRoles {
  readonly creator: WholeRole | undefined;
  readonly member: WholeRole | undefined;
}

/** Which roles of the environment they are. What is not named stays. */
export const changeDefaultRoles = command({
  needs: CLIENTS,
  action: 'role.defaults_updated',

  async run(work, { creator, member }: { readonly creator?: RoleReference; readonly member?: RoleReference }): Promise<DefaultRoles> {
    await lockRoles(work);
    if (creator !== undefined) await makeDefault(work, 'default_creator', creator);
    if (member !== undefined) await makeDefault(work, 'default_member', member);
    const roles = await selectRoles(work, null);
    return { creator: roles.find((role) => role.defaultCreator), member: roles.find((role) => role.defaultMember) };
  },
});

async function makeDefault(work: Work, kind: 'default_creator' | 'default_member', reference: RoleReference): Promise<void> {
  const role = await getRoleIn(work, { organizationId: null, role: reference });
  if (kind === 'default_creator' ? role.defaultCreator : role.defaultMember) return;
  await setDefault(work, kind, role.id);
  announceRole(work, 'updated', role);
}

/** What newcomers of one organization get, whatever the environment's default. */
export const changeOrganizationDefault = command({
  needs: CLIENTS,
  action: 'role.defaults_updated',

  async run(work, { organizationId, member }: { readonly organizationId: OrganizationId; readonly member: RoleReference }): Promise<WholeRole> {
    await lockRoles(work);
    // A role of the environment is found without asking whose organization it is for.
    await demandOrganization(work, organizationId);
    const role = await getRoleIn(work, { organizationId, role: member });
    await setException(work, organizationId, role.id);
    return { ...role, defaultMember: true };
  },
});
