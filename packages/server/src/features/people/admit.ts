import { command } from '../../chassis/command.ts';
import type { Work } from '../../platform/work.ts';
import { type Admitted, addMember, inviteUser } from '../invitations/index.ts';
import { barePersonOf, type Person, withPermissions } from './person.ts';

/** CreateUserAndMembership: `inviteUser`, answered with the whole person. */
export const invitePerson = command({
  ...inviteUser,
  run: async (work, input: Parameters<typeof inviteUser.run>[1]) => admitted(work, await inviteUser.run(work, input)),
  complete: withPermissions,
});

/** CreateMembership: `addMember`, answered with the whole person. */
export const addPerson = command({
  ...addMember,
  run: async (work, input: Parameters<typeof addMember.run>[1]) => admitted(work, await addMember.run(work, input)),
  complete: withPermissions,
});

/** Of a new person everything is known; of one who was there, the other memberships are read. */
const admitted = async (work: Work, { user, membership, isNewUser }: Admitted): Promise<Person> =>
  isNewUser ? { user, memberships: [{ ...membership, permissions: [] }], identities: [] } : barePersonOf(work, user);
