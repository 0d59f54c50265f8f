import { command, openTo } from '../../chassis/command.ts';
import type { Fault } from '../../platform/fault.ts';
import type { InteractionId } from '../../platform/ids.ts';
import type { Work } from '../../platform/work.ts';
import { authorizationResponse } from '../../protocols/oauth2/authorization-response.ts';
import { OAuthError } from '../../protocols/oauth2/error.ts';
import type { Parameters } from '../../protocols/oauth2/parameters.ts';
import { noteRequest, noteStep, parametersToShow } from '../auth-log/index.ts';
import { addressesFor, findClient, isMachine, keepDescription, readDescription } from '../clients/index.ts';
import {
  type AuthorizationRequest,
  clientOfInteraction,
  findInteraction,
  finishInteraction,
  type Interaction,
  PARKED_FOR,
  parkRequest,
} from '../interactions/index.ts';
import { type HostedPage, type Passage, passageOf, type Way, walk } from '../journey/index.ts';
import { findResource, type Resource } from '../resources/index.ts';
import { enterOrganization, type Session } from '../sessions/index.ts';
import { askAppAboutSession, hear, type Said } from './ask-app.ts';
import { checkRequest, checkSender, DoubtfulRequest } from './check-request.ts';
import type { Claims } from './claims.ts';
import { CODE_LIFETIME, issueCode } from './code.ts';
import type { Doubt } from './texts/index.ts';

export interface Browser {
  /** The cookie that binds parked requests to it. */
  readonly secret: string;
  /** The cookie of a session, live or not. */
  readonly session: string | undefined;
  /** It has said that it makes passkeys. */
  readonly makesPasskeys?: boolean;
}

/** Where the browser goes now. */
export type Onward =
  | { readonly to: string }
  | { readonly page: HostedPage; readonly interaction: InteractionId }
  | { readonly doubt: Doubt }
  | { readonly over: Over }
  /** An interceptor of the app says no: they read why, and go back to the app, which is told. */
  | { readonly denied: Fault; readonly back: string };

/** A parked request that gets no answer (any more). */
export interface Over {
  readonly why: 'elsewhere' | 'justNow';
  /** Where its app begins a sign-in anew, or its front page. */
  readonly app?: string;
}

interface Coming {
  readonly parameters: Parameters;
  readonly browser: Browser;
  /** The issuer that the app knows us by, when it is not the environment itself: it came by the door of a resource. */
  readonly issuer?: string | undefined;
}

/** A request that has just come from an app. */
export const authorize = command({
  needs: openTo('Everybody may ask: what they get depends on the session of their browser, and goes to an address the app registered.'),

  async prepare(outside, coming: Coming, { environment }, read) {
    const description = await readDescription(outside, { environment, clientId: once(coming.parameters, 'client_id') }, read);
    const said = await askAppAboutSession(outside, read, async (work) => {
      const asked = await whatIsAsked(work, coming);
      return asked && { ...asked, passage: await lookAt(work, coming.browser, asked) };
    });
    return { description, said };
  },

  async run(work, { parameters, browser, issuer }: Coming, { description, said }): Promise<Onward> {
    const id = work.newId('req');
    if (description && 'failed' in description) return { doubt: { reason: 'unreadableApp' } };
    const kept = description && (await keepDescription(work, description, await resourceOf(work, parameters)));
    if (kept === 'unfit') return { doubt: { reason: 'unreadableApp' } };
    const sender = await senderOf(work, id, parameters);
    if ('doubt' in sender) return sender;
    const workflow = once(parameters, 'prompt') === 'create' ? 'SIGNUP' : 'LOGIN';
    noteRequest(work, id, { clientId: sender.client.id, workflow, parameters: parametersToShow(parameters) });
    let request: AuthorizationRequest;
    try {
      request = await checkRequest(work, parameters, sender);
    } catch (error) {
      const asked = { redirectUri: sender.redirectUri, state: stateOf(parameters), issuer };
      if (error instanceof OAuthError) return refusal(work, id, asked, error);
      throw error;
    }
    return goOn(work, browser, { id, clientId: sender.client.id, request: issuer === undefined ? request : { ...request, issuer } }, said);
  },
});

/** The same checks, before the app's interceptors are asked; what does not pass them is refused when it is looked at again. */
async function whatIsAsked(work: Work, { parameters, issuer }: Coming): Promise<Omit<Asked, 'id'> | undefined> {
  try {
    const sender = await checkSender(work, parameters);
    const request = await checkRequest(work, parameters, sender);
    return { clientId: sender.client.id, request: issuer === undefined ? request : { ...request, issuer } };
  } catch (error) {
    if (error instanceof DoubtfulRequest || error instanceof OAuthError) return undefined;
    throw error;
  }
}

/** A parked request that comes back from a hosted page. */
export const resume = command({
  needs: openTo('The browser that parked the request holds the secret it was parked under.'),

  prepare: (outside, { id, browser }: Returning, _caller, read) =>
    askAppAboutSession(outside, read, async (work) => {
      const interaction = await findInteraction(work, id, browser.secret);
      return interaction && { ...interaction, passage: await lookAt(work, browser, interaction) };
    }),

  async run(work, { id, browser }: Returning, said): Promise<Onward> {
    const interaction = await findInteraction(work, id, browser.secret);
    if (!interaction) return over(work, id, browser, 'elsewhere');
    return goOn(work, browser, interaction, said);
  },
});

interface Returning {
  readonly id: InteractionId;
  readonly browser: Browser;
}

/** `createdAt`: it was parked then; absent when it has just come. */
type Asked = Pick<Interaction, 'id' | 'clientId' | 'request'> &
  Partial<Pick<Interaction, 'createdAt' | 'organizationId' | 'claimedEmail' | 'consentRefused' | 'consentedIn'>>;

const lookAt = (work: Work, browser: Browser, asked: Omit<Asked, 'id'>): Promise<Passage> =>
  passageOf(work, { ...asked, sessionSecret: browser.session, makesPasskeys: browser.makesPasskeys ?? false });

async function goOn(work: Work, browser: Browser, asked: Asked, said: Said | undefined): Promise<Onward> {
  const { request, id, createdAt } = asked;
  const passage = await lookAt(work, browser, asked);
  const session = passage.session;
  const { way, at } = walk(passage);
  const wordOn = hear(work, id, said);
  if ('page' in way) {
    if (!createdAt) await park(work, browser, asked, passage);
    noteStep(work, id, 'sent_to_page', {
      details: { page: way.page, ...(at && { gate: at.gate }) },
      ...(createdAt ? {} : { waitsUntil: new Date(work.now.getTime() + PARKED_FOR) }),
    });
    return { page: way.page, interaction: id };
  }

  const word = 'enter' in way && session ? await wordOn({ userId: session.userId, organizationId: way.enter.organization.id }) : undefined;
  if (word === 'unasked') {
    // Once more from the top, where they are asked.
    if (!createdAt) await park(work, browser, asked, passage);
    return { to: `/oauth/authorize?interaction=${id}` };
  }

  // One answer each: of two tabs that come back at once, one gets the code.
  if (createdAt && !(await finishInteraction(work, id))) return over(work, id, browser, 'justNow');
  if (word && 'denied' in word) return denial(work, asked, walk({ ...passage, denied: word.denied.message }).way, word.denied);
  if ('refuse' in way) return refusal(work, id, request, way.refuse);
  return giveCode(work, session!, asked, way, word?.claims);
}

/** What was proven already was proven before it came: no proof since, though another process wrote it by a clock that is ahead. */
const park = (work: Work, browser: Browser, { id, clientId, request }: Asked, { session }: Passage) =>
  parkRequest(work, { id, clientId, request, browserSecret: browser.secret, after: session?.authenticatedAt });

async function giveCode(
  work: Work,
  session: Session,
  { id, clientId, request, createdAt }: Asked,
  way: Extract<Way, { enter: unknown }>,
  claims: Claims | undefined,
) {
  const organizationId = way.enter.organization.id;
  await enterOrganization(work, session, organizationId);
  const code = await issueCode(work, { id, clientId, request, session, organizationId, claims });
  const whose = { userId: session.userId, sessionId: session.id, organizationId };
  if (!createdAt) noteStep(work, id, 'session_used', whose);
  noteStep(work, id, 'code_issued', { ...whose, waitsUntil: new Date(work.now.getTime() + CODE_LIFETIME) });
  return { to: authorizationResponse(request.redirectUri, { code, state: request.state, iss: request.issuer ?? work.environment.url }) };
}

/** The person reads why, where anything may be shown; the app is told either way. */
function denial(work: Work, { id, request }: Asked, way: Way, why: Fault): Onward {
  if (!('refuse' in way)) throw new Error('the journey led past an interceptor that said no');
  const { to } = refusal(work, id, request, way.refuse);
  return request.prompt.includes('none') ? { to } : { denied: why, back: to };
}

async function resourceOf(work: Work, parameters: Parameters): Promise<Resource | undefined> {
  const named = once(parameters, 'resource');
  return named === undefined ? undefined : findResource(work, named);
}

async function over(work: Work, id: InteractionId, browser: Browser, why: Over['why']): Promise<Onward> {
  const clientId = await clientOfInteraction(work, id, browser.secret);
  const client = clientId && (await findClient(work, clientId));
  const { initiateLogin, home } = client ? addressesFor(work.environment, client) : {};
  const app = initiateLogin ?? home;
  return { over: { why, ...(app === undefined ? {} : { app }) } };
}

/** An app is told which issuer answered (RFC 9207), so that an answer of one cannot be passed off as another's. */
function refusal(
  work: Work,
  id: InteractionId,
  { redirectUri, state, issuer }: { readonly redirectUri: string; readonly state?: string | undefined; readonly issuer?: string | undefined },
  error: OAuthError,
): { readonly to: string } {
  noteStep(work, id, 'refused', { error: error.code, details: { why: error.body.error_description } });
  return { to: authorizationResponse(redirectUri, { ...error.body, state, iss: issuer ?? work.environment.url }) };
}

async function senderOf(work: Work, id: InteractionId, parameters: Parameters) {
  try {
    return await checkSender(work, parameters);
  } catch (error) {
    if (!(error instanceof DoubtfulRequest)) throw error;
    await noteDoubt(work, id, parameters, error);
    return { doubt: error.doubt };
  }
}

/** An app that is known wants to hear that its address is not registered; requests that name no app are anybody's noise. */
async function noteDoubt(work: Work, id: InteractionId, parameters: Parameters, { code, message }: DoubtfulRequest): Promise<void> {
  const named = once(parameters, 'client_id');
  const client = named === undefined ? undefined : await findClient(work, named);
  if (!client || isMachine(client)) return;
  noteRequest(work, id, { clientId: client.id, parameters: parametersToShow(parameters) });
  noteStep(work, id, 'refused', { error: code, details: { why: message } });
}

/** A state that came twice is echoed not at all. */
const stateOf = (parameters: Parameters): string | undefined => once(parameters, 'state');

function once(parameters: Parameters, name: string): string | undefined {
  try {
    return parameters.get(name);
  } catch {
    return undefined;
  }
}
