import { command, openTo } from '../../chassis/command.ts';
import type { ChallengeId, InteractionId } from '../../platform/ids.ts';
import { type Challenge, resendChallenge, sendChallenge } from '../challenges/index.ts';
import { findInteraction } from '../interactions/index.ts';
import { unwelcome } from '../users/index.ts';
import { loginFaults } from './faults.ts';

export interface AskForCode {
  readonly email: string;
  readonly browserSecret: string;
  readonly interactionId?: InteractionId | undefined;
  /** Set: they came by the sign-up page, and this is what they wrote there. */
  readonly profile?: { readonly givenName: string; readonly familyName: string } | undefined;
  /** What else than signing in the proof is for. */
  readonly purpose?: 'account' | 'password';
}

/**
 * Mails a code to whatever address was typed. Whether somebody has it is not looked up before the
 * mailbox is proven: the page, the mail and the time they take are the same for everybody.
 */
export const askForCode = command({
  needs: openTo('A mail goes to the address that was typed, two a minute at most; nothing about the address is told.'),

  async run(work, { email, browserSecret, interactionId, profile, purpose }: AskForCode): Promise<ChallengeId> {
    if (profile && !work.environment.signUp) throw loginFaults.signUpOff();
    const refusal = profile && unwelcome(work.environment, email);
    if (refusal) throw refusal;
    const waiting = interactionId && (await findInteraction(work, interactionId, browserSecret));
    return sendChallenge(work, {
      email,
      purpose: profile ? 'sign_up' : (purpose ?? 'sign_in'),
      browserSecret,
      interactionId: waiting?.id,
      profile: profile ? { given_name: profile.givenName, family_name: profile.familyName } : {},
    });
  },
});

export const resendCode = command({
  needs: openTo('Only the browser that asked for the first code can ask for another, within the same limits.'),

  run: (work, { challengeId, browserSecret }: { readonly challengeId: ChallengeId; readonly browserSecret: string }): Promise<Challenge> =>
    resendChallenge(work, challengeId, browserSecret),
});
