import { InvalidTokenError, OAuthError, UnavailableError } from '../errors.ts';
import { singleFlight } from '../single-flight.ts';
import type { Tenon } from '../tenon.ts';
import type { Kept } from './session.ts';

/** Renewed this long before its end, so that a handler can use the token. */
const EARLY_MS = 30_000;
/** Requests of one page come with the same cookie, and the last of them a little after the first is answered. */
const REMEMBERED_MS = 20_000;

export type Renew = (kept: Kept) => Promise<Kept | undefined>;

/** Renews tokens that are about to end: once, however many requests bring them. `undefined` when the session is over. */
export function createRenewal(tenon: Tenon, now: () => number = () => Date.now()): Renew {
  const alone = singleFlight<Kept | undefined>();
  const done = new Map<string, { readonly kept: Kept; readonly at: number }>();

  async function renew(kept: Kept, refreshToken: string): Promise<Kept | undefined> {
    const asked = now();
    try {
      const { accessToken, refreshToken: next, idToken, expiresIn } = await tenon.refreshAccessToken(refreshToken);
      const before = await tenon.validateToken(accessToken);
      const renewed: Kept = { a: accessToken, r: next, i: idToken ?? kept.i, e: asked + expiresIn * 1000 };
      if (idToken !== undefined && (await tenon.validateToken(idToken)).sub !== before.sub) throw new InvalidTokenError('The tokens are of two people.');
      for (const [token, { at }] of done) if (at + REMEMBERED_MS < asked) done.delete(token);
      done.set(refreshToken, { kept: renewed, at: asked });
      return renewed;
    } catch (error) {
      if (error instanceof OAuthError && error.error === 'invalid_grant') return undefined;
      // Out of reach: what is still good for a moment will do.
      if (error instanceof UnavailableError && kept.e > now()) return kept;
      throw error;
    }
  }

  return async (kept) => {
    if (kept.e - EARLY_MS > now()) return kept;
    if (kept.r === undefined) return kept.e > now() ? kept : undefined;
    const refreshToken = kept.r;
    const remembered = done.get(refreshToken);
    if (remembered && remembered.at + REMEMBERED_MS >= now()) return remembered.kept;
    return alone(refreshToken, () => renew(kept, refreshToken));
  };
}
