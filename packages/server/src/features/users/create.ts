import type { Work } from '../../platform/work.ts';
import { lockUser } from './find.ts';
import { insertUser } from './store.ts';
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
export async function createUser(work: Work, { email, proven = false, asserted = false, ...fields }: NewUser): Promise<User | undefined> {
  const user: User = {
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
  };
  if (!(await insertUser(work, user))) return undefined;
  work.announce({ type: 'user.created', object: 'User', subject: user.id, data: { user: userData(user) } });
  return user;
}

/** The person with this mailbox, made now if there is none. One who was there keeps what they have. */
export async function findOrCreateUser(work: Work, user: NewUser): Promise<User> {
  return (await createUser(work, user)) ?? lockUser(work, { email: user.email });
}
