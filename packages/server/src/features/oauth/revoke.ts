import { command, openTo, perform } from '../../chassis/command.ts';
import type { House } from '../../chassis/house.ts';
import { Fault } from '../../platform/fault.ts';
import type { Work } from '../../platform/work.ts';
import { type ClientCredentials, readClientCredentials } from '../../protocols/oauth2/client-authentication.ts';
import { OAuthError } from '../../protocols/oauth2/error.ts';
import { readRefreshToken } from '../../protocols/oauth2/refresh-token.ts';
import { type Client, findClient } from '../clients/index.ts';
import { findGrant, revokeGrant } from '../grants/index.ts';
import { environmentSecret } from '../secrets/index.ts';
import { checkedClaims } from './authenticate.ts';
import { authenticateClient } from './authenticate-client.ts';
import { insertRevoked } from './store.ts';
import type { ProgramRequest } from './token.ts';

/**
 * RFC 7009: an app gives a token back. With a refresh token everything ends that it was given along with it; an access
 * token ends alone. A token that is nobody's, or another client's, is answered like any other.
 */
export async function answerRevocation({ desk }: House, { caller, authorization, parameters, turnstile }: ProgramRequest): Promise<void> {
  const token = parameters.get('token');
  if (token === undefined) throw new OAuthError('invalid_request', 'token is required');
  const credentials = readClientCredentials(authorization, parameters);
  const known = (id: string) => turnstile.countClient(id);
  await turnstile.tryCredentials(credentials.id, () => perform(desk, caller, revoke, { token, credentials, known }));
}

interface Asked {
  readonly token: string;
  readonly credentials: ClientCredentials;
  /** Hears of a client that has proven itself, and may refuse it. */
  readonly known: (clientId: string) => void;
}

const revoke = command({
  needs: openTo('An app gives its own token back; a client with a secret shows it.'),

  async run(work: Work, { token, credentials, known: isKnown }: Asked): Promise<void> {
    const { client, proven } = await authenticateClient(work, credentials);
    if (proven) isKnown(client.id);
    if (!(await giveGrantBack(work, client, token))) await giveAccessTokenBack(work, client, token);
  },
});

/** False: it is no refresh token. */
async function giveGrantBack(work: Work, client: Client, text: string): Promise<boolean> {
  const known = readRefreshToken(await environmentSecret(work, 'refresh_tokens'), text);
  const grant = known && (await findGrant(work, `grt_${known.grant}`));
  if (grant?.clientId === client.id) await revokeGrant(work, grant.id, 'revoked_by_client');
  return known !== undefined;
}

async function giveAccessTokenBack(work: Work, client: Client, text: string): Promise<void> {
  const claims = await checkedClaims(work, text).catch(unlessFault);
  if (!claims || (await findClient(work, String(claims.client_id)))?.id !== client.id) return;
  await insertRevoked(work, String(claims.jti), new Date(Number(claims.exp) * 1000));
}

/** What is no token, or no longer one, is given back already. */
function unlessFault(error: unknown): undefined {
  if (!(error instanceof Fault && error.kind === 'unauthenticated')) throw error;
}
