import type { ClientId, ConnectionId, GrantId, InteractionId, OrganizationId, ResourceId, SessionId, UserId } from '../../platform/ids.ts';
import { fingerprint } from '../../platform/seal.ts';
import type { Work } from '../../platform/work.ts';
import type { AuthorizationRequest } from '../interactions/index.ts';
import type { Session } from '../sessions/index.ts';
import type { Claims } from './claims.ts';
import { connectionsBehind } from './connections-behind.ts';
import { insertCode } from './store.ts';

/** RFC 6749 section 4.1.2 wants it short. */
export const CODE_LIFETIME = 600_000;

export interface AuthorizationCode {
  readonly hash: string;
  /** The request it answered. */
  readonly requestId?: InteractionId;
  readonly clientId: ClientId;
  readonly userId: UserId;
  readonly sessionId: SessionId;
  readonly organizationId: OrganizationId;
  readonly redirectUri: string;
  readonly scope: readonly string[];
  /** The API that its tokens are for. */
  readonly resourceId?: ResourceId;
  readonly nonce?: string;
  readonly codeChallenge?: string;
  readonly authenticatedAt: Date;
  /** The connections that answered for the person, the latest first. */
  readonly connectionIds: readonly ConnectionId[];
  /** What the app's interceptors want said of this session in access tokens. */
  readonly claims?: Claims;
  readonly expiresAt: Date;
  readonly usedAt?: Date;
  /** What it gave. */
  readonly grantId?: GrantId;
}

export interface CodeFor {
  readonly id: InteractionId;
  readonly clientId: ClientId;
  readonly request: AuthorizationRequest;
  readonly session: Session;
  readonly organizationId: OrganizationId;
  readonly claims?: Claims | undefined;
}

/** A code for the app to redeem once. Only its hash is kept. */
export async function issueCode(work: Work, { id, clientId, request, session, organizationId, claims }: CodeFor): Promise<string> {
  const code = work.newSecret();
  await insertCode(work, {
    hash: fingerprint(code),
    requestId: id,
    clientId,
    userId: session.userId,
    sessionId: session.id,
    organizationId,
    redirectUri: request.redirectUri,
    scope: request.scope,
    ...(request.resourceId ? { resourceId: request.resourceId } : {}),
    ...(request.nonce === undefined ? {} : { nonce: request.nonce }),
    ...(request.codeChallenge === undefined ? {} : { codeChallenge: request.codeChallenge }),
    authenticatedAt: session.authenticatedAt,
    connectionIds: await connectionsBehind(work, session, organizationId),
    ...(claims ? { claims } : {}),
    expiresAt: new Date(work.now.getTime() + CODE_LIFETIME),
  });
  return code;
}
