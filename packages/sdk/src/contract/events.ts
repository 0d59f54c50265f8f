// Printed from proto/ by `npm run gen`; nobody edits it.

/**
 * What the data of an event describes. Many belong to parts of the contract that are not here.
 */
export type ObjectType =
  | 'OBJECT_TYPE_UNSPECIFIED'
  | 'Workspace'
  | 'Environment'
  | 'Organization'
  | 'Connection'
  | 'User'
  | 'Role'
  | 'CustomAttributes'
  | 'Directory'
  | 'DirectoryUser'
  | 'DirectoryGroup'
  | 'Session'
  | 'Template'
  | 'Job'
  | 'Domain'
  | 'EmailServer'
  | 'Email'
  | 'AuthRequest'
  | 'SAMLRequest'
  | 'SAMLResponse'
  | 'TokenClaims'
  | 'OIDCReqParams'
  | 'OIDCRespClaims'
  | 'SSOError'
  | 'GenericError'
  | 'RefreshTokens'
  | 'EndSessionRequest'
  | 'LogoutTokenClaims'
  | 'OAuthResponse'
  | 'JSON'
  | 'SKErrors'
  | 'OrgMembership'
  | 'UserProfile'
  | 'IDPInitiatedPayload'
  | 'DeviceDetails'
  | 'Actions'
  | 'InterceptorEvent'
  | 'Permission'
  | 'OrgMembershipEvent'
  | 'UserLoginEvent'
  | 'UserLogoutEvent'
  | 'ConnectedAccount'
  | (string & {});

/**
 * Where a change came from.
 */
export type Source = 'SOURCE_UNSPECIFIED' | 'SCALEKIT' | 'DIR_SYNC' | (string & {});

/**
 * Events, the newest first.
 */
export interface ListEventsPaginatedResponse {
  readonly events: readonly ScalekitEvent[];
  /**
   * Empty when nothing follows.
   */
  readonly nextPageToken: string;
  /**
   * Empty when nothing comes before.
   */
  readonly prevPageToken: string;
}

/**
 * Events, the newest first.
 */
export interface ListEventsResponse {
  readonly events: readonly ScalekitEvent[];
  /**
   * Empty when nothing follows.
   */
  readonly nextPageToken: string;
  /**
   * Empty when nothing comes before.
   */
  readonly prevPageToken: string;
  /**
   * Rows in the whole list. Exact up to 10000, an estimate beyond.
   */
  readonly totalSize: number;
}

/**
 * Something that happened, as webhooks tell it.
 */
export interface ScalekitEvent {
  /**
   * Always `1`.
   */
  readonly specVersion: string;
  readonly id: string;
  /**
   * Such as `organization.created`.
   */
  readonly type: string;
  readonly occurredAt?: Date | undefined;
  readonly environmentId: string;
  /**
   * Where it happened; absent for what is not in an organization.
   */
  readonly organizationId?: string | undefined;
  /**
   * What `data` describes.
   */
  readonly object: ObjectType;
  /**
   * The thing as it was when it happened.
   */
  readonly data?: Readonly<Record<string, unknown>> | undefined;
  /**
   * The name of the type, for people.
   */
  readonly displayName: string;
}

/**
 * It is recorded.
 */
export interface SendCustomEventResponse {
  readonly eventId: string;
}

/**
 * Which events. Absent filters let everything through; several together all apply.
 */
export interface EventFilter {
  /**
   * Any of these names, such as `organization.created`.
   */
  readonly eventTypes?: readonly string[] | undefined;
  /**
   * This moment and what came after it.
   */
  readonly startTime?: Date | string | undefined;
  /**
   * What came before this moment.
   */
  readonly endTime?: Date | string | undefined;
  /**
   * What happened in this organization.
   */
  readonly organizationId?: string | undefined;
  /**
   * Where the change came from. DIR_SYNC: from a directory.
   */
  readonly source?: Source | undefined;
  /**
   * What belongs to this authorization request.
   */
  readonly authRequestId?: string | undefined;
  /**
   * Answers of this interceptor, and what the two fields after it say of them.
   */
  readonly interceptorId?: string | undefined;
  readonly interceptorStatus?: string | undefined;
  readonly interceptorDecision?: string | undefined;
  /**
   * What belongs to this connection.
   */
  readonly connectionId?: string | undefined;
  /**
   * Not used.
   */
  readonly connectedAccountId?: string | undefined;
}

/**
 * Which events, and which page of them.
 */
export interface ListEventsPaginatedRequest {
  readonly filter?: EventFilter | undefined;
  /**
   * 0 means 10, more than 100 means 100.
   */
  readonly pageSize?: number | undefined;
  /**
   * From an earlier answer; empty for the first page.
   */
  readonly pageToken?: string | undefined;
}

/**
 * Which events, and which page of them.
 */
export interface ListEventsRequest {
  readonly filter?: EventFilter | undefined;
  /**
   * 0 means 10, more than 100 means 100.
   */
  readonly pageSize?: number | undefined;
  /**
   * From an earlier answer; empty for the first page.
   */
  readonly pageToken?: string | undefined;
}

/**
 * What the page saw.
 */
export interface SendCustomEventRequest {
  readonly eventType?: string | undefined;
  readonly event?: Readonly<Record<string, unknown>> | undefined;
}
