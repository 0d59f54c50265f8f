import type { Work } from '../../platform/work.ts';
import { homeOf } from '../connections/index.ts';
import type { AuthorizationRequest, Interaction } from '../interactions/index.ts';
import { listMembershipsOf } from '../memberships/index.ts';
import { NO_DEMANDS, policyOf } from '../organizations/index.ts';
import { findSession } from '../sessions/index.ts';
import { findUser } from '../users/index.ts';
import type { Passage } from './passage.ts';

/** A checked request, parked or just come, and the browser it is about. */
export interface AtRequest extends Partial<Pick<Interaction, 'createdAt' | 'organizationId' | 'claimedEmail'>> {
  readonly request: AuthorizationRequest;
  /** The cookie of a session, live or not. */
  readonly sessionSecret: string | undefined;
}

/** Everything the machine looks at, read in one place. It only reads. */
export async function passageOf(work: Work, { request, sessionSecret, createdAt, organizationId, claimedEmail }: AtRequest): Promise<Passage> {
  const session = sessionSecret === undefined ? undefined : await findSession(work, sessionSecret);
  const user = session && (await findUser(work, { id: session.userId }));
  const memberships = session ? await listMembershipsOf(work, session.userId) : [];
  const claims = claimedEmail ?? request.loginHint;
  // Whoever is signed in may be about to prove that they are somebody else.
  const changing = claimedEmail !== undefined && !(session && createdAt && session.authenticatedAt >= createdAt);
  const domain = user && !changing ? domainOf(user.email) : ((claimedEmail === undefined ? request.domain : undefined) ?? domainOf(claims ?? ''));
  const home = domain === undefined ? undefined : await homeOf(work, domain);
  return {
    request,
    now: work.now,
    memberships,
    mailboxProven: user?.emailProvenAt != null,
    policies: Object.fromEntries(memberships.map(({ organization }) => [organization.id, policyOf(work.environment, organization)])),
    usual: policyOf(work.environment, { authPolicy: NO_DEMANDS }),
    suggestions: [],
    factors: 0,
    ...(session ? { session } : {}),
    ...(createdAt ? { parkedAt: createdAt } : {}),
    ...(organizationId ? { chosen: organizationId } : {}),
    ...(claims === undefined ? {} : { claims }),
    ...(domain === undefined ? {} : { domain }),
    ...(home ? { home } : {}),
  };
}

export const domainOf = (email: string): string | undefined => /@([^@\s]+)$/.exec(email)?.[1]?.toLowerCase();
