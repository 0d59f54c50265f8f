import { command, openTo } from '../../../chassis/command.ts';
import type { Work } from '../../../platform/work.ts';
import { OAuthError } from '../../../protocols/oauth2/error.ts';
import { narrowScope, parseScope } from '../../../protocols/oauth2/scope.ts';
import { type Client, isMachine, isThirdParty } from '../../clients/index.ts';
import { consult, heed, type Verdict } from '../../interceptors/index.ts';
import { audienceOf, type Claims, customClaims, machineAudience, machineClaims } from '../claims.ts';
import type { Given, Granted, TokenRequest } from './grant-type.ts';

/** RFC 6749 section 4.4: a client acts for itself. Nothing is written, and nothing is read that is not in memory. */
export const clientCredentials = command({
  needs: openTo('The client has shown its secret.'),
  reads: true,

  /**
   * The app's say before a machine of an organization or of an API gets a token (PRE_M2M_TOKEN_CREATION). The app's own
   * server is not asked about: with an interceptor that always says no, nobody could mend it any more.
   */
  async prepare(outside, request: TokenRequest, _caller, read): Promise<Verdict | undefined> {
    if (!isMachine(request.client)) return undefined;
    return consult(outside, read, 'PRE_M2M_TOKEN_CREATION', (work) => {
      const { accessToken } = grant(work, request);
      const { client } = request;
      return { clientId: client.id, ...(client.organizationId ? { organizationId: client.organizationId } : {}), data: { m2m_token_claims: accessToken } };
    });
  },

  async run(work, request: TokenRequest, said): Promise<Granted> {
    const denied = heed(work, said);
    if (denied) return { refused: new OAuthError('access_denied', denied.message) };
    const given = grant(work, request);
    return said?.response.claims ? withClaims(given, request.client, said.response.claims) : given;
  },
});

function grant(work: Work, { client, proven, parameters }: TokenRequest): Given {
  if (!proven) throw new OAuthError('invalid_client', 'client_secret is required for this grant_type');
  if (!client.manages && !isMachine(client) && !isThirdParty(client)) throw unauthorized('this client may not call the management API');
  const audience = audienceFor(work, client, parameters.get('audience'));
  const scope = narrowScope(parameters.get('scope'), client.scopes);
  return { accessToken: machineClaims(work, client, { scopes: scope, audience }), scope };
}

/**
 * An interceptor may say anew what the token is for and what it allows. What else it adds stands with the client's own
 * custom claims: none of it can be taken for a claim of ours.
 */
function withClaims(given: Given, client: Client, { scope, aud, ...others }: Claims): Given {
  const scopes = scope === undefined ? given.scope : parseScope([scope].flat().join(' '));
  const accessToken = {
    ...given.accessToken,
    ...(aud === undefined ? {} : { aud: [aud].flat() }),
    scope: scopes.join(' '),
    scopes,
    ...customClaims(client, others),
  };
  return { ...given, accessToken, scope: scopes };
}

/** A client that has a list of audiences may ask for one of them. Others send the parameter for other servers' sake. */
function audienceFor(work: Work, client: Client, asked: string | undefined): readonly string[] {
  const all = audienceOf(work, client);
  // A machine without an audience of its own and without leave to call our API has nothing to get a token for.
  if (client.kind === 'machine' && !client.manages && all.includes(machineAudience(work.environment))) {
    throw unauthorized('this client may not call the management API, and has no other audience');
  }
  if (asked === undefined || client.audience.length === 0) return all;
  if (!all.includes(asked)) throw new OAuthError('invalid_target', 'audience is not one of this client');
  return [asked];
}

const unauthorized = (why: string) => new OAuthError('unauthorized_client', `unauthorized: ${why}`);
