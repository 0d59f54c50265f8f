import { command, demandSelf, SIGNED_IN } from '../../chassis/command.ts';
import { invalidFields } from '../../platform/fault.ts';
import { changeMembership, getUserFor, type MembershipFields } from '../memberships/index.ts';
import { changeUser, getUser, type UserFields } from '../users/index.ts';
import { peopleFaults } from './faults.ts';
import { barePersonOf, idOf, type Member, type Person, type PersonReference, withPermissions } from './person.ts';

interface Change {
  readonly user: PersonReference;
  readonly fields: UserFields;
  /** Theirs as the caller has it, where it came along with the rest. */
  readonly email?: string | undefined;
}

/**
 * Other names, another external id, other metadata. The e-mail address is not among them: it never changes, and whoever
 * sends another is told so. Somebody signed in may say what they are called and look like; what the app keeps about them
 * is not theirs to say.
 */
export const changePerson = command({
  needs: SIGNED_IN,
  action: 'user.updated',

  async run(work, { user, fields, email }: Change): Promise<Person> {
    demandSelf(work.by, idOf(user));
    if (work.by.kind === 'member') demandOwn(fields);
    const { id, email: theirs } = await getUser(work, user);
    if (email !== undefined) demandSame(email, theirs);
    return barePersonOf(work, await changeUser(work, id, fields));
  },

  complete: withPermissions,
});

/** What a person may say of themselves. */
const OWN = new Set(['givenName', 'familyName', 'name', 'picture', 'phoneNumber', 'locale', 'gender']);

function demandOwn({ profile = {}, ...kept }: UserFields): void {
  const refused = [...Object.keys(kept), ...Object.keys(profile).filter((name) => !OWN.has(name))];
  if (refused.length > 0) throw peopleFaults.keptByTheApp();
}

function demandSame(given: string, theirs: string): void {
  if (given.toLowerCase() === theirs.toLowerCase()) return;
  const description = 'the e-mail of a user never changes: leave it out, or create another user with the new address';
  throw invalidFields([{ field: 'user.email', description, constraint: 'immutable' }]);
}

/** Other roles or other metadata in one organization. */
export const changeMember = command({
  needs: 'organizations_users_role_update',
  action: 'membership.updated',
  within: (input: Member<PersonReference> & { readonly fields: MembershipFields }) => input.organizationId,

  async run(work, { organizationId, user: who, fields }): Promise<Person> {
    const user = await getUserFor(work, organizationId, who);
    await changeMembership(work, user, organizationId, fields);
    return barePersonOf(work, user);
  },

  complete: withPermissions,
});
