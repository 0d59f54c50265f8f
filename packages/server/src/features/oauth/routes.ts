import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { perform } from '../../chassis/command.ts';
import { browserSecret, clearSessionCookie, makesPasskeys, readSessionSecret } from '../../chassis/cookies.ts';
import { CSRF_FIELD, checkSubmission, csrfToken } from '../../chassis/csrf.ts';
import { retryHeaders, tell } from '../../chassis/fault-map.ts';
import type { House, Routes } from '../../chassis/http.ts';
import { faultText } from '../../chassis/i18n/texts.ts';
import { wordOf } from '../../chassis/i18n/word.ts';
import { keepWishedLanguage, speakAsProfile, UI_LOCALES } from '../../chassis/language.ts';
import { page, sceneOf } from '../../chassis/page.ts';
import { Fault } from '../../platform/fault.ts';
import { isId } from '../../platform/ids.ts';
import { OAuthError } from '../../protocols/oauth2/error.ts';
import { type Parameters, readParameters } from '../../protocols/oauth2/parameters.ts';
import { discoveryDocument } from '../../protocols/oidc/discovery.ts';
import { localeOfSession } from '../sessions/index.ts';
import { bearerOf } from './authenticate.ts';
import { authorize, type Browser, type Onward, resume } from './authorize.ts';
import { mayReadFrom } from './cors.ts';
import { answerIntrospection } from './introspect.ts';
import { publishedKeys } from './keys.ts';
import { admitAddress, turnstile } from './limits.ts';
import { type LogoutAnswer, logout } from './logout.ts';
import { confirmLogoutPage, deniedPage, doubtPage, overPage, signedOutNowherePage, signedOutPage } from './pages.ts';
import { issuerIn, registrationEndpoints, resourceDocuments, sayMayRead } from './resource-routes.ts';
import { answerRevocation } from './revoke.ts';
import { answerTokenRequest } from './token.ts';
import { userinfo } from './userinfo.ts';

/** Every endpoint of OAuth and OpenID Connect. */
export const oauthRoutes: Routes = (app, house) => {
  documents(app, house);
  resourceDocuments(app, house);
  browserEndpoints(app, house);
  app.register(async (scope) => appEndpoints(scope, house));
};

/** Public, the same for everybody, read by clients of every origin. */
function documents(app: FastifyInstance, { desk }: House): void {
  const shared = (reply: FastifyReply) => reply.header('access-control-allow-origin', '*').header('cache-control', 'public, max-age=300');
  for (const path of ['/.well-known/openid-configuration', '/.well-known/oauth-authorization-server']) {
    app.get(path, async ({ caller }, reply) => shared(reply).send(discoveryDocument(caller.environment.url)));
    sayMayRead(app, path);
  }
  app.get('/keys', async ({ caller }, reply) => shared(reply).send({ keys: await perform(desk, caller, publishedKeys, undefined) }));
}

/** Where browsers come with a person in front of them. */
function browserEndpoints(app: FastifyInstance, house: House): void {
  const { desk } = house;
  const authorization = async (request: FastifyRequest, reply: FastifyReply) => {
    admitAddress(house, request);
    const { caller } = request;
    const parameters = parametersOf(request);
    keepWishedLanguage(request, reply, single(parameters, UI_LOCALES));
    const browser: Browser = {
      secret: browserSecret(request, reply, caller.environment),
      session: readSessionSecret(request),
      makesPasskeys: makesPasskeys(request),
    };
    const id = single(parameters, 'interaction');
    if (id === undefined) return goTo(request, reply, await perform(desk, caller, authorize, { parameters, browser, issuer: issuerIn(request) }));
    if (!isId('req', id)) return goTo(request, reply, { doubt: { reason: 'address' } });
    return goTo(request, reply, await perform(desk, caller, resume, { id, browser }));
  };
  // A HEAD would use up what only a GET brings home. Preflights of prefetching pages find no route and get an empty answer.
  for (const path of ['/oauth/authorize', '/resources/:resource/oauth/authorize']) {
    app.get(path, { exposeHeadRoute: false }, authorization);
    app.post(path, authorization);
  }

  const signOut = async (request: FastifyRequest, reply: FastifyReply) => {
    await speakAsProfile(request, (secret) => perform(desk, request.caller, localeOfSession, secret));
    const { caller } = request;
    const parameters = parametersOf(request);
    const sessionSecret = readSessionSecret(request);
    const browser = browserSecret(request, reply, caller.environment);
    const confirmed = request.method === 'POST' && single(parameters, 'confirmed') === 'yes';
    if (confirmed) {
      checkSubmission(desk.sealer, caller.environment.url, { headers: request.headers, token: single(parameters, CSRF_FIELD), browserSecret: browser });
    }
    const answer = await perform(desk, caller, logout, { parameters, sessionSecret, confirmed });
    return signedOut(request, reply, answer, csrfToken(desk.sealer, browser));
  };
  app.get('/oidc/logout', { exposeHeadRoute: false }, signOut);
  app.post('/oidc/logout', signOut);
}

function goTo(request: FastifyRequest, reply: FastifyReply, onward: Onward) {
  if ('over' in onward) return page(reply, overPage(sceneOf(request), onward.over));
  if ('denied' in onward) return page(reply, denied(request, onward));
  if ('doubt' in onward) return page(reply, doubtPage(sceneOf(request), onward.doubt));
  return reply.redirect('to' in onward ? onward.to : `/a/auth/${onward.page}?interaction=${onward.interaction}`, 303);
}

/** In the app's own words where it has some; else in ours, and with whom to ask. */
function denied(request: FastifyRequest, { denied: fault, back }: Extract<Onward, { denied: unknown }>) {
  const scene = sceneOf(request);
  if (fault.code === 'interceptors.denied') return deniedPage(scene, { why: fault.message, back });
  const { environment } = request.caller;
  const why = faultText(scene.language, fault, wordOf(scene.language, environment));
  return deniedPage(scene, { why, back, contactEmail: environment.signUpRules.contactEmail });
}

function signedOut(request: FastifyRequest, reply: FastifyReply, answer: LogoutAnswer, token: string) {
  const { environment } = request.caller;
  if ('confirm' in answer) {
    const parameters = parametersOf(request);
    const kept = ['post_logout_redirect_uri', 'state', 'client_id'].map((name) => [name, single(parameters, name)] as const);
    return page(reply, confirmLogoutPage(sceneOf(request), { csrfToken: token, asked: Object.fromEntries(kept), leadsTo: answer.confirm.leadsTo }));
  }
  clearSessionCookie(reply, environment);
  if ('done' in answer) return reply.redirect(answer.done, 303);
  return page(reply, 'stay' in answer ? signedOutPage(sceneOf(request), answer.stay.home) : signedOutNowherePage(sceneOf(request)));
}

/** Where programs come, with credentials of their own and no cookies. */
function appEndpoints(app: FastifyInstance, house: House): void {
  const { desk } = house;
  app.setErrorHandler(answerOAuthError);
  app.addHook('onRequest', async (request, reply) => {
    const { origin } = request.headers;
    if (origin === undefined || !(await perform(desk, request.caller, mayReadFrom, origin))) return;
    reply.header('access-control-allow-origin', origin).header('vary', 'Origin').header('access-control-expose-headers', EXPOSED);
  });
  app.addHook('onRequest', async (request) => {
    if (request.method !== 'OPTIONS') admitAddress(house, request);
  });

  registrationEndpoints(app, house);
  app.post('/oauth/token', async (request, reply) => {
    const answer = await answerTokenRequest(house, { ...credentialsOf(request), turnstile: turnstile(house, request) });
    return reply.header('pragma', 'no-cache').send(answer);
  });
  // The second path is where the browser SDKs look for it.
  for (const path of ['/oauth/revoke', '/revoke']) {
    app.post(path, async (request, reply) => {
      await answerRevocation(house, { ...credentialsOf(request), turnstile: turnstile(house, request) });
      // Nothing, and of no type: oidc-client-ts takes no other than JSON.
      return reply.send();
    });
  }
  app.post('/oauth/introspect', async (request) => answerIntrospection(house, { ...credentialsOf(request), turnstile: turnstile(house, request) }));
  const answerUserinfo = async (request: FastifyRequest) => {
    const posted = request.method === 'POST' ? parametersOf(request).get('access_token') : undefined;
    const token = bearerOf(request.headers.authorization) ?? posted;
    if (token === undefined) throw new OAuthError('invalid_token', 'an access token is required: Authorization: Bearer …');
    return perform(desk, request.caller, userinfo, { token, known: turnstile(house, request).countClient });
  };
  app.get('/userinfo', answerUserinfo);
  app.post('/userinfo', answerUserinfo);

  for (const [path, methods] of Object.entries({ '/oauth/token': 'POST', '/oauth/revoke': 'POST', '/revoke': 'POST', '/userinfo': 'GET, POST' })) {
    app.options(path, async (_request, reply) =>
      reply
        .code(204)
        .header('access-control-allow-methods', methods)
        .header('access-control-allow-headers', 'Authorization, Content-Type')
        .header('access-control-max-age', '600')
        .send(),
    );
  }
}

const EXPOSED = 'WWW-Authenticate, Retry-After, RateLimit-Limit, RateLimit-Remaining, RateLimit-Reset, RateLimit-Policy';

/** What a request to an endpoint for programs brings along. */
const credentialsOf = (request: FastifyRequest) => ({
  caller: request.caller,
  authorization: request.headers.authorization,
  parameters: parametersOf(request),
});

/** RFC 6749 section 5.2, RFC 6750 section 3. What is a bug, or a fault of the house, is told as everywhere. */
function answerOAuthError(error: FastifyError, request: FastifyRequest, reply: FastifyReply) {
  if (error instanceof Fault && error.kind === 'tooMany') {
    const told = tell(error, request.arrival.requestId);
    request.failure = { told, thrown: error };
    // RFC 6749 has no word of its own for this; section 4.1.2.1 has one for a server that has too much to do just now.
    return reply.code(told.status).headers(retryHeaders(told)).send(new OAuthError('temporarily_unavailable', error.message).body);
  }
  const known = asOAuthError(error);
  if (!known) throw error;
  if (known.status === 401) {
    const scheme = /^basic\b/i.test(request.headers.authorization ?? '') ? 'Basic' : 'Bearer';
    const told = scheme === 'Bearer' && known.code === 'invalid_token' ? `, error="invalid_token", error_description="${known.body.error_description}"` : '';
    if (scheme === 'Basic' || known.code === 'invalid_token') reply.header('www-authenticate', `${scheme} realm="${request.caller.environment.url}"${told}`);
  }
  return reply.code(known.status).send(known.body);
}

function asOAuthError(error: FastifyError): OAuthError | undefined {
  if (error instanceof OAuthError) return error;
  if (error instanceof Fault) return error.kind === 'unauthenticated' ? new OAuthError('invalid_token', error.message) : undefined;
  // A body that is no form and no JSON, or is too large.
  const { statusCode } = error;
  return statusCode !== undefined && statusCode >= 400 && statusCode < 500 ? new OAuthError('invalid_request', 'the body could not be read') : undefined;
}

/** Of a form or JSON body where there is one, else of the address. */
function parametersOf(request: FastifyRequest): Parameters {
  if (request.method === 'POST') return readParameters(typeof request.body === 'object' && request.body !== null ? { ...request.body } : '');
  const at = request.url.indexOf('?');
  return readParameters(at === -1 ? '' : request.url.slice(at + 1));
}

/** For what only we put there: one that came twice is none. */
function single(parameters: Parameters, name: string): string | undefined {
  try {
    return parameters.get(name);
  } catch {
    return undefined;
  }
}
