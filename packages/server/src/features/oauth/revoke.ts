import { command, openTo, perform } from '../../chassis/command.ts';
import type { House } from '../../chassis/house.ts';
import type { Caller } from '../../platform/actor.ts';
import type { Work } from '../../platform/work.ts';
import { type ClientCredentials, readClientCredentials } from '../../protocols/oauth2/client-authentication.ts';
import { OAuthError } from '../../protocols/oauth2/error.ts';
import type { Parameters } from '../../protocols/oauth2/parameters.ts';
import { readRefreshToken } from '../../protocols/oauth2/refresh-token.ts';
import { findGrant, revokeGrant } from '../grants/index.ts';
import { environmentSecret } from '../secrets/index.ts';
import { authenticateClient } from './authenticate-client.ts';

/**
 * RFC 7009: an app gives a refresh token back. A token that is nobody's, or another client's, is answered like any
 * other. Access tokens run out by themselves within minutes.
 */
export async function answerRevocation({ desk }: House, caller: Caller, authorization: string | undefined, parameters: Parameters): Promise<void> {
  const token = parameters.get('token');
  if (token === undefined) throw new OAuthError('invalid_request', 'token is required');
  await perform(desk, caller, revoke, { token, credentials: readClientCredentials(authorization, parameters) });
}

const revoke = command({
  needs: openTo('Whoever has the token may give it back; a client with a secret shows it.'),

  async run(work: Work, { token, credentials }: { readonly token: string; readonly credentials: ClientCredentials }): Promise<void> {
    const { client, proven } = await authenticateClient(work, credentials);
    const known = readRefreshToken(await environmentSecret(work, 'refresh_tokens'), token);
    const grant = known && (await findGrant(work, `grt_${known.grant}`));
    if (grant?.clientId !== client.id) return;
    if (grant.confidential && !proven) throw new OAuthError('invalid_client', 'client_secret is required');
    await revokeGrant(work, grant.id, 'revoked_by_client');
  },
});
