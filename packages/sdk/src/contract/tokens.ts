// Printed from proto/ by `npm run gen`; nobody edits it.

/**
 * The new token.
 */
export interface CreateTokenResponse {
  /**
   * Its text, shown this once.
   */
  readonly token: string;
  /**
   * `apit_` and digits.
   */
  readonly tokenId: string;
  readonly tokenInfo?: Token | undefined;
}

/**
 * The token.
 */
export interface FetchTokenResponse {
  readonly token: string;
  readonly retrievedAt?: Date | undefined;
  readonly tokenInfo?: Token | undefined;
}

/**
 * One page. A token is empty when nothing follows, or nothing comes before.
 */
export interface ListTokensResponse {
  readonly tokens: readonly Token[];
  readonly totalCount: number;
  readonly nextPageToken: string;
  readonly prevPageToken: string;
}

/**
 * What is known of a token; its text is not.
 */
export interface Token {
  readonly tokenId: string;
  readonly organizationId: string;
  /**
   * The app's own id for the organization.
   */
  readonly organizationExternalId: string;
  /**
   * Absent: it is the organization's.
   */
  readonly userId?: string | undefined;
  readonly userExternalId?: string | undefined;
  readonly customClaims: Readonly<Record<string, string>>;
  /**
   * Absent: it does not run out.
   */
  readonly expiry?: Date | undefined;
  readonly createdAt?: Date | undefined;
  readonly description?: string | undefined;
  /**
   * Its last characters, to tell it from others.
   */
  readonly tokenSuffix: string;
  readonly email?: string | undefined;
  /**
   * The names of the user's roles in the organization, as they are now.
   */
  readonly roles: readonly string[];
}

/**
 * What it says now.
 */
export interface UpdateTokenResponse {
  readonly tokenInfo?: Token | undefined;
}

/**
 * Whose it is.
 */
export interface ValidateTokenResponse {
  readonly tokenInfo?: Token | undefined;
}

/**
 * A token as it is made.
 */
export interface CreateToken {
  readonly organizationId?: string | undefined;
  readonly userId?: string | undefined;
  readonly customClaims?: Readonly<Record<string, string>> | undefined;
  readonly expiry?: Date | string | undefined;
  readonly description?: string | undefined;
}

/**
 * The token to make.
 */
export interface CreateTokenRequest {
  readonly token?: CreateToken | undefined;
}

/**
 * The token to show.
 */
export interface FetchTokenRequest {
  readonly tokenId?: string | undefined;
}

/**
 * The token to take back.
 */
export interface InvalidateTokenRequest {
  /**
   * Its text or its id.
   */
  readonly token?: string | undefined;
}

/**
 * Whose tokens, and which page of them.
 */
export interface ListTokensRequest {
  readonly organizationId?: string | undefined;
  readonly userId?: string | undefined;
  /**
   * 0 for 10.
   */
  readonly pageSize?: number | undefined;
  readonly pageToken?: string | undefined;
}

/**
 * The token to change, and how.
 */
export interface UpdateTokenRequest {
  /**
   * Its text or its id.
   */
  readonly token?: string | undefined;
  readonly customClaims?: Readonly<Record<string, string>> | undefined;
  readonly description?: string | undefined;
}

/**
 * The token to check.
 */
export interface ValidateTokenRequest {
  /**
   * Its text or its id.
   */
  readonly token?: string | undefined;
}
