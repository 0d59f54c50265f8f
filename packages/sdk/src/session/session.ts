import { decodeJwt } from 'jose';
import { type SignedInUser, userOf } from '../authentication.ts';
import type { TokenClaims } from '../token-validation.ts';

/** Somebody who is signed in to your app. */
export interface Session {
  readonly user: SignedInUser;
  /** For calls in their name; good for at least half a minute. */
  readonly accessToken: string;
  /** When the access token ends. The session goes on: it is renewed before. */
  readonly expiresAt: Date;
  /** The organization they are signed in to: `org_` and digits. */
  readonly organizationId: string | undefined;
  /** Your own id of the organization. */
  readonly organizationExternalId: string | undefined;
  /** `ses_` and digits. */
  readonly sessionId: string | undefined;
  /** Names of their roles in the organization. */
  readonly roles: readonly string[];
  /** What those allow. */
  readonly permissions: readonly string[];
  /** Everything the access token holds. */
  readonly claims: TokenClaims;
}

/** What lies in the cookie. The names are short because they travel with every request. */
export interface Kept {
  /** Access token. */
  readonly a: string;
  /** Refresh token. */
  readonly r?: string | undefined;
  /** ID token. */
  readonly i: string;
  /** When the access token ends, in milliseconds since 1970. */
  readonly e: number;
}

export function keptOf(value: unknown): Kept | undefined {
  const kept = typeof value === 'object' && value !== null ? (value as Partial<Kept>) : {};
  return typeof kept.a === 'string' && typeof kept.i === 'string' && typeof kept.e === 'number' ? (kept as Kept) : undefined;
}

const listOf = (value: unknown): readonly string[] => (Array.isArray(value) ? value.map(String) : []);

/** The tokens were checked, or came from the token endpoint, before they were sealed. */
export function sessionOf(kept: Kept): Session {
  const claims = decodeJwt<TokenClaims>(kept.a) as unknown as TokenClaims;
  const person = decodeJwt<TokenClaims>(kept.i) as unknown as TokenClaims;
  return {
    user: userOf({ ...person, ...(claims.oid === undefined ? {} : { oid: claims.oid }) }),
    accessToken: kept.a,
    expiresAt: new Date(kept.e),
    organizationId: claims.oid,
    organizationExternalId: claims.xoid || undefined,
    sessionId: claims.sid,
    roles: listOf(claims.roles),
    permissions: listOf(claims.permissions),
    claims,
  };
}
