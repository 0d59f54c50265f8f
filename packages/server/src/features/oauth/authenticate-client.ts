import type { Work } from '../../platform/work.ts';
import type { ClientCredentials } from '../../protocols/oauth2/client-authentication.ts';
import { OAuthError } from '../../protocols/oauth2/error.ts';
import { type Client, type ClientSecret, findClient, findSecret, isPublic } from '../clients/index.ts';

export interface KnownClient {
  readonly client: Client;
  /** It showed a secret of its own. Without one it must have something else to show: a code verifier, a token of its own. */
  readonly proven: boolean;
  /** Which of its secrets it showed. */
  readonly secret?: ClientSecret;
}

/** The client these credentials are of. A wrong secret is refused here; a missing one is for the grant type to judge. */
export async function authenticateClient(work: Work, { id, secret }: ClientCredentials): Promise<KnownClient> {
  const client = await findClient(work, id);
  if (!client) throw new OAuthError('invalid_client', 'unknown client');
  if (secret === undefined) return { client, proven: false };
  const found = isPublic(client) ? undefined : await findSecret(work, client, secret);
  if (!found) throw new OAuthError('invalid_client', 'the client secret is wrong');
  return { client, proven: true, secret: found };
}
