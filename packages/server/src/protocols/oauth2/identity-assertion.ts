import { decodeJwt, errors, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from 'jose';
import { OAuthError } from './error.ts';

// The Identity Assertion Authorization Grant (draft-ietf-oauth-identity-assertion-authz-grant): an organization's identity
// provider says that an app may act for one of its people at an API, and the app brings what it says here (RFC 7523).

export const JWT_BEARER = 'urn:ietf:params:oauth:grant-type:jwt-bearer';
export const ID_JAG_PROFILE = 'urn:ietf:params:oauth:grant-profile:id-jag';
const TYPE = 'oauth-id-jag+jwt';

/** Signatures of somebody who has a key that nobody else has: a secret that is shared proves nothing here. */
const ALGORITHMS = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519'];
/** One that is meant for now is made now. */
const OLDEST_SECONDS = 600;
const DRIFT_SECONDS = 60;

/** What an identity provider says. */
export interface IdentityAssertion {
  readonly issuer: string;
  /** What its issuer calls it and no other of its own. */
  readonly id: string;
  /** It is too old from then on, whatever else it says. */
  readonly goodUntil: Date;
  /** Its own name for the person. */
  readonly subject: string;
  readonly email?: string;
  readonly audience: string;
  /** The app, as it is known here. */
  readonly clientId: string;
  readonly resource?: string;
  readonly scope?: string;
}

/** Who says that they signed it: not to be believed yet. */
export function claimedIssuer(assertion: string): string {
  try {
    const { iss } = decodeJwt(assertion);
    if (iss) return iss;
  } catch {
    // Said below.
  }
  throw notGood('it is no JWT with an issuer');
}

/** @throws OAuthError when it is not what it has to be */
export async function readIdentityAssertion(
  assertion: string,
  { issuer, keys, now }: { readonly issuer: string; readonly keys: JWTVerifyGetKey; readonly now: Date },
) {
  try {
    const { payload } = await jwtVerify(assertion, keys, {
      issuer,
      typ: TYPE,
      algorithms: ALGORITHMS,
      requiredClaims: ['sub', 'aud', 'client_id', 'exp', 'iat', 'jti'],
      maxTokenAge: OLDEST_SECONDS,
      clockTolerance: DRIFT_SECONDS,
      currentDate: now,
    });
    return assertionOf(payload);
  } catch (error) {
    if (error instanceof errors.JOSEError) throw notGood(error.message);
    throw error;
  }
}

function assertionOf({ iss = '', sub = '', jti, exp = 0, iat = 0, aud, client_id: clientId, email, resource, scope }: JWTPayload): IdentityAssertion {
  const [audience, ...others] = [aud].flat();
  // For one server alone: one that is for others as well could be brought on by them.
  if (typeof audience !== 'string' || others.length > 0) throw notGood('it has more than one audience');
  if (typeof clientId !== 'string') throw notGood('its client_id is no text');
  if (typeof jti !== 'string') throw notGood('its jti is no text');
  return {
    issuer: iss,
    id: jti,
    goodUntil: new Date((Math.min(exp, iat + OLDEST_SECONDS) + DRIFT_SECONDS) * 1000),
    subject: sub,
    audience,
    clientId,
    ...(typeof email === 'string' ? { email } : {}),
    ...(typeof resource === 'string' ? { resource } : {}),
    ...(typeof scope === 'string' ? { scope } : {}),
  };
}

export const notGood = (why: string) => new OAuthError('invalid_grant', `the assertion is not good: ${why}`);
