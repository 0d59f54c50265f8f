import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mock, test } from 'node:test';
import { createPkce, InvalidTokenError, OAuthError, UnavailableError } from './index.ts';
import { fakeServer } from './testing/fake-server.ts';
import { createSigner } from './testing/signing.ts';

const first = await createSigner('snk_1');
const second = await createSigner('snk_2');

const withKeys = () => {
  const keys = [first.jwk];
  return { keys, ...fakeServer({ 'GET /keys': () => ({ json: { keys } }) }) };
};

test('a token is worth what it says', async () => {
  const { tenon } = withKeys();
  const claims = await tenon.validateToken(await first.sign({ oid: 'org_1', roles: ['admin'] }));
  assert.deepEqual([claims.sub, claims.oid, claims.roles], ['usr_1', 'org_1', ['admin']]);
  assert.equal(await tenon.validateAccessToken(await first.sign({})), true);
});

const wrong: [what: string, token: () => Promise<string>][] = [
  ['expired', () => first.sign({ exp: 1_799_999_990 })],
  ['without an end', () => first.sign({ exp: undefined })],
  ['of another server', () => first.sign({ iss: 'https://elsewhere.example' })],
  ['for another client', () => first.sign({ aud: ['skc_2'] })],
  ['signed by a stranger', async () => (await createSigner('snk_1')).sign({})],
  ['a logout token', () => first.sign({}, { typ: 'logout+jwt' })],
  ['unsigned', async () => 'eyJhbGciOiJub25lIn0.eyJzdWIiOiJ1c3JfMSJ9.'],
  ['no token at all', async () => 'hello'],
  ['empty', async () => ''],
];
for (const [what, token] of wrong) {
  test(`a token is refused: ${what}`, async () => {
    const { tenon } = withKeys();
    const text = await token();
    await assert.rejects(tenon.validateToken(text), InvalidTokenError);
    assert.equal(await tenon.validateAccessToken(text), false);
  });
}

test('audience and scopes are what the caller says', async () => {
  const { tenon } = withKeys();
  const token = await first.sign({ aud: ['https://api.example.com'], scopes: ['read'], scope: 'read write' });
  await assert.rejects(tenon.validateToken(token), InvalidTokenError);
  await tenon.validateToken(token, { audience: 'https://api.example.com', requiredScopes: ['read', 'write'] });
  await tenon.validateToken(token, { audience: null });
  await assert.rejects(tenon.validateToken(token, { audience: null, requiredScopes: ['delete'] }), /lacks the scope delete/);
});

test('keys are fetched once, and again for a new key, but not for every token that names one', async () => {
  mock.timers.enable({ apis: ['Date'], now: 1_800_000_000_000 });
  try {
    const { tenon, keys, to } = withKeys();
    await Promise.all([tenon.validateToken(await first.sign({})), tenon.validateToken(await first.sign({}))]);
    assert.equal(to('/keys').length, 1);
    keys.push(second.jwk);
    const renewed = await second.sign({});
    await assert.rejects(tenon.validateToken(renewed), InvalidTokenError);
    assert.equal(to('/keys').length, 1);
    mock.timers.setTime(1_800_000_031_000);
    await tenon.validateToken(renewed);
    assert.equal(to('/keys').length, 2);
    const unknown = await (await createSigner('snk_9')).sign({});
    for (let i = 0; i < 5; i += 1) await assert.rejects(tenon.validateToken(unknown), InvalidTokenError);
    assert.equal(to('/keys').length, 2);
  } finally {
    mock.timers.reset();
  }
});

test('keys that cannot be had are not the fault of the token', async () => {
  const { tenon } = fakeServer({ 'GET /keys': () => ({ status: 503 }) });
  await assert.rejects(tenon.validateAccessToken(await first.sign({})), UnavailableError);
});

test('the address of the sign-in has what it was given, and nothing else', () => {
  const { tenon } = fakeServer({});
  const url = new URL(tenon.getAuthorizationUrl('https://app.example/callback?x=1', { state: 'a+b &', codeChallenge: 'c', domainHint: 'orion.example' }));
  assert.equal(`${url.origin}${url.pathname}`, 'https://auth.example.com/oauth/authorize');
  assert.deepEqual(Object.fromEntries(url.searchParams), {
    response_type: 'code',
    client_id: 'skc_1',
    redirect_uri: 'https://app.example/callback?x=1',
    scope: 'openid profile email',
    state: 'a+b &',
    domain_hint: 'orion.example',
    domain: 'orion.example',
    code_challenge: 'c',
    code_challenge_method: 'S256',
  });
  assert.equal(tenon.getLogoutUrl(), 'https://auth.example.com/oidc/logout');
  assert.equal(tenon.getLogoutUrl({ idTokenHint: 'x', state: 's' }), 'https://auth.example.com/oidc/logout?id_token_hint=x&state=s');
});

test('both halves of PKCE belong together', async () => {
  const { codeVerifier, codeChallenge } = await createPkce();
  assert.match(codeVerifier, /^[\w-]{43}$/);
  assert.equal(codeChallenge, createHash('sha256').update(codeVerifier).digest('base64url'));
});

test('a code becomes tokens of a person; its ID token is checked', async () => {
  const idToken = await first.sign({ nonce: 'n-1', email: 'ada@example.com', email_verified: true, oid: 'org_1' });
  const answer = { access_token: 'access', id_token: idToken, refresh_token: 'next', expires_in: 300, token_type: 'Bearer' };
  const { tenon, to } = fakeServer({ 'GET /keys': () => ({ json: { keys: [first.jwk] } }), 'POST /oauth/token': () => ({ json: answer }) });
  const done = await tenon.authenticateWithCode('code', 'https://app.example/callback', { codeVerifier: 'v', nonce: 'n-1' });
  assert.deepEqual([done.user.id, done.user.email, done.user.emailVerified, done.user.organizationId], ['usr_1', 'ada@example.com', true, 'org_1']);
  assert.deepEqual([done.accessToken, done.refreshToken, done.expiresIn], ['access', 'next', 300]);
  assert.deepEqual(Object.fromEntries(new URLSearchParams(to('/oauth/token')[0]?.body)), {
    client_id: 'skc_1',
    client_secret: 'secret',
    grant_type: 'authorization_code',
    code: 'code',
    redirect_uri: 'https://app.example/callback',
    code_verifier: 'v',
  });
  await assert.rejects(tenon.authenticateWithCode('code', 'https://app.example/callback', { nonce: 'n-2' }), InvalidTokenError);
  assert.equal((await tenon.refreshAccessToken('old')).refreshToken, 'next');
});

test('a token endpoint that has had too many requests is asked again when it says', async () => {
  const busy = { status: 429, json: { error: 'temporarily_unavailable', error_description: 'Wait 2 s.' }, headers: { 'retry-after': '2' } };
  const { tenon, pauses, to } = fakeServer({
    'GET /keys': () => ({ json: { keys: [first.jwk] } }),
    // With a code, too: a request that was turned away has used up nothing.
    'POST /oauth/token': async (_request, count) =>
      count < 2 ? busy : { json: { access_token: 'access', id_token: await first.sign({}), expires_in: 300, token_type: 'Bearer' } },
  });
  await tenon.authenticateWithCode('code', 'https://app.example/callback');
  assert.deepEqual([to('/oauth/token').length, pauses.length], [2, 1]);
  assert.ok(pauses[0]! >= 2000);
});

test('one that asks for more time than there is says so', async () => {
  const busy = { status: 429, json: { error: 'temporarily_unavailable' }, headers: { 'retry-after': '3600' } };
  const { tenon, pauses } = fakeServer({ 'POST /oauth/token': () => busy });
  await assert.rejects(tenon.refreshAccessToken('old'), (error: OAuthError) => {
    assert.deepEqual([error instanceof OAuthError, error.status, error.retryable, error.retryAfterSeconds], [true, 429, true, 3600]);
    return true;
  });
  assert.deepEqual(pauses, []);
});

test('a refused code says so in the words of OAuth', async () => {
  const { tenon } = fakeServer({ 'POST /oauth/token': () => ({ status: 400, json: { error: 'invalid_grant', error_description: 'invalid code' } }) });
  await assert.rejects(tenon.authenticateWithCode('code', 'https://app.example/callback'), (error: OAuthError) => {
    assert.deepEqual([error instanceof OAuthError, error.error, error.status, error.retryable], [true, 'invalid_grant', 400, false]);
    return true;
  });
});
