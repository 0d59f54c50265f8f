import { exportJWK, generateKeyPair, SignJWT } from 'jose';

/** A key as the server would have it, and tokens signed with it. */
export async function createSigner(kid: string) {
  const { privateKey, publicKey } = await generateKeyPair('RS256');
  const jwk = { ...(await exportJWK(publicKey)), kid, alg: 'RS256', use: 'sig' };
  const sign = (claims: Readonly<Record<string, unknown>>, header: object = {}) =>
    new SignJWT({ iss: 'https://auth.example.com', aud: ['skc_1'], sub: 'usr_1', iat: 1_800_000_000, exp: 1_800_000_300, ...claims })
      .setProtectedHeader({ alg: 'RS256', kid, typ: 'JWT', ...header })
      .sign(privateKey);
  return { jwk, sign };
}
