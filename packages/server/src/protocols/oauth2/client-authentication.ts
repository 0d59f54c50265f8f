import { OAuthError } from './error.ts';
import type { Parameters } from './parameters.ts';

export interface ClientCredentials {
  readonly id: string;
  /** Absent: a public client, or a confidential one that forgot. */
  readonly secret?: string;
  /** Answering a refused Basic header takes a `WWW-Authenticate` (RFC 6749 section 5.2). */
  readonly by: 'basic' | 'body';
}

/**
 * Who the client says it is (RFC 6749 section 2.3.1): in a Basic header or in the body. An empty secret
 * is none: SDKs always send the field. A Bearer header is no client authentication and is passed over:
 * SDKs attach their old management token to this very request.
 */
export function readClientCredentials(authorization: string | undefined, parameters: Parameters): ClientCredentials {
  const [id, secret] = [parameters.get('client_id'), parameters.get('client_secret')];
  const basic = readBasic(authorization);
  if (!basic) {
    if (id === undefined) throw new OAuthError('invalid_client', 'client_id is required');
    return { id, by: 'body', ...(secret === undefined ? {} : { secret }) };
  }
  if (secret !== undefined && secret !== basic.secret) throw new OAuthError('invalid_request', 'the client authenticates in two ways that disagree');
  if (id !== undefined && id !== basic.id) throw new OAuthError('invalid_request', 'client_id differs from the one in the Authorization header');
  return { id: basic.id, by: 'basic', ...(basic.secret === '' ? {} : { secret: basic.secret }) };
}

function readBasic(authorization: string | undefined): { id: string; secret: string } | undefined {
  const encoded = /^basic +([A-Za-z0-9+/_-]+=*) *$/i.exec(authorization ?? '')?.[1];
  if (encoded === undefined) {
    if (/^basic\b/i.test(authorization ?? '')) throw new OAuthError('invalid_client', 'the Authorization header is malformed');
    return undefined;
  }
  const text = Buffer.from(encoded, 'base64').toString('utf8');
  const colon = text.indexOf(':');
  if (colon < 1) throw new OAuthError('invalid_client', 'the Authorization header is malformed');
  return { id: formDecoded(text.slice(0, colon)), secret: formDecoded(text.slice(colon + 1)) };
}

/** Section 2.3.1 has both halves form-encoded before base64, which not every client does; text that is not stays as it is. */
function formDecoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}
