// Printed from proto/ by `npm run gen`; nobody edits it.

/**
 * An app that was let in through a session.
 */
export interface AuthenticatedClients {
  /**
   * The app.
   */
  readonly clientId: string;
  /**
   * The organization it was let into.
   */
  readonly organizationId: string;
}

/**
 * What a browser says about itself. It may say anything, so this is for people to recognise their devices by.
 */
export interface DeviceDetails {
  /**
   * In its own words.
   */
  readonly userAgent: string;
  /**
   * `Windows`, `macOS`, `iOS`, `Android`, `Linux`, `ChromeOS`; empty when unknown.
   */
  readonly os: string;
  /**
   * Empty when unknown, and for systems whose browsers keep it to themselves.
   */
  readonly osVersion: string;
  /**
   * `Chrome`, `Firefox`, `Safari`…; empty when unknown.
   */
  readonly browser: string;
  /**
   * Empty when unknown.
   */
  readonly browserVersion: string;
  /**
   * `desktop`, `mobile`, `tablet` or `other`.
   */
  readonly deviceType: string;
  /**
   * The address it came from.
   */
  readonly ip: string;
  /**
   * Where that address is, as far as the server knows. It asks nobody, so this is empty.
   */
  readonly location?: Location | undefined;
}

/**
 * A place on earth.
 */
export interface Location {
  /**
   * The country.
   */
  readonly region: string;
  /**
   * The state or province.
   */
  readonly regionSubdivision: string;
  /**
   * The town.
   */
  readonly city: string;
  /**
   * Degrees north.
   */
  readonly latitude: string;
  /**
   * Degrees east.
   */
  readonly longitude: string;
}

/**
 * The sessions that were ended.
 */
export interface RevokeAllUserSessionsResponse {
  /**
   * As they are now; empty when the person was signed in nowhere.
   */
  readonly revokedSessions: readonly RevokedSessionDetails[];
  /**
   * How many there are.
   */
  readonly totalRevoked: number;
}

/**
 * The session that was ended.
 */
export interface RevokeSessionResponse {
  /**
   * As it is now.
   */
  readonly revokedSession?: RevokedSessionDetails | undefined;
}

/**
 * A session that was ended by a call.
 */
export interface RevokedSessionDetails {
  /**
   * `ses_` and digits.
   */
  readonly sessionId: string;
  /**
   * Who was signed in.
   */
  readonly userId: string;
  /**
   * When the person signed in.
   */
  readonly createdAt?: Date | undefined;
  /**
   * When it ended.
   */
  readonly updatedAt?: Date | undefined;
  /**
   * When it would have ended for being idle.
   */
  readonly idleExpiresAt?: Date | undefined;
  /**
   * When it would have ended at the latest.
   */
  readonly absoluteExpiresAt?: Date | undefined;
  /**
   * Absent: it did not run out of time.
   */
  readonly expiredAt?: Date | undefined;
  /**
   * Absent: nobody signed out.
   */
  readonly logoutAt?: Date | undefined;
  /**
   * `revoked`.
   */
  readonly status: string;
  /**
   * When it was last used.
   */
  readonly lastActiveAt?: Date | undefined;
}

/**
 * A signed-in browser.
 */
export interface SessionDetails {
  /**
   * `ses_` and digits.
   */
  readonly sessionId: string;
  /**
   * Who is signed in.
   */
  readonly userId: string;
  /**
   * The organizations it has entered and not left.
   */
  readonly authenticatedOrganizations: readonly string[];
  /**
   * The one it entered last; empty when it is in none.
   */
  readonly organizationId: string;
  /**
   * When the person signed in.
   */
  readonly createdAt?: Date | undefined;
  /**
   * When it was last used or, after that, when it ended.
   */
  readonly updatedAt?: Date | undefined;
  /**
   * When it ends for being idle, unless it is used before. Absent: it may be idle.
   */
  readonly idleExpiresAt?: Date | undefined;
  /**
   * When it ends, used or not.
   */
  readonly absoluteExpiresAt?: Date | undefined;
  /**
   * When it ran out of time. Absent: it did not.
   */
  readonly expiredAt?: Date | undefined;
  /**
   * When the person signed out, or somebody else signed in at this browser. Absent: nobody did.
   */
  readonly logoutAt?: Date | undefined;
  /**
   * `active`, `expired`, `revoked` or `logout`.
   */
  readonly status: string;
  /**
   * What it was begun with.
   */
  readonly device?: DeviceDetails | undefined;
  /**
   * When it was last used.
   */
  readonly lastActiveAt?: Date | undefined;
  /**
   * The apps that were let in through it and still hold what they were given.
   */
  readonly authenticatedClients: readonly AuthenticatedClients[];
}

/**
 * A page of sessions.
 */
export interface UserSessionDetails {
  /**
   * The newest first.
   */
  readonly sessions: readonly SessionDetails[];
  /**
   * For the page after this one; empty when there is none.
   */
  readonly nextPageToken: string;
  /**
   * For the page before this one; empty when there is none.
   */
  readonly prevPageToken: string;
  /**
   * How many there are on all pages; an estimate when there are very many.
   */
  readonly totalSize: number;
}

/**
 * Whose sessions to end.
 */
export interface RevokeAllUserSessionsRequest {
  /**
   * `usr_` and digits.
   */
  readonly userId?: string | undefined;
}

/**
 * Which session to end.
 */
export interface RevokeSessionRequest {
  /**
   * `ses_` and digits.
   */
  readonly sessionId?: string | undefined;
}

/**
 * Which session to show.
 */
export interface SessionDetailsRequest {
  /**
   * `ses_` and digits.
   */
  readonly sessionId?: string | undefined;
}

/**
 * Whose sessions to list, and which of them.
 */
export interface UserSessionDetailsRequest {
  /**
   * `usr_` and digits.
   */
  readonly userId?: string | undefined;
  /**
   * How many at most; 0 means 10. More than 100 are not given.
   */
  readonly pageSize?: number | undefined;
  /**
   * Where to go on: a token from an earlier answer. Empty for the first page.
   */
  readonly pageToken?: string | undefined;
  /**
   * Only those that match. Absent: all.
   */
  readonly filter?: UserSessionFilter | undefined;
}

/**
 * What a session must match to be listed.
 */
export interface UserSessionFilter {
  /**
   * Any of `active`, `expired`, `revoked`, `logout`, however its capitals are written. Empty: whatever the status.
   */
  readonly status?: readonly string[] | undefined;
  /**
   * Begun at or after this moment.
   */
  readonly startTime?: Date | string | undefined;
  /**
   * Begun at or before this moment.
   */
  readonly endTime?: Date | string | undefined;
}
