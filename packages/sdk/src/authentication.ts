import { InvalidTokenError, ServerError } from './errors.ts';
import type { TokenAnswer, TokenEndpoint } from './token-endpoint.ts';
import type { TokenClaims, ValidateToken } from './token-validation.ts';

/** Who has signed in, as the ID token tells it. */
export interface SignedInUser {
  /** `usr_` and digits. */
  readonly id: string;
  readonly email?: string | undefined;
  readonly emailVerified?: boolean | undefined;
  readonly name?: string | undefined;
  readonly givenName?: string | undefined;
  readonly familyName?: string | undefined;
  readonly picture?: string | undefined;
  readonly locale?: string | undefined;
  /** The organization they have signed in to: `org_` and digits. */
  readonly organizationId?: string | undefined;
}

/** What a code was worth. */
export interface Authentication {
  readonly user: SignedInUser;
  readonly idToken: string;
  readonly idTokenClaims: TokenClaims;
  readonly accessToken: string;
  /** Life of the access token, in seconds. */
  readonly expiresIn: number;
  /** Only with the scope `offline_access`. */
  readonly refreshToken?: string | undefined;
}

export interface AuthenticationOptions {
  /** Of PKCE, when the address had a challenge. */
  readonly codeVerifier?: string | undefined;
  /** The nonce that was in the address: the ID token must have it. */
  readonly nonce?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** What a refresh token was worth. */
export interface Refreshed {
  readonly accessToken: string;
  /** Life of the access token, in seconds. */
  readonly expiresIn: number;
  /** Takes the place of the one that was used. */
  readonly refreshToken: string;
  readonly idToken?: string | undefined;
}

export async function exchangeCode(
  tokens: TokenEndpoint,
  validateToken: ValidateToken,
  code: string,
  redirectUri: string,
  { codeVerifier, nonce, signal }: AuthenticationOptions,
): Promise<Authentication> {
  const answer = await tokens.ask({ grant_type: 'authorization_code', code, redirect_uri: redirectUri, code_verifier: codeVerifier }, { signal });
  const idToken = given(answer, 'id_token');
  const claims = await validateToken(idToken);
  if (nonce !== undefined && claims['nonce'] !== nonce) throw new InvalidTokenError('The ID token belongs to another sign-in: its nonce differs.');
  return {
    user: userOf(claims),
    idToken,
    idTokenClaims: claims,
    accessToken: answer.access_token,
    expiresIn: answer.expires_in ?? 0,
    refreshToken: answer.refresh_token,
  };
}

export async function refresh(tokens: TokenEndpoint, refreshToken: string, signal?: AbortSignal): Promise<Refreshed> {
  const answer = await tokens.ask({ grant_type: 'refresh_token', refresh_token: refreshToken }, { signal });
  return { accessToken: answer.access_token, expiresIn: answer.expires_in ?? 0, refreshToken: given(answer, 'refresh_token'), idToken: answer.id_token };
}

export function userOf(claims: TokenClaims): SignedInUser {
  const text = (name: string): string | undefined => (typeof claims[name] === 'string' && claims[name] !== '' ? claims[name] : undefined);
  return {
    id: claims.sub,
    email: text('email'),
    emailVerified: typeof claims['email_verified'] === 'boolean' ? claims['email_verified'] : undefined,
    name: text('name'),
    givenName: text('given_name'),
    familyName: text('family_name'),
    picture: text('picture'),
    locale: text('locale'),
    organizationId: text('oid'),
  };
}

function given(answer: TokenAnswer, name: 'id_token' | 'refresh_token'): string {
  const token = answer[name];
  if (token) return token;
  throw new ServerError({ code: 'INTERNAL', status: 200, message: `The token endpoint answered without ${name}.` });
}
