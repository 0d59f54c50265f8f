/**
 * People as the published contract shows them: a user together with their memberships.
 *
 * This feature owns nothing of its own. It puts together what users, memberships and invitations own, answers the
 * calls of UserService, and decides what ending a membership means: for somebody who was only asked, taking the
 * invitation back. A caller who is a member sees memberships of their own organization and no other.
 */
export { addPerson, invitePerson } from './admit.ts';
export { changeMember, changePerson } from './change.ts';
export { getCurrentPerson } from './current.ts';
export type { Person, PersonReference } from './person.ts';
export { getPerson, listOrganizationPeople, listPeople } from './read.ts';
export { deletePerson, removeMember } from './remove.ts';
export { searchOrganizationPeople, searchPeople } from './search.ts';
