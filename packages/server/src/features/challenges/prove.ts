import { testCodeFor } from '../../platform/environment.ts';
import type { ChallengeId } from '../../platform/ids.ts';
import { fingerprint, sameText } from '../../platform/seal.ts';
import type { Work } from '../../platform/work.ts';
import { noteStep } from '../auth-log/index.ts';
import { type Challenge, type ChallengeState, challengeState, REPEAT_SECONDS, triesLeft } from './challenge.ts';
import { hashOfCode, readCode } from './secrets.ts';
import { consume, selectChallenge, selectCodeHash, takeTry } from './store.ts';

/** Read it back, never thrown: a wrong try must stay counted, and throwing would undo the count. */
export type Proven =
  | { readonly proven: true; readonly challenge: Challenge }
  | { readonly proven: false; readonly why: 'wrong'; readonly challenge: Challenge; readonly triesLeft: number }
  | { readonly proven: false; readonly why: Exclude<ChallengeState, 'open'>; readonly challenge: Challenge }
  | { readonly proven: false; readonly why: 'unknown' };

/** The challenge this browser asked for. */
export const findChallenge = (work: Work, id: ChallengeId, browserSecret: string): Promise<Challenge | undefined> =>
  selectChallenge(work, { id, browser_hash: fingerprint(browserSecret) });

export async function proveByCode(work: Work, { id, browserSecret, code }: { id: ChallengeId; browserSecret: string; code: string }): Promise<Proven> {
  const given = hashOfCode(work, id, readCode(code));
  // Taking a try locks the row: whoever comes at the same moment waits here and then finds it used.
  const taken = await takeTry(work, id, fingerprint(browserSecret));
  if (!taken) {
    const challenge = await findChallenge(work, id, browserSecret);
    if (!challenge) return { proven: false, why: 'unknown' };
    return closed(work, challenge, sameText(given, (await selectCodeHash(work, id)) ?? ''));
  }
  if (!sameText(given, taken.codeHash)) {
    const left = triesLeft(taken.challenge);
    noteStep(work, taken.challenge.requestId, 'code_wrong', { details: { tries_left: String(left) } });
    return left > 0
      ? { proven: false, why: 'wrong', challenge: taken.challenge, triesLeft: left }
      : { proven: false, why: 'locked', challenge: taken.challenge };
  }
  return use(work, taken.challenge, testCodeFor(work.environment, taken.challenge.email) === readCode(code) ? 'test_code_right' : 'code_right');
}

/** The link, pressed on in the browser that asked. One opened elsewhere proves nothing there: see login/link. */
export async function proveByLink(work: Work, { token, browserSecret }: { token: string; browserSecret: string }): Promise<Proven> {
  const challenge = await selectChallenge(work, { link_hash: fingerprint(token), browser_hash: fingerprint(browserSecret) });
  if (!challenge) return { proven: false, why: 'unknown' };
  if (challengeState(challenge, work.now) !== 'open') return closed(work, challenge, true);
  return use(work, challenge, 'link_right');
}

async function use(work: Work, challenge: Challenge, step: 'code_right' | 'test_code_right' | 'link_right'): Promise<Proven> {
  const used = await consume(work, challenge.id);
  if (used) {
    noteStep(work, used.requestId, step);
    return { proven: true, challenge: used };
  }
  const now = await selectChallenge(work, { id: challenge.id });
  return now ? closed(work, now, true) : { proven: false, why: 'unknown' };
}

/**
 * Somebody who pressed twice sends the same proof twice, and their browser shows only the second
 * answer. Right after the first, from the same browser, it is the same answer.
 */
function closed(work: Work, challenge: Challenge, right: boolean): Proven {
  const justUsed = challenge.usedAt && work.now.getTime() - challenge.usedAt.getTime() <= REPEAT_SECONDS * 1000;
  if (right && justUsed) return { proven: true, challenge };
  const state = challengeState(challenge, work.now);
  noteStep(work, challenge.requestId, 'proof_too_late', { error: state === 'open' ? 'expired' : state });
  return { proven: false, why: state === 'open' ? 'expired' : state, challenge };
}
