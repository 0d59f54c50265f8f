import { CLIENTS, command } from '../../chassis/command.ts';
import { changeMembership, type MembershipFields } from '../memberships/index.ts';
import { changeUser, getUser, type UserFields } from '../users/index.ts';
import { barePersonOf, type Member, type Person, type PersonReference, withPermissions } from './person.ts';

/** Other names, another external id, other metadata. The e-mail address is not among them: it never changes. */
export const changePerson = command({
  needs: CLIENTS,

  async run(work, { user, fields }: { readonly user: PersonReference; readonly fields: UserFields }): Promise<Person> {
    const { id } = await getUser(work, user);
    return barePersonOf(work, await changeUser(work, id, fields));
  },

  complete: withPermissions,
});

/** Other roles or other metadata in one organization. */
export const changeMember = command({
  needs: 'organizations_users_role_update',
  within: (input: Member<PersonReference> & { readonly fields: MembershipFields }) => input.organizationId,

  async run(work, { organizationId, user: who, fields }): Promise<Person> {
    const user = await getUser(work, who);
    await changeMembership(work, user, organizationId, fields);
    return barePersonOf(work, user);
  },

  complete: withPermissions,
});
