import assert from 'node:assert/strict';
import * as jose from 'jose';
import { createHosted } from '../../../testing/hosted.ts';
import { CALLBACK, CHALLENGE, createOAuthWorld, VERIFIER } from '../../../testing/oauth-world.ts';
import { profileTests } from '../../../testing/openid-modules.ts';
import { type Asked, relyingParty } from '../../../testing/relying-party.ts';

const house = await createOAuthWorld();
const rp = relyingParty(house);
const signedIn = async () => {
  const window = house.browser();
  await window.signIn();
  return window;
};
/** A request with these parameters is like any other. */
const isNoError = async (asked: Asked) => void (await rp.signIn(await signedIn(), asked));

/** The sign-in page, for a request with these parameters. */
async function signInPage(asked: Readonly<Record<string, string>>) {
  const hosted = await createHosted({}, { oauth: true });
  const query = new URLSearchParams({
    client_id: hosted.client.id,
    redirect_uri: 'http://localhost:3000/callback',
    response_type: 'code',
    scope: 'openid',
    ...asked,
  });
  const page = await hosted.browser().open(`/oauth/authorize?${query}`);
  assert.deepEqual([page.status, new URL(page.url).pathname], [200, '/a/auth/login']);
  return page;
}

const unsigned = () => new jose.UnsecuredJWT({ redirect_uri: CALLBACK, response_type: 'code', client_id: house.client.id }).encode();

profileTests('Basic OP', {
  'oidcc-server': async () => {
    const { claims, tokens } = await rp.signIn(await signedIn(), { scope: 'openid' });
    assert.equal(claims.sub, house.userId);
    assert.equal((await rp.userinfo(tokens.access_token)).sub, claims.sub);
  },
  'oidcc-response-type-missing': async () => {
    const answer = await rp.ask(await signedIn(), { response_type: undefined });
    assert.deepEqual([answer.get('error'), answer.has('code')], ['invalid_request', false]);
  },
  'oidcc-idtoken-signature': async () => {
    const { tokens } = await rp.signIn(await signedIn());
    const { alg, kid } = jose.decodeProtectedHeader(tokens.id_token!);
    const { keys } = (await (await fetch(`${house.url}/keys`)).json()) as { keys: jose.JWK[] };
    assert.equal(alg, 'RS256');
    assert.equal(keys.filter((key) => key.kid === kid && key.use === 'sig').length, 1);
  },
  'oidcc-idtoken-unsigned': async () => {
    assert.deepEqual((await rp.discovery())['id_token_signing_alg_values_supported'], ['RS256']);
    const { tokens } = await rp.signIn(await signedIn(), { id_token_signed_response_alg: 'none' });
    assert.equal(jose.decodeProtectedHeader(tokens.id_token!).alg, 'RS256');
  },
  'oidcc-userinfo-get': async () => {
    const { claims, tokens } = await rp.signIn(await signedIn());
    assert.equal((await rp.userinfo(tokens.access_token)).sub, claims.sub);
  },
  'oidcc-userinfo-post-header': async () => {
    const { claims, tokens } = await rp.signIn(await signedIn());
    const told = await rp.userinfo(undefined, { method: 'POST', headers: { authorization: `Bearer ${tokens.access_token}` } });
    assert.equal(told.sub, claims.sub);
  },
  'oidcc-userinfo-post-body': async () => {
    const { claims, tokens } = await rp.signIn(await signedIn());
    const told = await rp.userinfo(undefined, { method: 'POST', body: new URLSearchParams({ access_token: tokens.access_token! }) });
    assert.equal(told.sub, claims.sub);
  },
  'oidcc-ensure-request-without-nonce-succeeds-for-code-flow': async () => {
    const { claims } = await rp.signIn(await signedIn(), { nonce: undefined });
    assert.ok(!('nonce' in claims));
  },
  'oidcc-scope-profile': async () => {
    const { tokens } = await rp.signIn(await signedIn(), { scope: 'openid profile' });
    const told = await rp.userinfo(tokens.access_token);
    assert.deepEqual([told['name'], told['given_name'], tokens.scope], ['Ada', 'Ada', 'openid profile']);
  },
  'oidcc-scope-email': async () => {
    const { tokens } = await rp.signIn(await signedIn(), { scope: 'openid email' });
    const told = await rp.userinfo(tokens.access_token);
    assert.deepEqual([told['email'], told['email_verified'], tokens.scope], ['ada@example.com', true, 'openid email']);
  },
  'oidcc-scope-address': async () => {
    assert.ok(!(await offeredScopes()).includes('address'));
    const { tokens } = await rp.signIn(await signedIn(), { scope: 'openid address' });
    assert.equal(tokens.scope, 'openid');
    assert.ok(!('address' in (await rp.userinfo(tokens.access_token))));
  },
  'oidcc-scope-phone': async () => {
    assert.ok(!(await offeredScopes()).includes('phone'));
    const { tokens } = await rp.signIn(await signedIn(), { scope: 'openid phone' });
    assert.equal(tokens.scope, 'openid');
  },
  'oidcc-scope-all': async () => {
    const { tokens } = await rp.signIn(await signedIn(), { scope: 'openid profile email address phone offline_access' });
    assert.equal(tokens.scope, 'openid profile email offline_access');
    assert.ok(tokens.refresh_token);
  },
  'oidcc-ensure-other-scope-order-succeeds': async () => {
    const { tokens } = await rp.signIn(await signedIn(), { scope: 'email openid' });
    assert.deepEqual(tokens.scope!.split(' ').sort(), ['email', 'openid']);
  },
  'oidcc-display-page': async () => {
    await isNoError({ display: 'page' });
    await signInPage({ display: 'page' });
  },
  'oidcc-display-popup': async () => {
    await isNoError({ display: 'popup' });
    await signInPage({ display: 'popup' });
  },
  'oidcc-prompt-login': async () => {
    const window = await signedIn();
    const first = await rp.signIn(window);
    house.world.later(2000);
    const page = await rp.askToSee(window, { prompt: 'login', nonce: 'again' });
    assert.equal(page.pathname, '/a/auth/login');
    await window.proveAgain();
    const code = (await window.resume(page)).searchParams.get('code');
    const second = await rp.redeem(code!, 'again');
    assert.equal(second.claims.sub, first.claims.sub);
    assert.ok(Number(second.claims['auth_time']) > Number(first.claims['auth_time']));
  },
  'oidcc-prompt-none-not-logged-in': async () => {
    const answer = await rp.ask(house.browser(), { prompt: 'none' });
    assert.deepEqual([answer.get('error'), answer.has('code')], ['login_required', false]);
  },
  'oidcc-prompt-none-logged-in': async () => {
    const window = await signedIn();
    const first = await rp.signIn(window);
    house.world.later(2000);
    const second = await rp.signIn(window, { prompt: 'none' });
    assert.deepEqual([second.claims.sub, second.claims['auth_time']], [first.claims.sub, first.claims['auth_time']]);
  },
  'oidcc-max-age-1': async () => {
    const window = await signedIn();
    const first = await rp.signIn(window, { max_age: '10000' });
    house.world.later(2000);
    const page = await rp.askToSee(window, { max_age: '1', nonce: 'again' });
    assert.equal(page.pathname, '/a/auth/login');
    await window.proveAgain();
    const second = await rp.redeem((await window.resume(page)).searchParams.get('code')!, 'again');
    assert.ok(Number(second.claims['auth_time']) > Number(first.claims['auth_time']));
  },
  'oidcc-max-age-10000': async () => {
    const window = await signedIn();
    const first = await rp.signIn(window);
    house.world.later(2000);
    const second = await rp.signIn(window, { max_age: '10000' });
    assert.deepEqual([second.claims.sub, second.claims['auth_time']], [first.claims.sub, first.claims['auth_time']]);
  },
  'oidcc-ensure-request-with-unknown-parameter-succeeds': () => isNoError({ extra: 'foobar' }),
  'oidcc-id-token-hint': async () => {
    const window = await signedIn();
    const first = await rp.signIn(window);
    const second = await rp.signIn(window, { prompt: 'none', id_token_hint: first.tokens.id_token });
    assert.equal(second.claims.sub, first.claims.sub);

    const somebody = house.browser();
    const grace = await house.person(`grace-${Math.random()}@example.com`);
    await house.member(grace, house.organizationId);
    await somebody.signIn(grace);
    assert.equal((await rp.ask(somebody, { prompt: 'none', id_token_hint: first.tokens.id_token })).get('error'), 'login_required');
    assert.equal((await rp.askToSee(somebody, { id_token_hint: first.tokens.id_token })).pathname, '/a/auth/login');
    for (const hint of ['nonsense', first.tokens.access_token, `${first.tokens.id_token}x`]) {
      assert.equal((await rp.ask(window, { prompt: 'none', id_token_hint: hint })).get('error'), 'invalid_request');
    }
  },
  'oidcc-login-hint': async () => {
    await isNoError({ login_hint: 'ada@example.com' });
    const { forms } = await signInPage({ login_hint: 'bob@example.com' });
    assert.ok(forms.some(({ values }) => values['email'] === 'bob@example.com'));
  },
  'oidcc-ui-locales': async () => {
    await isNoError({ ui_locales: 'se' });
    await signInPage({ ui_locales: 'xx-nonsense de fr-CA' });
  },
  'oidcc-claims-locales': () => isNoError({ claims_locales: 'se' }),
  'oidcc-ensure-request-with-acr-values-succeeds': async () => {
    const { claims } = await rp.signIn(await signedIn(), { acr_values: '1 2' });
    assert.ok(!('acr' in claims));
  },
  'oidcc-codereuse': async () => {
    const { code } = await rp.signIn(await signedIn());
    const { status, body } = await house.redeem(code);
    assert.deepEqual([status, body.error], [400, 'invalid_grant']);
  },
  'oidcc-codereuse-30seconds': async () => {
    const { code, tokens } = await rp.signIn(await signedIn(), { scope: 'openid offline_access' });
    house.world.later(30_000);
    const { status, body } = await house.redeem(code);
    assert.deepEqual([status, body.error], [400, 'invalid_grant']);
    assert.equal((await house.refresh(tokens.refresh_token)).body.error, 'invalid_grant');
  },
  'oidcc-ensure-registered-redirect-uri': async () => {
    const answer = await (await signedIn()).visit(
      `/oauth/authorize?${new URLSearchParams({ client_id: house.client.id, response_type: 'code', scope: 'openid', redirect_uri: `${CALLBACK}/other` })}`,
    );
    assert.deepEqual([answer.status, answer.headers.get('location')], [400, null]);
  },
  'oidcc-ensure-post-request-succeeds': async () => {
    const asked = { client_id: house.client.id, redirect_uri: CALLBACK, response_type: 'code', scope: 'openid', state: 'posted', nonce: 'posted' };
    const answer = await (await signedIn()).visit('/oauth/authorize', { method: 'POST', body: new URLSearchParams(asked) });
    const to = new URL(answer.headers.get('location')!);
    assert.deepEqual([answer.status, to.searchParams.get('state')], [303, 'posted']);
    await rp.redeem(to.searchParams.get('code')!, 'posted');
  },
  'oidcc-server-client-secret-post': async () => {
    const { claims } = await rp.signIn(await signedIn(), {}, { client_id: house.client.id, client_secret: house.client.secret });
    assert.equal(claims.sub, house.userId);
  },
  'oidcc-request-uri-unsigned-supported-correctly-or-rejected-as-unsupported': async () => {
    assert.equal((await rp.discovery())['request_uri_parameter_supported'], false);
    assert.equal((await rp.ask(await signedIn(), { request_uri: 'https://app.example.com/request.jwt' })).get('error'), 'request_uri_not_supported');
  },
  'oidcc-unsigned-request-object-supported-correctly-or-rejected-as-unsupported': async () => {
    assert.equal((await rp.discovery())['request_parameter_supported'], false);
    assert.equal((await rp.ask(await signedIn(), { request: unsigned() })).get('error'), 'request_not_supported');
  },
  'oidcc-claims-essential': async () => {
    assert.equal((await rp.discovery())['claims_parameter_supported'], false);
    const claims = JSON.stringify({ userinfo: { name: { essential: true } } });
    const { tokens } = await rp.signIn(await signedIn(), { scope: 'openid', claims });
    assert.equal((await rp.userinfo(tokens.access_token))['name'], 'Ada');
  },
  'oidcc-ensure-request-object-with-redirect-uri': async () => {
    const asked = {
      client_id: house.client.id,
      response_type: 'code',
      scope: 'openid',
      redirect_uri: 'https://elsewhere.example/callback',
      request: unsigned(),
    };
    const answer = await (await signedIn()).visit(`/oauth/authorize?${new URLSearchParams(asked)}`);
    assert.deepEqual([answer.status, answer.headers.get('location')], [400, null]);
  },
  'oidcc-refresh-token': async () => {
    const { tokens, claims } = await rp.signIn(await signedIn(), { scope: 'openid offline_access' });
    house.world.later(2000);
    const { status, body } = await house.refresh(tokens.refresh_token);
    assert.equal(status, 200);
    const again = await rp.idToken(body, undefined);
    for (const name of ['iss', 'sub', 'aud', 'azp', 'auth_time']) assert.deepEqual(again[name], claims[name], name);
    assert.ok(again.iat! > claims.iat!);
    assert.equal((await rp.userinfo(body.access_token)).sub, claims.sub);
  },
  'oidcc-ensure-request-with-valid-pkce-succeeds': async () => {
    const { claims } = await rp.signIn(await signedIn(), { code_challenge: CHALLENGE, code_challenge_method: 'S256' }, { code_verifier: VERIFIER });
    assert.equal(claims.sub, house.userId);
  },
});

const offeredScopes = async () => (await rp.discovery())['scopes_supported'] as readonly string[];
