import { InvalidTokenError, OAuthError } from '../errors.ts';
import { createPkce, newSecret } from '../pkce.ts';
import { type CookieKind, clearCookie, parseCookies, readCookie, writeCookie } from './cookies.ts';
import { notice, redirect, withCookies } from './notice.ts';
import { readOptions, type SessionOptions } from './options.ts';
import { createRenewal } from './renewal.ts';
import { safeReturnTo } from './return-to.ts';
import { createSeal } from './seal.ts';
import { type Kept, keptOf, type Session, sessionOf } from './session.ts';

/** What a request brings, and what its answer must set. */
export interface Visit {
  readonly session: Session | undefined;
  /** `Set-Cookie` lines: of a session that was renewed, or is over. */
  readonly cookies: readonly string[];
  /** The request's `Cookie` header as it would be with those. */
  readonly cookieHeader: string;
}

/** Sessions of an app, in terms of the web's own requests and answers. The adapters are made of it. */
export interface Sessions {
  /** The answer for the login, callback and logout paths; `undefined` for every other. */
  handle(request: Request): Promise<Response | undefined>;
  /** Who is signed in, with tokens that are good for a moment. Fails with an `UnavailableError` when they cannot be renewed. */
  visit(request: Request): Promise<Visit>;
  /** Who is signed in, as far as the cookies tell: renews nothing. */
  read(cookieHeader: string | null): Promise<Session | undefined>;
  /** What somebody gets who would have to be signed in: pages send them to sign in, everything else is 401. */
  refuse(request: Request): Response;
  /** The path that begins a sign-in and ends at `returnTo`, a path of the app. */
  loginPath(returnTo?: string): string;
  readonly baseUrl: string;
}

const LOGIN_SECONDS = 1_800;

interface Login {
  readonly state: string;
  readonly nonce: string;
  readonly codeVerifier: string;
  readonly returnTo: string;
}

/**
 * Keeps the people of an app signed in: sealed cookies, no store.
 * @throws TypeError when an option cannot be
 */
export function createSessions(options: SessionOptions): Sessions {
  const settings = readOptions(options);
  const { tenon, baseUrl } = settings;
  const seals = { session: createSeal(settings.secrets, 'session'), login: createSeal(settings.secrets, 'login') };
  const renew = createRenewal(tenon);
  const sessionCookie: CookieKind = { name: settings.cookieName, secure: settings.secure };
  // One for each sign-in: two tabs do not get into each other's way.
  const loginCookie = (state: string): CookieKind => ({ name: `${settings.cookieName}_login_${state.slice(0, 8)}`, secure: settings.secure });
  const again = { to: settings.loginPath, text: 'Sign in' };

  const keptIn = async (cookies: ReadonlyMap<string, string>): Promise<Kept | undefined> => {
    const text = readCookie(cookies, sessionCookie);
    return text === undefined ? undefined : keptOf(await seals.session.open(text));
  };

  async function login(url: URL): Promise<Response> {
    const given = (name: string): string | undefined => url.searchParams.get(name) ?? undefined;
    const issuer = given('iss');
    if (issuer !== undefined && issuer !== tenon.url) return notice(400, 'This sign-in was begun by somebody we do not know.', again);
    const started = given('idp_initiated_login');
    const hints = started === undefined ? undefined : await tenon.getIdpInitiatedLoginClaims(started);
    const { codeVerifier, codeChallenge } = await createPkce();
    const begun: Login = { state: newSecret(), nonce: newSecret(), codeVerifier, returnTo: safeReturnTo(given('returnTo'), baseUrl, settings.afterLogin) };
    const address = tenon.getAuthorizationUrl(settings.redirectUri, {
      scopes: settings.scopes,
      state: begun.state,
      nonce: begun.nonce,
      codeChallenge,
      organizationId: hints?.organization_id ?? given('organization_id'),
      connectionId: hints?.connection_id ?? given('connection_id'),
      loginHint: hints?.login_hint ?? given('login_hint'),
      domainHint: given('domain_hint'),
      provider: given('provider'),
      prompt: given('prompt'),
    });
    return redirect(address, writeCookie(new Map(), loginCookie(begun.state), await seals.login.close(begun), LOGIN_SECONDS));
  }

  async function callback(url: URL, cookies: ReadonlyMap<string, string>): Promise<Response> {
    const state = url.searchParams.get('state') ?? '';
    const kind = loginCookie(state);
    const text = readCookie(cookies, kind);
    const begun = text === undefined ? undefined : ((await seals.login.open(text)) as Login | undefined);
    // The cookie proves that this browser began this sign-in.
    if (!begun || begun.state !== state) {
      if (await keptIn(cookies)) return redirect(settings.afterLogin);
      return notice(400, 'This sign-in took too long, or was begun in another browser.', again);
    }
    const over = clearCookie(cookies, kind);
    const issuer = url.searchParams.get('iss');
    if (issuer !== null && issuer !== tenon.url) return notice(400, 'This answer is not from where the sign-in was begun.', again, over);
    const code = url.searchParams.get('code');
    if (!code) {
      const why = url.searchParams.get('error_description') ?? url.searchParams.get('error') ?? 'There was no answer.';
      return notice(403, `The sign-in did not succeed: ${why.slice(0, 500)}`, again, over);
    }
    try {
      const asked = Date.now();
      const { accessToken, refreshToken, idToken, idTokenClaims, expiresIn } = await tenon.authenticateWithCode(code, settings.redirectUri, begun);
      if ((await tenon.validateToken(accessToken)).sub !== idTokenClaims.sub) throw new InvalidTokenError('The tokens are of two people.');
      const kept: Kept = { a: accessToken, r: refreshToken, i: idToken, e: asked + expiresIn * 1000 };
      return redirect(begun.returnTo, [...over, ...(await written(cookies, kept))]);
    } catch (error) {
      if (error instanceof OAuthError || error instanceof InvalidTokenError)
        return notice(403, 'This sign-in has been used already, or is not valid.', again, over);
      throw error;
    }
  }

  async function logout(request: Request, cookies: ReadonlyMap<string, string>): Promise<Response> {
    const { headers } = request;
    // A link that is only looked at ahead of time has not been clicked.
    if (/prefetch/i.test(`${headers.get('sec-purpose')} ${headers.get('purpose')}`) || headers.has('next-router-prefetch'))
      return new Response(null, { status: 204 });
    const origin = headers.get('origin');
    const site = headers.get('sec-fetch-site');
    const foreign = (origin !== null && origin !== baseUrl) || site === 'cross-site' || site === 'same-site';
    if (foreign) return notice(403, 'Another site asked to sign you out.', { to: settings.logoutPath, text: 'Sign out' });
    const kept = await keptIn(cookies);
    const over = clearCookie(cookies, sessionCookie);
    if (!kept) return redirect(settings.afterLogout, over);
    return redirect(tenon.getLogoutUrl({ idTokenHint: kept.i, postLogoutRedirectUri: settings.afterLogout }), over);
  }

  const written = async (cookies: ReadonlyMap<string, string>, kept: Kept): Promise<string[]> =>
    writeCookie(cookies, sessionCookie, await seals.session.close(kept), settings.maxAgeSeconds);

  return {
    baseUrl,

    async handle(request) {
      const url = new URL(request.url);
      const cookies = parseCookies(request.headers.get('cookie'));
      const get = request.method === 'GET';
      if (get && url.pathname === settings.loginPath) return login(url);
      if (get && url.pathname === settings.callbackPath) return callback(url, cookies);
      if ((get || request.method === 'POST') && url.pathname === settings.logoutPath) return logout(request, cookies);
      return undefined;
    },

    async visit(request) {
      const header = request.headers.get('cookie') ?? '';
      const cookies = parseCookies(header);
      const kept = await keptIn(cookies);
      const renewed = kept && (await renew(kept));
      if (renewed && renewed === kept) return { session: sessionOf(kept), cookies: [], cookieHeader: header };
      const lines = renewed ? await written(cookies, renewed) : clearCookie(cookies, sessionCookie);
      return { session: renewed && sessionOf(renewed), cookies: lines, cookieHeader: appliedTo(cookies, lines) };
    },

    async read(header) {
      const kept = await keptIn(parseCookies(header));
      return kept && kept.e > Date.now() ? sessionOf(kept) : undefined;
    },

    refuse(request) {
      const url = new URL(request.url);
      const wantsPage = request.method === 'GET' && (request.headers.get('accept') ?? '').includes('text/html');
      if (wantsPage) return redirect(this.loginPath(`${url.pathname}${url.search}`));
      return withCookies(Response.json({ code: 16, message: 'Sign in first.' }, { status: 401, headers: { 'cache-control': 'no-store' } }), []);
    },

    loginPath: (returnTo) => (returnTo === undefined ? settings.loginPath : `${settings.loginPath}?${new URLSearchParams({ returnTo })}`),
  };
}

/** A `Cookie` header after some `Set-Cookie` lines. */
function appliedTo(cookies: ReadonlyMap<string, string>, lines: readonly string[]): string {
  const after = new Map(cookies);
  for (const line of lines) {
    const [pair = ''] = line.split(';');
    const at = pair.indexOf('=');
    if (at === pair.length - 1) after.delete(pair.slice(0, at));
    else after.set(pair.slice(0, at), pair.slice(at + 1));
  }
  return Array.from(after, ([name, value]) => `${name}=${value}`).join('; ');
}
