import { command, openTo } from '../../chassis/command.ts';
import type { InteractionId } from '../../platform/ids.ts';
import { noteStep } from '../auth-log/index.ts';
import { findInteraction } from '../interactions/index.ts';
import { lookAtPassword, type PasswordLook, type PasswordProven, provePassword } from '../passwords/index.ts';
import { loginFaults } from './faults.ts';
import { type SignedIn, sessionOf, signIn } from './session.ts';

export type PasswordOutcome = ({ readonly outcome: 'signed_in' } & SignedIn) | ({ readonly outcome: 'refused' } & Extract<PasswordProven, { proven: false }>);

export interface ShowPassword {
  readonly email: string;
  readonly typed: string;
  readonly browserSecret: string;
  readonly sessionSecret?: string | undefined;
  readonly interactionId: InteractionId;
}

/** An address and its password sign their person in. That they read its mail is not shown by it. */
export const signInByPassword = command<ShowPassword, PasswordOutcome, PasswordLook>({
  needs: openTo('The password is the proof: few tries for an address and a network, and whether the address is known is not told.'),
  countsTries: true,

  prepare(_outside, asked, { environment }, read) {
    if (!environment.methods.password) throw loginFaults.passwordsOff();
    return lookAtPassword(read, asked);
  },

  async run(work, { email, browserSecret, sessionSecret, interactionId }, look) {
    const waiting = await findInteraction(work, interactionId, browserSecret);
    const proven = await provePassword(work, email, look);
    if (!proven.proven) {
      const details = proven.why === 'wrong' ? { tries_left: String(proven.triesLeft) } : { wait_seconds: String(proven.waitSeconds) };
      noteStep(work, waiting?.id, 'password_wrong', { email, error: proven.why, details });
      return { outcome: 'refused', ...proven };
    }
    const { user } = proven;
    const signed = await signIn(work, user, 'password', await sessionOf(work, sessionSecret));
    noteStep(work, waiting?.id, 'password_right', { userId: user.id, email: user.email });
    noteStep(work, waiting?.id, 'session_started', { userId: user.id, sessionId: signed.session.id, details: { proof: 'password' } });
    return { outcome: 'signed_in', ...signed };
  },
});
