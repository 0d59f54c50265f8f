/** Where and how somebody should sign in. Everything may be left out. */
export interface AuthorizationUrlOptions {
  /** Default `openid profile email`; `offline_access` brings a refresh token. */
  readonly scopes?: readonly string[] | undefined;
  /** Comes back unchanged: bind it to the browser, it is what stops forged callbacks. */
  readonly state?: string | undefined;
  /** Comes back in the ID token. */
  readonly nonce?: string | undefined;
  /** The e-mail of who probably signs in. */
  readonly loginHint?: string | undefined;
  /** Their company's domain. */
  readonly domainHint?: string | undefined;
  /** Sign in through this connection: `conn_` and digits. */
  readonly connectionId?: string | undefined;
  /** Sign in to this organization: `org_` and digits. */
  readonly organizationId?: string | undefined;
  /** `google`, `microsoft`, `github`, `gitlab`, `linkedin`, `salesforce`. */
  readonly provider?: string | undefined;
  /** Of PKCE: see `createPkce`. */
  readonly codeChallenge?: string | undefined;
  /** `login` (ask again), `create` (sign up), `select_account` (choose an organization), `none`, `consent`. */
  readonly prompt?: string | undefined;
}

/** The address of the hosted sign-in. `redirectUri` is one of the client's, character by character. */
export function authorizationUrl(environmentUrl: string, clientId: string, redirectUri: string, options: AuthorizationUrlOptions = {}): string {
  const parameters: Readonly<Record<string, string | undefined>> = {
    response_type: 'code',
    client_id: clientId,
    redirect_uri: redirectUri,
    scope: (options.scopes ?? ['openid', 'profile', 'email']).join(' '),
    state: options.state,
    nonce: options.nonce,
    login_hint: options.loginHint,
    domain_hint: options.domainHint,
    domain: options.domainHint,
    connection_id: options.connectionId,
    organization_id: options.organizationId,
    provider: options.provider,
    code_challenge: options.codeChallenge,
    code_challenge_method: options.codeChallenge === undefined ? undefined : 'S256',
    prompt: options.prompt,
  };
  return withQuery(`${environmentUrl}/oauth/authorize`, parameters);
}

/** What the end of a sign-out may be told. Everything may be left out. */
export interface LogoutUrlOptions {
  /** The ID token of whoever signs out; without one they are asked whether they meant it. An expired one will do. */
  readonly idTokenHint?: string | undefined;
  /** Where to go then: one of the client's post-logout addresses. */
  readonly postLogoutRedirectUri?: string | undefined;
  /** Comes back unchanged at that address. */
  readonly state?: string | undefined;
}

/** The address that ends the session at Tenon, for every app. */
export function logoutUrl(environmentUrl: string, options: LogoutUrlOptions = {}): string {
  return withQuery(`${environmentUrl}/oidc/logout`, {
    id_token_hint: options.idTokenHint,
    post_logout_redirect_uri: options.postLogoutRedirectUri,
    state: options.state,
  });
}

function withQuery(address: string, parameters: Readonly<Record<string, string | undefined>>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) if (value !== undefined && value !== '') query.set(name, value);
  const text = query.toString();
  return text === '' ? address : `${address}?${text}`;
}
