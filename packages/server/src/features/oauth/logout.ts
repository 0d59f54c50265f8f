import { command, openTo } from '../../chassis/command.ts';
import type { Work } from '../../platform/work.ts';
import type { Parameters } from '../../protocols/oauth2/parameters.ts';
import { addressesFor, type Client, findClient, listClients, mayReturnToAfterLogout } from '../clients/index.ts';
import { endSession, findSession, findSessionById, type Session } from '../sessions/index.ts';
import { type IdTokenHint, readIdTokenHint } from './id-token-hint.ts';
import { selectOrganizationScope } from './store.ts';

export interface LogoutRequest {
  readonly parameters: Parameters;
  /** The cookie of this browser's session. */
  readonly sessionSecret: string | undefined;
  /** The person said so, on our own page. */
  readonly confirmed: boolean;
}

export type LogoutAnswer =
  /** Signed out; on to the app. */
  | { readonly done: string }
  /** Signed out; the app did not say where to go. `home`: its front page, when it is known. */
  | { readonly stay: { readonly home?: string } }
  /** Signed out; the app wants its person at an address that is not registered. */
  | { readonly unregistered: true }
  /** Nothing happened yet. The form may lead to any of these addresses in the end. */
  | { readonly confirm: { readonly leadsTo: readonly string[] } };

/**
 * OpenID Connect RP-Initiated Logout 1.0. A session is shared by every app, so this signs out of all of them. Without a
 * good hint, or with somebody else's, the person is asked: any page could have sent the browser here.
 */
export const logout = command({
  needs: openTo('It ends the session of the browser that asks, or the one an ID token of ours names.'),

  async run(work, { parameters, sessionSecret, confirmed }: LogoutRequest): Promise<LogoutAnswer> {
    const hint = await readIdTokenHint(work, parameters.get('id_token_hint'));
    const here = sessionSecret === undefined ? undefined : await findSession(work, sessionSecret);
    if (here && !confirmed && !isAbout(hint, here)) {
      const apps = await appsThatMayAsk(work, parameters.get('client_id'));
      return { confirm: { leadsTo: apps.flatMap(({ postLogoutUris }) => postLogoutUris) } };
    }

    // The cookie is not sent with a form of another site; the ID token still says which session.
    const session = here ?? (hint?.sid ? await findSessionById(work, hint.sid) : undefined);
    const target = await findTarget(work, parameters, hint, session);
    if (session) await endSession(work, session.id, 'logout');
    return target;
  },
});

const isAbout = (hint: IdTokenHint | undefined, session: Session): boolean => hint !== undefined && (hint.sid === session.id || hint.sub === session.userId);

async function findTarget(work: Work, parameters: Parameters, hint: IdTokenHint | undefined, session: Session | undefined): Promise<LogoutAnswer> {
  const uri = parameters.get('post_logout_redirect_uri');
  const scope = session?.organizationId ? await selectOrganizationScope(work, session.organizationId) : undefined;
  const clients = await appsThatMayAsk(work, hint?.clientId ?? parameters.get('client_id'));
  if (uri === undefined) {
    const [home] = clients.flatMap((client) => addressesFor(work.environment, client, scope).home ?? []);
    return { stay: home === undefined ? {} : { home } };
  }
  if (!clients.some((client) => mayReturnToAfterLogout(work.environment, client, uri, scope))) return { unregistered: true };
  const state = parameters.get('state');
  return { done: state === undefined ? uri : `${uri}?${new URLSearchParams({ state })}` };
}

/** The app that is named, or any: some send neither a hint nor their id. */
async function appsThatMayAsk(work: Work, id: string | undefined): Promise<readonly Client[]> {
  if (id === undefined) return listClients(work);
  const client = await findClient(work, id);
  return client ? [client] : [];
}
