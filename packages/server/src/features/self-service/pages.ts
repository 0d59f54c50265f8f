import { create, toBinary } from '@bufbuild/protobuf';
import { GetMeResponseSchema } from '@tenon/api/tenon/v1/self_service_pb.ts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { brandOf } from '../../chassis/brand.ts';
import { command, openTo, perform } from '../../chassis/command.ts';
import { clearSessionCookie, readSessionSecret } from '../../chassis/cookies.ts';
import type { Routes } from '../../chassis/http.ts';
import { languageOf } from '../../chassis/language.ts';
import { noticePage } from '../../chassis/notice.ts';
import { type Page, page, type Scene } from '../../chassis/page.ts';
import { isFromElsewhere, type Opening, serveWebApp } from '../../chassis/web-app.ts';
import type { Actor, Caller } from '../../platform/actor.ts';
import { isId } from '../../platform/ids.ts';
import { directionOf } from '../../platform/languages.ts';
import type { Sealer } from '../../platform/seal.ts';
import type { Desk } from '../../platform/work.ts';
import { ownAppId } from '../clients/index.ts';
import { endSession, findSession } from '../sessions/index.ts';
import { getMe } from './me.ts';
import { meMessage } from './rpc.ts';
import { selfServiceTexts } from './texts/index.ts';
import { wayBack } from './way-back.ts';

/** Who is signed in where the call came, in the organization their session entered last. */
type MemberBefore = (desk: Desk, caller: Caller, sessionSecret: string | undefined) => Promise<Actor | undefined>;

/**
 * The pages at /ui/ and the way into them. People sign in to them as to any app: the hosted login, the chooser and whatever
 * the organization demands stand before them, and a code comes back that nobody redeems, for the session is all they need.
 * The pages that need no script (`/ui/profile/…`) are those of login.
 * @param folder where the files of the app lie: packages/web/dist
 */
export const selfServicePages =
  (folder: URL, memberBefore: MemberBefore): Routes =>
  async (app, { desk }) => {
    const sendPage = await serveWebApp(app, folder, 'ui');
    const memberAt = (request: FastifyRequest) => memberBefore(desk, request.caller, readSessionSecret(request));

    async function authorize(request: FastifyRequest, reply: FastifyReply, more: Readonly<Record<string, string>>): Promise<FastifyReply> {
      const { environment } = request.caller;
      const parameters = new URLSearchParams({
        response_type: 'code',
        client_id: ownAppId(environment),
        redirect_uri: `${environment.url}/ui/signed-in`,
        scope: 'openid',
        // Bound to a verifier that nobody knows: the code is good for nothing.
        code_challenge: await perform(desk, request.caller, challenge, undefined),
        code_challenge_method: 'S256',
        ...more,
      });
      return reply.redirect(`/oauth/authorize?${parameters}`, 303);
    }

    app.get<{ Querystring: { readonly return_to?: unknown; readonly login_hint?: unknown; readonly organization_id?: unknown } }>(
      '/ui/sign-in',
      async (request, reply) => {
        const { return_to: returnTo, login_hint: who, organization_id: where } = request.query;
        const back = wayBack(returnTo);
        // A page that asks for one person by name asks them to show it, whoever is signed in here.
        const named = typeof who === 'string' && who !== '' ? { login_hint: who, prompt: 'login' } : undefined;
        if (!named && (await memberAt(request))) return reply.redirect(back, 303);
        // Sealed, for it is kept with the request, and a link out of a mail is nothing to keep in the clear.
        return authorize(request, reply, {
          state: desk.sealer.seal(WAY_BACK, back),
          ...named,
          ...(typeof where === 'string' && isId('org', where) ? { organization_id: where } : {}),
        });
      },
    );

    app.get<{ Querystring: { readonly organization_id?: unknown } }>('/ui/switch', async (request, reply) => {
      const { organization_id: organizationId } = request.query;
      if (typeof organizationId !== 'string' || !isId('org', organizationId)) return reply.redirect('/ui', 303);
      return authorize(request, reply, { organization_id: organizationId });
    });

    app.get<{ Querystring: { readonly state?: unknown } }>('/ui/signed-in', async (request, reply) => {
      if (!(await memberAt(request))) return page(reply, refusedPage(sceneOf(request)));
      const { state } = request.query;
      return reply.redirect(wayBack(opened(desk.sealer, state)), 303);
    });

    app.post('/ui/sign-out', async (request, reply) => {
      // The pages send it themselves. All another site could do is end a session, and it may not do even that.
      if (!isFromElsewhere(request)) {
        await perform(desk, request.caller, signOut, { secret: readSessionSecret(request) });
        clearSessionCookie(reply, request.caller.environment);
      }
      return reply.redirect('/ui/sign-in', 303);
    });

    const shell = async (request: FastifyRequest, reply: FastifyReply) => {
      // Operators have the dashboard; what is theirs alone is on the pages that need no script.
      if (request.caller.environment.system) return reply.redirect('/ui/profile/security', 303);
      const member = await memberAt(request);
      if (!member) return reply.redirect(`/ui/sign-in?${new URLSearchParams({ return_to: request.url })}`, 303);
      return sendPage(request, reply, await openingFor(request, member)) ?? page(reply, unbuiltPage(sceneOf(request)));
    };
    /** The pages ask first who sits before them, and in which language to speak: so it comes with them. */
    const openingFor = async (request: FastifyRequest, actor: Actor): Promise<Opening> => {
      const caller = { ...request.caller, actor };
      const me = await perform(desk, caller, getMe, { language: request.arrival.language });
      const message = create(GetMeResponseSchema, meMessage(me, caller.environment));
      const { brandName: brand = '', logoUrl: logo = '' } = message.environment ?? {};
      return {
        known: toBinary(GetMeResponseSchema, message),
        kind: logo ? 'logo' : 'letters',
        places: { brand, logo, direction: directionOf(me.language) },
      };
    };
    app.get('/ui', shell);
    app.get('/ui/*', shell);
  };

const WAY_BACK = 'the way back to a page of ours';

/** What was sealed for the way back; undefined: it did not come from here. */
function opened(sealer: Sealer, state: unknown): string | undefined {
  try {
    return typeof state === 'string' ? sealer.open(WAY_BACK, state) : undefined;
  } catch {
    return undefined;
  }
}

const sceneOf = (request: FastifyRequest): Scene => ({ brand: brandOf(request.caller.environment), language: languageOf(request) });

/** They came back from signing in, and are in no organization: they turned back, or cookies are off. */
function refusedPage(scene: Scene): Page {
  const t = selfServiceTexts(scene.language);
  return noticePage(scene, {
    title: t.text('refused.heading'),
    message: t.text('refused.explained'),
    status: 403,
    on: { href: '/ui/sign-in', label: t.text('refused.again') },
  });
}

function unbuiltPage(scene: Scene): Page {
  const t = selfServiceTexts(scene.language);
  return noticePage(scene, {
    title: t.text('unbuilt.heading'),
    message: t.text('unbuilt.explained'),
    status: 503,
    on: { href: '/ui/profile/security', label: t.text('unbuilt.security') },
  });
}

const challenge = command({
  needs: openTo('It makes up a text that nobody learns anything from.'),
  reads: true,
  run: async (work, _: undefined) => work.newSecret(),
});

const signOut = command({
  needs: openTo('It ends the session of the browser that asks, and no other.'),

  async run(work, { secret }: { readonly secret: string | undefined }): Promise<void> {
    const session = secret ? await findSession(work, secret) : undefined;
    if (session) await endSession(work, session.id, 'logout');
  },
});
