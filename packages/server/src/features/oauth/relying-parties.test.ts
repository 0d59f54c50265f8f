import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as oauth from 'oauth4webapi';
import * as client from 'openid-client';
import { CALLBACK, createOAuthWorld } from '../../testing/oauth-world.ts';

// Two libraries that apps sign in with. They check what the standards let them check: issuer, keys, hashes, nonce, `iss`.

test('openid-client signs somebody in, refreshes, asks who it is and signs them out', async () => {
  const house = await createOAuthWorld();
  const window = house.browser();
  await window.signIn();
  const config = await client.discovery(new URL(house.url), house.client.id, house.client.secret, undefined, { execute: [client.allowInsecureRequests] });
  const [verifier, nonce, state] = [client.randomPKCECodeVerifier(), client.randomNonce(), client.randomState()];
  const address = client.buildAuthorizationUrl(config, {
    redirect_uri: CALLBACK,
    scope: 'openid profile email offline_access',
    code_challenge: await client.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    nonce,
    state,
    max_age: '3600',
  });
  const callback = new URL((await window.visit(address.href)).headers.get('location')!);
  const tokens = await client.authorizationCodeGrant(config, callback, {
    pkceCodeVerifier: verifier,
    expectedNonce: nonce,
    expectedState: state,
    maxAge: 3600,
  });
  const claims = tokens.claims()!;
  assert.equal(claims.sub, house.userId);
  assert.equal((await client.fetchUserInfo(config, tokens.access_token, claims.sub)).email, 'ada@example.com');

  const again = await client.refreshTokenGrant(config, tokens.refresh_token!);
  assert.equal(again.claims()?.sub, house.userId);
  await client.tokenRevocation(config, again.refresh_token!);
  await assert.rejects(client.refreshTokenGrant(config, again.refresh_token!), { error: 'invalid_grant' });

  const leave = client.buildEndSessionUrl(config, { id_token_hint: tokens.id_token!, post_logout_redirect_uri: 'http://localhost:3000', state: 's' });
  assert.equal((await window.visit(leave.href)).headers.get('location'), 'http://localhost:3000?state=s');
  const machine = await client.clientCredentialsGrant(config);
  assert.equal(machine.expires_in, 86_400);
});

test('oauth4webapi signs somebody in to a single-page app, with Basic nowhere and PKCE everywhere', async () => {
  const house = await createOAuthWorld();
  const spa = await house.app({ kind: 'spa' });
  const window = house.browser();
  await window.signIn();
  const issuer = new URL(house.url);
  const insecure = { [oauth.allowInsecureRequests]: true };
  const as = await oauth.processDiscoveryResponse(issuer, await oauth.discoveryRequest(issuer, { algorithm: 'oauth2', ...insecure }));
  const me: oauth.Client = { client_id: spa.id };
  const [verifier, nonce, state] = [oauth.generateRandomCodeVerifier(), oauth.generateRandomNonce(), oauth.generateRandomState()];
  const address = new URL(as.authorization_endpoint!);
  address.search = new URLSearchParams({
    client_id: spa.id,
    redirect_uri: CALLBACK,
    response_type: 'code',
    scope: 'openid offline_access',
    code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    nonce,
    state,
  }).toString();
  const callback = new URL((await window.visit(address.href)).headers.get('location')!);
  const params = oauth.validateAuthResponse(as, me, callback, state);
  const answer = await oauth.authorizationCodeGrantRequest(as, me, oauth.None(), params, CALLBACK, verifier, insecure);
  const tokens = await oauth.processAuthorizationCodeResponse(as, me, answer, { expectedNonce: nonce, requireIdToken: true });
  await oauth.validateApplicationLevelSignature(as, answer, insecure);
  assert.equal(oauth.getValidatedIdTokenClaims(tokens)?.sub, house.userId);
  const again = await oauth.refreshTokenGrantRequest(as, me, oauth.None(), tokens.refresh_token!, insecure);
  const fresh = await oauth.processRefreshTokenResponse(as, me, again);
  assert.ok(fresh.refresh_token);
  const told = await oauth.userInfoRequest(as, me, fresh.access_token, insecure);
  assert.equal((await oauth.processUserInfoResponse(as, me, house.userId, told)).sub, house.userId);

  await oauth.processRevocationResponse(await oauth.revocationRequest(as, me, oauth.None(), fresh.refresh_token, insecure));
  const late = await oauth.refreshTokenGrantRequest(as, me, oauth.None(), fresh.refresh_token, insecure);
  await assert.rejects(oauth.processRefreshTokenResponse(as, me, late), { error: 'invalid_grant' });
  const leave = new URL(as.end_session_endpoint!);
  leave.search = new URLSearchParams({ id_token_hint: tokens.id_token!, client_id: spa.id, post_logout_redirect_uri: 'http://localhost:3000' }).toString();
  assert.equal((await window.visit(leave.href)).headers.get('location'), 'http://localhost:3000');
  address.searchParams.set('prompt', 'none');
  const nobody = new URL((await window.visit(address.href)).headers.get('location')!);
  assert.throws(() => oauth.validateAuthResponse(as, me, nobody, state), { error: 'login_required' });
});

test('a mixed-up answer of another issuer is noticed', async () => {
  const [ours, theirs] = [await createOAuthWorld(), await createOAuthWorld()];
  const config = await client.discovery(new URL(ours.url), ours.client.id, ours.client.secret, undefined, { execute: [client.allowInsecureRequests] });
  const { window } = await theirs.code();
  const callback = await window.authorize({ state: 'xyz' });
  await assert.rejects(client.authorizationCodeGrant(config, callback, { expectedState: 'xyz' }), (error: Error) =>
    /unexpected "iss"/.test(String(error.cause)),
  );
});

test('discovery is the same document at both addresses, for every origin', async () => {
  const house = await createOAuthWorld();
  const [one, two] = await Promise.all(
    ['/.well-known/openid-configuration', '/.well-known/oauth-authorization-server'].map((path) =>
      fetch(house.url + path, { headers: { origin: 'https://any.example' } }),
    ),
  );
  assert.equal(one!.headers.get('access-control-allow-origin'), '*');
  const document = (await one!.json()) as { issuer: string; jwks_uri: string };
  assert.deepEqual(document, await two!.json());
  assert.equal(document.issuer, house.url);
  const { keys } = (await (await fetch(document.jwks_uri)).json()) as { keys: object[] };
  assert.ok(keys.length > 0);
});
