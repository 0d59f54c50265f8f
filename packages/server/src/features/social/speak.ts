import { createHash } from 'node:crypto';
import * as oidc from 'openid-client';
import type { Environment, SocialProvider } from '../../platform/environment.ts';
import { KeptOutside } from '../../platform/kept-outside.ts';
import type { Outside } from '../../platform/outside.ts';
import { addressOf, type Connection, mayGoWithoutTls, textIn } from '../connections/index.ts';
import { type Account, accountFrom, claimsOfGitHub } from './account.ts';
import type { Begun } from './attempts.ts';
import { answersOf } from './provider-fetch.ts';
import { PROVIDERS, type Provider } from './providers.ts';
import { type Refusal, refusalOf } from './refusal.ts';

/** A connection as it is spoken with. */
export interface Line {
  readonly provider: SocialProvider;
  readonly connection: Connection;
  readonly secret: string;
  readonly environment: Environment;
}

/** The provider is found: a browser can be sent there. */
export interface Asking {
  readonly url: (begun: Omit<Begun, 'id'>, asks: { readonly again: boolean; readonly email?: string | undefined }) => string;
}

export type AnswerRefusal = { readonly refusal: Refusal };
export type Answer = { readonly account: Account } | AnswerRefusal;

/** Finds out where the provider wants people to be sent. */
export async function ask(outside: Outside, line: Line): Promise<Asking | AnswerRefusal> {
  try {
    const client = await clientFor(outside, line);
    return { url: (begun, asks) => addressToAsk(client, line, begun, asks) };
  } catch (error) {
    return { refusal: refusalOf(error) };
  }
}

/** Takes the provider's answer: the code for tokens, and the tokens for who is there. */
export async function hear(outside: Outside, line: Line, { query, ...begun }: Omit<Begun, 'id'> & { readonly query: string }): Promise<Answer> {
  const { withoutPkce, withoutNonce, issuer } = PROVIDERS[line.provider];
  const openId = issuer !== undefined && !isPlain(line);
  try {
    const client = await clientFor(outside, line);
    const tokens = await oidc.authorizationCodeGrant(client, new URL(`${redirectUri(line)}?${query}`), {
      expectedState: begun.state,
      ...(withoutPkce ? {} : { pkceCodeVerifier: begun.verifier }),
      ...(openId && !withoutNonce ? { expectedNonce: begun.nonce } : {}),
      idTokenExpected: openId,
    });
    const claims = line.provider === 'github' ? await gitHubClaims(client, tokens.access_token) : await openIdClaims(client, tokens);
    const account = accountFrom(line.provider, claims);
    return account ? { account } : { refusal: { why: 'strange_answer', detail: 'It does not say who the person is.' } };
  } catch (error) {
    return { refusal: refusalOf(error) };
  }
}

const redirectUri = ({ connection, environment }: Pick<Line, 'connection' | 'environment'>): string => `${addressOf(connection, environment.url)}/callback`;

function addressToAsk(
  client: oidc.Configuration,
  line: Line,
  { state, nonce, verifier }: Omit<Begun, 'id'>,
  { again, email }: { readonly again: boolean; readonly email?: string | undefined },
): string {
  const { scopes, prompts, again: forAgain, withoutPkce, withoutNonce, issuer } = PROVIDERS[line.provider];
  const { settings } = line.connection;
  const wanted = textIn(settings, 'prompt');
  const prompt = (again ? forAgain : undefined) ?? (wanted && prompts.includes(wanted) ? wanted : undefined);
  const more = Array.isArray(settings['scopes']) ? settings['scopes'].filter((scope) => typeof scope === 'string') : [];
  return oidc.buildAuthorizationUrl(client, {
    redirect_uri: redirectUri(line),
    scope: [...new Set([...scopes, ...more])].join(' '),
    state,
    ...(withoutPkce ? {} : { code_challenge: createHash('sha256').update(verifier).digest('base64url'), code_challenge_method: 'S256' }),
    ...(issuer && !withoutNonce ? { nonce } : {}),
    ...(prompt ? { prompt } : {}),
    ...(email ? { [line.provider === 'github' ? 'login' : 'login_hint']: email } : {}),
  }).href;
}

/** What the ID token says was said to us alone; userinfo knows more, and must be about the same person. */
async function openIdClaims(client: oidc.Configuration, tokens: oidc.TokenEndpointResponse & oidc.TokenEndpointResponseHelpers) {
  const claims = tokens.claims();
  if (!client.serverMetadata().userinfo_endpoint) return { ...claims };
  return { ...claims, ...(await oidc.fetchUserInfo(client, tokens.access_token, claims?.sub ?? oidc.skipSubjectCheck)) };
}

async function gitHubClaims(client: oidc.Configuration, token: string) {
  const user = client.serverMetadata().userinfo_endpoint ?? '';
  const get = async (url: string): Promise<unknown> => {
    const response = await oidc.fetchProtectedResource(client, token, new URL(url), 'GET', undefined, new Headers({ accept: 'application/vnd.github+json' }));
    if (!response.ok) throw new Error(`${new URL(url).pathname} answered ${response.status}`);
    return response.json();
  };
  const [person, addresses] = await Promise.all([get(user), get(`${user}/emails`)]);
  const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
  return claimsOfGitHub(isObject(person) ? person : {}, Array.isArray(addresses) ? addresses.filter(isObject) : []);
}

/** The addresses are written down one by one: there is no document that says who issues what, so an ID token means nothing. */
const isPlain = ({ connection: { kind, settings } }: Line): boolean =>
  textIn(settings, 'authorize_uri') !== undefined && (kind === 'oauth' || (!textIn(settings, 'issuer') && !textIn(settings, 'discovery_endpoint')));

const clients = new KeptOutside<oidc.Configuration>();

/** A client of the provider. Its document and keys are remembered for a while, until the connection changes. */
const clientFor = (outside: Outside, line: Line): Promise<oidc.Configuration> =>
  clients.get(outside, `${line.connection.id} ${line.connection.updatedAt.getTime()}`, () => makeClient(outside, line));

async function makeClient(outside: Outside, line: Line): Promise<oidc.Configuration> {
  const { provider, connection, secret, environment } = line;
  const { settings } = connection;
  const rules: Provider = PROVIDERS[provider];
  const id = textIn(settings, 'client_id') ?? '';
  const execute = mayGoWithoutTls(connection, environment) ? [oidc.allowInsecureRequests] : [];
  const authentication = settings['token_auth_type'] === 'BASIC_AUTH' ? oidc.ClientSecretBasic(secret) : oidc.ClientSecretPost(secret);
  const plain = isPlain(line);
  const fetch = answersOf(outside, { provider, withoutIdToken: plain });

  if (plain || !rules.issuer) {
    const at = (name: string, otherwise: string | undefined) => textIn(settings, name) ?? otherwise ?? '';
    const [authorize, token] = [at('authorize_uri', rules.endpoints?.authorize), at('token_uri', rules.endpoints?.token)];
    const userInfo = at('user_info_uri', rules.endpoints?.userInfo);
    if (!token || !userInfo) throw new TypeError('token_uri and user_info_uri are needed beside authorize_uri');
    const server = { issuer: new URL(authorize).origin, authorization_endpoint: authorize, token_endpoint: token, userinfo_endpoint: userInfo };
    const client = new oidc.Configuration(server, id, {}, authentication);
    client[oidc.customFetch] = fetch;
    for (const extend of execute) extend(client);
    return client;
  }
  const found = connection.kind === 'oidc' ? (textIn(settings, 'discovery_endpoint') ?? textIn(settings, 'issuer')) : undefined;
  const issuer = found ?? rules.issuer(textIn(settings, 'tenant_id'));
  // The signature is checked, too, though the ID token comes straight from the provider.
  return oidc.discovery(new URL(issuer), id, {}, authentication, {
    [oidc.customFetch]: fetch,
    execute: [...execute, oidc.enableNonRepudiationChecks],
    timeout: 10,
  });
}
