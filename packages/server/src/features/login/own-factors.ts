import { command, openTo } from '../../chassis/command.ts';
import type { InteractionId } from '../../platform/ids.ts';
import type { Work } from '../../platform/work.ts';
import { noteStep } from '../auth-log/index.ts';
import { findInteraction } from '../interactions/index.ts';
import { type PasswordState, passwordOf } from '../passwords/index.ts';
import {
  confirmAuthenticator,
  countFactors,
  type Enrolment,
  newEnrolment,
  proveByAuthenticator,
  proveByRecoveryCode,
  readEnrolment,
  removeFactor,
  renewRecoveryCodes,
  type SecondFactorState,
  type SecondProven,
  secondFactorOf,
} from '../second-factors/index.ts';
import { addProof, type Session } from '../sessions/index.ts';
import { findUser, type User } from '../users/index.ts';
import { owesFreshProof } from './fresh.ts';
import { sessionOf } from './session.ts';

interface AtBrowser {
  readonly browserSecret: string;
  readonly sessionSecret?: string | undefined;
  readonly interactionId?: InteractionId | undefined;
}

/** Something has to be shown once more, before; or nobody is signed in here. */
export type NotYet = { readonly outcome: 'stale'; readonly owes: 'first' | 'second' } | { readonly outcome: 'signed_out' };

export interface Person {
  readonly session: Session;
  readonly user: User;
  readonly factors: number;
  readonly owes: 'first' | 'second' | undefined;
}

async function personAt(work: Work, sessionSecret: string | undefined): Promise<Person | undefined> {
  const session = await sessionOf(work, sessionSecret);
  const user = session && (await findUser(work, { id: session.userId }));
  if (!session || !user) return undefined;
  const factors = await countFactors(work, user.id);
  return { session, user, factors, owes: owesFreshProof(session, { now: work.now, factors }) };
}

/** Who is there, and what they sign in with. */
export const lookAtOwn = command({
  needs: openTo('Only for whoever is signed in on this browser, about themselves; what changes anything asks for a proof given within minutes.'),
  reads: true,

  async run(work, { sessionSecret }: AtBrowser): Promise<(Person & { readonly password: PasswordState; readonly second: SecondFactorState }) | undefined> {
    const person = await personAt(work, sessionSecret);
    return person && { ...person, password: await passwordOf(work, person.user.id), second: await secondFactorOf(work, person.user.id) };
  },
});

/** A secret for a new app, for a page to show: nothing is set up by looking. */
export const beginOwnAuthenticator = command({
  needs: openTo('Only for whoever is signed in on this browser, about themselves; what changes anything asks for a proof given within minutes.'),
  reads: true,

  async run(
    work,
    { sessionSecret }: AtBrowser,
  ): Promise<NotYet | { readonly outcome: 'has_one' } | { readonly outcome: 'shown'; readonly enrolment: Enrolment }> {
    const person = await personAt(work, sessionSecret);
    if (!person) return { outcome: 'signed_out' };
    if (person.factors > 0) return { outcome: 'has_one' };
    if (person.owes) return { outcome: 'stale', owes: person.owes };
    return { outcome: 'shown', enrolment: newEnrolment(work, { user: person.user, sessionId: person.session.id }) };
  },
});

export type AuthenticatorSetUp =
  | NotYet
  | { readonly outcome: 'has_one' | 'old' }
  | { readonly outcome: 'wrong'; readonly enrolment: Enrolment }
  | { readonly outcome: 'set_up'; readonly recoveryCodes: readonly string[] };

/** The app shows the right code for what the page showed it: it is the second factor from here on, and was just shown. */
export const setUpOwnAuthenticator = command({
  needs: openTo('Only for whoever is signed in on this browser, about themselves; what changes anything asks for a proof given within minutes.'),
  action: 'second_factor.set_up',

  async run(work, { sealed, code, ...at }: AtBrowser & { readonly sealed: string; readonly code: string }): Promise<AuthenticatorSetUp> {
    const person = await personAt(work, at.sessionSecret);
    if (!person) return { outcome: 'signed_out' };
    if (person.factors > 0) return { outcome: 'has_one' };
    if (person.owes) return { outcome: 'stale', owes: person.owes };
    const { user, session } = person;
    const enrolment = readEnrolment(work, { user, sessionId: session.id }, sealed);
    if (!enrolment) return { outcome: 'old' };
    const done = await confirmAuthenticator(work, user, enrolment, code);
    if (!done.confirmed) return done.why === 'wrong' ? { outcome: 'wrong', enrolment } : { outcome: 'has_one' };
    await addProof(work, session, 'totp');
    noteStep(work, await waitingAt(work, at), 'second_factor_added', { userId: user.id });
    return { outcome: 'set_up', recoveryCodes: done.recoveryCodes };
  },
});

/** What they have set up is asked for, and this is what they typed. */
export const showSecondFactor = command({
  needs: openTo('Only for whoever is signed in on this browser, about themselves; few tries, each counted before it is looked at.'),
  countsTries: true,

  async run(
    work,
    { code, by, ...at }: AtBrowser & { readonly code: string; readonly by: 'app' | 'recovery' },
  ): Promise<SecondProven | { readonly proven: false; readonly why: 'signed_out' }> {
    const person = await personAt(work, at.sessionSecret);
    if (!person) return { proven: false, why: 'signed_out' };
    const { user, session } = person;
    const request = await waitingAt(work, at);
    const proven = by === 'app' ? await proveByAuthenticator(work, user.id, code) : await proveByRecoveryCode(work, user, code);
    if (proven.proven) {
      await addProof(work, session, by === 'app' ? 'totp' : 'recovery_code');
      noteStep(work, request, 'second_factor_right', { details: { by } });
    } else if (proven.why !== 'none') noteStep(work, request, 'second_factor_wrong', { error: proven.why, details: { by } });
    return proven;
  },
});

export const removeOwnAuthenticator = command({
  needs: openTo('Only for whoever is signed in on this browser, about themselves; what changes anything asks for a proof given within minutes.'),
  action: 'second_factor.removed',

  async run(work, { sessionSecret }: AtBrowser): Promise<NotYet | { readonly outcome: 'removed' }> {
    const person = await personAt(work, sessionSecret);
    if (!person) return { outcome: 'signed_out' };
    if (person.owes) return { outcome: 'stale', owes: person.owes };
    await removeFactor(work, person.user);
    return { outcome: 'removed' };
  },
});

export const renewOwnRecoveryCodes = command({
  needs: openTo('Only for whoever is signed in on this browser, about themselves; what changes anything asks for a proof given within minutes.'),

  async run(
    work,
    { sessionSecret }: AtBrowser,
  ): Promise<NotYet | { readonly outcome: 'none' } | { readonly outcome: 'renewed'; readonly recoveryCodes: readonly string[] }> {
    const person = await personAt(work, sessionSecret);
    if (!person) return { outcome: 'signed_out' };
    if (person.owes) return { outcome: 'stale', owes: person.owes };
    if (person.factors === 0) return { outcome: 'none' };
    return { outcome: 'renewed', recoveryCodes: await renewRecoveryCodes(work, person.user) };
  },
});

const waitingAt = async (work: Work, { interactionId, browserSecret }: AtBrowser): Promise<InteractionId | undefined> =>
  interactionId && (await findInteraction(work, interactionId, browserSecret))?.id;
