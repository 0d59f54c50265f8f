import { command, openTo } from '../../chassis/command.ts';
import type { InteractionId } from '../../platform/ids.ts';
import { noteStep } from '../auth-log/index.ts';
import { findInteraction } from '../interactions/index.ts';
import { type ProofRefusal, provePasskey } from '../passkeys/index.ts';
import { getUser, type User } from '../users/index.ts';
import { type SignedIn, sessionOf, signIn } from './session.ts';

export type PasskeyOutcome = ({ readonly outcome: 'signed_in'; readonly user: User } & SignedIn) | { readonly outcome: ProofRefusal };

export interface ShowPasskey {
  /** What the challenge was made for: the browser, or the session of a ceremony elsewhere. */
  readonly whose: string;
  /** The browser's answer, as JSON. */
  readonly given: unknown;
  readonly browserSecret?: string | undefined;
  readonly sessionSecret?: string | undefined;
  readonly interactionId?: InteractionId | undefined;
}

/** A passkey signs its person in. That they read their mail is not shown by it. */
export const signInByPasskey = command({
  needs: openTo('The passkey is the proof: made for this site, unlocked by its person, over a challenge that is good once.'),
  // What is noticed about a passkey has to stay written.
  countsTries: true,

  async run(work, { whose, given, browserSecret, sessionSecret, interactionId }: ShowPasskey): Promise<PasskeyOutcome> {
    const waiting = interactionId && browserSecret ? await findInteraction(work, interactionId, browserSecret) : undefined;
    const shown = await provePasskey(work, { whose, given });
    if (!shown.proven) {
      noteStep(work, waiting?.id, 'passkey_refused', { error: shown.why, ...(shown.userId ? { userId: shown.userId } : {}) });
      return { outcome: shown.why };
    }
    const user = await getUser(work, shown.passkey.userId);
    const signed = await signIn(work, user, 'passkey', await sessionOf(work, sessionSecret));
    noteStep(work, waiting?.id, 'passkey_right', { userId: user.id, email: user.email, details: { passkey: shown.passkey.id } });
    noteStep(work, waiting?.id, 'session_started', { userId: user.id, sessionId: signed.session.id, details: { proof: 'passkey' } });
    return { outcome: 'signed_in', user, ...signed };
  },
});
