import { base64url } from 'jose';

/** A secret of 256 bits that fits in an address and a cookie. */
export const newSecret = (): string => base64url.encode(crypto.getRandomValues(new Uint8Array(32)));

/** Both halves of PKCE (RFC 7636): the verifier stays with the browser's login, the challenge goes into the address. */
export async function createPkce(): Promise<{ readonly codeVerifier: string; readonly codeChallenge: string }> {
  const codeVerifier = newSecret();
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(codeVerifier));
  return { codeVerifier, codeChallenge: base64url.encode(new Uint8Array(digest)) };
}
