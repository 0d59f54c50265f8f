import type { ClientId, ConnectionId, InteractionId, OrganizationId, UserId } from '../../platform/ids.ts';

/** The parameters of /oauth/authorize, checked: the client exists, the address to return to is its own. */
export interface AuthorizationRequest {
  readonly redirectUri: string;
  readonly scope: readonly string[];
  /** As it came, byte for byte. */
  readonly state?: string;
  readonly nonce?: string;
  readonly codeChallenge?: string;
  readonly prompt: readonly string[];
  /** The person must have proven themselves within this many seconds. */
  readonly maxAge?: number;
  readonly organizationId?: OrganizationId;
  readonly loginHint?: string;
  readonly domain?: string;
  readonly connectionId?: ConnectionId;
  readonly provider?: string;
  readonly resource?: string;
}

export interface Interaction {
  readonly id: InteractionId;
  readonly clientId: ClientId;
  readonly request: AuthorizationRequest;
  /** The address they typed when they were asked who they are. It proves nothing. */
  readonly claimedEmail?: string;
  /** What the person chose on the way. */
  readonly organizationId?: OrganizationId;
  readonly userId?: UserId;
  readonly createdAt: Date;
}
