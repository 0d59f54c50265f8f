import { createPublicKey, type JsonWebKey, type KeyObject, sign, verify } from 'node:crypto';
import { promisify } from 'node:util';
import { decodeJwt, type Jwt } from './decode.ts';
import { signingInput } from './encode.ts';

const signOffThread = promisify<string, Buffer, KeyObject, Buffer>(sign);

/** RSASSA-PKCS1-v1_5 with SHA-256 (RFC 7518 section 3.3), the one algorithm every client of ours can check. */
export async function signRs256(
  header: { readonly kid: string; readonly typ: string },
  claims: Readonly<Record<string, unknown>>,
  key: KeyObject,
): Promise<string> {
  const input = signingInput({ alg: 'RS256', ...header }, claims);
  const signature = await signOffThread('sha256', Buffer.from(input), key);
  return `${input}.${signature.toString('base64url')}`;
}

/**
 * The token, when one of our keys signed it. The algorithm is ours to say, never the token's
 * (RFC 8725 section 3.1): `none` and HMAC with a public key are forgeries.
 */
export function verifyRs256(token: string, keyOf: (kid: string) => KeyObject | undefined): Jwt | undefined {
  const jwt = decodeJwt(token);
  if (jwt?.header.alg !== 'RS256' || jwt.header.crit !== undefined || typeof jwt.header.kid !== 'string') return undefined;
  const key = keyOf(jwt.header.kid);
  return key && verify('sha256', Buffer.from(jwt.signed), key, jwt.signature) ? jwt : undefined;
}

/** A public RSA key as a JWK of a JWKS (RFC 7517 section 4, RFC 7518 section 6.3). */
export interface RsaJwk {
  readonly use: 'sig';
  readonly kty: 'RSA';
  readonly kid: string;
  readonly alg: 'RS256';
  readonly n: string;
  readonly e: string;
}

export function publicJwk(kid: string, key: KeyObject): RsaJwk {
  const { n, e } = (key.type === 'private' ? createPublicKey(key) : key).export({ format: 'jwk' });
  if (n === undefined || e === undefined) throw new Error('not an RSA key');
  return { use: 'sig', kty: 'RSA', kid, alg: 'RS256', n, e };
}

export const keyOfJwk = ({ kty, n, e }: RsaJwk): KeyObject => createPublicKey({ format: 'jwk', key: { kty, n, e } satisfies JsonWebKey });
