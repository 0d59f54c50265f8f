import type { Work } from '../../platform/work.ts';
import { lockUser } from './find.ts';
import { insertUser, insertUsers } from './store.ts';
import { EMPTY_PROFILE, type User, type UserFields, userData } from './user.ts';

export interface NewUser extends UserFields {
  readonly email: string;
  /** They have just shown that they read the mailbox. */
  readonly proven?: boolean;
  /** The caller says that it is theirs. */
  readonly asserted?: boolean;
}

/**
 * A new person. The unique index decides who of several comes first.
 * @returns undefined when somebody has this mailbox already
 */
export async function createUser(work: Work, wanted: NewUser): Promise<User | undefined> {
  const user = made(work, wanted);
  if (!(await insertUser(work, user))) return undefined;
  announceCreated(work, user);
  return user;
}

/**
 * The same for many, in one statement. Their mailboxes differ, and so do their external ids.
 * @returns one for each, undefined when somebody has the mailbox already
 */
export async function createUsers(work: Work, wanted: readonly NewUser[]): Promise<(User | undefined)[]> {
  const users = wanted.map((one) => made(work, one));
  const inserted = await insertUsers(
    work,
    // In one order, so that two who make the same people wait for each other and do not block each other.
    users.toSorted((a, b) => (a.email.toLowerCase() < b.email.toLowerCase() ? -1 : 1)),
  );
  return users.map((user) => {
    if (!inserted.has(user.id)) return undefined;
    announceCreated(work, user);
    return user;
  });
}

const made = (work: Work, { email, proven = false, asserted = false, ...fields }: NewUser): User => ({
  id: work.newId('usr'),
  email,
  emailProvenAt: proven ? work.now : null,
  emailAssertedAt: asserted ? work.now : null,
  externalId: fields.externalId || null,
  profile: { ...EMPTY_PROFILE, ...fields.profile },
  metadata: fields.metadata ?? {},
  lastLoginAt: null,
  createdAt: work.now,
  updatedAt: work.now,
});

const announceCreated = (work: Work, user: User): void =>
  work.announce({ type: 'user.created', object: 'User', subject: user.id, data: { user: userData(user) } });

/** The person with this mailbox, made now if there is none. One who was there keeps what they have. */
export async function findOrCreateUser(work: Work, user: NewUser): Promise<User> {
  return (await createUser(work, user)) ?? lockUser(work, { email: user.email });
}
