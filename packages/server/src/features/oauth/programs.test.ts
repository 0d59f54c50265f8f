import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as jose from 'jose';
import * as oauth from 'oauth4webapi';
import type { Environment } from '../../platform/environment.ts';
import type { ClientId, InteractionId, ResourceId } from '../../platform/ids.ts';
import { CHALLENGE, createOAuthWorld, VERIFIER } from '../../testing/oauth-world.ts';
import { anApi } from '../../testing/resources.ts';
import { deleteUnusedPrograms, selectClientAt } from '../clients/store.ts';
import { giveConsent } from '../consents/index.ts';
import { noteConsent } from '../interactions/index.ts';
import { createResource, updateResource } from '../resources/write.ts';

const API = 'https://mcp.example.com';
const LOOPBACK = 'http://127.0.0.1/callback';
const DESCRIPTION = 'https://agent.example.com/client.json';
const insecure = { [oauth.allowInsecureRequests]: true };
const OPEN = { registration: true, metadata: true };

async function setUp(over: Partial<Environment> = {}, of: { readonly registrationOff?: boolean; readonly metadataClients?: boolean } = {}) {
  const house = await createOAuthWorld({ agents: OPEN, ...over });
  const { world } = house;
  const resource = await world.do(world.client, createResource, anApi({ uri: API, metadataClients: true, ...of }));
  const issuer = new URL(`${house.url}/resources/${resource.id}`);
  const discover = async () => oauth.processDiscoveryResponse(issuer, await oauth.discoveryRequest(issuer, { algorithm: 'oauth2', ...insecure }));
  /** What stands at the program's address. */
  const described: { body: unknown; asked: string[] } = {
    body: { client_id: DESCRIPTION, client_name: 'Agent', redirect_uris: [LOOPBACK] },
    asked: [],
  };
  Object.assign(world.desk.outside, {
    fetch: async (url: URL) => {
      described.asked.push(url.href);
      if (described.body instanceof Error) throw described.body;
      return described.body instanceof Response ? described.body : Response.json(described.body);
    },
  });
  const signedIn = async () => {
    const window = house.browser();
    await window.signIn();
    return window;
  };
  return { house, world, resource, issuer, discover, described, signedIn };
}

/** What the consent page does when the person says yes. */
const allow = (
  { within, userId, organizationId }: Awaited<ReturnType<typeof createOAuthWorld>>,
  page: URL,
  what: { readonly clientId: ClientId; readonly resourceId: ResourceId; readonly scopes: readonly string[] },
) =>
  within(async (work) => {
    await giveConsent(work, { userId, organizationId, ...what });
    await noteConsent(work, page.searchParams.get('interaction') as InteractionId, organizationId);
  });

test('a program in a browser reads what it is answered, whether it registered itself or is known by its description', async () => {
  const { house, issuer, discover, described, signedIn } = await setUp();
  const as = await discover();
  const mayRead = async (origin: string, path: string) => {
    const headers = { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'content-type' };
    return (await fetch(new URL(path, house.url), { method: 'OPTIONS', headers })).headers.get('access-control-allow-origin');
  };
  const agent = 'https://agent.example.net';
  assert.equal(await mayRead(agent, '/oauth/token'), null);
  const asked = { client_name: 'Agent', redirect_uris: [`${agent}/callback`], token_endpoint_auth_method: 'none' };
  await oauth.processDynamicClientRegistrationResponse(await oauth.dynamicClientRegistrationRequest(as, asked, insecure));
  for (const path of ['/oauth/token', '/oauth/revoke']) assert.equal(await mayRead(agent, path), agent);
  assert.equal(await mayRead('https://other.example.net', '/oauth/token'), null);

  const page = 'https://agent.example.com';
  described.body = { client_id: DESCRIPTION, client_name: 'Agent', redirect_uris: [`${page}/callback`] };
  assert.equal(await mayRead(page, '/oauth/token'), null);
  const query = new URLSearchParams({
    client_id: DESCRIPTION,
    redirect_uri: `${page}/callback`,
    response_type: 'code',
    scope: 'todo:read',
    resource: API,
    code_challenge: CHALLENGE,
    code_challenge_method: 'S256',
  });
  await (await signedIn()).visit(`${as.authorization_endpoint}?${query}`);
  assert.equal(await mayRead(page, '/oauth/token'), page);

  for (const path of ['/.well-known/oauth-authorization-server', `${issuer.pathname}/.well-known/oauth-authorization-server`]) {
    const asks = { origin: page, 'access-control-request-method': 'GET', 'access-control-request-headers': 'mcp-protocol-version' };
    const { status, headers } = await fetch(house.url + path, { method: 'OPTIONS', headers: asks });
    assert.deepEqual([status, headers.get('access-control-allow-origin'), headers.get('access-control-allow-headers')], [204, '*', '*']);
  }
});

test('a program that knows the API alone finds its way in, and signs somebody in', async () => {
  const { house, world, resource, issuer, discover, signedIn } = await setUp();
  const protectedBy = await (await fetch(`${issuer}/.well-known/oauth-protected-resource`)).json();
  assert.deepEqual(protectedBy, {
    resource: API,
    authorization_servers: [issuer.href],
    bearer_methods_supported: ['header'],
    scopes_supported: ['todo:read', 'todo:write'],
    resource_documentation: API,
  });
  const as = await discover();
  assert.deepEqual(await (await fetch(`${issuer}/.well-known/oauth-authorization-server`)).json(), as);
  assert.equal((await fetch(`${issuer}/.well-known/openid-configuration`)).status, 404);

  const program = await oauth.processDynamicClientRegistrationResponse(
    await oauth.dynamicClientRegistrationRequest(
      as,
      {
        client_name: 'Agent',
        redirect_uris: [LOOPBACK],
        grant_types: ['authorization_code', 'refresh_token'],
        token_endpoint_auth_method: 'none',
        scope: 'todo:read todo:fly',
      },
      insecure,
    ),
  );
  assert.match(program.client_id, /^m2m_\d+$/);
  assert.deepEqual([program.client_secret, program.token_endpoint_auth_method, program.scope], [undefined, 'none', 'todo:read']);

  const [verifier, state] = [oauth.generateRandomCodeVerifier(), oauth.generateRandomState()];
  // Its listener took another port.
  const listener = 'http://127.0.0.1:49152/callback';
  const address = new URL(as.authorization_endpoint!);
  const asked = {
    client_id: program.client_id,
    redirect_uri: listener,
    response_type: 'code',
    scope: 'todo:read offline_access',
    resource: API,
    code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    state,
  };
  address.search = new URLSearchParams(asked).toString();
  const window = await signedIn();
  const page = new URL((await window.visit(address.href)).headers.get('location')!, house.url);
  assert.equal(page.pathname, '/a/auth/consent');
  const another = new URL((await window.visit(address.href)).headers.get('location')!, house.url);
  await allow(house, page, { clientId: program.client_id as `m2m_${string}`, resourceId: resource.id, scopes: ['todo:read', 'offline_access'] });
  assert.equal((await window.resume(another)).pathname, '/a/auth/consent', 'what was said to one request is said to no other');
  const callback = await window.resume(page);
  const me: oauth.Client = { client_id: program.client_id };
  const answer = await oauth.authorizationCodeGrantRequest(as, me, oauth.None(), oauth.validateAuthResponse(as, me, callback, state), listener, verifier, {
    ...insecure,
    additionalParameters: { resource: API },
  });
  const tokens = await oauth.processAuthorizationCodeResponse(as, me, answer);
  const claims = jose.decodeJwt(tokens.access_token);
  assert.deepEqual([claims.aud, claims.scope, claims.sub, claims.iss], [[API, resource.id], 'todo:read', house.userId, house.url]);
  const again = await oauth.processRefreshTokenResponse(as, me, await oauth.refreshTokenGrantRequest(as, me, oauth.None(), tokens.refresh_token!, insecure));
  assert.ok(again.access_token);

  // Nobody knows who made it: the person is asked each time.
  world.later(1000);
  assert.equal(new URL((await window.visit(address.href)).headers.get('location')!, house.url).pathname, '/a/auth/consent');
  const other = new URL(address);
  other.searchParams.set('redirect_uri', 'http://127.0.0.1:49152/elsewhere');
  assert.equal((await window.visit(other.href)).status, 400);
  const denied = new URL(address);
  denied.searchParams.set('prompt', 'none');
  const refused = await window.visit(denied.href);
  assert.throws(() => oauth.validateAuthResponse(as, me, new URL(refused.headers.get('location')!), state), { error: 'consent_required' });
});

const post = (url: string, body: unknown) =>
  fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: typeof body === 'string' ? body : JSON.stringify(body) });
const errorOf = async (response: Response) => [response.status, ((await response.json()) as { readonly error?: string }).error];
const plain = { client_name: 'Agent', redirect_uris: ['https://agent.example.com/callback'] };

test('nobody registers where the environment or the API does not want it, nor with addresses that lead astray', async () => {
  const shut = [await setUp({ agents: { registration: false, metadata: true } }), await setUp({}, { registrationOff: true })];
  for (const { issuer, discover } of shut) {
    assert.equal((await discover()).registration_endpoint, undefined);
    assert.deepEqual(await errorOf(await post(`${issuer}/oauth/register`, plain)), [403, 'access_denied']);
  }
  const { issuer, house, world } = await setUp();
  Object.assign(world.environment, { kind: 'production' });
  for (const uri of [
    'http://agent.example.com/callback',
    'https://*.example.com/callback',
    'https://{{org_slug}}.example.com/',
    'javascript:alert(1)',
    'https://a.example.com/?x=1',
  ]) {
    assert.deepEqual(await errorOf(await post(`${issuer}/oauth/register`, { ...plain, redirect_uris: [uri] })), [400, 'invalid_redirect_uri'], uri);
  }
  assert.deepEqual(await errorOf(await post(`${issuer}/oauth/register`, { ...plain, grant_types: ['client_credentials'] })), [400, 'invalid_client_metadata']);
  assert.equal((await post(`${issuer}/oauth/register`, '{')).status, 400);
  assert.deepEqual(await errorOf(await post(`${house.url}/resources/res_1/oauth/register`, plain)), [404, 'invalid_request']);
  assert.equal((await fetch(`${house.url}/.well-known/oauth-authorization-server/resources/res_1`)).status, 404);
});

test('a program changes and takes back what it registered, and nobody else does', async () => {
  const { issuer } = await setUp();
  const made = (await (await post(`${issuer}/oauth/register`, plain)).json()) as Record<string, string>;
  const other = (await (await post(`${issuer}/oauth/register`, plain)).json()) as Record<string, string>;
  const at = made.registration_client_uri!;
  const ask = (token: string | undefined, method = 'GET', body?: object) =>
    fetch(at, {
      method,
      headers: { ...(token ? { authorization: `Bearer ${token}` } : {}), ...(body ? { 'content-type': 'application/json' } : {}) },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
  for (const token of [undefined, 'wrong', other.registration_access_token]) assert.equal((await ask(token)).status, 401);
  const token = made.registration_access_token!;
  const changed = (await (await ask(token, 'PUT', { ...plain, client_name: 'Better', client_uri: 'https://agent.example.com' })).json()) as Record<
    string,
    string
  >;
  assert.deepEqual([changed.client_name, changed.client_uri, changed.client_id], ['Better', 'https://agent.example.com/', made.client_id]);
  assert.deepEqual(await errorOf(await ask(token, 'PUT', { ...plain, redirect_uris: ['https://*.example.com/'] })), [400, 'invalid_redirect_uri']);
  assert.equal(((await (await ask(token)).json()) as Record<string, string>).client_name, 'Better');
  assert.equal((await ask(token, 'DELETE')).status, 204);
  assert.equal((await ask(token)).status, 401);
});

test('a program is known by the address of its description, which is read once an hour', async () => {
  const { house, world, resource, described, signedIn } = await setUp();
  const window = await signedIn();
  const ask = (more: Readonly<Record<string, string | undefined>> = {}) =>
    window.authorize({
      client_id: DESCRIPTION,
      redirect_uri: 'http://127.0.0.1:5000/callback',
      resource: API,
      scope: 'todo:read openid',
      code_challenge: CHALLENGE,
      code_challenge_method: 'S256',
      ...more,
    });
  const page = await ask();
  assert.equal(page.pathname, '/a/auth/consent');
  await ask();
  assert.deepEqual(described.asked, [DESCRIPTION]);
  const program = (await house.within((work) => selectClientAt(work, DESCRIPTION)))!;
  await allow(house, page, { clientId: program.id, resourceId: resource.id, scopes: ['todo:read', 'openid'] });
  const code = (await window.resume(page)).searchParams.get('code');
  const { status, body } = await house.redeem(code, {
    client_id: DESCRIPTION,
    client_secret: undefined,
    redirect_uri: 'http://127.0.0.1:5000/callback',
    code_verifier: VERIFIER,
  });
  assert.equal(status, 200);
  assert.deepEqual([jose.decodeJwt(body.access_token!).client_id, jose.decodeJwt(body.id_token!).aud], [DESCRIPTION, [DESCRIPTION]]);

  world.later(3_600_000);
  await window.signIn();
  described.body = { client_id: DESCRIPTION, client_name: 'Agent 2', redirect_uris: ['https://agent.example.com/callback'] };
  await assert.rejects(ask(), /no redirect but 400/, 'that address is no longer there');
  assert.equal((await ask({ redirect_uri: 'https://agent.example.com/callback' })).pathname, '/a/auth/consent');
  assert.equal((await house.within((work) => selectClientAt(work, DESCRIPTION)))?.name, 'Agent 2');

  await world.do(world.client, updateResource, { id: resource.id, metadataClients: false });
  assert.equal((await ask({ redirect_uri: 'https://agent.example.com/callback' })).searchParams.get('error'), 'invalid_target');
});

test('a description that cannot be read, or says something else, lets nobody in', async () => {
  const { house, world, described, signedIn } = await setUp();
  const window = await signedIn();
  const query = new URLSearchParams({
    client_id: DESCRIPTION,
    redirect_uri: LOOPBACK,
    resource: API,
    response_type: 'code',
    code_challenge: CHALLENGE,
    code_challenge_method: 'S256',
  });
  const ask = async () => {
    const response = await window.visit(`/oauth/authorize?${query}`);
    return [response.status, /invalid_client_metadata_url/.test(await response.text())];
  };
  const unreadable = [
    new Error('unreachable'),
    Response.json({}, { status: 404 }),
    new Response('not json'),
    new Response('x'.repeat(20_000)),
    { client_id: `${DESCRIPTION}x`, client_name: 'Agent', redirect_uris: [LOOPBACK] },
    { client_id: DESCRIPTION, redirect_uris: ['https://*.example.com/'] },
    { client_id: DESCRIPTION, redirect_uris: [LOOPBACK], token_endpoint_auth_method: 'client_secret_basic' },
  ];
  for (const body of unreadable) {
    described.body = body;
    assert.deepEqual(await ask(), [400, true], String(body));
  }
  assert.equal(await house.within((work) => selectClientAt(work, DESCRIPTION)), undefined);
  described.body = { client_id: DESCRIPTION, redirect_uris: [LOOPBACK] };
  const asked = described.asked.length;
  Object.assign(world.environment, { agents: { registration: true, metadata: false } });
  assert.deepEqual(await ask(), [400, false]);
  assert.equal(described.asked.length, asked, 'nothing is fetched where nobody is let in');
});

test('a program that nobody let in within a week is forgotten', async () => {
  const { house, world, issuer } = await setUp();
  const register = async () => ((await (await post(`${issuer}/oauth/register`, plain)).json()) as { readonly client_id: `m2m_${string}` }).client_id;
  const [wanted, unwanted] = [await register(), await register()];
  const resourceId = issuer.pathname.split('/').at(-1) as `res_${string}`;
  const { organizationId, userId } = house;
  await house.within((work) => giveConsent(work, { userId, clientId: wanted, organizationId, resourceId, scopes: ['todo:read'] }));
  const soon = new Date(world.now().getTime() + 1000);
  assert.equal(await house.within((work) => deleteUnusedPrograms(work, world.now(), 100)), 0);
  assert.equal(await house.within((work) => deleteUnusedPrograms(work, soon, 100)), 1);
  const left = await world.db.selectFrom('clients').select('id').where('environment_id', '=', world.environment.id).where('origin', 'is not', null).execute();
  assert.deepEqual(
    left.map(({ id }) => id),
    [wanted],
    unwanted,
  );
});
