import type { Read } from '../../chassis/command.ts';
import type { Fault } from '../../platform/fault.ts';
import type { InteractionId, OrganizationId, SessionId } from '../../platform/ids.ts';
import type { Outside } from '../../platform/outside.ts';
import type { Work } from '../../platform/work.ts';
import { noteStep } from '../auth-log/index.ts';
import { findConnection } from '../connections/index.ts';
import type { Interaction } from '../interactions/index.ts';
import { consult, heed, type Question, type Verdict, wouldAsk } from '../interceptors/index.ts';
import { type Passage, type Way, walk } from '../journey/index.ts';
import { organizationData } from '../organizations/index.ts';
import { findUser, userData } from '../users/index.ts';
import type { Claims } from './claims.ts';
import { connectionsBehind } from './connections-behind.ts';

/** What the app's interceptors said, and of which session in which organization: of another one it says nothing. */
export interface Said {
  readonly verdict: Verdict;
  readonly sessionId: SessionId;
  readonly organizationId: OrganizationId;
}

type Request = Pick<Interaction, 'clientId' | 'request'>;

/**
 * The app's say before it gets a session in an organization (PRE_SESSION_CREATION): at each sign-in, and at each switch.
 * Asked last, when every gate of the journey is open: who comes is certain then, and where they go; and whoever passes
 * through several pages is asked about once. For the `prepare` of a request that comes or comes back.
 * @param stand where the person stands, as it is seen now; undefined: the request leads nowhere
 * @returns undefined when nobody was asked: there is nobody to ask, or a page or a refusal comes first
 */
export async function askAppAboutSession(
  outside: Outside,
  read: Read,
  stand: (work: Work) => Promise<(Request & { readonly passage: Passage }) | undefined>,
): Promise<Said | undefined> {
  let about: Omit<Said, 'verdict'> | undefined;
  const verdict = await consult(outside, read, 'PRE_SESSION_CREATION', async (work) => {
    const standing = await stand(work);
    const way = standing && walk(standing.passage).way;
    const session = standing?.passage.session;
    if (!session || !way || !('enter' in way)) return undefined;
    about = { sessionId: session.id, organizationId: way.enter.organization.id };
    return questionAbout(work, standing, way);
  });
  return verdict && about && { verdict, ...about };
}

async function questionAbout(work: Work, { clientId, request, passage }: Request & { readonly passage: Passage }, way: Extract<Way, { enter: unknown }>) {
  const session = passage.session!;
  const { organization } = way.enter;
  const user = await findUser(work, { id: session.userId });
  const connections = await Promise.all((await connectionsBehind(work, session, organization.id)).map((id) => findConnection(work, id)));
  const question: Question = {
    userId: session.userId,
    userEmail: user?.email,
    organizationId: organization.id,
    clientId,
    connections: connections.flatMap((known) => (known ? [{ id: known.id, type: known.kind.toUpperCase(), provider: known.provider }] : [])),
    authRequest: {
      connection_id: request.connectionId,
      organization_id: request.organizationId,
      domain: request.domain,
      login_hint: request.loginHint,
      state: request.state,
    },
    data: { user: user && userData(user), organization: organizationData(organization), roles: way.enter.roles.map(({ name }) => name) },
  };
  return question;
}

/** For whoever is about to enter: a no, or a yes with the claims it adds. `unasked`: there is somebody to ask, who was not. */
export type Word = { readonly denied: Fault } | { readonly claims: Claims | undefined } | 'unasked';

/** Writes down what was asked. @returns what it means for a session that is about to enter an organization */
export function hear(work: Work, id: InteractionId, said: Said | undefined): (entering: Omit<Said, 'verdict'>) => Promise<Word> {
  const denied = heed(work, said?.verdict);
  if (said) noteStep(work, id, 'interceptor_asked', { organizationId: said.organizationId, details: detailsOf(said.verdict) });
  return async ({ sessionId, organizationId }) => {
    // Meanwhile it may be somebody else who enters, or elsewhere; and an interceptor may have been switched on.
    if (said?.sessionId !== sessionId || said.organizationId !== organizationId)
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
