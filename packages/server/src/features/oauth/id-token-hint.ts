import { isId, type SessionId, type UserId } from '../../platform/ids.ts';
import type { Work } from '../../platform/work.ts';
import { keyringOf } from '../keys/index.ts';

/** What an app shows to say whom it means. It proves nothing: any page may have copied it. */
export interface IdTokenHint {
  readonly clientId: string;
  readonly sub: UserId;
  readonly sid?: SessionId;
}

/**
 * Reads an `id_token_hint` (OpenID Connect Core section 3.1.2.1, RP-Initiated Logout 1.0 section 2): an ID token of ours,
 * expired or not, because people come back after weeks. Undefined for any other text, an access token or a logout token too.
 */
export async function readIdTokenHint(work: Work, token: string | undefined): Promise<IdTokenHint | undefined> {
  const claims = token === undefined ? undefined : (await keyringOf(work)).verify(token)?.claims;
  if (claims?.iss !== work.environment.url || typeof claims.azp !== 'string' || typeof claims.sub !== 'string' || !isId('usr', claims.sub)) return undefined;
  return { clientId: claims.azp, sub: claims.sub, ...(typeof claims.sid === 'string' && isId('ses', claims.sid) ? { sid: claims.sid } : {}) };
}
