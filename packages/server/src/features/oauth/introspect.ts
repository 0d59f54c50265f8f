import { command, openTo, perform } from '../../chassis/command.ts';
import type { House } from '../../chassis/house.ts';
import { Fault } from '../../platform/fault.ts';
import type { Work } from '../../platform/work.ts';
import type { ClientCredentials } from '../../protocols/oauth2/client-authentication.ts';
import { readClientCredentials } from '../../protocols/oauth2/client-authentication.ts';
import { OAuthError } from '../../protocols/oauth2/error.ts';
import { readRefreshToken } from '../../protocols/oauth2/refresh-token.ts';
import { findApiToken } from '../api-tokens/index.ts';
import { type Client, findClient } from '../clients/index.ts';
import { findGrant } from '../grants/index.ts';
import { environmentSecret } from '../secrets/index.ts';
import { checkedClaims, presentPerson } from './authenticate.ts';
import { authenticateClient } from './authenticate-client.ts';
import { type Claims, seconds } from './claims.ts';
import { findPresence } from './presence.ts';
import type { ProgramRequest } from './token.ts';

/** RFC 7662 section 2.2. Of a token that is no good, or that is not for the asker to know about, nothing else is said. */
export type Introspection = { readonly active: false } | ({ readonly active: true } & Claims);

/**
 * RFC 7662: is this token good right now, and whose is it? A token of somebody who left or was removed is refused at
 * once, though its signature holds on for minutes: this is how an API that cannot wait so long finds out.
 */
export async function answerIntrospection({ desk }: House, { caller, authorization, parameters, turnstile }: ProgramRequest): Promise<Introspection> {
  const token = parameters.get('token');
  if (token === undefined) throw new OAuthError('invalid_request', 'token is required');
  const credentials = readClientCredentials(authorization, parameters);
  const known = (id: string) => turnstile.countClient(id);
  return turnstile.tryCredentials(credentials.id, () => perform(desk, caller, introspect, { token, credentials, known }));
}

interface Asked {
  readonly token: string;
  readonly credentials: ClientCredentials;
  /** Hears of a client that has proven itself, and may refuse it. */
  readonly known: (clientId: string) => void;
}

const introspect = command({
  needs: openTo('A client shows its secret, and is told of tokens that are its own or for it.'),
  reads: true,

  async run(work: Work, { token, credentials, known }: Asked): Promise<Introspection> {
    const { client, proven } = await authenticateClient(work, credentials);
    if (!proven) throw new OAuthError('invalid_client', 'client_secret is required');
    known(client.id);
    const found = (await refreshTokenSays(work, client, token)) ?? (await accessTokenSays(work, client, token)) ?? (await apiTokenSays(work, client, token));
    return found ? { active: true, ...found } : { active: false };
  },
});

async function refreshTokenSays(work: Work, client: Client, text: string): Promise<Claims | undefined> {
  const token = readRefreshToken(await environmentSecret(work, 'refresh_tokens'), text);
  const grant = token && (await findGrant(work, `grt_${token.grant}`));
  if (!grant?.isNewest(text) || (grant.clientId !== client.id && !client.manages)) return undefined;
  const present = await findPresence(work, grant);
  return (
    present && {
      client_id: grant.clientId,
      exp: seconds(grant.expiresAt),
      iat: seconds(grant.rotatedAt ?? grant.createdAt),
      iss: work.environment.url,
      oid: grant.organizationId,
      scope: grant.scope.join(' '),
      sid: grant.sessionId,
      sub: grant.userId,
      username: present.user.email,
    }
  );
}

async function accessTokenSays(work: Work, client: Client, text: string): Promise<Claims | undefined> {
  try {
    const claims = await checkedClaims(work, text);
    if (!isFor(client, claims)) return undefined;
    if (claims.sub === claims.client_id) return (await findClient(work, String(claims.client_id))) && { ...claims, token_type: 'Bearer' };
    const { user } = await presentPerson(work, claims);
    return { ...claims, token_type: 'Bearer', username: user.email };
  } catch (error) {
    // Expired, withdrawn, of somebody who left, or no token of ours at all: the answer is the same.
    if (error instanceof Fault && error.kind === 'unauthenticated') return undefined;
    throw error;
  }
}

/** RFC 7662 section 4: tokens are not to be fished for. The app's own server may know of all, others of what is theirs or meant for them. */
function isFor({ id, manages, resource }: Client, { client_id, aud }: Claims): boolean {
  const audience = Array.isArray(aud) ? aud : [aud];
  return manages || client_id === id || audience.includes(id) || (resource !== undefined && audience.includes(resource.id));
}

async function apiTokenSays(work: Work, client: Client, text: string): Promise<Claims | undefined> {
  const token = client.manages ? await findApiToken(work, text) : undefined;
  return (
    token && {
      custom_claims: token.customClaims,
      ...(token.expiresAt ? { exp: seconds(token.expiresAt) } : {}),
      iat: seconds(token.createdAt),
      iss: work.environment.url,
      jti: token.id,
      oid: token.organization.id,
      ...(token.holder ? { roles: token.holder.roles, username: token.holder.email } : {}),
      sub: token.holder?.id ?? token.organization.id,
      xoid: token.organization.externalId ?? '',
    }
  );
}
