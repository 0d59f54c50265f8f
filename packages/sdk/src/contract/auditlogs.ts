// Printed from proto/ by `npm run gen`; nobody edits it.

/**
 * One authorization request.
 */
export interface AuthLogRequest {
  /**
   * Where the person ended up, once that is known.
   */
  readonly organizationId: string;
  readonly environmentId: string;
  /**
   * The connection they came through, if any.
   */
  readonly connectionId: string;
  readonly authRequestId: string;
  readonly email: string;
  readonly connectionType: string;
  readonly connectionProvider: string;
  /**
   * `INITIATED`, `PENDING`, `SUCCESS` or `FAILED`.
   */
  readonly status: string;
  /**
   * When the request came.
   */
  readonly timestamp?: Date | undefined;
  /**
   * Every connection that was tried.
   */
  readonly connectionDetails: readonly ConnectionDetails[];
  /**
   * What the person was there for: to sign in, to sign up, to accept an invitation.
   */
  readonly workflow: string;
  /**
   * The resource that tokens were asked for, with its name and kind.
   */
  readonly resourceId: string;
  readonly resourceName: string;
  readonly resourceType: string;
  /**
   * Not used.
   */
  readonly connectedAccountIdentifier: string;
  /**
   * The app that sent them, with its name and kind.
   */
  readonly clientId: string;
  readonly clientName: string;
  readonly clientType: string;
}

/**
 * A connection that took part.
 */
export interface ConnectionDetails {
  readonly connectionId: string;
  /**
   * Empty for a connection of the whole environment.
   */
  readonly organizationId: string;
  readonly connectionType: string;
  readonly connectionProvider: string;
}

/**
 * Authorization requests, the newest first.
 */
export interface ListAuthLogResponse {
  /**
   * Empty when nothing follows.
   */
  readonly nextPageToken: string;
  /**
   * Empty when nothing comes before.
   */
  readonly prevPageToken: string;
  /**
   * Rows in the whole list.
   */
  readonly totalSize: number;
  readonly authRequests: readonly AuthLogRequest[];
}

/**
 * What to look for. Absent filters let everything through; several together all apply.
 */
export interface ListAuthLogRequest {
  /**
   * 0 means 10, more than 100 means 100.
   */
  readonly pageSize?: number | undefined;
  /**
   * From an earlier answer; empty for the first page.
   */
  readonly pageToken?: string | undefined;
  /**
   * Whoever signed in or tried to. Upper and lower case are the same.
   */
  readonly email?: string | undefined;
  /**
   * `INITIATED`, `PENDING`, `SUCCESS` or `FAILED`, in upper or lower case.
   */
  readonly status?: readonly string[] | undefined;
  /**
   * This moment and what came after it.
   */
  readonly startTime?: Date | string | undefined;
  /**
   * What came before this moment.
   */
  readonly endTime?: Date | string | undefined;
  /**
   * The resource that tokens were asked for.
   */
  readonly resourceId?: string | undefined;
  /**
   * Not used.
   */
  readonly connectedAccountIdentifier?: string | undefined;
  /**
   * The app that sent the person.
   */
  readonly clientId?: string | undefined;
}
