import { command, openTo, perform } from '../../chassis/command.ts';
import type { House } from '../../chassis/house.ts';
import type { Caller } from '../../platform/actor.ts';
import type { ClientSecretId } from '../../platform/ids.ts';
import type { Work } from '../../platform/work.ts';
import { type ClientCredentials, readClientCredentials } from '../../protocols/oauth2/client-authentication.ts';
import { OAuthError } from '../../protocols/oauth2/error.ts';
import { JWT_BEARER } from '../../protocols/oauth2/identity-assertion.ts';
import type { Parameters } from '../../protocols/oauth2/parameters.ts';
import { parseScope } from '../../protocols/oauth2/scope.ts';
import { type Client, noteSecretUse, useIsNews } from '../clients/index.ts';
import { type Keyring, keyringOf } from '../keys/index.ts';
import { permissionsOf, type Role } from '../roles/index.ts';
import { environmentSecret } from '../secrets/index.ts';
import { declaredKeys } from '../user-attributes/index.ts';
import { authenticateClient, type KnownClient } from './authenticate-client.ts';
import { authorizationCode } from './grant-types/authorization-code.ts';
import { clientCredentials } from './grant-types/client-credentials.ts';
import { by, type Given, type GrantType } from './grant-types/grant-type.ts';
import { identityAssertion } from './grant-types/identity-assertion.ts';
import { refreshToken } from './grant-types/refresh-token.ts';
import type { Turnstile } from './limits.ts';
import { noteRefusal, refusedOf } from './note-refusal.ts';

const grantTypes: Readonly<Record<string, GrantType>> = {
  authorization_code: by(authorizationCode),
  refresh_token: by(refreshToken),
  client_credentials: by(clientCredentials),
  [JWT_BEARER]: by(identityAssertion),
};

/** RFC 6749 section 5.1. */
export interface TokenAnswer {
  readonly access_token: string;
  readonly token_type: 'Bearer';
  readonly expires_in: number;
  readonly scope: string;
  readonly id_token?: string;
  readonly refresh_token?: string;
}

/** What came to an endpoint for programs. */
export interface ProgramRequest {
  readonly caller: Caller;
  readonly authorization: string | undefined;
  readonly parameters: Parameters;
  readonly turnstile: Turnstile;
}

/** POST /oauth/token. The signing happens after the unit of work: it takes a millisecond that no transaction should wait for. */
export async function answerTokenRequest(house: House, request: ProgramRequest): Promise<TokenAnswer> {
  try {
    return await answerOrRefuse(house, request);
  } catch (error) {
    const refused = error instanceof OAuthError ? refusedOf(error, request.authorization, request.parameters) : undefined;
    if (refused) await perform(house.desk, request.caller, noteRefusal, refused);
    throw error;
  }
}

async function answerOrRefuse({ desk }: House, { caller, authorization, parameters, turnstile }: ProgramRequest): Promise<TokenAnswer> {
  const type = parameters.get('grant_type');
  if (type === undefined) throw new OAuthError('invalid_request', 'grant_type is required');
  const grantType = Object.hasOwn(grantTypes, type) ? grantTypes[type] : undefined;
  if (!grantType) throw new OAuthError('unsupported_grant_type', 'this grant_type is not supported');

  const credentials = readClientCredentials(authorization, parameters);
  const { keyring, usedSecret, ...known } = await turnstile.tryCredentials(credentials.id, () => perform(desk, caller, prepareClient, { type, credentials }));
  if (known.proven) turnstile.countClient(known.client.id);
  demandGrantType(known.client, type);
  if (usedSecret) await perform(desk, caller, noteSecretUse, { secretId: usedSecret });
  const given = await grantType(desk, caller, { ...known, parameters });
  if ('refused' in given) throw given.refused;
  if (!given.roles) return answer(keyring, given);
  const permissions = await perform(desk, caller, listPermissions, given.roles);
  const allowed = given.withinPermissions ? within(given, permissions) : given;
  return answer(keyring, { ...allowed, accessToken: { ...allowed.accessToken, permissions } });
}

/** An app gets no further at an API than the person themselves. */
function within(given: Given, permissions: readonly string[]): Given {
  const ofApi = parseScope(String(given.accessToken.scope));
  const kept = ofApi.filter((name) => permissions.includes(name));
  return {
    ...given,
    accessToken: { ...given.accessToken, scope: kept.join(' ') },
    scope: given.scope.filter((name) => !ofApi.includes(name) || kept.includes(name)),
  };
}

/** What a person's roles allow: usually from memory, which a transaction could not be answered from and kept true. */
const listPermissions = command({
  needs: openTo('The grant says whose.'),
  reads: true,
  run: (work, roles: readonly Role[]) => permissionsOf(work, roles),
});

/** Reads only, and usually only from memory. */
const prepareClient = command({
  needs: openTo('A client proves itself here.'),
  reads: true,

  async run(
    work: Work,
    { type, credentials }: { type: string; credentials: ClientCredentials },
  ): Promise<KnownClient & { readonly keyring: Keyring; readonly usedSecret?: ClientSecretId }> {
    const known = await authenticateClient(work, credentials);
    // Read here it is kept in memory; a transaction would read it each time.
    if (type === 'refresh_token') await environmentSecret(work, 'refresh_tokens');
    // And so with what ID tokens say of people.
    if (type !== 'client_credentials') await declaredKeys(work);
    const news = known.secret && useIsNews(work, known.secret);
    return { ...known, keyring: await keyringOf(work), ...(known.secret && news ? { usedSecret: known.secret.id } : {}) };
  },
});

/** Which grants a client uses is asked when it is registered; one that did not say may use what suits it. */
function demandGrantType({ grantTypes }: Client, type: string): void {
  if (grantTypes.length > 0 && !grantTypes.includes(type))
    throw new OAuthError('unauthorized_client', 'unauthorized: this client is not registered for this grant_type');
}

async function answer({ sign }: Keyring, { accessToken, idToken, refreshToken, scope }: Given): Promise<TokenAnswer> {
  const access = await sign(accessToken);
  return {
    access_token: access,
    token_type: 'Bearer',
    expires_in: accessToken.exp - accessToken.iat,
    scope: scope.join(' '),
    ...(idToken ? { id_token: await sign(idToken(access)) } : {}),
    ...(refreshToken === undefined ? {} : { refresh_token: refreshToken }),
  };
}
