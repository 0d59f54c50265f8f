import { command, openTo, perform } from '../chassis/command.ts';
import { browserSecret } from '../chassis/cookies.ts';
import { errorPage } from '../chassis/error-page.ts';
import type { Routes } from '../chassis/http.ts';
import { createClient } from '../features/clients/index.ts';
import { type AuthorizationRequest, parkRequest } from '../features/interactions/index.ts';
import { createInvitationLink, inviteUser } from '../features/invitations/index.ts';
import { createFirstKey } from '../features/keys/index.ts';
import { loginPages } from '../features/login/index.ts';
import { isLetIn, oauthRoutes } from '../features/oauth/index.ts';
import type { Environment } from '../platform/environment.ts';
import type { ClientId, OrganizationId } from '../platform/ids.ts';
import type { Work } from '../platform/work.ts';
import { createBrowser } from './browser.ts';
import { openFront } from './front.ts';
import { type FewLimits, limitsOf } from './limits.ts';
import { createWorld } from './world.ts';

export const APP = 'http://localhost:3000';

/** The app before which the pages stand. */
interface TestApp {
  readonly url?: string;
  readonly initiateLogin?: boolean;
  readonly home?: boolean;
  /** The real endpoints of OAuth behind the pages, instead of a door. */
  readonly oauth?: boolean;
  readonly limits?: FewLimits;
}

/**
 * The hosted pages on a port, in a world of their own. /oauth/authorize is a door that only says who
 * came to it; /park?… is an app that sends a browser with a request.
 */
export async function createHosted(
  over: Partial<Environment> = {},
  { url: app = APP, initiateLogin, home, oauth, limits = {} }: TestApp = { initiateLogin: true },
) {
  const world = await createWorld(over);
  const { client, secret } = await world.do(world.client, createClient, {
    kind: 'web',
    name: 'Orion',
    redirectUris: [`${app}/callback`],
    ...(initiateLogin ? { initiateLoginUri: `${app}/login` } : {}),
    ...(home ? { homeUri: `${app}/` } : {}),
  });
  const within = <T>(deed: (work: Work) => Promise<T>): Promise<T> => world.do(world.visitor, command({ needs: openTo('A test.'), run: deed }), undefined);

  const { url, lines } = await openFront({
    house: { desk: world.desk, environmentOf: async () => world.environment, limits: limitsOf(limits, world.desk.clock) },
    routes: [loginPages(isLetIn), oauth ? oauthRoutes : doors(client.id)],
    errorPage,
  });
  Object.assign(world.environment, { url });
  if (oauth) await within((work) => createFirstKey(work));

  const mails = async () => (await world.jobs()).filter(({ kind }) => kind.startsWith('mail.'));
  return {
    world,
    client: { id: client.id, secret: secret ?? '' },
    within,
    url,
    lines,
    browser: () => createBrowser(url),
    mails,
    lastMail: async () => (await mails()).at(-1)!.payload,
    /** Invites by mail and gives the path of its link. */
    invite: async (email: string, organizationId: OrganizationId, inviterEmail = 'grace@example.com') => {
      const { user } = await world.do(world.client, inviteUser, { organizationId, email, roles: [], membershipMetadata: {}, inviterEmail, fields: {} });
      const token = (await mails()).findLast(({ kind }) => kind === 'mail.invitation')!.payload.token!;
      return { user, whose: { organizationId, userId: user.id }, path: `/invite/${token}` };
    },
    /** The path of the link an administrator copies. */
    shownLink: async (whose: { organizationId: OrganizationId; userId: `usr_${string}` }) =>
      new URL((await world.do(world.client, createInvitationLink, whose)).link).pathname,
    sessions: () => world.db.selectFrom('sessions').selectAll().where('environment_id', '=', world.environment.id).orderBy('id').execute(),
    memberships: () => world.db.selectFrom('memberships').selectAll().where('environment_id', '=', world.environment.id).orderBy('id').execute(),
    organizations: () => world.db.selectFrom('organizations').selectAll().where('environment_id', '=', world.environment.id).orderBy('id').execute(),
  };
}

export type Hosted = Awaited<ReturnType<typeof createHosted>>;

const doors =
  (clientId: ClientId): Routes =>
  (app, house) => {
    app.get('/oauth/authorize', async (request, reply) =>
      reply.type('text/html').send(`<h1>authorize ${(request.query as { interaction: string }).interaction}</h1>`),
    );
    app.get('/park', async (request, reply) => {
      const { to = '/a/auth/login', ...given } = request.query as Record<string, string>;
      const parked: AuthorizationRequest = { redirectUri: `${APP}/callback`, scope: ['openid'], prompt: [], ...given };
      const secret = browserSecret(request, reply, request.caller.environment);
      const park = command({ needs: openTo('A test.'), run: (work: Work) => parkRequest(work, { clientId, request: parked, browserSecret: secret }) });
      const interaction = await perform(house.desk, request.caller, park, undefined);
      return reply.redirect(`${to}?interaction=${interaction}`, 303);
    });
  };
