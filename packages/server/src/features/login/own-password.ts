import { command, openTo } from '../../chassis/command.ts';
import type { InteractionId } from '../../platform/ids.ts';
import type { Work } from '../../platform/work.ts';
import { noteStep } from '../auth-log/index.ts';
import { findInteraction } from '../interactions/index.ts';
import { listMembershipsOf } from '../memberships/index.ts';
import { hashOf, setPassword, type Weakness, weaknessOf, wordsAbout } from '../passwords/index.ts';
import { countFactors } from '../second-factors/index.ts';
import { addProof } from '../sessions/index.ts';
import { findUser } from '../users/index.ts';
import { loginFaults } from './faults.ts';
import { owesFreshProof } from './fresh.ts';
import { sessionOf } from './session.ts';

export interface SetOwnPassword {
  readonly typed: string;
  readonly browserSecret: string;
  readonly sessionSecret?: string | undefined;
  readonly interactionId?: InteractionId | undefined;
}

export type PasswordSet =
  | { readonly outcome: 'set' }
  | { readonly outcome: 'weak'; readonly why: Weakness }
  /** Something has to be shown once more, before. */
  | { readonly outcome: 'stale'; readonly owes: 'first' | 'second' }
  | { readonly outcome: 'signed_out' };

/** Whose browser this is, and what they still have to show before their password is changed. */
async function changer(work: Work, sessionSecret: string | undefined) {
  const session = await sessionOf(work, sessionSecret);
  const user = session && (await findUser(work, { id: session.userId }));
  if (!session || !user) return undefined;
  const owes = owesFreshProof(session, { now: work.now, factors: await countFactors(work, user.id), forPassword: true });
  return { session, user, owes };
}

/** Whoever showed just now that they are it says what their password is from here on. */
export const setOwnPassword = command<SetOwnPassword, PasswordSet, { readonly weak: Weakness } | { readonly hash: string } | undefined>({
  needs: openTo(
    'Only for whoever is signed in on this browser, and has proven it anew within minutes: by mail, and by their second factor where they have one.',
  ),
  action: 'password.set',

  async prepare(_outside, { typed, sessionSecret }, { environment }, read) {
    if (!environment.methods.password) throw loginFaults.passwordsOff();
    const words = await read(async (work) => {
      const who = await changer(work, sessionSecret);
      if (!who || who.owes) return undefined;
      const places = await listMembershipsOf(work, who.user.id);
      return wordsAbout(
        work,
        who.user,
        places.map(({ organization }) => organization.displayName),
      );
    });
    if (!words) return undefined;
    const weak = await weaknessOf(typed, words);
    return weak ? { weak } : { hash: await hashOf(typed) };
  },

  async run(work, { browserSecret, sessionSecret, interactionId }, made) {
    const who = await changer(work, sessionSecret);
    if (!who) return { outcome: 'signed_out' };
    if (who.owes) return { outcome: 'stale', owes: who.owes };
    if (!made) return { outcome: 'stale', owes: 'first' };
    if ('weak' in made) return { outcome: 'weak', why: made.weak };
    await setPassword(work, who.user, { hash: made.hash, kept: who.session.id });
    await addProof(work, who.session, 'password');
    const waiting = interactionId && (await findInteraction(work, interactionId, browserSecret));
    noteStep(work, waiting?.id, 'password_set', { userId: who.user.id });
    return { outcome: 'set' };
  },
});
