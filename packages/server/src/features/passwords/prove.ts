import type { Read } from '../../chassis/command.ts';
import { networkOf } from '../../platform/network.ts';
import type { Work } from '../../platform/work.ts';
import { forgetTries, lookAtTries, type Patience, takeTry } from '../tries/index.ts';
import { findUserByEmail, type User } from '../users/index.ts';
import { type Hasher, hasher, isCurrent, NOBODYS_HASH } from './hash.ts';
import { LONGEST, normalized } from './rules.ts';
import { replaceHash, selectPassword } from './store.ts';

/** What hashing found, outside of any transaction. */
export interface PasswordLook {
  /** The hash that was compared with; `undefined`: nobody has this address, or they have no password. */
  readonly against: string | undefined;
  readonly right: boolean;
  /** Made anew, where the parameters have changed since. */
  readonly renewed?: string;
}

/** Read it back, never thrown: a wrong try must stay counted, and throwing would undo the count. */
export type PasswordProven =
  | { readonly proven: true; readonly user: User }
  | { readonly proven: false; readonly why: 'wrong'; readonly triesLeft: number }
  | { readonly proven: false; readonly why: 'wait'; readonly waitSeconds: number };

/** From one network, for one address. */
const NEAR: Patience = { free: 5, firstWaitSeconds: 60, longestWaitSeconds: 3600 };
/** From everywhere, for one address. A stranger can make the owner wait for the password; every other way in stays open to them. */
const FAR: Patience = { free: 50, firstWaitSeconds: 300, longestWaitSeconds: 3600 };

const subjects = (work: Work, email: string) => {
  const far = `password:${email.toLowerCase()}`;
  return { near: `${far}:${networkOf(work.from?.ip ?? '')}`, far };
};

/**
 * Compares, before the transaction: hashing takes time and must hold nothing meanwhile. Whether somebody has this address
 * or a password makes no difference: one hash is compared in every case.
 */
export async function lookAtPassword(
  read: Read,
  { email, typed }: { readonly email: string; readonly typed: string },
  by: Hasher = hasher,
): Promise<PasswordLook> {
  const known = await read(async (work) => {
    const { near, far } = subjects(work, email);
    const waits = (await lookAtTries(work, near)) > 0 || (await lookAtTries(work, far)) > 0;
    const user = await findUserByEmail(work, email);
    return { waits, hash: user && (await selectPassword(work, user.id))?.hash };
  });
  // Whoever has to wait is told so whatever they typed.
  if (known.waits) return { against: known.hash, right: false };
  // Nobody has one that is longer, and a megabyte is not hashed.
  const password = normalized(typed.slice(0, 4 * LONGEST));
  const right = (await by.verify(known.hash ?? NOBODYS_HASH, password)) && known.hash !== undefined;
  const renewed = right && known.hash !== undefined && !isCurrent(known.hash) ? await by.hash(password) : undefined;
  return { against: known.hash, right, ...(renewed ? { renewed } : {}) };
}

/** Counts the try, and says what came of it. */
export async function provePassword(work: Work, email: string, look: PasswordLook): Promise<PasswordProven> {
  const { near, far } = subjects(work, email);
  const here = await takeTry(work, near, NEAR);
  if (!here.taken) return { proven: false, why: 'wait', waitSeconds: here.waitSeconds };
  const everywhere = await takeTry(work, far, FAR);
  if (!everywhere.taken) return { proven: false, why: 'wait', waitSeconds: everywhere.waitSeconds };
  const user = look.right ? await findUserByEmail(work, email) : undefined;
  // Changed since it was compared: the old one is worth nothing.
  if (!user || (await selectPassword(work, user.id))?.hash !== look.against) {
    return here.left > 0 ? { proven: false, why: 'wrong', triesLeft: here.left } : { proven: false, why: 'wait', waitSeconds: NEAR.firstWaitSeconds };
  }
  await forgetTries(work, near);
  await forgetTries(work, far);
  if (look.renewed && look.against) await replaceHash(work, user.id, look.against, look.renewed);
  return { proven: true, user };
}
