import { command } from '../../chassis/command.ts';
import type { Work } from '../../platform/work.ts';
import { type Admitted, addMember, inviteUser } from '../invitations/index.ts';
import { barePersonOf, type Person, withPermissions } from './person.ts';

/** What `run` takes beside its unit of work: the input, and what the world said. */
type Rest<C extends { readonly run: (work: Work, ...rest: never) => unknown }> = Parameters<C['run']> extends [Work, ...infer R] ? R : never;

/** CreateUserAndMembership: `inviteUser`, answered with the whole person. */
export const invitePerson = command({
  ...inviteUser,
  run: async (work, ...rest: Rest<typeof inviteUser>) => admitted(work, await inviteUser.run(work, ...rest)),
  complete: withPermissions,
});

/** CreateMembership: `addMember`, answered with the whole person. */
export const addPerson = command({
  ...addMember,
  run: async (work, ...rest: Rest<typeof addMember>) => admitted(work, await addMember.run(work, ...rest)),
  complete: withPermissions,
});

/** Of a new person everything is known; of one who was there, the other memberships are read. */
const admitted = async (work: Work, { user, membership, isNewUser }: Admitted): Promise<Person> =>
  isNewUser ? { user, memberships: [{ ...membership, permissions: [] }], identities: [] } : barePersonOf(work, user);
