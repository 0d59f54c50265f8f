import type { ConnectionId, OrganizationId } from '../../platform/ids.ts';
import type { Home } from '../connections/index.ts';
import type { Consent } from '../consents/index.ts';
import type { AuthorizationRequest } from '../interactions/index.ts';
import type { Membership } from '../memberships/index.ts';
import { type EffectivePolicy, type SignInMethod, sessionLimitsOf } from '../organizations/index.ts';
import { isProvenLately, type Session } from '../sessions/index.ts';
import { countsAs, isSecond, provenAt } from './proofs.ts';

/** Where a person stands with a checked request: every fact that the next step depends on, and nothing else. */
export interface Passage {
  readonly request: AuthorizationRequest;
  readonly now: Date;
  /** When the request was parked; absent when it has just come. */
  readonly parkedAt?: Date;
  /** The organization they chose since. */
  readonly chosen?: OrganizationId;
  readonly session?: Session;
  /** The address they say is theirs: typed on the sign-in page or hinted at by the app. Proves nothing. */
  readonly claims?: string;
  /** The one of the address in question: claimed by whoever is about to prove it, else of who is signed in. */
  readonly domain?: string;
  /** The person has shown that they read the mailbox of their account; somebody's word for it does not count. */
  readonly mailboxProven: boolean;
  /** Everywhere they belong or are asked to. */
  readonly memberships: readonly Membership[];
  /** What organizations demand; whichever is not named demands what the environment does. */
  readonly policies: Readonly<Partial<Record<OrganizationId, EffectivePolicy>>>;
  readonly usual: EffectivePolicy;
  /** The organization that has proven the domain of their address to be its own. */
  readonly home?: Home;
  /** The connection that the app asked for. */
  readonly connection?: Connection;
  /** The connection of the provider that the app asked for. */
  readonly provider?: ConnectionId;
  /** Organizations that let people with their address in, or let them ask. */
  readonly suggestions: readonly OrganizationId[];
  /** Where people have passwords: whether they do, and whether somebody asked for another one. */
  readonly password?: 'none' | 'set' | 'must_change';
  /** Second things they have set up. */
  readonly factors: number;
  /** What they let the app do, where it has to be asked; absent: it is an app of ours. */
  readonly consents?: Readonly<Partial<Record<OrganizationId, Pick<Consent, 'scopes'>>>>;
  /** They were asked, and said no. */
  readonly consentRefused?: boolean;
  /** They were asked for this very request, and said yes for this organization. */
  readonly consentedIn?: OrganizationId;
  /** They have passkeys, which could be shown here; looked up where it makes a difference. */
  readonly hasPasskeys?: boolean;
  /** They came by mail a moment ago, have no passkey, and may be asked whether they want one; looked up only then. */
  readonly mayBeOfferedPasskey?: boolean;
  /** Why an interceptor of the app says no. */
  readonly denied?: string;
}

export interface Connection {
  readonly id: ConnectionId;
  readonly organizationId: OrganizationId;
}

/**
 * The organization to go on in: the one chosen, the one asked for, the one the session is in, the only one. Undefined
 * when there is a choice to make, or nothing to choose from yet.
 */
export function wanted(passage: Passage): OrganizationId | undefined {
  const { request, session, chosen, connection } = passage;
  if (chosen && membershipIn(passage, chosen)) return chosen;
  if (request.organizationId) return request.organizationId;
  if (connection) return connection.organizationId;

  const open = passage.memberships.filter(({ status }) => status === 'ACTIVE' || status === 'PENDING_INVITE');
  // Asked to let them choose, and there is something to choose among.
  if (request.prompt.includes('select_account') && open.length + passage.suggestions.length > 1) return undefined;
  const current = session?.organizationId;
  if (current && membershipIn(passage, current)?.status === 'ACTIVE') return current;
  const [only, ...others] = open;
  return only?.status === 'ACTIVE' && others.length === 0 ? only.organization.id : undefined;
}

export const membershipIn = ({ memberships }: Pick<Passage, 'memberships'>, id: OrganizationId | undefined): Membership | undefined =>
  memberships.find(({ organization }) => organization.id === id);

/** The membership they are about to use, or to say yes to. */
export function membershipAhead(passage: Passage): Membership | undefined {
  const membership = membershipIn(passage, wanted(passage));
  return membership?.status === 'ACTIVE' || membership?.status === 'PENDING_INVITE' ? membership : undefined;
}

/** What is demanded of them, as far as it is known where they go. */
export function policyAhead(passage: Passage): EffectivePolicy {
  const ahead = membershipAhead(passage)?.organization.id ?? (passage.session ? undefined : wanted(passage));
  return ahead ? policyIn(passage, ahead) : passage.usual;
}

export const policyIn = ({ policies, usual }: Pick<Passage, 'policies' | 'usual'>, id: OrganizationId): EffectivePolicy => policies[id] ?? usual;

export const provenSinceParked = ({ session, parkedAt }: Passage): boolean =>
  session !== undefined && parkedAt !== undefined && session.authenticatedAt >= parkedAt;

/** Asked for proof at once (`max_age=0`), a proof given for this very request is young enough. */
export function isTooOld(passage: Passage): boolean {
  const { request, session, now } = passage;
  if (request.maxAge === undefined || !session || provenSinceParked(passage)) return false;
  return now.getTime() - session.authenticatedAt.getTime() > request.maxAge * 1000;
}

/** The app showed an ID token of somebody else than whoever is signed in. */
export const isSomebodyElse = ({ request, session }: Passage): boolean =>
  session !== undefined && request.expectedUserId !== undefined && request.expectedUserId !== session.userId;

/** The proofs that are young enough for where they go. */
export function validProofs(passage: Passage): Session['proofs'] {
  const { session, now } = passage;
  const limits = sessionLimitsOf(membershipAhead(passage)?.organization ?? UNLIMITED);
  return session ? session.proofs.filter((proof) => isProvenLately({ authenticatedAt: provenAt(session, proof) }, limits, now)) : [];
}

const UNLIMITED = { features: {}, sessionPolicy: null };

/**
 * Has to come by somebody else's sign-in: the one the app asked for, or the one of the organization whose address they
 * have. Whoever is on the way into another organization is not sent home first: that one has its own demands.
 */
export function connectionAhead(passage: Passage): Connection | 'missing' | undefined {
  const { connection, home, request, session, memberships } = passage;
  if (connection) return connection;
  if (!home) return undefined;
  const target = wanted(passage) ?? request.organizationId;
  const isHome = target === home.organizationId;
  const isAnywhere = target === undefined && (!session || memberships.every(({ status }) => status !== 'ACTIVE'));
  if (!isHome && !isAnywhere) return undefined;
  return home.connection ?? (home.ssoOnly ? 'missing' : undefined);
}

export function cameByConnection(passage: Passage): boolean {
  const ahead = connectionAhead(passage);
  if (ahead === undefined) return true;
  if (ahead === 'missing' || !passage.session) return false;
  const proof = `sso:${ahead.id}` as const;
  return validProofs(passage).includes(proof) && isAsNewAsAsked(passage, provenAt(passage.session, proof));
}

/** An app that asks for a new proof, or a young one, asks the one who answers for them. */
function isAsNewAsAsked({ request, parkedAt, now }: Passage, at: Date): boolean {
  if (parkedAt && at >= parkedAt) return true;
  if (request.prompt.includes('login') || request.prompt.includes('create')) return false;
  return request.maxAge === undefined || now.getTime() - at.getTime() <= request.maxAge * 1000;
}

/** Has been to the provider that the app asked for, or has chosen another way since. */
export function cameByProvider(passage: Passage): boolean {
  const { provider, session } = passage;
  if (provider === undefined || provenSinceParked(passage)) return true;
  const proof = `social:${provider}` as const;
  return session !== undefined && validProofs(passage).includes(proof) && isAsNewAsAsked(passage, provenAt(session, proof));
}

/** One of their proofs is a way in that counts there. */
export function provenAsAllowed(passage: Passage): boolean {
  const { methods } = policyAhead(passage);
  const ahead = membershipAhead(passage)?.organization.id;
  return validProofs(passage).some((proof) => countsAs(proof, methods) || (proof.startsWith('sso:') && isConnectionOf(passage, proof, ahead)));
}

/** An identity provider vouches for the organization it belongs to, and for no other. */
function isConnectionOf({ connection, home }: Passage, proof: string, organizationId: OrganizationId | undefined): boolean {
  return [connection, home?.connection].some(
    (known) => known && proof === `sso:${known.id}` && known.organizationId === (organizationId ?? known.organizationId),
  );
}

/** Somebody answers for the address: they read its mail, or its own organization's identity provider said so. */
export const isTrusted = (passage: Passage): boolean => {
  const { mailboxProven, home } = passage;
  return mailboxProven || (home?.connection !== undefined && (passage.session?.proofs.includes(`sso:${home.connection.id}`) ?? false));
};

/** A second thing is asked for and was not shown. */
export function owesSecondFactor(passage: Passage): boolean {
  const { secondFactor } = policyAhead(passage);
  const asked = secondFactor === 'required' || (secondFactor === 'optional' && passage.factors > 0) || linkAlone(passage);
  const ahead = membershipAhead(passage)?.organization.id;
  return asked && !validProofs(passage).some((proof) => isSecond(proof) || isConnectionOf(passage, proof, ahead));
}

/** All they showed is an invitation's link, and they have passkeys: the link proves the mailbox, and nothing beside it. */
const linkAlone = ({ session, hasPasskeys }: Passage): boolean => hasPasskeys === true && isLinkAlone(session);

export const isLinkAlone = (session: Pick<Session, 'proofs'> | undefined): boolean => session?.proofs.every((proof) => proof === 'invitation_link') ?? false;

/** What may be shown to get there: the ways in that count, or somebody else's sign-in alone. */
export function waysAhead(passage: Passage): { readonly methods: readonly SignInMethod[]; readonly sso: boolean } {
  if (!cameByConnection(passage)) return { methods: [], sso: true };
  // Whatever else would count: nobody knows yet that they read their mail.
  const owesMail = passage.session !== undefined && provenAsAllowed(passage) && !isTrusted(passage);
  return { methods: owesMail ? ['email_code'] : policyAhead(passage).methods, sso: false };
}

/** A passkey would spare them the mail next time. Nobody is held up by an offer where nothing may be shown. */
export const isOfferedPasskey = (passage: Passage): boolean =>
  passage.mayBeOfferedPasskey === true && !passage.request.prompt.includes('none') && policyAhead(passage).methods.includes('passkey');

/** The app is somebody else's, and they have not said yes to all it asks for: where nobody knows who made it, for this very request. */
export function owesConsent(passage: Passage): boolean {
  const { request, consents, consentedIn } = passage;
  const ahead = membershipAhead(passage)?.organization.id;
  if (!consents || !ahead) return false;
  const given = consents[ahead];
  if (!given || !request.scope.every((scope) => given.scopes.includes(scope))) return true;
  const anew = request.asksConsent === 'always' || request.prompt.includes('consent');
  return anew && consentedIn !== ahead;
}
