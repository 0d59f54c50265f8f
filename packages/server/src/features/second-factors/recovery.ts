import { createHmac } from 'node:crypto';
import type { UserId } from '../../platform/ids.ts';
import type { Work } from '../../platform/work.ts';
import type { User } from '../users/index.ts';
import { tellByMail } from './mail.ts';
import { replaceRecoveryCodes } from './store.ts';

const HOW_MANY = 10;
const LENGTH = 12;
/** Without those that look alike: 0 and o, 1 and l and i, u and v. */
const LETTERS = '23456789abcdefghjkmnpqrstwxyz';

/** Made anew: the old ones stop working. Shown once, by whoever called; only their hashes stay. */
export async function makeRecoveryCodes(work: Work, userId: UserId): Promise<readonly string[]> {
  const codes = new Set<string>();
  while (codes.size < HOW_MANY) codes.add(newCode(work));
  await replaceRecoveryCodes(
    work,
    userId,
    [...codes].map((code) => hashOfRecoveryCode(work, userId, code)),
  );
  return [...codes];
}

/** The same for somebody who has used most of theirs, or lost the paper. */
export async function renewRecoveryCodes(work: Work, user: Pick<User, 'id' | 'email' | 'profile'>): Promise<readonly string[]> {
  const codes = await makeRecoveryCodes(work, user.id);
  tellByMail(work, user, 'recovery_codes_new');
  return codes;
}

/** "k7m4-p2xq-9tza": some 58 bits, which a few tries an hour do not find. */
function newCode(work: Work): string {
  const letters = Array.from({ length: LENGTH }, () => LETTERS[work.newNumber(LETTERS.length)]).join('');
  return (letters.match(/.{4}/g) ?? []).join('-');
}

/** Keyed, so that a stolen database tells none. However it is typed, with dashes or in capitals, it is the same code. */
export const hashOfRecoveryCode = (work: Work, userId: UserId, typed: string): string =>
  createHmac('sha256', work.sealer.derive('recovery-code'))
    .update(
      `${userId}:${typed
        .toLowerCase()
        .replace(/[^a-z0-9]/g, '')
        .slice(0, 64)}`,
    )
    .digest('hex');
