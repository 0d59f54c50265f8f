import { command, openTo } from '../../chassis/command.ts';
import type { ChallengeId, InteractionId, PasskeyId } from '../../platform/ids.ts';
import type { Work } from '../../platform/work.ts';
import { noteStep } from '../auth-log/index.ts';
import { sendChallenge } from '../challenges/index.ts';
import { findInteraction } from '../interactions/index.ts';
import {
  beginProof,
  beginRegistration,
  demandsOn,
  finishRegistration,
  listPasskeysOf,
  noteOffer,
  type Passkey,
  type RegistrationRefusal,
  removePasskeyOf,
  renamePasskeyOf,
} from '../passkeys/index.ts';
import { countFactors } from '../second-factors/index.ts';
import { type Session, strengthenSession } from '../sessions/index.ts';
import { findUser, getUser, type User } from '../users/index.ts';
import { loginFaults } from './faults.ts';
import { owesFreshProof } from './fresh.ts';
import { PASSKEYS_PAGE } from './passkeys-page.ts';
import { sessionOf } from './session.ts';

interface AtBrowser {
  readonly browserSecret: string;
  readonly sessionSecret?: string | undefined;
}

/** What is asked before passkeys may be changed: nothing, their mail or a passkey, a passkey and nothing else, or their second step. */
export type Confirmation = 'none' | 'mail' | 'passkey' | 'second_step';

/** What the browser is asked, to show a passkey. */
export const passkeyOptions = command({
  needs: openTo('It tells nothing about anybody but, on request, to a signed-in person which passkeys are theirs.'),
  reads: true,

  async run(work, { browserSecret, sessionSecret, mine }: AtBrowser & { readonly mine: boolean }) {
    const session = mine ? await sessionOf(work, sessionSecret) : undefined;
    return beginProof(work, { whose: browserSecret, of: session?.userId });
  },
});

/** A person and their passkeys. */
export interface MyPasskeys {
  readonly user: User;
  readonly session: Session;
  readonly passkeys: readonly Passkey[];
  readonly confirmation: Confirmation;
}

export const myPasskeys = command({
  needs: openTo('It shows a signed-in person their own passkeys.'),
  reads: true,

  async run(work, { sessionSecret }: Pick<AtBrowser, 'sessionSecret'>): Promise<MyPasskeys | undefined> {
    const session = await sessionOf(work, sessionSecret);
    const user = session && (await findUser(work, { id: session.userId }));
    if (!session || !user) return undefined;
    const passkeys = await listPasskeysOf(work, user.id);
    return { user, session, passkeys, confirmation: await confirmationFor(work, session, passkeys) };
  },
});

export const newPasskeyOptions = command({
  needs: openTo('A signed-in person, whose last proof is fresh, makes a passkey for themselves.'),
  reads: true,

  async run(work, { browserSecret, sessionSecret }: AtBrowser) {
    const session = await demandFresh(work, sessionSecret);
    return beginRegistration(work, { user: await getUser(work, session.userId), browserSecret });
  },
});

/** The device checked that it is them as it made the passkey, so that is a proof like showing it. */
export const addPasskey = command({
  needs: openTo('A signed-in person, whose last proof is fresh, makes a passkey for themselves.'),
  action: 'passkey.added',

  async run(
    work,
    { browserSecret, sessionSecret, given, interactionId }: AtBrowser & { readonly given: unknown; readonly interactionId?: InteractionId | undefined },
  ): Promise<'added' | RegistrationRefusal> {
    const session = await demandFresh(work, sessionSecret);
    const registered = await finishRegistration(work, { user: await getUser(work, session.userId), browserSecret, given });
    if (!registered.kept) return registered.why;
    await strengthenSession(work, session, 'passkey');
    const waiting = interactionId && (await findInteraction(work, interactionId, browserSecret));
    noteStep(work, waiting?.id, 'passkey_added', { details: { passkey: registered.passkey.id } });
    return 'added';
  },
});

export const renameMyPasskey = command({
  needs: openTo('A signed-in person names a passkey of their own.'),
  action: 'passkey.renamed',

  async run(
    work,
    { sessionSecret, passkeyId, name }: Pick<AtBrowser, 'sessionSecret'> & { readonly passkeyId: PasskeyId; readonly name: string },
  ): Promise<void> {
    const session = await demandFresh(work, sessionSecret);
    await renamePasskeyOf(work, { passkeyId, name, userId: session.userId });
  },
});

export const removeMyPasskey = command({
  needs: openTo('A signed-in person, whose last proof is fresh, removes a passkey of their own.'),
  action: 'passkey.removed',

  async run(work, { sessionSecret, passkeyId }: Pick<AtBrowser, 'sessionSecret'> & { readonly passkeyId: PasskeyId }): Promise<void> {
    const session = await demandFresh(work, sessionSecret);
    await removePasskeyOf(work, { passkeyId, userId: session.userId });
  },
});

/** Not now: they are not asked again for a while. */
export const declinePasskey = command({
  needs: openTo('A signed-in person says that they want no passkey for now.'),

  async run(work, { sessionSecret }: Pick<AtBrowser, 'sessionSecret'>): Promise<void> {
    const session = await sessionOf(work, sessionSecret);
    if (session) await noteOffer(work, session.userId);
  },
});

/** Mails a code that leads back to the page. @param email whoever is signed in, or what was typed */
export const confirmByMail = command({
  needs: openTo('A mail goes to the address, two a minute at most; nothing about the address is told.'),

  async run(work, { browserSecret, sessionSecret, email }: AtBrowser & { readonly email: string | undefined }): Promise<ChallengeId> {
    const session = await sessionOf(work, sessionSecret);
    const address = session ? (await getUser(work, session.userId)).email : email;
    if (!address) throw loginFaults.signedOut();
    return sendChallenge(work, { email: address, purpose: 'sign_in', browserSecret, profile: { next: PASSKEYS_PAGE } });
  },
});

async function demandFresh(work: Work, sessionSecret: string | undefined): Promise<Session> {
  const session = await sessionOf(work, sessionSecret);
  if (!session) throw loginFaults.signedOut();
  if ((await confirmationFor(work, session, await listPasskeysOf(work, session.userId))) !== 'none') throw loginFaults.notFresh();
  return session;
}

/**
 * A passkey opens everything by itself, second step included. So whoever adds one has shown a moment ago what it will
 * stand for: where mail is not enough, a passkey they have or their second step. The first one of all is made with what
 * there is. An invitation's link is not enough for anybody: it may have been passed on.
 */
async function confirmationFor(work: Work, session: Session, passkeys: readonly Passkey[]): Promise<Confirmation> {
  const factors = await countFactors(work, session.userId);
  const owes = owesFreshProof(session, { now: work.now, factors });
  const has = passkeys.length > 0;
  if (owes === 'second') return has ? 'passkey' : 'second_step';
  // With a second step shown, or with a passkey.
  const more = owes === undefined && (factors > 0 || owesFreshProof(session, { now: work.now, factors: 1 }) === undefined);
  if (has && !more && (await demandsOn(work, session.userId)).some(({ byMail, second }) => !byMail || second)) return 'passkey';
  return owes === 'first' ? 'mail' : 'none';
}
