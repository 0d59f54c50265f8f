/**
 * Users are people: one per mailbox and environment, however many organizations they belong to.
 *
 * This feature owns who they are (mailbox, profile, the app's own id for them) and what is known about their
 * mailbox: proven by them, or asserted by somebody. Where they belong is a membership; whether a browser is
 * theirs is a session. Nothing here has a permission: people, invitations and login ask on a caller's behalf.
 */
export { changeUser, deleteUser, fillUser, markAsserted, markProven, recordLogin } from './change.ts';
export { createUser, createUsers, findOrCreateUser, type NewUser } from './create.ts';
export { isEmail, parseEmail, unwelcome } from './email.ts';
export { userFaults } from './faults.ts';
export { findUser, findUserByEmail, getUser, lockUser, noSuchUser } from './find.ts';
export {
  isUser,
  lockUsersByEmail,
  pageOfFound as searchUsers,
  pageOfUsers as listUsers,
  selectTakenExternalIds as takenExternalIds,
  selectUsers as listUsersById,
  type UserJson,
  type UserReference,
  type UserSearch,
  userOfJson,
} from './store.ts';
export { EMPTY_PROFILE, emailVerified, fullName, type Profile, profileId, type User, type UserFields, userData, whatFills } from './user.ts';
