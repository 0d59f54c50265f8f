import type { UserId } from '../../platform/ids.ts';
import type { Work } from '../../platform/work.ts';
import { forgetTries, type Patience, takeTry } from '../tries/index.ts';
import type { User } from '../users/index.ts';
import type { Enrolment } from './enrolment.ts';
import { tellByMail } from './mail.ts';
import { hashOfRecoveryCode, makeRecoveryCodes } from './recovery.ts';
import { insertAuthenticator, selectAuthenticator, takeStep, useRecoveryCode } from './store.ts';
import { stepOfCode } from './totp.ts';

/** Read it back, never thrown: a wrong try must stay counted, and throwing would undo the count. */
export type SecondProven =
  | { readonly proven: true }
  | { readonly proven: false; readonly why: 'wrong'; readonly triesLeft: number }
  | { readonly proven: false; readonly why: 'wait'; readonly waitSeconds: number }
  /** They have none. */
  | { readonly proven: false; readonly why: 'none' };

const PATIENCE: Patience = { free: 5, firstWaitSeconds: 60, longestWaitSeconds: 3600 };

/** Wrong ones of either kind count together, wherever they come from: whoever gets here has shown the first thing. */
export const subjectOf = (userId: UserId): string => `second-factor:${userId}`;

/** The six digits that somebody's app shows. Each is worth one use: of two who come with it at once, one is let through. */
export async function proveByAuthenticator(work: Work, userId: UserId, typed: string): Promise<SecondProven> {
  const authenticator = await selectAuthenticator(work, userId);
  if (!authenticator) return { proven: false, why: 'none' };
  return tried(work, userId, async () => {
    const step = stepOfCode({ secret: authenticator.secret, code: readDigits(typed), now: work.now, after: authenticator.lastStep });
    return step !== undefined && takeStep(work, userId, step);
  });
}

/** One of the codes they wrote down. It is crossed out, and they hear of it by mail. */
export async function proveByRecoveryCode(work: Work, user: Pick<User, 'id' | 'email' | 'profile'>, typed: string): Promise<SecondProven> {
  if (!(await selectAuthenticator(work, user.id))) return { proven: false, why: 'none' };
  const proven = await tried(work, user.id, () => useRecoveryCode(work, user.id, hashOfRecoveryCode(work, user.id, typed)));
  if (proven.proven) tellByMail(work, user, 'recovery_code_used');
  return proven;
}

async function tried(work: Work, userId: UserId, isRight: () => Promise<boolean>): Promise<SecondProven> {
  const subject = subjectOf(userId);
  const taken = await takeTry(work, subject, PATIENCE);
  if (!taken.taken) return { proven: false, why: 'wait', waitSeconds: taken.waitSeconds };
  if (!(await isRight())) {
    return taken.left > 0 ? { proven: false, why: 'wrong', triesLeft: taken.left } : { proven: false, why: 'wait', waitSeconds: PATIENCE.firstWaitSeconds };
  }
  await forgetTries(work, subject);
  return { proven: true };
}

export type Confirmed =
  | { readonly confirmed: true; readonly recoveryCodes: readonly string[] }
  | { readonly confirmed: false; readonly why: 'wrong' | 'has_one' };

/** The app shows the right code for the secret it was given: from here on it is asked for. */
export async function confirmAuthenticator(
  work: Work,
  user: Pick<User, 'id' | 'email' | 'profile'>,
  { secret }: Pick<Enrolment, 'secret'>,
  typed: string,
): Promise<Confirmed> {
  const step = stepOfCode({ secret, code: readDigits(typed), now: work.now, after: undefined });
  if (step === undefined) return { confirmed: false, why: 'wrong' };
  if (!(await insertAuthenticator(work, user.id, secret, step))) return { confirmed: false, why: 'has_one' };
  await forgetTries(work, subjectOf(user.id));
  tellByMail(work, user, 'added');
  return { confirmed: true, recoveryCodes: await makeRecoveryCodes(work, user.id) };
}

/** What people type and paste: "123 456", "123-456". */
const readDigits = (typed: string): string => typed.replace(/[\s-]/g, '').slice(0, 32);
