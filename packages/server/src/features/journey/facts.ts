import type { ClientId, OrganizationId, SessionId, UserId } from '../../platform/ids.ts';
import type { Work } from '../../platform/work.ts';
import { findOpenConnection, homeOf } from '../connections/index.ts';
import { consentsTo } from '../consents/index.ts';
import { organizationsSuggestedFor } from '../domains/index.ts';
import type { AuthorizationRequest, Interaction } from '../interactions/index.ts';
import type { Membership } from '../memberships/index.ts';
import { findOrganization, NO_DEMANDS, type Organization, policyOf } from '../organizations/index.ts';
import { hasPasskeys, mayOfferPasskey, passkeysWork } from '../passkeys/index.ts';
import { passwordOf } from '../passwords/index.ts';
import { countFactors } from '../second-factors/index.ts';
import type { Session } from '../sessions/index.ts';
import { socialForProvider } from '../social/index.ts';
import type { User } from '../users/index.ts';
import { cameByConnection, isLinkAlone, type Passage } from './passage.ts';
import { provenAt } from './proofs.ts';
import { type Beside, selectTraveller, type Traveller } from './store.ts';
import { walk } from './walk.ts';

/** A checked request, parked or just come, and the browser it is about. */
export interface AtRequest extends Partial<Pick<Interaction, 'clientId' | 'createdAt' | 'organizationId' | 'claimedEmail' | 'consentRefused' | 'consentedIn'>> {
  readonly request: AuthorizationRequest;
  /** The cookie of a session, live or not. */
  readonly sessionSecret: string | undefined;
  /** The browser has said that it makes passkeys: only then is it asked whether it should. */
  readonly makesPasskeys?: boolean;
}

/** Everything the machine looks at, read in one place. It only reads. */
export async function passageOf(work: Work, at: AtRequest): Promise<Passage> {
  const { sessionSecret } = at;
  return gather(work, at, sessionSecret === undefined ? undefined : await selectTraveller(work, { secret: sessionSecret }));
}

/** Whoever is in this live session, with their membership of one organization alone: ready for `leadsInto` to say whether they may be there. */
export const travellerIn = (work: Work, id: SessionId, organizationId: OrganizationId): Promise<Traveller | undefined> =>
  selectTraveller(work, { id }, organizationId);

/** Whoever is signed in, as far as it is known already. */
export interface Known {
  readonly session: Session;
  readonly user: Pick<User, 'email' | 'emailProvenAt'>;
  /** Those that matter, at least. */
  readonly memberships: readonly Membership[];
  /** Where it was read along with them. */
  readonly beside?: Beside;
}

/**
 * Would the journey lead into this organization if the person came again now, with the session they have? Asked when
 * something happens there without a page: a code is redeemed, tokens are refreshed, an invitation is said yes to.
 */
export async function leadsInto(work: Work, known: Known, organizationId: OrganizationId): Promise<boolean> {
  const request: AuthorizationRequest = { redirectUri: '', scope: [], prompt: [], organizationId };
  const { way } = walk(await gather(work, { request }, known));
  return 'enter' in way;
}

/** Has somebody's own organization to answer for them before they may have a place there, and has not? */
export async function owesSso(
  work: Work,
  { email, organizationId, known }: { readonly email: string; readonly organizationId: OrganizationId; readonly known?: Known | undefined },
): Promise<boolean> {
  const request: AuthorizationRequest = { redirectUri: '', scope: [], prompt: [], organizationId };
  return !cameByConnection(await gather(work, known ? { request } : { request, claimedEmail: email }, known));
}

type Asked = Omit<AtRequest, 'sessionSecret'>;

/** The facts, for whoever is signed in as far as they are known. */
export async function gather(
  work: Work,
  { request, clientId, createdAt, organizationId, claimedEmail, consentRefused, consentedIn, makesPasskeys }: Asked,
  known: Known | undefined,
): Promise<Passage> {
  const { session, user, memberships = [] } = known ?? {};
  const { home: theirs, ...beside } = known ? (known.beside ?? (await besides(work, known))) : NOBODYS;
  const claims = claimedEmail ?? request.loginHint;
  // Whoever is signed in may be about to prove that they are somebody else.
  const changing = claimedEmail !== undefined && !(session && createdAt && session.authenticatedAt >= createdAt);
  const domain = user && !changing ? domainOf(user.email) : ((claimedEmail === undefined ? request.domain : undefined) ?? domainOf(claims ?? ''));
  // One that was switched off since the request came has nobody to answer.
  const connection = request.provider === undefined && request.connectionId && (await findOpenConnection(work, request.connectionId));
  const provider = request.provider === undefined ? undefined : await socialForProvider(work, request.provider);
  const consents = session && clientId && (await consentsIn(work, { request, clientId, session }));
  const offer = session && createdAt && makesPasskeys && (await mayBeOfferedPasskey(work, session, createdAt));
  const isTheirs = user !== undefined && domain === domainOf(user.email);
  const home = domain === undefined ? undefined : await (isTheirs ? theirs : homeOf(work, domain));
  return {
    request,
    now: work.now,
    memberships,
    mailboxProven: user?.emailProvenAt != null,
    policies: Object.fromEntries(
      [...memberships.map(({ organization }) => organization), ...(await strangers(work, request, memberships))].map((organization) => [
        organization.id,
        policyOf(work.environment, organization),
      ]),
    ),
    usual: policyOf(work.environment, { authPolicy: NO_DEMANDS }),
    suggestions: await suggestionsFor(work, { request, user, memberships }),
    ...beside,
    ...(session ? { session } : {}),
    ...(createdAt ? { parkedAt: createdAt } : {}),
    ...(organizationId ? { chosen: organizationId } : {}),
    ...(claims === undefined ? {} : { claims }),
    ...(domain === undefined ? {} : { domain }),
    ...(home ? { home } : {}),
    ...(consents ? { consents } : {}),
    ...(consentRefused ? { consentRefused } : {}),
    ...(consentedIn ? { consentedIn } : {}),
    ...(offer ? { mayBeOfferedPasskey: true } : {}),
    ...(connection ? { connection } : {}),
    ...(provider ? { provider: provider.connectionId } : {}),
  };
}

/** Asked of those who came by mail for this very request: everybody else is spared the question, and we the looking. */
async function mayBeOfferedPasskey(work: Work, session: Session, parkedAt: Date): Promise<boolean> {
  const byMail = session.proofs.some((proof) => (proof === 'email_code' || proof === 'magic_link') && provenAt(session, proof) >= parkedAt);
  return byMail && passkeysWork(work.environment) && mayOfferPasskey(work, session.userId);
}

const NOBODYS: Beside = { factors: 0, home: undefined };

/** Of somebody who was found by no cookie and no token: they say yes to an invitation just now, or are only imagined. */
async function besides(work: Work, { session, user }: Known): Promise<Beside> {
  const domain = domainOf(user.email);
  return {
    factors: await countFactors(work, session.userId),
    home: domain === undefined ? undefined : await homeOf(work, domain),
    ...(work.environment.methods.password ? { password: await passwordFact(work, session.userId) } : {}),
    ...(isLinkAlone(session) && passkeysWork(work.environment) ? { hasPasskeys: await hasPasskeys(work, session.userId) } : {}),
  };
}

async function passwordFact(work: Work, userId: UserId): Promise<Passage['password'] & string> {
  const { changedAt, mustChange } = await passwordOf(work, userId);
  if (!changedAt) return 'none';
  return mustChange ? 'must_change' : 'set';
}

/** The organization that is asked for demands the same of those who are no members of it, or not yet known to be. */
async function strangers(work: Work, { organizationId }: AuthorizationRequest, memberships: readonly Membership[]): Promise<Organization[]> {
  if (!organizationId || memberships.some(({ organization }) => organization.id === organizationId)) return [];
  const organization = await findOrganization(work, organizationId);
  return organization ? [organization] : [];
}

/** What they let somebody else's app do so far. An app of ours asks nobody. */
async function consentsIn(work: Work, { request, clientId, session }: { request: AuthorizationRequest; clientId: ClientId; session: Session }) {
  const { asksConsent, resourceId } = request;
  return asksConsent && resourceId ? consentsTo(work, { userId: session.userId, clientId, resourceId }) : undefined;
}

/** Looked up only when it matters: they are on the way to an organization they do not belong to, or are to choose. */
async function suggestionsFor(
  work: Work,
  {
    request,
    user,
    memberships,
  }: { readonly request: AuthorizationRequest; readonly user: Known['user'] | undefined; readonly memberships: readonly Membership[] },
): Promise<OrganizationId[]> {
  const { organizationId, prompt } = request;
  const asked = organizationId ? !memberships.some(({ organization }) => organization.id === organizationId) : prompt.includes('select_account');
  if (!asked || !user?.emailProvenAt) return [];
  return (await organizationsSuggestedFor(work, user.email)).map(({ organization }) => organization.id);
}

export const domainOf = (email: string): string | undefined => /@([^@\s]+)$/.exec(email)?.[1]?.toLowerCase();
