import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * A refresh token: `rt_<grant>.<generation>.<secret><proof>`. Opaque to clients, and only of characters that
 * survive every client's way of encoding a form.
 *
 * The first secret is chance; every following one is derived from the token used, with the environment's
 * key. So a client that asks twice with the same token can be given the same successor, though the
 * table keeps nothing but the newest token's hash. The proof is a MAC with the same key: it tells a token
 * that we once made (a replay, when it is not the newest) from one that somebody made up (which proves nothing).
 */
export interface RefreshToken {
  readonly text: string;
  /** The digits of the grant's id. */
  readonly grant: string;
  readonly generation: number;
}

const SHAPE = /^rt_(\d{1,20})\.(\d{1,9})\.([A-Za-z0-9_-]{43})([A-Za-z0-9_-]{22})$/;

/** @param secret 256 bits as 43 characters */
export const firstRefreshToken = (key: Buffer, grant: string, secret: string): RefreshToken => mint(key, grant, 0, derive(key, `first:${secret}`));

export const successorOf = (key: Buffer, token: RefreshToken): RefreshToken => mint(key, token.grant, token.generation + 1, derive(key, `next:${token.text}`));

/** The token, when we made it. Whether it is still good is for the grant to say. */
export function readRefreshToken(key: Buffer, text: string): RefreshToken | undefined {
  const [, grant, generation, secret, proof] = SHAPE.exec(text) ?? [];
  if (grant === undefined || generation === undefined || secret === undefined || proof === undefined) return undefined;
  const expected = prove(key, grant, Number(generation), secret);
  return timingSafeEqual(Buffer.from(expected), Buffer.from(proof)) ? { text, grant, generation: Number(generation) } : undefined;
}

const mint = (key: Buffer, grant: string, generation: number, secret: string): RefreshToken => ({
  text: `rt_${grant}.${generation}.${secret}${prove(key, grant, generation, secret)}`,
  grant,
  generation,
});

const derive = (key: Buffer, from: string): string => createHmac('sha256', key).update(`refresh:${from}`).digest('base64url');

const prove = (key: Buffer, grant: string, generation: number, secret: string): string =>
  createHmac('sha256', key).update(`refresh:proof:${grant}:${generation}:${secret}`).digest().subarray(0, 16).toString('base64url');
