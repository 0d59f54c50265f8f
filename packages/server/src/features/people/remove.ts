import { CLIENTS, command } from '../../chassis/command.ts';
import type { Work } from '../../platform/work.ts';
import { withdrawInvitation } from '../invitations/index.ts';
import { getMembership, getUserFor, isInvited, listMembershipsOf, type Membership, removeMembership } from '../memberships/index.ts';
import { deleteUser, getUser, type User } from '../users/index.ts';
import { peopleFaults } from './faults.ts';
import type { Member, PersonReference } from './person.ts';

export interface RemoveMember extends Member<PersonReference> {
  /** Delete the user, too, when this was their last membership. */
  readonly cascade: boolean;
}

/** Takes somebody out of an organization, or takes their invitation back. The user stays, even without any membership. */
export const removeMember = command({
  needs: 'organizations_users_remove',
  action: 'membership.deleted',
  within: (input: RemoveMember) => input.organizationId,

  async run(work, { organizationId, user: who, cascade }): Promise<void> {
    // Whether a person as a whole goes is not for one of their organizations to say.
    if (cascade && work.by.kind === 'member') throw peopleFaults.mayNotCascade();
    const user = await getUserFor(work, organizationId, who);
    await endMembership(work, user, await getMembership(work, organizationId, user.id));
    if (cascade && (await listMembershipsOf(work, user.id)).length === 0) await deleteUser(work, user);
  },
});

/** Ends everything: memberships, invitations, sessions, grants. The mailbox may be invited again as somebody new. */
export const deletePerson = command({
  needs: CLIENTS,
  action: 'user.deleted',

  async run(work, who: PersonReference): Promise<void> {
    const user = await getUser(work, who);
    for (const membership of await listMembershipsOf(work, user.id)) await endMembership(work, user, membership);
    await deleteUser(work, user);
  },
});

async function endMembership(work: Work, user: User, membership: Membership): Promise<void> {
  if (isInvited(membership) && (await withdrawInvitation(work, user, membership))) return;
  // Never invited, or they said yes between our look and now: then it is a member who goes.
  await removeMembership(work, user, isInvited(membership) ? await getMembership(work, membership.organization.id, user.id) : membership);
}
