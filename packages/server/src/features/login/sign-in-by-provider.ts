import { command, openTo } from '../../chassis/command.ts';
import type { SocialProvider } from '../../platform/environment.ts';
import { Fault } from '../../platform/fault.ts';
import type { ChallengeId, ConnectionId, InteractionId } from '../../platform/ids.ts';
import { attempt as attemptIt, type Work } from '../../platform/work.ts';
import { noteStep } from '../auth-log/index.ts';
import { type Challenge, sendChallenge } from '../challenges/index.ts';
import { findIdentity, linkIdentity, seeIdentity } from '../identities/index.ts';
import { findInteraction, type Interaction } from '../interactions/index.ts';
import { type Session, strengthenSession } from '../sessions/index.ts';
import {
  type Account,
  ask,
  begin,
  findAttempt,
  findSocial,
  hear,
  keepAccount,
  type Refusal,
  type SocialAttempt,
  socialForProvider,
  takeAttempt,
  takeKeptAccount,
} from '../social/index.ts';
import { changeUser, createUser, fillUser, findUserByEmail, getUser, isEmail, lockUser, type User, unwelcome } from '../users/index.ts';
import { afterProvider } from './journey.ts';
import { type SignedIn, sessionOf, signIn } from './session.ts';

/** Why somebody who went to a provider is not signed in by it. */
export type ProviderFailure = Refusal['why'] | 'no_address' | 'not_set_up' | 'stale';

interface AtBrowser {
  readonly browserSecret: string;
  readonly sessionSecret?: string | undefined;
}

export type Departure =
  | { readonly to: string; readonly provider: SocialProvider }
  | { readonly failed: ProviderFailure; readonly provider: SocialProvider | undefined };

/** Sends a browser to a provider. What it may come back with is bound to this browser, this request and this connection. */
export const goToProvider = command({
  needs: openTo('It opens an address at a provider that the environment chose, for a request of this very browser.'),

  async prepare(outside, { provider }: { readonly provider: string; readonly interactionId: InteractionId; readonly browserSecret: string }, _caller, read) {
    const line = await read(async (work) => {
      const choice = await socialForProvider(work, provider);
      const found = choice && (await findSocial(work, choice.connectionId));
      return found && { ...found, environment: work.environment };
    });
    return line && { line, asking: await ask(outside, line) };
  },

  async run(work, { interactionId, browserSecret }, facts): Promise<Departure> {
    const waiting = await findInteraction(work, interactionId, browserSecret);
    if (!waiting || !facts) return { failed: waiting ? 'not_set_up' : 'stale', provider: facts?.line.provider };
    const { asking, line } = facts;
    const connectionId = line.connection.id;
    if ('refusal' in asking) return failed(work, { ...line, interactionId, connectionId, refusal: asking.refusal });
    const begun = await begin(work, { connectionId, browserSecret, interactionId });
    noteStep(work, interactionId, 'provider_asked', { connectionId, details: { provider: line.provider } });
    const { prompt, maxAge, loginHint } = waiting.request;
    return {
      to: asking.url(begun, { again: prompt.includes('login') || maxAge !== undefined, email: waiting.claimedEmail ?? loginHint }),
      provider: line.provider,
    };
  },
});

export type Arrival =
  | ({ readonly outcome: 'signed_in'; readonly user: User } & SignedIn & AtRequest)
  /** The provider does not say that the address is theirs, or nobody showed it here before: they read its mail first. */
  | ({ readonly outcome: 'prove_mail'; readonly challengeId: ChallengeId } & AtRequest)
  /** Nobody is known by this account, and new people are not taken in, or not with an address like this one. */
  | ({ readonly outcome: 'refused'; readonly email: string; readonly why?: Fault | undefined } & AtRequest)
  | ({ readonly outcome: 'too_fast'; readonly why: Fault } & AtRequest)
  | { readonly outcome: 'failed'; readonly failed: ProviderFailure; readonly provider?: SocialProvider; readonly interactionId?: InteractionId };

interface AtRequest {
  readonly interactionId: InteractionId;
  readonly provider: SocialProvider;
}

interface Answered extends AtBrowser {
  readonly connectionId: ConnectionId;
  readonly state: string;
  /** The provider's answer as it came, byte for byte. */
  readonly query: string;
}

/** A browser comes back from a provider. */
export const comeFromProvider = command({
  needs: openTo(
    'The answer counts only with the state that this browser was sent away with, once, for some minutes; what it says is asked of the provider itself.',
  ),
  action: 'user.signed_in',

  async prepare(outside, { connectionId, state, query, browserSecret }: Answered, _caller, read) {
    const facts = await read(async (work) => {
      const attempt = await findAttempt(work, { connectionId, browserSecret, state });
      const found = attempt && (await findSocial(work, connectionId));
      return { attempt, line: found && { ...found, environment: work.environment } };
    });
    const { attempt, line } = facts;
    return { ...facts, answer: attempt && line && (await hear(outside, line, { ...attempt, state, query })) };
  },

  async run(work, { connectionId, sessionSecret, browserSecret }, { attempt, line, answer }): Promise<Arrival> {
    if (!attempt || !(await takeAttempt(work, attempt.id))) return { outcome: 'failed', failed: 'stale' };
    const { interactionId } = attempt;
    if (!line || !answer) return { outcome: 'failed', failed: 'not_set_up', interactionId };
    const { provider, connection } = line;
    if ('refusal' in answer) {
      return { outcome: 'failed', ...failed(work, { provider, interactionId, connectionId, refusal: answer.refusal }), provider, interactionId };
    }
    const { account } = answer;
    noteStep(work, interactionId, 'provider_answered', { connectionId, ...(account.email ? { email: account.email } : {}), details: { provider } });
    const syncs = connection.settings['sync_user_profile_on_login'] === true;
    return decide(work, { attempt, provider, account, browserSecret, syncs, before: await sessionOf(work, sessionSecret) });
  },
});

interface Deciding {
  readonly attempt: SocialAttempt;
  readonly provider: SocialProvider;
  readonly account: Account;
  readonly browserSecret: string;
  /** What the provider tells replaces what the person's profile says. */
  readonly syncs: boolean;
  readonly before: Session | undefined;
}

async function decide(work: Work, facts: Deciding): Promise<Arrival> {
  const { attempt, provider, account } = facts;
  const { connectionId, interactionId } = attempt;
  const identity = await findIdentity(work, connectionId, account.subject);
  if (identity) {
    await seeIdentity(work, { connectionId, ...account });
    return enter(work, facts, await getUser(work, identity.userId), {});
  }
  const email = account.email && isEmail(account.email) ? account.email : undefined;
  if (!email) {
    const refusal = { why: 'no_address', detail: 'the account has no address, or shows none' } as const;
    return { outcome: 'failed', ...failed(work, { provider, interactionId, connectionId, refusal }), provider, interactionId };
  }

  const known = await findUserByEmail(work, email);
  const { signUp } = work.environment;
  const why = unwelcome(work.environment, email);
  switch (
    afterProvider({ vouches: account.provesAddress, known: known && (known.emailProvenAt ? 'proven' : 'unproven'), signUp, welcome: why === undefined })
  ) {
    case 'link':
      return enter(work, facts, await lockUser(work, { email }), { link: true });
    case 'sign_up': {
      const created = await createUser(work, { email, proven: true, profile: account.profile });
      // Somebody made one at this very moment.
      return created ? enter(work, facts, created, { link: true, isNew: true }) : proveMail(work, facts, email);
    }
    case 'refuse':
      noteStep(work, interactionId, 'sign_up_refused', { connectionId, email, error: signUp && why ? why.code : 'sign_up_off' });
      return { outcome: 'refused', email, why: signUp ? why : undefined, interactionId, provider };
    case 'prove_mail':
      return proveMail(work, facts, email);
  }
}

/** The account waits until the mailbox is proven in this browser; then it is linked. */
async function proveMail(work: Work, { attempt, provider, account, browserSecret }: Deciding, email: string): Promise<Arrival> {
  const { id, interactionId } = attempt;
  const { givenName = '', familyName = '' } = account.profile;
  await keepAccount(work, id, account);
  try {
    const asked = { email, purpose: 'sign_in', browserSecret, interactionId, profile: { given_name: givenName, family_name: familyName, [KEPT]: id } } as const;
    const challengeId = await attemptIt(work, (trial) => sendChallenge(trial, asked));
    return { outcome: 'prove_mail', challengeId, interactionId, provider };
  } catch (error) {
    if (!(error instanceof Fault) || error.kind !== 'tooMany') throw error;
    return { outcome: 'too_fast', why: error, interactionId, provider };
  }
}

async function enter(
  work: Work,
  { attempt, provider, account, syncs, before }: Deciding,
  user: User,
  { link = false, isNew = false }: { readonly link?: boolean; readonly isNew?: boolean },
): Promise<Arrival> {
  const { connectionId, interactionId } = attempt;
  if (link) await linkIdentity(work, { connectionId, userId: user.id, ...account });
  const told = isNew ? user : await tellProfile(work, user, account, syncs);
  const signed = await signIn(work, told, `social:${connectionId}`, before);
  noteStep(work, interactionId, 'session_started', {
    connectionId,
    userId: user.id,
    sessionId: signed.session.id,
    details: { proof: 'social', provider },
    ...(isNew ? { workflow: 'SIGNUP' as const } : {}),
  });
  return { outcome: 'signed_in', user: told, interactionId, provider, ...signed };
}

/** It fills what is empty in their profile; where the connection says so, it replaces what is there. */
async function tellProfile(work: Work, user: User, { profile }: Account, replaces = false): Promise<User> {
  if (!replaces) return fillUser(work, await lockUser(work, { id: user.id }), { profile });
  const changed = Object.entries(profile).some(([name, value]) => user.profile[name as keyof Account['profile']] !== value);
  return changed ? changeUser(work, user.id, { profile }) : user;
}

const KEPT = 'social_attempt';

/** The mailbox of an account that waited for it is proven: from now on the account alone is enough. */
export async function linkAccountThatWaited(
  work: Work,
  { challenge, browserSecret, user, signed }: { readonly challenge: Challenge; readonly browserSecret: string; readonly user: User; readonly signed: SignedIn },
): Promise<SignedIn> {
  const id = challenge.profile[KEPT];
  const kept = id ? await takeKeptAccount(work, { id: id as `sat_${string}`, email: challenge.email, browserSecret }) : undefined; // written by proveMail
  if (!kept || !(await linkIdentity(work, { connectionId: kept.connectionId, userId: user.id, ...kept.account }))) return signed;
  await tellProfile(work, user, kept.account);
  return { ...signed, session: await strengthenSession(work, signed.session, `social:${kept.connectionId}`) };
}

interface Failed {
  readonly provider: SocialProvider;
  readonly interactionId: Interaction['id'];
  readonly connectionId: ConnectionId;
  readonly refusal: { readonly why: ProviderFailure; readonly detail: string };
}

function failed(
  work: Work,
  { provider, interactionId, connectionId, refusal }: Failed,
): { readonly failed: ProviderFailure; readonly provider: SocialProvider } {
  noteStep(work, interactionId, 'provider_failed', { connectionId, error: refusal.why, details: { provider, why: refusal.detail } });
  return { failed: refusal.why, provider };
}
