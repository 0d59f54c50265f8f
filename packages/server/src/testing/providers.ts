import { generateKeyPairSync } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after } from 'node:test';
import Provider from 'oidc-provider';

// Providers to sign in at, on loopback: a real OpenID provider, and small ones with what is peculiar to GitHub and LinkedIn.

export const AT_PROVIDER = { id: 'orion', secret: 'orion-secret' };

export type PersonThere = { readonly sub: string } & Readonly<Record<string, unknown>>;

const listen = async (server: Server): Promise<string> => {
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  after(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};

/** An OpenID provider. Whoever comes is `person`, and agrees; with none, they say no. */
export async function createOpenIdProvider(redirectUris: readonly string[]) {
  const state: { person: PersonThere | undefined; asked: URLSearchParams | undefined; ill: boolean } = { person: undefined, asked: undefined, ill: false };
  const server = createServer();
  const issuer = await listen(server);
  const people = new Map<string, PersonThere>();
  const provider = new Provider(issuer, {
    clients: [{ client_id: AT_PROVIDER.id, client_secret: AT_PROVIDER.secret, token_endpoint_auth_method: 'client_secret_post', redirect_uris: redirectUris }],
    jwks: { keys: [{ ...generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' }), kid: 'test', alg: 'RS256', use: 'sig' }] },
    cookies: { keys: ['test'] },
    findAccount: async (_context: unknown, id: string) => ({ accountId: id, claims: () => people.get(id) }),
    claims: {
      openid: ['sub'],
      email: ['email', 'email_verified', 'xms_edov'],
      profile: ['name', 'given_name', 'family_name', 'picture', 'locale'],
    },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_context: unknown, { uid }: { uid: string }) => `/interaction/${uid}` },
    ttl: { AccessToken: 300, AuthorizationCode: 60, IdToken: 300, Session: 3600, Grant: 3600, Interaction: 300 },
  });
  const answer = provider.callback();
  server.on('request', async (request: IncomingMessage, response: ServerResponse) => {
    if (state.ill) return void response.writeHead(503).end();
    if (request.url?.startsWith('/auth?')) state.asked = new URL(request.url, issuer).searchParams;
    if (!request.url?.startsWith('/interaction/')) return answer(request, response);
    const { person } = state;
    if (!person) return provider.interactionFinished(request, response, { error: 'access_denied', error_description: 'They said no.' }, {});
    people.set(person.sub, person);
    const grant = new provider.Grant({ accountId: person.sub, clientId: AT_PROVIDER.id });
    grant.addOIDCScope('openid profile email');
    const grantId = await grant.save();
    return provider.interactionFinished(request, response, { login: { accountId: person.sub }, consent: { grantId } }, { mergeWithLastSubmission: false });
  });
  return { issuer, state };
}

/** OAuth alone, as GitHub does it: people by number, addresses in a list of their own, refusals that are 200 OK. */
export async function createGitHub() {
  const state = {
    user: { id: 1, login: 'ada', name: 'Ada Lovelace', avatar_url: 'https://avatars.example.com/1' } as Record<string, unknown>,
    emails: [] as readonly object[],
    refuses: false,
  };
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://github');
    const json = (body: unknown, status = 200) => response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(body));
    const body = new URLSearchParams(await textOf(request));
    if (url.pathname === '/login/oauth/authorize') return comeBack(response, url);
    if (url.pathname === '/login/oauth/access_token') {
      if (state.refuses || body.get('client_secret') !== AT_PROVIDER.secret)
        return json({ error: 'incorrect_client_credentials', error_description: 'The client_id and/or client_secret passed are incorrect.' });
      return json({ access_token: 'gho_1', token_type: 'bearer', scope: 'read:user,user:email' });
    }
    if (request.headers.authorization !== 'Bearer gho_1' || !request.headers['user-agent']) return json({ message: 'Requires authentication' }, 401);
    return url.pathname === '/user' ? json(state.user) : url.pathname === '/user/emails' ? json(state.emails) : json({ message: 'Not Found' }, 404);
  });
  return { url: await listen(server), state };
}

/** No PKCE, no nonce, no token_type, and a locale that is an object: as LinkedIn does it. */
export async function createLinkedIn(person: PersonThere) {
  const seen: URLSearchParams[] = [];
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://linkedin');
    const json = (body: unknown, status = 200) => response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    if (url.pathname === '/oauth/v2/authorization') {
      seen.push(url.searchParams);
      return comeBack(response, url);
    }
    if (url.pathname === '/oauth/v2/accessToken') {
      const body = new URLSearchParams(await textOf(request));
      return body.has('code_verifier')
        ? json({ error: 'invalid_request', error_description: 'Not enough permissions' }, 400)
        : json({ access_token: 'li_1', expires_in: 60, id_token: 'not.one.ofours' });
    }
    return json(
      request.headers.authorization === 'Bearer li_1' ? { ...person, locale: { country: 'GB', language: 'en' } } : {},
      request.headers.authorization ? 200 : 401,
    );
  });
  return { url: await listen(server), seen };
}

function comeBack(response: ServerResponse, { searchParams }: URL): void {
  const back = new URL(searchParams.get('redirect_uri') ?? '');
  back.searchParams.set('code', 'a-code');
  back.searchParams.set('state', searchParams.get('state') ?? '');
  response.writeHead(302, { location: back.href }).end();
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const piece of request) text += piece;
  return text;
}

/** A browser at a provider: from the address it was sent to, to the address it is sent back to. */
export async function passThrough(address: string): Promise<string> {
  const jar = new Map<string, string>();
  const { origin } = new URL(address);
  for (let at = address, steps = 0; steps < 10; steps += 1) {
    if (new URL(at).origin !== origin) return at;
    const response = await fetch(at, { redirect: 'manual', headers: { cookie: [...jar].map((pair) => pair.join('=')).join('; ') } });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      jar.set(name, value);
    }
    const next = response.headers.get('location');
    if (!next) throw new Error(`the provider answered ${response.status}: ${(await response.text()).slice(0, 300)}`);
    at = new URL(next, at).href;
  }
  throw new Error('the provider leads nowhere');
}
