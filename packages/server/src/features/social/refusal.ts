import { AuthorizationResponseError, ClientError, ResponseBodyError } from 'openid-client';
import { ForbiddenAddress } from '../../platform/outside.ts';

/** Why nobody came from a provider. */
export interface Refusal {
  readonly why: /** The person said no there, or could not. */
    | 'denied'
    /** The answer came too late. */
    | 'too_late'
    /** The provider cannot be reached, or is not well. */
    | 'unreachable'
    /** Somebody who looks after the connection has to mend it. */
    | 'misconfigured'
    /** It said something that cannot be believed. */
    | 'strange_answer';
  /** For whoever looks after the connection: in the auth log, never on a page. */
  readonly detail: string;
}

const DENIED = [
  'access_denied',
  'login_required',
  'interaction_required',
  'consent_required',
  'account_selection_required',
  'user_cancelled_login',
  'user_cancelled_authorize',
];
const ILL = ['server_error', 'temporarily_unavailable'];
const TOO_LATE = ['invalid_grant', 'bad_verification_code'];

/** What the library or the way outside threw, as one of few cases. Nothing secret is in what providers say of an error. */
export function refusalOf(error: unknown): Refusal {
  if (error instanceof AuthorizationResponseError) return { why: whyOf(error.error), detail: inWords(error.error, error.error_description) };
  if (error instanceof ResponseBodyError) {
    return { why: TOO_LATE.includes(error.error) ? 'too_late' : whyOf(error.error), detail: inWords(error.error, error.error_description) };
  }
  const cause = error instanceof ClientError && error.code === undefined ? error.cause : error;
  if (cause instanceof ForbiddenAddress) return { why: 'misconfigured', detail: inWords('forbidden_address', cause.message) };
  if (error instanceof ClientError && error.code !== undefined) {
    const isIll = error.code === 'OAUTH_TIMEOUT' || error.code === 'OAUTH_ABORT' || statusIn(error.cause) >= 500;
    const isForbidden = error.code === 'OAUTH_HTTP_REQUEST_FORBIDDEN' || error.code === 'OAUTH_RESPONSE_IS_NOT_CONFORM';
    return { why: isIll ? 'unreachable' : isForbidden ? 'misconfigured' : 'strange_answer', detail: inWords(error.code, error.message) };
  }
  if (cause instanceof TypeError) return { why: 'misconfigured', detail: inWords('configuration', cause.message) };
  return { why: 'unreachable', detail: inWords('unreachable', cause instanceof Error ? cause.message : '') };
}

const whyOf = (code: string): Refusal['why'] => (DENIED.includes(code) ? 'denied' : ILL.includes(code) ? 'unreachable' : 'misconfigured');

const statusIn = (cause: unknown): number => (cause instanceof Response ? cause.status : 0);

const inWords = (code: string, more: string | undefined): string => (more ? `${code}: ${more}` : code).slice(0, 300);
