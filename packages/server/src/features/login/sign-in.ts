import { command, openTo } from '../../chassis/command.ts';
import type { Fault } from '../../platform/fault.ts';
import type { ChallengeId, InvitationId, OrganizationId } from '../../platform/ids.ts';
import type { Work } from '../../platform/work.ts';
import { noteStep } from '../auth-log/index.ts';
import { type Challenge, type Proven, proveByCode, proveByLink } from '../challenges/index.ts';
import { enterOrganization, type Proof, type Session } from '../sessions/index.ts';
import { fillUser, findOrCreateUser, findUserByEmail, lockUser, type User, unwelcome } from '../users/index.ts';
import { claimFor } from './claim-for.ts';
import { afterProof } from './journey.ts';
import { type SignedIn, sessionOf, signIn } from './session.ts';
import { linkAccountThatWaited } from './sign-in-by-provider.ts';

/** What came of a code or a link. A wrong one is an answer, not a fault: it must stay counted. */
export type SignInOutcome =
  | ({ readonly outcome: 'signed_in'; readonly challenge: Challenge; readonly user: User; readonly isNew: boolean } & SignedIn)
  | ({ readonly outcome: 'joined'; readonly challenge: Challenge; readonly user: User; readonly joined: Joined } & SignedIn)
  /** Nobody has this mailbox, and nobody can make an account by themselves, or not with an address like this one: then `why` says so. */
  | { readonly outcome: 'refused'; readonly challenge: Challenge; readonly why?: Fault | undefined }
  /** The mailbox is proven, but the invitation closed meanwhile. */
  | { readonly outcome: 'invitation_closed'; readonly challenge: Challenge; readonly invitationId: InvitationId }
  | { readonly outcome: 'wrong'; readonly challenge: Challenge; readonly triesLeft: number }
  | { readonly outcome: 'expired' | 'locked' | 'used'; readonly challenge: Challenge }
  | { readonly outcome: 'unknown' };

export interface Joined {
  readonly invitationId: InvitationId;
  readonly organizationId: OrganizationId;
}

interface AtBrowser {
  readonly browserSecret: string;
  readonly sessionSecret?: string | undefined;
}

export const signInByCode = command({
  needs: openTo('The code was mailed to the mailbox it proves; few tries, few minutes, one use, one browser.'),
  action: 'user.signed_in',

  async run(work, { challengeId, code, browserSecret, sessionSecret }: { challengeId: ChallengeId; code: string } & AtBrowser): Promise<SignInOutcome> {
    const proven = await proveByCode(work, { id: challengeId, browserSecret, code });
    return carryOn(work, proven, 'email_code', { browserSecret, sessionSecret });
  },
});

export const signInByLink = command({
  needs: openTo('The link was mailed to the mailbox it proves; few minutes, one use, and only in the browser that asked.'),
  action: 'user.signed_in',

  async run(work, { token, browserSecret, sessionSecret }: { token: string } & AtBrowser): Promise<SignInOutcome> {
    const proven = await proveByLink(work, { token, browserSecret });
    return carryOn(work, proven, 'magic_link', { browserSecret, sessionSecret });
  },
});

async function carryOn(work: Work, proven: Proven, proof: Proof, { browserSecret, sessionSecret }: AtBrowser): Promise<SignInOutcome> {
  if (!proven.proven) {
    if (proven.why === 'unknown') return { outcome: 'unknown' };
    if (proven.why === 'wrong') return { outcome: 'wrong', challenge: proven.challenge, triesLeft: proven.triesLeft };
    return { outcome: proven.why, challenge: proven.challenge };
  }
  const { challenge } = proven;
  const before = await sessionOf(work, sessionSecret);
  const known = await findUserByEmail(work, challenge.email);

  const { signUp } = work.environment;
  const why = unwelcome(work.environment, challenge.email);
  switch (afterProof({ invited: challenge.invitationId !== undefined, known: known !== undefined, signUp, welcome: why === undefined })) {
    case 'join':
      return known && challenge.invitationId
        ? join(work, { challenge, user: known, invitationId: challenge.invitationId, proof, before })
        : { outcome: 'unknown' };
    case 'sign_in':
    case 'sign_up': {
      const user = await personOf(work, challenge);
      const signed = await linkAccountThatWaited(work, { challenge, browserSecret, user, signed: await signIn(work, user, proof, before) });
      noteStarted(work, challenge, signed, proof, known ? {} : { workflow: 'SIGNUP' });
      return { outcome: 'signed_in', challenge, user, isNew: known === undefined, ...signed };
    }
    case 'refuse':
      noteStep(work, challenge.requestId, 'sign_up_refused', { error: signUp && why ? why.code : 'sign_up_off' });
      return { outcome: 'refused', challenge, why: signUp ? why : undefined };
  }
}

const noteStarted = (work: Work, { requestId }: Challenge, { session }: SignedIn, proof: Proof, more: { workflow?: 'SIGNUP'; status?: 'SUCCESS' }): void =>
  noteStep(work, requestId, 'session_started', { userId: session.userId, sessionId: session.id, details: { proof }, ...more });

/** The person with the proven mailbox, made now if there is none. What they wrote at sign-up fills what is empty. */
async function personOf(work: Work, { email, profile }: Challenge): Promise<User> {
  const wrote = { givenName: profile['given_name'] ?? '', familyName: profile['family_name'] ?? '' };
  const user = await findOrCreateUser(work, { email, proven: true, profile: wrote });
  return wrote.givenName || wrote.familyName ? fillUser(work, await lockUser(work, { id: user.id }), { profile: wrote }) : user;
}

interface Joining {
  readonly challenge: Challenge;
  readonly user: User;
  readonly invitationId: InvitationId;
  readonly proof: Proof;
  readonly before: Session | undefined;
}

async function join(work: Work, { challenge, user, invitationId, proof, before }: Joining): Promise<SignInOutcome> {
  const organizationId = await claimFor(work, user, invitationId);
  if (!organizationId) {
    noteStep(work, challenge.requestId, 'invitation_closed', { error: 'invitation_closed' });
    return { outcome: 'invitation_closed', challenge, invitationId };
  }
  noteStep(work, challenge.requestId, 'invitation_accepted', { organizationId });
  const signed = await signIn(work, user, proof, before);
  // Nothing waits for it: the app starts a request of its own.
  noteStarted(work, challenge, signed, proof, { status: 'SUCCESS' });
  return {
    outcome: 'joined',
    challenge,
    user,
    joined: { invitationId, organizationId },
    ...signed,
    session: await enterOrganization(work, signed.session, organizationId),
  };
}
