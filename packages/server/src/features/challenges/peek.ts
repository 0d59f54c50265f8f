import { fingerprint } from '../../platform/seal.ts';
import type { Work } from '../../platform/work.ts';
import { type Challenge, type ChallengeState, challengeState } from './challenge.ts';
import { selectChallenge } from './store.ts';

export type Linked =
  | { readonly known: true; readonly sameBrowser: true; readonly state: ChallengeState; readonly challenge: Challenge }
  /** Somebody else's browser learns only whether the link still lives. */
  | { readonly known: true; readonly sameBrowser: false; readonly state: ChallengeState }
  | { readonly known: false };

/** What a link from a mail would do, changing nothing: mail scanners open links. */
export async function peekLink(work: Work, token: string, browserSecret: string | undefined): Promise<Linked> {
  const link_hash = fingerprint(token);
  const mine = browserSecret && (await selectChallenge(work, { link_hash, browser_hash: fingerprint(browserSecret) }));
  if (mine) return { known: true, sameBrowser: true, state: challengeState(mine, work.now), challenge: mine };
  const other = await selectChallenge(work, { link_hash });
  return other ? { known: true, sameBrowser: false, state: challengeState(other, work.now) } : { known: false };
}
