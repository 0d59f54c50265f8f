import type { OrganizationId } from '../../platform/ids.ts';
import { OAuthError } from '../../protocols/oauth2/error.ts';
import type { AuthorizationRequest } from '../interactions/index.ts';
import type { Membership } from '../memberships/index.ts';
import { sessionLimitsOf } from '../organizations/index.ts';
import { isProvenLately, mayEnter, type Session } from '../sessions/index.ts';

/** Where a person stands with a checked request: everything the next step depends on. */
export interface Passage {
  readonly request: AuthorizationRequest;
  readonly now: Date;
  /** When the request was parked; absent when it has just come. */
  readonly parkedAt?: Date;
  /** The organization they chose since. */
  readonly chosen?: OrganizationId;
  readonly session?: Session;
  /** Everywhere they belong or are asked to. */
  readonly memberships: readonly Membership[];
}

/** A hosted page, an answer to the app, or the organization they go on in. */
export type Way = { readonly page: HostedPage } | { readonly refuse: OAuthError } | { readonly enter: Membership };
export type HostedPage = 'login' | 'signup' | 'organizations';

type Gate = (passage: Passage) => Way | undefined;

/**
 * What stands between a request and its code, in this order, whether the request has just come or comes back from
 * a page. Pages never lead to one another: each comes back here, and the first gate that is shut says what is next.
 */
const gates: readonly Gate[] = [
  ({ request, ...passage }) => (request.prompt.includes('create') && !provenSinceParked(passage) ? { page: 'signup' } : undefined),
  ({ session }) => (session ? undefined : { page: 'login' }),
  ({ request, ...passage }) => (request.prompt.includes('login') && !provenSinceParked(passage) ? { page: 'login' } : undefined),
  (passage) => (isTooOld(passage) ? { page: 'login' } : undefined),
  (passage) => (wanted(passage) ? undefined : { page: 'organizations' }),
  (passage) => whyNotIn(passage),
  // An invitation opens one door: the others ask for fresh proof. So does one whose sessions are shorter than this one is old.
  (passage) => (passage.session && mayEnter(passage.session, wanted(passage)!) ? undefined : { page: 'login' }),
  (passage) => (isProvenFor(passage) ? undefined : { page: 'login' }),
];

export function whatIsNext(passage: Passage): Way {
  for (const gate of gates) {
    const way = gate(passage);
    if (way) return passage.request.prompt.includes('none') ? silently(way) : way;
  }
  const membership = membershipIn(passage, wanted(passage));
  if (!membership) throw new Error('every gate was open and there is no membership');
  return { enter: membership };
}

/** With prompt=none nothing may be shown (OpenID Connect Core section 3.1.2.6). */
function silently(way: Way): Way {
  if (!('page' in way)) return way;
  return way.page === 'organizations'
    ? { refuse: new OAuthError('account_selection_required', 'the person has to choose an organization') }
    : { refuse: new OAuthError('login_required', 'the person has to sign in') };
}

const provenSinceParked = ({ session, parkedAt }: Pick<Passage, 'session' | 'parkedAt'>): boolean =>
  session !== undefined && parkedAt !== undefined && session.authenticatedAt >= parkedAt;

/** Asked for proof at once (`max_age=0`), a proof given for this very request is young enough. */
function isTooOld({ request: { maxAge }, session, parkedAt, now }: Passage): boolean {
  if (maxAge === undefined || !session || provenSinceParked({ session, ...(parkedAt ? { parkedAt } : {}) })) return false;
  return now.getTime() - session.authenticatedAt.getTime() > maxAge * 1000;
}

function isProvenFor(passage: Passage): boolean {
  const organization = membershipIn(passage, wanted(passage))?.organization;
  return !passage.session || !organization || isProvenLately(passage.session, sessionLimitsOf(organization), passage.now);
}

/**
 * The organization to go on in: the one chosen, the one asked for, the one the session is in, the only one.
 * Undefined when there is a choice to make, or nothing to choose from yet.
 */
function wanted(passage: Passage): OrganizationId | undefined {
  const { request, session, chosen } = passage;
  if (chosen && membershipIn(passage, chosen)) return chosen;
  if (request.organizationId) return request.organizationId;

  const open = passage.memberships.filter(({ status }) => status === 'ACTIVE' || status === 'PENDING_INVITE');
  const current = request.prompt.includes('select_account') && open.length > 1 ? undefined : session?.organizationId;
  if (current && membershipIn(passage, current)?.status === 'ACTIVE') return current;
  const [only, ...others] = open;
  return only?.status === 'ACTIVE' && others.length === 0 ? only.organization.id : undefined;
}

const membershipIn = ({ memberships }: Passage, id: OrganizationId | undefined): Membership | undefined =>
  memberships.find(({ organization }) => organization.id === id);

function whyNotIn(passage: Passage): Way | undefined {
  switch (membershipIn(passage, wanted(passage))?.status) {
    case 'ACTIVE':
      return undefined;
    case 'PENDING_INVITE':
      return { page: 'organizations' };
    case 'INVITE_EXPIRED':
      return { refuse: new OAuthError('access_denied', 'the invitation to this organization has expired, ask for a new one') };
    case 'INACTIVE':
      return { refuse: new OAuthError('access_denied', 'the membership in this organization is deactivated') };
    default:
      return { refuse: new OAuthError('access_denied', 'the person is not a member of this organization') };
  }
}
