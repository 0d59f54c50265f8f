/** RFC 6749 sections 4.1.2.1 and 5.2, RFC 6750 section 3.1, RFC 7009 section 2.2.1, OpenID Connect Core section 3.1.2.6. */
export type OAuthErrorCode =
  | 'invalid_request'
  | 'invalid_client'
  | 'invalid_grant'
  | 'unauthorized_client'
  | 'unsupported_grant_type'
  | 'unsupported_response_type'
  | 'unsupported_token_type'
  | 'invalid_scope'
  /** RFC 8707 section 2. */
  | 'invalid_target'
  | 'access_denied'
  | 'server_error'
  | 'temporarily_unavailable'
  | 'login_required'
  | 'interaction_required'
  | 'account_selection_required'
  | 'consent_required'
  | 'request_not_supported'
  | 'request_uri_not_supported'
  | 'registration_not_supported'
  | 'invalid_token'
  | 'insufficient_scope'
  /** Words of the contract for requests that select an organization or a connection that is not there. */
  | 'invalid_organization_id'
  | 'invalid_connection_id'
  | 'invalid_redirect_uri';

/** An answer of the protocol to a request it refuses. */
export class OAuthError extends Error {
  override readonly name = 'OAuthError';
  readonly code: OAuthErrorCode;

  constructor(code: OAuthErrorCode, description: string) {
    super(description);
    this.code = code;
  }

  /** What the token endpoint answers with (RFC 6749 section 5.2). */
  get status(): number {
    if (this.code === 'invalid_client' || this.code === 'invalid_token') return 401;
    if (this.code === 'server_error') return 500;
    return this.code === 'temporarily_unavailable' ? 503 : 400;
  }

  get body(): { readonly error: string; readonly error_description: string } {
    return { error: this.code, error_description: printable(this.message) };
  }
}

/** RFC 6749 section 5.2 allows these characters in a description and no others. */
const printable = (text: string): string => text.replace(/["\\]/g, "'").replace(/[^\x20-\x7e]/g, '?');
