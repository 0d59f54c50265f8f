import type { ResourceId, ScopeId } from '../../platform/ids.ts';

export type ResourceKind = 'web' | 'mobile' | 'desktop' | 'server' | 'mcp_server';

export interface Scope {
  readonly id: ScopeId;
  readonly name: string;
  readonly description: string;
  readonly enabled: boolean;
}

/** What can be said of a resource and changed later. */
export interface ResourceFields {
  readonly name: string;
  readonly description: string;
  /** Where the API answers; empty: nowhere that we know of. */
  readonly uri: string;
  /** The app's own name for it. */
  readonly identifier: string;
  readonly logoUri: string;
  readonly provider: string;
  /** `null`: what the environment says. */
  readonly accessTokenSeconds: number | null;
  readonly refreshTokenSeconds: number | null;
  /** No client may register itself. */
  readonly registrationOff: boolean;
  /** Takes clients whose id is the address of their description. */
  readonly metadataClients: boolean;
  /** Takes access that an identity provider vouches for. */
  readonly crossApp: boolean;
  /** A token carries no scope that its person has no permission for. */
  readonly withinPermissions: boolean;
}

export interface Resource extends ResourceFields {
  readonly id: ResourceId;
  readonly kind: ResourceKind;
  /** In the order they were given. */
  readonly scopes: readonly Scope[];
  readonly createdAt: Date;
  readonly updatedAt: Date;
}
