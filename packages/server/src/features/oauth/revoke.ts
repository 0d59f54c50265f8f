import { command, openTo, perform } from '../../chassis/command.ts';
import type { House } from '../../chassis/house.ts';
import type { Work } from '../../platform/work.ts';
import { type ClientCredentials, readClientCredentials } from '../../protocols/oauth2/client-authentication.ts';
import { OAuthError } from '../../protocols/oauth2/error.ts';
import { readRefreshToken } from '../../protocols/oauth2/refresh-token.ts';
import { findGrant, revokeGrant } from '../grants/index.ts';
import { environmentSecret } from '../secrets/index.ts';
import { authenticateClient } from './authenticate-client.ts';
import type { ProgramRequest } from './token.ts';

/**
 * RFC 7009: an app gives a refresh token back. A token that is nobody's, or another client's, is answered like any
 * other. Access tokens run out by themselves within minutes.
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
    const known = readRefreshToken(await environmentSecret(work, 'refresh_tokens'), token);
    const grant = known && (await findGrant(work, `grt_${known.grant}`));
    if (grant?.clientId !== client.id) return;
    await revokeGrant(work, grant.id, 'revoked_by_client');
  },
});
