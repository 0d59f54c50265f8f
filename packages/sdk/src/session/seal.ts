import { CompactEncrypt, compactDecrypt, errors } from 'jose';

/** Turns data into text that only this app can read or make. */
export interface Seal {
  close(data: object): Promise<string>;
  /** What was closed in; `undefined` when it was not closed by us, for this purpose. */
  open(text: string): Promise<unknown>;
}

const SHORTEST = 32;
const utf8 = new TextEncoder();

/**
 * @param secrets of at least 32 characters; the first closes, every one opens
 * @param purpose so that what was sealed for one thing is not taken for another
 */
export function createSeal(secrets: readonly string[], purpose: string): Seal {
  if (secrets.length === 0 || secrets.some((secret) => secret.length < SHORTEST)) {
    throw new TypeError(`The cookie secret must have at least ${SHORTEST} characters, made by chance: openssl rand -base64 32`);
  }
  const keys = secrets.map((secret) => keyOf(secret, purpose));
  // Whoever uses a key waits for it; until then nobody hears of a failure.
  for (const key of keys) key.catch(() => {});
  return {
    async close(data) {
      const plain = utf8.encode(JSON.stringify(data));
      return new CompactEncrypt(plain).setProtectedHeader({ alg: 'dir', enc: 'A256GCM' }).encrypt(await (keys[0] as Promise<Uint8Array>));
    },
    async open(text) {
      for (const key of keys) {
        try {
          const { plaintext } = await compactDecrypt(text, await key, { keyManagementAlgorithms: ['dir'], contentEncryptionAlgorithms: ['A256GCM'] });
          return JSON.parse(new TextDecoder().decode(plaintext));
        } catch (error) {
          if (!(error instanceof errors.JOSEError)) throw error;
        }
      }
      return undefined;
    },
  };
}

async function keyOf(secret: string, purpose: string): Promise<Uint8Array> {
  const material = await crypto.subtle.importKey('raw', utf8.encode(secret), 'HKDF', false, ['deriveBits']);
  const bits = await crypto.subtle.deriveBits(
    { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info: utf8.encode(`tenon-sdk ${purpose}`) },
    material,
    256,
  );
  return new Uint8Array(bits);
}
