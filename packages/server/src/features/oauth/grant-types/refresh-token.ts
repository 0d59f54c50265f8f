import { command, openTo } from '../../../chassis/command.ts';
import type { GrantId } from '../../../platform/ids.ts';
import type { Work } from '../../../platform/work.ts';
import { OAuthError } from '../../../protocols/oauth2/error.ts';
import { type RefreshToken, readRefreshToken, successorOf } from '../../../protocols/oauth2/refresh-token.ts';
import { narrowScope, widens } from '../../../protocols/oauth2/scope.ts';
import { noteStep } from '../../auth-log/index.ts';
import { findGrant, type Grant, revokeGrant, rotateGrant } from '../../grants/index.ts';
import { environmentSecret } from '../../secrets/index.ts';
import { dropFromSessions, touchSession } from '../../sessions/index.ts';
import { declaredKeys } from '../../user-attributes/index.ts';
import { accessTokenClaims, idTokenClaims } from '../claims.ts';
import { findPresence } from '../presence.ts';
import { targetOf } from '../target.ts';
import type { Granted, TokenRequest } from './grant-type.ts';

/** Clients race: two requests of one page refresh at once. A client with a secret is given longer, because a thief has it not. */
const GRACE_SECONDS = { confidential: 30, public: 5 } as const;

const invalidToken = () => new OAuthError('invalid_grant', 'invalid refresh token');

/** RFC 6749 section 6, with rotation as RFC 9700 section 4.14.2 wants it. */
export const refreshToken = command({
  needs: openTo('The refresh token is the proof: it went to the app alone, and works once.'),

  async run(work, { client, parameters }: TokenRequest): Promise<Granted> {
    const text = parameters.get('refresh_token');
    if (text === undefined) throw new OAuthError('invalid_request', 'refresh_token is required');
    const key = await environmentSecret(work, 'refresh_tokens');
    const token = readRefreshToken(key, text);
    const grant = token && (await findGrant(work, grantIdOf(token)));
    if (!token || grant?.clientId !== client.id) throw invalidToken();
    if (widens(parameters.get('scope'), grant.scope)) throw new OAuthError('invalid_scope', 'a refresh cannot ask for more than was given');

    const present = await findPresence(work, grant);
    if (!present) throw new OAuthError('invalid_grant', 'the session has ended');
    const scope = narrowScope(parameters.get('scope'), grant.scope);
    const target = await targetOf(work, { client, resourceId: grant.resourceId, scope, asked: parameters.get('resource') });
    const successor = successorOf(key, token);
    const moved = await moveOn(work, grant, token, successor);
    if (moved === 'replayed') return refuseReplay(work, grant);
    if (moved === 'gone') throw invalidToken();
    await touchSession(work, present.session);

    const { sessionId, authenticatedAt, connectionIds, claims } = grant;
    const presence = { ...present, sessionId, authenticatedAt, connectionIds, claims };
    return {
      accessToken: accessTokenClaims(work, client, presence, target),
      roles: presence.membership.roles,
      withinPermissions: target?.resource.withinPermissions ?? false,
      ...(grant.scope.includes('openid')
        ? { idToken: idTokenClaims(work, client, presence, { scope: grant.scope, attributes: await declaredKeys(work) }) }
        : {}),
      refreshToken: successor.text,
      scope,
    };
  },
});

const grantIdOf = (token: RefreshToken): GrantId => `grt_${token.grant}`;

/**
 * Uses the token. That succeeds as well when it was used a moment ago and its successor was not: that client gets the
 * same successor again, and whichever answer arrives last is good.
 */
async function moveOn(work: Work, grant: Grant, token: RefreshToken, successor: RefreshToken): Promise<'moved' | 'replayed' | 'gone'> {
  if (!grant.isNewest(token.text)) return wasJustUsed(work, grant, successor) ? 'moved' : 'replayed';
  if (await rotateGrant(work, grant, token.text, successor.text)) return 'moved';
  // Somebody was faster by a breath: another refresh, or whoever ended the grant.
  const now = await findGrant(work, grant.id);
  if (!now) return 'gone';
  return wasJustUsed(work, now, successor) ? 'moved' : 'replayed';
}

function wasJustUsed(work: Work, grant: Grant, successor: RefreshToken): boolean {
  if (!grant.rotatedAt || !grant.isNewest(successor.text)) return false;
  const grace = grant.confidential ? GRACE_SECONDS.confidential : GRACE_SECONDS.public;
  return work.now.getTime() - grant.rotatedAt.getTime() <= grace * 1000;
}

/**
 * A token that we made and that was used before: somebody has a copy. Nobody can tell who, so all of the family ends,
 * and the session leaves the organization.
 */
async function refuseReplay(work: Work, grant: Grant): Promise<Granted> {
  noteStep(work, grant.requestId, 'refresh_replayed', { error: 'invalid_grant' });
  await revokeGrant(work, grant.id, 'refresh_token_replayed');
  await dropFromSessions(work, { organizationId: grant.organizationId, sessionId: grant.sessionId });
  work.announce({
    type: 'user.refresh_token_replayed',
    object: 'User',
    subject: grant.userId,
    organizationId: grant.organizationId,
    data: { user_id: grant.userId, session_id: grant.sessionId, client_id: grant.clientId },
  });
  return { refused: invalidToken() };
}
