import type { UserId } from '../../platform/ids.ts';
import type { Work } from '../../platform/work.ts';
import { userFaults } from './faults.ts';
import { selectUser, type UserReference } from './store.ts';
import type { User } from './user.ts';

export const findUser = (work: Work, who: UserReference): Promise<User | undefined> => selectUser(work, who);

/** Whoever has this mailbox, however its capitals are written. */
export const findUserByEmail = (work: Work, email: string): Promise<User | undefined> => selectUser(work, { email });

export async function getUser(work: Work, who: UserId | UserReference): Promise<User> {
  const reference = typeof who === 'string' ? { id: who } : who;
  const user = await selectUser(work, reference);
  if (!user) throw noSuchUser(reference);
  return user;
}

/** The person, whom nobody else can change until this unit of work is done. */
export async function lockUser(work: Work, who: UserReference): Promise<User> {
  const user = await selectUser(work, who, { lock: true });
  if (!user) throw noSuchUser(who);
  return user;
}

export const noSuchUser = (who: UserReference) => userFaults.notFound({ user: Object.values(who).join() });
