/**
 * A membership is a person's place in one organization: whether they are in, and the roles they have there.
 *
 * This feature owns the place and its roles, and closes what was opened through it when it ends. How somebody
 * is asked to join, and their answer, is an invitation that hangs on a pending membership; removing one of those
 * goes through invitations, so that the link learns of it.
 */
export { addActiveMembership } from './add.ts';
export { callsFor, callsOf } from './calls.ts';
export { activateMembership, changeMembership, giveRoles, type MembershipFields, takeRole } from './change.ts';
export { deactivateMembership, reactivateMembership } from './deactivate.ts';
export { announceMembership, type MembershipEvent } from './events.ts';
export { membershipFaults } from './faults.ts';
export { findMembership, getMembership, getUserAndMemberships, getUserFor, listMembershipsOf, listMembershipsOfAll } from './find.ts';
export { demandMayHandle } from './grant.ts';
export { isInvited, type Membership, type MembershipStatus, type ProvisioningMethod, statusOf } from './membership.ts';
export { isStrong, sees } from './policy.ts';
export { type Leaving, removeMembership, removeMemberships } from './remove.ts';
export { demandSeats, freeSeats, getSeats, isLackOfSeats } from './seats.ts';
export {
  administratorsOf,
  insertMembership,
  insertMemberships,
  listAdministrators,
  listHolders,
  type MembershipRows,
  membershipInsert,
  type NewMembership,
  type Place as MembershipJson,
  pageOfMembers as listMembers,
  places as membershipsAsJson,
  replaceRoles,
  selectWhoIsIn as whoIsIn,
  toMembership as membershipOfJson,
  updateMembershipRow,
} from './store.ts';
