import type { Tenon } from '../tenon.ts';

/** How an app keeps its people signed in. */
export interface SessionOptions {
  readonly tenon: Tenon;
  /** Where the app answers: `https://app.example.com`. Its callback, `<baseUrl>/auth/callback`, is registered with the client. */
  readonly baseUrl: string;
  /** At least 32 characters made by chance. To change it, give `[new, old]` for a while. */
  readonly cookieSecret: string | readonly string[];
  /** Begins a sign-in; also the client's initiate-login address. Default `/login`. */
  readonly loginPath?: string | undefined;
  /** Default `/auth/callback`. */
  readonly callbackPath?: string | undefined;
  /** Default `/logout`. */
  readonly logoutPath?: string | undefined;
  /** Where people land who were not on their way to somewhere. Default `/`. */
  readonly afterLogin?: string | undefined;
  /** Where they land signed out; as an address it is one of the client's post-logout addresses. Default `/`. */
  readonly afterLogout?: string | undefined;
  /** Default `openid profile email offline_access`. Without `offline_access` a session ends with its first access token. */
  readonly scopes?: readonly string[] | undefined;
  /** Default `tenon_app`; on https the browser sees it as `__Host-tenon_app`. */
  readonly cookieName?: string | undefined;
  /** How long a browser keeps an unused session, in seconds. Default 30 days; Tenon may end it sooner. */
  readonly maxAgeSeconds?: number | undefined;
}

export type Paths = Readonly<Record<'loginPath' | 'callbackPath' | 'logoutPath' | 'afterLogin', string>>;

export function readOptions(options: SessionOptions) {
  const { tenon, cookieSecret } = options;
  if (!URL.canParse(options.baseUrl)) throw new TypeError(`baseUrl must be an address like https://app.example.com, not "${options.baseUrl}".`);
  const base = new URL(options.baseUrl);
  const paths: Paths = {
    loginPath: options.loginPath ?? '/login',
    callbackPath: options.callbackPath ?? '/auth/callback',
    logoutPath: options.logoutPath ?? '/logout',
    afterLogin: options.afterLogin ?? '/',
  };
  for (const [name, path] of Object.entries(paths)) if (!path.startsWith('/')) throw new TypeError(`${name} must begin with a slash.`);
  return {
    tenon,
    baseUrl: base.origin,
    secure: base.protocol === 'https:',
    secrets: [cookieSecret].flat(),
    ...paths,
    redirectUri: `${base.origin}${paths.callbackPath}`,
    afterLogout: new URL(options.afterLogout ?? '/', base.origin).href,
    scopes: options.scopes ?? ['openid', 'profile', 'email', 'offline_access'],
    cookieName: options.cookieName ?? 'tenon_app',
    maxAgeSeconds: options.maxAgeSeconds ?? 30 * 24 * 3600,
  };
}

export type SessionSettings = ReturnType<typeof readOptions>;
