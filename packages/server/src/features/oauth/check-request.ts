import { isId } from '../../platform/ids.ts';
import type { Work } from '../../platform/work.ts';
import { OAuthError } from '../../protocols/oauth2/error.ts';
import type { Parameters } from '../../protocols/oauth2/parameters.ts';
import { isChallenge } from '../../protocols/oauth2/pkce.ts';
import { readPrompt } from '../../protocols/oidc/prompt.ts';
import { type Client, findClient, isMachine, isPublic, isThirdParty, mayReturnTo } from '../clients/index.ts';
import { findOpenConnection } from '../connections/index.ts';
import type { AuthorizationRequest } from '../interactions/index.ts';
import { socialForProvider } from '../social/index.ts';
import { readIdTokenHint } from './id-token-hint.ts';
import { selectOrganizationScope } from './store.ts';
import { readTarget } from './target.ts';
import { type Doubt, doubtInWords } from './texts/index.ts';

/** A request whose sender is in doubt: the person is told on a page of ours and sent nowhere. */
export class DoubtfulRequest extends Error {
  override readonly name = 'DoubtfulRequest';
  readonly code: 'invalid_client' | 'invalid_request' | 'invalid_redirect_uri';

  readonly doubt: Doubt;

  constructor(code: DoubtfulRequest['code'], doubt: Doubt) {
    super(doubtInWords('en', doubt));
    this.code = code;
    this.doubt = doubt;
  }
}

export interface Sender {
  readonly client: Client;
  readonly redirectUri: string;
}

/** Who sent the person, and where they go back to. Until both are certain, no answer leaves this house. */
export async function checkSender(work: Work, parameters: Parameters): Promise<Sender> {
  const [id, redirectUri] = [trusted(parameters, 'client_id'), trusted(parameters, 'redirect_uri')];
  const client = id === undefined ? undefined : await findClient(work, id);
  if (!client || isMachine(client) || (client.origin === 'metadata' && !work.environment.agents.metadata))
    throw new DoubtfulRequest('invalid_client', { reason: 'unknownApp' });
  if (redirectUri === undefined) throw new DoubtfulRequest('invalid_request', { reason: 'noReturn' });

  const organizationId = trusted(parameters, 'organization_id');
  if (!(await mayGoTo(work, client, redirectUri, organizationId))) {
    throw new DoubtfulRequest('invalid_redirect_uri', { reason: 'badReturn' });
  }
  return { client, redirectUri };
}

async function mayGoTo(work: Work, client: Client, redirectUri: string, organizationId: string | undefined): Promise<boolean> {
  // Most addresses are registered as they are: only one that is not may be a template with the organization in it.
  if (mayReturnTo(work.environment, client, redirectUri)) return true;
  const scope = organizationId && isId('org', organizationId) ? await selectOrganizationScope(work, organizationId) : undefined;
  return scope !== undefined && mayReturnTo(work.environment, client, redirectUri, scope);
}

function trusted(parameters: Parameters, name: string): string | undefined {
  try {
    return parameters.get(name);
  } catch {
    throw new DoubtfulRequest('invalid_request', { reason: 'twice', parameter: name });
  }
}

type Check = (from: {
  readonly work: Work;
  readonly parameters: Parameters;
  readonly client: Client;
}) => Partial<AuthorizationRequest> | Promise<Partial<AuthorizationRequest>>;

/** What else a request must be, a rule a line. Each gives the part of the request it has looked at, or throws what the app is told. */
const checks: readonly Check[] = [
  ({ parameters }) => rejectUnsupported(parameters),
  ({ parameters }) => checkResponseType(parameters),
  ({ work, parameters, client }) => readTarget(work, { client, resource: parameters.get('resource'), scope: parameters.get('scope') }),
  ({ parameters, client }) => checkPkce(parameters, client),
  ({ parameters }) => ({ prompt: readPrompt(parameters.get('prompt')) }),
  ({ parameters }) => checkMaxAge(parameters),
  ({ parameters }) => given('nonce', parameters.get('nonce')),
  ({ work, parameters }) => checkHint(work, parameters),
  ({ parameters }) => given('loginHint', parameters.get('login_hint')?.slice(0, 320)),
  // SDKs send either name, or both with one value. A domain nobody claimed falls through to the usual ways in.
  ({ parameters }) => given('domain', parameters.get('domain') ?? parameters.get('domain_hint')),
  ({ work, parameters }) => checkProvider(work, parameters),
  ({ work, parameters }) => checkConnection(work, parameters),
  ({ work, parameters }) => checkOrganization(work, parameters),
];

export async function checkRequest(work: Work, parameters: Parameters, { client, redirectUri }: Sender): Promise<AuthorizationRequest> {
  let request: AuthorizationRequest = { redirectUri, scope: [], prompt: [], ...given('state', parameters.get('state')) };
  for (const check of checks) request = { ...request, ...(await check({ work, parameters, client })) };
  return request;
}

/** OpenID Connect Core sections 6 and 7.2.1: said no to by name, so that nobody takes an ignored parameter for an honoured one. */
function rejectUnsupported(parameters: Parameters): object {
  if (parameters.get('request')) throw new OAuthError('request_not_supported', 'request objects are not supported');
  if (parameters.get('request_uri')) throw new OAuthError('request_uri_not_supported', 'request_uri is not supported');
  if (parameters.get('registration')) throw new OAuthError('registration_not_supported', 'registration is not supported');
  return {};
}

function checkResponseType(parameters: Parameters): object {
  const [type, mode] = [parameters.get('response_type'), parameters.get('response_mode')];
  if (type === undefined) throw new OAuthError('invalid_request', 'response_type is required');
  if (type !== 'code') throw new OAuthError('unsupported_response_type', 'only response_type=code is supported');
  if (mode !== undefined && mode !== 'query') throw new OAuthError('invalid_request', 'only response_mode=query is supported');
  return {};
}

function checkPkce(parameters: Parameters, client: Client): Partial<AuthorizationRequest> {
  const [codeChallenge, method] = [parameters.get('code_challenge'), parameters.get('code_challenge_method')];
  if (codeChallenge === undefined) {
    // RFC 9700 section 2.1.1: nobody's app of unknown make goes without.
    if (isPublic(client) || isThirdParty(client) || client.requiresPkce) throw new OAuthError('invalid_request', 'code_challenge is required for this client');
    if (method !== undefined) throw new OAuthError('invalid_request', 'code_challenge is missing');
    return {};
  }
  if (method !== 'S256') throw new OAuthError('invalid_request', 'code_challenge_method must be S256');
  if (!isChallenge(codeChallenge)) throw new OAuthError('invalid_request', 'code_challenge must be a SHA-256 as 43 characters of base64url');
  return { codeChallenge };
}

function checkMaxAge(parameters: Parameters): Partial<AuthorizationRequest> {
  const text = parameters.get('max_age');
  if (text === undefined) return {};
  if (!/^\d{1,9}$/.test(text)) throw new OAuthError('invalid_request', 'max_age must be a number of seconds');
  return { maxAge: Number(text) };
}

/** Whoever shows a token that is not ours, or mangled, is told: leaving it out would let anybody in for somebody. */
async function checkHint(work: Work, parameters: Parameters): Promise<Partial<AuthorizationRequest>> {
  const token = parameters.get('id_token_hint');
  if (token === undefined) return {};
  const hint = await readIdTokenHint(work, token);
  if (!hint) throw new OAuthError('invalid_request', 'id_token_hint is no ID token of this server');
  return { expectedUserId: hint.sub };
}

/** Those who select something that is not there are told, not led somewhere else. */
async function checkProvider(work: Work, parameters: Parameters): Promise<Partial<AuthorizationRequest>> {
  const provider = parameters.get('provider');
  if (!provider) return {};
  if (!(await socialForProvider(work, provider))) throw new OAuthError('invalid_request', 'this provider is not set up');
  return { provider };
}

async function checkConnection(work: Work, parameters: Parameters): Promise<Partial<AuthorizationRequest>> {
  const connectionId = parameters.get('connection_id');
  if (connectionId === undefined || connectionId === '') return {};
  if (!isId('conn', connectionId) || !(await findOpenConnection(work, connectionId))) {
    throw new OAuthError('invalid_connection_id', 'there is no such connection');
  }
  return { connectionId };
}

async function checkOrganization(work: Work, parameters: Parameters): Promise<Partial<AuthorizationRequest>> {
  const organizationId = parameters.get('organization_id');
  if (organizationId === undefined) return {};
  if (!isId('org', organizationId) || !(await selectOrganizationScope(work, organizationId))) {
    throw new OAuthError('invalid_organization_id', 'there is no such organization');
  }
  return { organizationId };
}

const given = <Name extends keyof AuthorizationRequest>(name: Name, value: AuthorizationRequest[Name] | undefined): Partial<AuthorizationRequest> =>
  value === undefined ? {} : ({ [name]: value } as Partial<AuthorizationRequest>); // one entry of the right name and type
