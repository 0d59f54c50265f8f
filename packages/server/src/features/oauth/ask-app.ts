import type { Read } from '../../chassis/command.ts';
import type { Fault } from '../../platform/fault.ts';
import type { ClientId, ConnectionId, InteractionId, OrganizationId, UserId } from '../../platform/ids.ts';
import type { Outside } from '../../platform/outside.ts';
import type { Work } from '../../platform/work.ts';
import { noteStep } from '../auth-log/index.ts';
import { findConnection } from '../connections/index.ts';
import type { Interaction } from '../interactions/index.ts';
import { consult, heed, type Question, type Verdict, wouldAsk } from '../interceptors/index.ts';
import { type Passage, walk } from '../journey/index.ts';
import type { Membership } from '../memberships/index.ts';
import { organizationData } from '../organizations/index.ts';
import { findUser, type User, userData } from '../users/index.ts';
import type { Claims } from './claims.ts';
import { connectionsBehind } from './connections-behind.ts';

/** Who is about to get a session, and in which organization. */
interface Entering {
  readonly userId: UserId;
  readonly organizationId: OrganizationId;
}

/** What the app's interceptors said, and of whom: of somebody else, or of another organization, it says nothing. */
export interface Said extends Entering {
  readonly verdict: Verdict;
}

type Request = Pick<Interaction, 'clientId' | 'request'>;

/**
 * The app's say before it gets a session in an organization (PRE_SESSION_CREATION): at each sign-in, and at each switch.
 * Asked last, when every gate of the journey is open: who comes is certain then, and where they go; and whoever passes
 * through several pages is asked about once. For the `prepare` of a request that comes or comes back.
 * @param stand where the person stands, as it is seen now; undefined: the request leads nowhere
 * @returns undefined when nobody was asked: there is nobody to ask, or a page or a refusal comes first
 */
export const askAppAboutSession = (
  outside: Outside,
  read: Read,
  stand: (work: Work) => Promise<(Request & { readonly passage: Passage }) | undefined>,
): Promise<Said | undefined> =>
  askApp(outside, read, async (work) => {
    const standing = await stand(work);
    const way = standing && walk(standing.passage).way;
    const session = standing?.passage.session;
    if (!session || !way || !('enter' in way)) return undefined;
    const user = await findUser(work, { id: session.userId });
    const { connectionId, organizationId, domain, loginHint, state } = standing.request;
    return (
      user && {
        user,
        membership: way.enter,
        clientId: standing.clientId,
        connections: await connectionsBehind(work, session, way.enter.organization.id),
        authRequest: { connection_id: connectionId, organization_id: organizationId, domain, login_hint: loginHint, state },
      }
    );
  });

interface About {
  readonly user: User;
  readonly membership: Membership;
  readonly clientId: ClientId;
  /** Those that answered for them. */
  readonly connections: readonly ConnectionId[];
  readonly authRequest?: Question['authRequest'];
}

/** The same for a session that comes about without a browser. */
export async function askApp(outside: Outside, read: Read, find: (work: Work) => Promise<About | undefined>): Promise<Said | undefined> {
  let entering: Entering | undefined;
  const verdict = await consult(outside, read, 'PRE_SESSION_CREATION', async (work) => {
    const about = await find(work);
    if (!about) return undefined;
    entering = { userId: about.user.id, organizationId: about.membership.organization.id };
    return questionAbout(work, about);
  });
  return verdict && entering && { verdict, ...entering };
}

async function questionAbout(work: Work, { user, membership, clientId, connections, authRequest }: About): Promise<Question> {
  const { organization, roles } = membership;
  const known = await Promise.all(connections.map((id) => findConnection(work, id)));
  return {
    userId: user.id,
    userEmail: user.email,
    organizationId: organization.id,
    clientId,
    connections: known.flatMap((one) => (one ? [{ id: one.id, type: one.kind.toUpperCase(), provider: one.provider }] : [])),
    authRequest,
    data: { user: userData(user), organization: organizationData(organization), roles: roles.map(({ name }) => name) },
  };
}

/** For whoever is about to enter: a no, or a yes with the claims it adds. `unasked`: there is somebody to ask, who was not. */
export type Word = { readonly denied: Fault } | { readonly claims: Claims | undefined } | 'unasked';

/** Writes down what was asked. @returns what it means for somebody who is about to enter an organization */
export function hear(work: Work, id: InteractionId, said: Said | undefined): (entering: Entering) => Promise<Word> {
  const denied = heed(work, said?.verdict);
  if (said) noteStep(work, id, 'interceptor_asked', { organizationId: said.organizationId, details: detailsOf(said.verdict) });
  return async ({ userId, organizationId }) => {
    // Meanwhile it may be somebody else who enters, or elsewhere; and an interceptor may have been switched on.
    if (said?.userId !== userId || said.organizationId !== organizationId)
      return (await wouldAsk(work, 'PRE_SESSION_CREATION')) ? 'unasked' : { claims: undefined };
    return denied ? { denied } : { claims: said.verdict.response.claims };
  };
}

/** Which interceptors, what came of it, and why one gave no answer that counts. */
const detailsOf = ({ calls }: Verdict): Readonly<Record<string, string>> => {
  const failures = calls.flatMap(({ failure }) => failure ?? []);
  return {
    interceptors: calls.map(({ interceptorId }) => interceptorId).join(' '),
    decision: calls.some(({ decision }) => decision === 'DENY') ? 'DENY' : 'ALLOW',
    ...(failures.length > 0 ? { failure: failures.join('; ') } : {}),
  };
};
