import type { FastifyReply, FastifyRequest } from 'fastify';
import { brandOf } from '../../chassis/brand.ts';
import { type Command, command, openTo, perform } from '../../chassis/command.ts';
import { browserSecret, clearSessionCookie, readBrowserSecret, readSessionSecret, setSessionCookie } from '../../chassis/cookies.ts';
import { CSRF_FIELD, checkSubmission, csrfField, csrfToken } from '../../chassis/csrf.ts';
import type { Form } from '../../chassis/forms.ts';
import type { House, OpenHouse, Routes } from '../../chassis/http.ts';
import { faultText } from '../../chassis/i18n/texts.ts';
import { wordOf } from '../../chassis/i18n/word.ts';
import { languageOf } from '../../chassis/language.ts';
import { admit, byAddress } from '../../chassis/limits.ts';
import { type Page, page, type Scene } from '../../chassis/page.ts';
import { isFromElsewhere, type Opening, serveWebApp } from '../../chassis/web-app.ts';
import { OPERATORS_PATH } from '../../platform/environment.ts';
import { Fault } from '../../platform/fault.ts';
import { listClients } from '../clients/index.ts';
import { endSession, findSession } from '../sessions/index.ts';
import { openingFor } from './current.ts';
import { enter, peekEntry } from './entry.ts';
import { wayBack } from './operator.ts';
import { operatorOf } from './recognise.ts';
import { selectFirstOwner, selectOperatorsOrganization } from './store.ts';
import * as views from './views.ts';

/**
 * The dashboard and the way into it. Its pages are files made by packages/web; what they show and do are calls of the API,
 * which know by the session's cookie who sits before them.
 * @param folder where those files lie: packages/web/dist
 */
export const dashboardPages =
  (folder: URL): Routes =>
  async (app, house) => {
    const sendPage = await serveWebApp(app, folder, 'dashboard');

    app.get<{ Params: { readonly token: string } }>('/dashboard/enter/:token', { exposeHeadRoute: false }, async (request, reply) => {
      const here = await among(house, request, reply);
      const { token } = request.params;
      return here.show(views.entryView(here, token, await here.do(peekEntry, { token })));
    });

    app.post<{ Params: { readonly token: string } }>('/dashboard/enter/:token', async (request, reply) => {
      admit(house, request.arrival, [byAddress('signIn', request.caller.from)]);
      const here = await among(house, request, reply);
      const { token } = request.params;
      const form = formOf(house, request);
      const email = typeof form['email'] === 'string' ? form['email'].trim() : undefined;
      try {
        const { secret } = await here.do(enter, { token, email, sessionSecret: here.sessionSecret });
        setSessionCookie(reply, here.environment, secret);
        return reply.redirect('/dashboard/welcome', 303);
      } catch (error) {
        if (!(error instanceof Fault)) throw error;
        return here.show(
          views.entryView(here, token, await here.do(peekEntry, { token }), {
            email,
            wrong: faultText(here.language, error, wordOf(here.language, here.environment)) ?? error.message,
          }),
        );
      }
    });

    app.get('/dashboard/welcome', async (request, reply) => {
      const here = await among(house, request, reply);
      return (await here.operator()) ? here.show(views.welcomeView(here)) : reply.redirect('/dashboard/sign-in', 303);
    });

    app.get<{ Querystring: { readonly return_to?: unknown; readonly anew?: unknown } }>('/dashboard/sign-in', async (request, reply) => {
      const here = await among(house, request, reply);
      const back = wayBack(request.query.return_to);
      const anew = request.query.anew !== undefined;
      if (!anew && (await here.operator())) return reply.redirect(back, 303);
      const { client, organizationId, isLookedAfter, challenge } = await here.do(wayIn, undefined);
      if (!isLookedAfter) return here.show(views.nobodyView(here));
      const parameters = new URLSearchParams({
        response_type: 'code',
        client_id: client,
        redirect_uri: `${homeOf(here)}/dashboard/signed-in`,
        scope: 'openid',
        organization_id: organizationId,
        state: Buffer.from(back).toString('base64url'),
        // The session is all that is wanted: the code that comes with it is bound to a verifier that nobody knows.
        code_challenge: challenge,
        code_challenge_method: 'S256',
        ...(anew ? { prompt: 'login' } : {}),
      });
      return reply.redirect(`${OPERATORS_PATH}/oauth/authorize?${parameters}`, 303);
    });

    app.get<{ Querystring: { readonly state?: unknown } }>('/dashboard/signed-in', async (request, reply) => {
      const here = await among(house, request, reply);
      if (!(await here.operator())) return here.show(views.deniedView(here));
      const { state } = request.query;
      return reply.redirect(wayBack(typeof state === 'string' ? Buffer.from(state, 'base64url').toString() : undefined), 303);
    });

    app.post('/dashboard/sign-out', async (request, reply) => {
      const here = await among(house, request, reply);
      // It is sent by the dashboard itself; all another site could do is end a session, and it may not do even that.
      if (!isFromElsewhere(request)) {
        await here.do(signOut, { secret: here.sessionSecret });
        clearSessionCookie(reply, here.environment);
      }
      return reply.redirect('/dashboard/signed-out', 303);
    });

    app.get('/dashboard/signed-out', async (request, reply) => {
      const here = await among(house, request, reply);
      return here.show(views.signedOutView(here));
    });

    const shell = async (request: FastifyRequest, reply: FastifyReply) => {
      const here = await among(house, request, reply);
      const operator = await here.operator();
      if (!operator) return reply.redirect(`/dashboard/sign-in?${new URLSearchParams({ return_to: request.url })}`, 303);
      return (
        sendPage(request, reply, { ...openingFor(operator, request.caller.environment), ask: asking(house, request) }) ?? here.show(views.unbuiltView(here))
      );
    };
    app.get('/dashboard', shell);
    app.get('/dashboard/*', shell);
  };

/** Asks as the dashboard does: with the cookie of whoever asked for the page. */
const asking =
  (house: OpenHouse, { arrival, headers: { cookie = '' } }: FastifyRequest): NonNullable<Opening['ask']> =>
  (question) =>
    house.askAhead(arrival, { surface: 'dashboard', cookie, fromElsewhere: false }, question);

/** Where we are: in the environment of the operators, whatever the host. */
export interface Here extends Scene {
  readonly environment: FastifyRequest['caller']['environment'];
  readonly sessionSecret: string | undefined;
  /** The hidden field of its forms. */
  readonly field: ReturnType<typeof csrfField>;
  do<In, Out, Facts>(what: Command<In, Out, Facts>, input: In): Promise<Out>;
  operator(): ReturnType<typeof operatorOf>;
  show(what: Page): FastifyReply;
}

async function among(house: House, request: FastifyRequest, reply: FastifyReply): Promise<Here> {
  const environment = await house.environmentOf(request.arrival.host, OPERATORS_PATH);
  const caller = { ...request.caller, environment };
  const sessionSecret = readSessionSecret(request, environment);
  return {
    environment,
    sessionSecret,
    brand: brandOf(environment),
    language: languageOf(request),
    // The form's token is of this browser, which is one browser in every environment of the host.
    field: csrfField(csrfToken(house.desk.sealer, browserSecret(request, reply, request.caller.environment))),
    do: (what, input) => perform(house.desk, caller, what, input),
    operator: () => operatorOf(house.desk, caller, sessionSecret),
    show: (what) => page(reply, what),
  };
}

function formOf(house: House, request: FastifyRequest): Form {
  const form = (typeof request.body === 'object' && request.body !== null ? request.body : {}) as Form;
  const { environment } = request.caller;
  checkSubmission(house.desk.sealer, environment.url, { headers: request.headers, token: form[CSRF_FIELD], browserSecret: readBrowserSecret(request) });
  return form;
}

const homeOf = ({ environment }: Here): string => environment.url.slice(0, -OPERATORS_PATH.length);

const wayIn = command({
  needs: openTo('It tells where to sign in, and whether anybody could.'),
  reads: true,

  async run(work, _: undefined) {
    const [client] = await listClients(work);
    if (!client) throw new Error('the dashboard has no client');
    const organizationId = await selectOperatorsOrganization(work);
    return { client: client.id, organizationId, isLookedAfter: (await selectFirstOwner(work)) !== undefined, challenge: work.newSecret() };
  },
});

const signOut = command({
  needs: openTo('It ends the session of the browser that asks, and no other.'),

  async run(work, { secret }: { readonly secret: string | undefined }): Promise<void> {
    const session = secret ? await findSession(work, secret) : undefined;
    if (session) await endSession(work, session.id, 'logout');
  },
});
