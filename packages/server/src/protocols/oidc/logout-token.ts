/** The header's `typ`: such a token cannot be taken for another kind (OpenID Connect Back-Channel Logout 1.0 section 2.4). */
export const LOGOUT_TOKEN_TYPE = 'logout+jwt';

const EVENT = 'http://schemas.openid.net/event/backchannel-logout';

/** Two minutes are what the specification advises. */
const LIFETIME_SECONDS = 120;

export interface LogoutOf {
  readonly iss: string;
  readonly clientId: string;
  readonly sub: string;
  readonly sid: string;
  readonly jti: string;
  /** In seconds. */
  readonly now: number;
}

/**
 * What a logout token says: who is signed out where (OpenID Connect Back-Channel Logout 1.0 section 2.4). It never has a
 * `nonce`, so that nobody takes it for an ID token.
 */
export const logoutTokenClaims = ({ iss, clientId, sub, sid, jti, now }: LogoutOf) => ({
  iss,
  aud: clientId,
  iat: now,
  exp: now + LIFETIME_SECONDS,
  jti,
  sub,
  sid,
  events: { [EVENT]: {} },
});
