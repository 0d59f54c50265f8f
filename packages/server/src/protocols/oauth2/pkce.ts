import { createHash, timingSafeEqual } from 'node:crypto';

// Proof Key for Code Exchange, RFC 7636. Only S256: a `plain` challenge shows the verifier to whoever reads the request.

/** Section 4.2: a SHA-256 as base64url has 43 characters. */
export const isChallenge = (text: string): boolean => /^[A-Za-z0-9_-]{43}$/.test(text);

/** Section 4.1: 43 to 128 unreserved characters. */
export const isVerifier = (text: string): boolean => /^[A-Za-z0-9._~-]{43,128}$/.test(text);

/** Section 4.6. */
export function answersChallenge(verifier: string, challenge: string): boolean {
  if (!isVerifier(verifier)) return false;
  const [left, right] = [createHash('sha256').update(verifier).digest(), Buffer.from(challenge, 'base64url')];
  return left.length === right.length && timingSafeEqual(left, right);
}
