import { command, openTo } from '../../chassis/command.ts';
import type { ClientId, InteractionId } from '../../platform/ids.ts';
import type { Work } from '../../platform/work.ts';
import { authorizationResponse } from '../../protocols/oauth2/authorization-response.ts';
import { OAuthError } from '../../protocols/oauth2/error.ts';
import type { Parameters } from '../../protocols/oauth2/parameters.ts';
import { addressesFor, findClient } from '../clients/index.ts';
import { type AuthorizationRequest, clientOfInteraction, findInteraction, finishInteraction, type Interaction, parkRequest } from '../interactions/index.ts';
import { listMembershipsOf } from '../memberships/index.ts';
import { enterOrganization, findSession, type Session } from '../sessions/index.ts';
import { checkRequest, checkSender, DoubtfulRequest } from './check-request.ts';
import { issueCode } from './code.ts';
import { type HostedPage, type Way, whatIsNext } from './what-is-next.ts';

export interface Browser {
  /** The cookie that binds parked requests to it. */
  readonly secret: string;
  /** The cookie of a session, live or not. */
  readonly session: string | undefined;
}

/** Where the browser goes now. */
export type Onward =
  | { readonly to: string }
  | { readonly page: HostedPage; readonly interaction: InteractionId }
  | { readonly doubt: string }
  | { readonly over: Over };

/** A parked request that gets no answer (any more). */
export interface Over {
  readonly why: string;
  /** Where its app begins a sign-in anew, or its front page. */
  readonly app?: string;
}

/** A request that has just come from an app. */
export const authorize = command({
  needs: openTo('Everybody may ask: what they get depends on the session of their browser, and goes to an address the app registered.'),

  async run(work, { parameters, browser }: { readonly parameters: Parameters; readonly browser: Browser }): Promise<Onward> {
    const sender = await senderOf(work, parameters);
    if ('doubt' in sender) return sender;
    let request: AuthorizationRequest;
    try {
      request = await checkRequest(work, parameters, sender);
    } catch (error) {
      if (error instanceof OAuthError) return refusal(work, sender.redirectUri, stateOf(parameters), error);
      throw error;
    }
    return goOn(work, browser, { clientId: sender.client.id, request });
  },
});

/** A parked request that comes back from a hosted page. */
export const resume = command({
  needs: openTo('The browser that parked the request holds the secret it was parked under.'),

  async run(work, { id, browser }: { readonly id: InteractionId; readonly browser: Browser }): Promise<Onward> {
    const interaction = await findInteraction(work, id, browser.secret);
    if (!interaction) return over(work, id, browser, 'It was finished before, was begun in another browser, or has waited too long.');
    return goOn(work, browser, interaction);
  },
});

type Asked = Pick<Interaction, 'clientId' | 'request'> & Partial<Pick<Interaction, 'id' | 'createdAt' | 'organizationId'>>;

async function goOn(work: Work, browser: Browser, asked: Asked): Promise<Onward> {
  const { request, id, createdAt, organizationId: chosen } = asked;
  const session = browser.session === undefined ? undefined : await findSession(work, browser.session);
  const memberships = session ? await listMembershipsOf(work, session.userId) : [];
  const way = whatIsNext({
    request,
    memberships,
    now: work.now,
    ...(session ? { session } : {}),
    ...(createdAt ? { parkedAt: createdAt } : {}),
    ...(chosen ? { chosen } : {}),
  });
  if ('page' in way)
    return { page: way.page, interaction: id ?? (await parkRequest(work, { clientId: asked.clientId, request, browserSecret: browser.secret })) };

  // One answer each: of two tabs that come back at once, one gets the code.
  if (id && !(await finishInteraction(work, id))) return over(work, id, browser, 'It was finished a moment ago, in another tab perhaps.');
  if ('refuse' in way) return refusal(work, request.redirectUri, request.state, way.refuse);
  return giveCode(work, session!, asked, way);
}

async function giveCode(
  work: Work,
  session: Session,
  { clientId, request }: { clientId: ClientId; request: AuthorizationRequest },
  way: Extract<Way, { enter: unknown }>,
) {
  const organizationId = way.enter.organization.id;
  await enterOrganization(work, session, organizationId);
  const code = await issueCode(work, { clientId, request, session, organizationId });
  return { to: authorizationResponse(request.redirectUri, { code, state: request.state, iss: work.environment.url }) };
}

async function over(work: Work, id: InteractionId, browser: Browser, why: string): Promise<Onward> {
  const clientId = await clientOfInteraction(work, id, browser.secret);
  const client = clientId && (await findClient(work, clientId));
  const { initiateLogin, home } = client ? addressesFor(client) : {};
  const app = initiateLogin ?? home;
  return { over: { why, ...(app === undefined ? {} : { app }) } };
}

/** An app is told which issuer answered (RFC 9207), so that an answer of one cannot be passed off as another's. */
const refusal = (work: Work, redirectUri: string, state: string | undefined, error: OAuthError): Onward => ({
  to: authorizationResponse(redirectUri, { ...error.body, state, iss: work.environment.url }),
});

async function senderOf(work: Work, parameters: Parameters) {
  try {
    return await checkSender(work, parameters);
  } catch (error) {
    if (error instanceof DoubtfulRequest) return { doubt: error.message };
    throw error;
  }
}

/** A state that came twice is echoed not at all. */
function stateOf(parameters: Parameters): string | undefined {
  try {
    return parameters.get('state');
  } catch {
    return undefined;
  }
}
