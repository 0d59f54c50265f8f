import { createCipheriv, createDecipheriv, createHmac, createSecretKey, hash, type KeyObject, timingSafeEqual } from 'node:crypto';
import { freshBytes } from './fresh-bytes.ts';

/**
 * Sealing keeps a secret readable for this server and nobody else: AES-256-GCM under the server's key.
 * `about` is bound to the sealed text, so a value moved to another row does not open.
 */
export interface Sealer {
  seal(about: string, text: string): string;
  open(about: string, sealed: string): string;
  /** A key of its own for one purpose, derived from the server's key. There are few purposes: each is derived once. */
  derive(purpose: string): KeyObject;
}

const VERSION = 'v1';

/** @param bytes 32 of them, from TENON_SECRET_KEY or the data folder */
export function createSealer(bytes: Buffer): Sealer {
  if (bytes.length !== 32) throw new Error('the secret key must be 32 bytes');
  // Made once: from plain bytes, every cipher would make its own, and that takes longer than sealing.
  const key = createSecretKey(bytes);
  const derived = new Map<string, KeyObject>();
  return {
    seal(about, text) {
      const iv = freshBytes(12);
      const cipher = createCipheriv('aes-256-gcm', key, iv);
      cipher.setAAD(Buffer.from(about));
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return `${VERSION}.${Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url')}`;
    },
    open(about, sealed) {
      const [version, encoded = ''] = sealed.split('.');
      if (version !== VERSION) throw new Error(`a sealed value of an unknown version: ${about}`);
      const bytes = Buffer.from(encoded, 'base64url');
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12));
      decipher.setAAD(Buffer.from(about));
      decipher.setAuthTag(bytes.subarray(12, 28));
      return decipher.update(bytes.subarray(28), undefined, 'utf8') + decipher.final('utf8');
    },
    derive(purpose) {
      const known = derived.get(purpose);
      if (known) return known;
      const made = createSecretKey(createHmac('sha256', key).update(`tenon:${purpose}`).digest());
      derived.set(purpose, made);
      return made;
    },
  };
}

/** SHA-256 as hex: how a secret with 256 bits of chance is kept. */
export const fingerprint = (secret: string): string => hash('sha256', secret);

/** Compares without telling by its time how much was right. */
export function sameText(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
