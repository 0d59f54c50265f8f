import type { ClientId, ConnectionId, InteractionId, OrganizationId, ResourceId, UserId } from '../../platform/ids.ts';

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
  /** Whom the app expects, by an ID token it showed (`id_token_hint`). */
  readonly expectedUserId?: UserId;
  readonly organizationId?: OrganizationId;
  readonly loginHint?: string;
  readonly domain?: string;
  readonly connectionId?: ConnectionId;
  readonly provider?: string;
  /** The API that the app wants a token for. */
  readonly resourceId?: ResourceId;
  /** It is somebody else's app: the person is asked whether it may. `always`: nobody knows who made it, so they are asked each time. */
  readonly asksConsent?: 'once' | 'always';
  /** The issuer that the app knows us by, when it is not the environment itself. */
  readonly issuer?: string;
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
  /** They were asked whether the app may, and said no. */
  readonly consentRefused?: true;
  /** They were asked for this very request, and said yes: in this organization. */
  readonly consentedIn?: OrganizationId;
  readonly createdAt: Date;
}
