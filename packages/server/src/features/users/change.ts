import type { UserId } from '../../platform/ids.ts';
import type { Work } from '../../platform/work.ts';
import { noSuchUser } from './find.ts';
import { deleteUserRow, setAsserted, setLastLogin, setProven, updateUser } from './store.ts';
import { type User, type UserFields, userData, whatFills } from './user.ts';

/** Writes what is named and leaves the rest. A mailbox is no field: it never changes. */
export async function changeUser(work: Work, id: UserId, fields: UserFields): Promise<User> {
  const user = await updateUser(work, id, fields);
  if (!user) throw noSuchUser({ id });
  announceUpdate(work, user);
  return user;
}

/**
 * Writes only what is still empty.
 * @param user as `lockUser` read it, so that nobody fills the same field at the same time
 */
export async function fillUser(work: Work, user: User, fields: UserFields): Promise<User> {
  const filling = whatFills(user, fields);
  return Object.keys(filling).length === 0 ? user : changeUser(work, user.id, filling);
}

/** They have just shown that they read their mailbox. */
export async function markProven(work: Work, id: UserId): Promise<void> {
  const user = await setProven(work, id);
  // Who was asserted before was reported as verified before: nothing changed that anybody was told.
  if (user && user.emailAssertedAt === null) announceUpdate(work, user);
}

/** Somebody with access to the API says that this mailbox is theirs. */
export async function markAsserted(work: Work, user: User): Promise<User> {
  const asserted = await setAsserted(work, user.id);
  if (asserted && asserted.emailProvenAt === null) announceUpdate(work, asserted);
  return asserted ?? user;
}

/** They have just signed in. */
export const recordLogin = (work: Work, id: UserId): Promise<void> => setLastLogin(work, id);

/** Removes the person and, with them, their memberships, invitations, sessions and grants. */
export async function deleteUser(work: Work, user: User): Promise<void> {
  if (!(await deleteUserRow(work, user.id))) throw noSuchUser({ id: user.id });
  work.announce({ type: 'user.deleted', object: 'User', subject: user.id, data: { user: userData(user) } });
}

const announceUpdate = (work: Work, user: User): void =>
  work.announce({ type: 'user.updated', object: 'User', subject: user.id, data: { user: userData(user) } });
