import { command, openTo } from '../../../chassis/command.ts';
import { fingerprint } from '../../../platform/seal.ts';
import type { Work } from '../../../platform/work.ts';
import { OAuthError } from '../../../protocols/oauth2/error.ts';
import { answersChallenge } from '../../../protocols/oauth2/pkce.ts';
import { firstRefreshToken } from '../../../protocols/oauth2/refresh-token.ts';
import { noteStep } from '../../auth-log/index.ts';
import { openGrant, revokeGrant } from '../../grants/index.ts';
import { environmentSecret } from '../../secrets/index.ts';
import { declaredKeys } from '../../user-attributes/index.ts';
import { accessTokenClaims, idTokenClaims } from '../claims.ts';
import type { AuthorizationCode } from '../code.ts';
import { findPresence } from '../presence.ts';
import { lockCode, redeeming } from '../store.ts';
import { type Target, targetOf } from '../target.ts';
import type { Granted, TokenRequest } from './grant-type.ts';

/** React mounts a callback page twice, and browsers repeat a request: that is no theft. */
const DOUBLE_CALLBACK_SECONDS = 10;

/** What a person must not learn from a refusal is which of these it was; the SDKs know these words. */
const invalidCode = () => new OAuthError('invalid_grant', 'invalid code');

/** RFC 6749 section 4.1.3, RFC 7636 section 4.6. */
export const authorizationCode = command({
  needs: openTo('The code is the proof: it went to an address of the app, it is secret, it works once.'),

  async run(work, { client, proven, parameters }: TokenRequest): Promise<Granted> {
    const text = parameters.get('code');
    if (text === undefined) throw new OAuthError('invalid_request', 'code is required');
    const code = await lockCode(work, fingerprint(text));
    if (!code || code.clientId !== client.id) throw invalidCode();
    checkRedeemer(code, { proven, redirectUri: parameters.get('redirect_uri'), verifier: parameters.get('code_verifier') });

    if (code.usedAt) return refuseReplay(work, code, code.usedAt);
    if (code.expiresAt <= work.now) throw invalidCode();
    const present = await findPresence(work, code);
    if (!present) throw new OAuthError('invalid_grant', 'the session has ended');

    const target = await targetOf(work, { client, resourceId: code.resourceId, scope: code.scope, asked: parameters.get('resource') });
    const id = work.newId('grt');
    const digits = id.slice('grt_'.length);
    const offline = code.scope.includes('offline_access');
    const refresh = offline ? firstRefreshToken(await environmentSecret(work, 'refresh_tokens'), digits, work.newSecret()).text : undefined;
    await openGrant(
      work,
      {
        id,
        ...(code.requestId ? { requestId: code.requestId } : {}),
        clientId: client.id,
        userId: code.userId,
        sessionId: code.sessionId,
        organizationId: code.organizationId,
        scope: code.scope,
        ...(target ? { resourceId: target.resource.id } : {}),
        authenticatedAt: code.authenticatedAt,
        connectionIds: code.connectionIds,
        ...(code.claims ? { claims: code.claims } : {}),
        confidential: proven,
        ...(refresh === undefined ? {} : { refreshToken: refresh }),
        expiresAt: grantEnds(work, present.session, target),
      },
      redeeming(work, code.hash),
    );
    noteStep(work, code.requestId, 'code_exchanged', { details: { refresh_token: offline ? 'yes' : 'no' } });

    const { sessionId, authenticatedAt, connectionIds, claims } = code;
    const presence = { ...present, sessionId, authenticatedAt, connectionIds, claims };
    return {
      accessToken: accessTokenClaims(work, client, presence, target),
      roles: presence.membership.roles,
      withinPermissions: target?.resource.withinPermissions ?? false,
      ...(code.scope.includes('openid')
        ? { idToken: idTokenClaims(work, client, presence, { code: text, nonce: code.nonce, scope: code.scope, attributes: await declaredKeys(work) }) }
        : {}),
      ...(refresh === undefined ? {} : { refreshToken: refresh }),
      scope: code.scope,
    };
  },
});

/** Refresh tokens end with the session, or before it where the API says so. */
function grantEnds({ now }: Work, { expiresAt }: { readonly expiresAt: Date }, target: Target | undefined): Date {
  const seconds = target?.resource.refreshTokenSeconds ?? null;
  return seconds === null ? expiresAt : new Date(Math.min(expiresAt.getTime(), now.getTime() + seconds * 1000));
}

/**
 * Whoever brings the code must be whom it was given to. A code found in a log, a history or another app's callback is
 * worth nothing without what only the app has, and trying it neither uses it up nor revokes anything.
 */
function checkRedeemer(
  code: AuthorizationCode,
  { proven, redirectUri, verifier }: { readonly proven: boolean; readonly redirectUri: string | undefined; readonly verifier: string | undefined },
): void {
  if (redirectUri !== code.redirectUri) throw new OAuthError('invalid_grant', 'redirect_uri differs from the one of the authorization request');
  if (code.codeChallenge === undefined) {
    // RFC 9700 section 4.8.2: a verifier for a request without a challenge means somebody took the challenge out.
    if (verifier !== undefined) throw new OAuthError('invalid_grant', 'the authorization request had no code_challenge');
    if (!proven) throw new OAuthError('invalid_client', 'client_secret is required');
    return;
  }
  if (verifier === undefined) throw new OAuthError('invalid_grant', 'code_verifier is required');
  if (!answersChallenge(verifier, code.codeChallenge)) throw new OAuthError('invalid_grant', 'code_verifier is wrong');
}

/** The second one always fails. After a moment it is taken for a theft, and what the first one got ends (RFC 6749 section 4.1.2). */
async function refuseReplay(work: Work, code: AuthorizationCode, usedAt: Date): Promise<Granted> {
  const age = work.now.getTime() - usedAt.getTime();
  if (age > DOUBLE_CALLBACK_SECONDS * 1000 && code.grantId) await revokeGrant(work, code.grantId, 'code_replayed');
  return { refused: invalidCode() };
}
