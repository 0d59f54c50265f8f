import type { Work } from '../../platform/work.ts';
import type { ClientCredentials } from '../../protocols/oauth2/client-authentication.ts';
import { OAuthError } from '../../protocols/oauth2/error.ts';
import { type Client, type ClientSecret, findClient, findSecret, isPublic } from '../clients/index.ts';

export interface KnownClient {
  readonly client: Client;
  /** It showed a secret of its own. One that can keep none must have something else to show: a code verifier, a token of its own. */
  readonly proven: boolean;
  /** Which of its secrets it showed. */
  readonly secret?: ClientSecret;
}

/**
 * The client these credentials are of. Whoever can keep a secret shows it every time, whatever else it brings (RFC 6749
 * section 3.2.1): a code and its verifier may both have been read off a browser, and the secret never was there.
 */
export async function authenticateClient(work: Work, { id, secret }: ClientCredentials): Promise<KnownClient> {
  const client = await findClient(work, id);
  if (!client) throw new OAuthError('invalid_client', 'unknown client');
  if (secret === undefined) {
    if (!isPublic(client)) throw new OAuthError('invalid_client', 'client_secret is required: an app that cannot keep one is registered as SPA or NTV');
    return { client, proven: false };
  }
  const found = isPublic(client) ? undefined : await findSecret(work, client, secret);
  if (!found) throw new OAuthError('invalid_client', 'the client secret is wrong');
  return { client, proven: true, secret: found };
}
