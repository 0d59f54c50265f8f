import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import * as jose from 'jose';
import { createOAuthWorld } from '../../../testing/oauth-world.ts';
import { profileTests } from '../../../testing/openid-modules.ts';
import { relyingParty } from '../../../testing/relying-party.ts';

const AFTER = 'http://localhost:3000';
const house = await createOAuthWorld();
const rp = relyingParty(house);

/** Somebody who is signed in to the app, and the app's hint. */
async function signedIn() {
  const window = house.browser();
  await window.signIn();
  const { tokens } = await rp.signIn(window);
  return { window, hint: tokens.id_token! };
}
type SignedIn = Awaited<ReturnType<typeof signedIn>>;

async function leave({ window }: SignedIn, asked: Readonly<Record<string, string>>) {
  const answer = await window.visit(`/oidc/logout?${new URLSearchParams(asked)}`);
  return { status: answer.status, to: answer.headers.get('location'), page: await answer.text() };
}

async function isSignedOut({ window }: SignedIn) {
  assert.equal((await rp.ask(window, { prompt: 'none' })).get('error'), 'login_required');
}

/** Nothing happened, and the person is asked. Presses the button, and gives where that leads. */
async function isAsked(who: SignedIn, asked: Readonly<Record<string, string>>): Promise<{ readonly status: number; readonly to: string | null }> {
  const { status, to, page } = await leave(who, asked);
  assert.deepEqual([status, to], [200, null]);
  assert.ok((await rp.ask(who.window, { prompt: 'none' })).get('code'), 'still signed in');
  const fields = new URLSearchParams();
  for (const [, name = '', value = ''] of page.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)">/g)) fields.append(name, value);
  const answer = await who.window.visit('/oidc/logout', { method: 'POST', body: fields });
  await isSignedOut(who);
  return { status: answer.status, to: answer.headers.get('location') };
}

profileTests('RP-Initiated Logout OP', {
  'oidcc-rp-initiated-logout-discovery-endpoint-verification': async () => {
    const endpoint = new URL(String((await rp.discovery())['end_session_endpoint']));
    assert.deepEqual([endpoint.origin, endpoint.hash, endpoint.search], [house.url, '', '']);
  },
  'oidcc-rp-initiated-logout': async () => {
    const who = await signedIn();
    const { status, to } = await leave(who, { id_token_hint: who.hint, post_logout_redirect_uri: AFTER, state: 'x&y' });
    assert.deepEqual([status, to], [303, `${AFTER}?state=x%26y`]);
    await isSignedOut(who);
  },
  'oidcc-rp-initiated-logout-bad-post-logout-redirect-uri': async () => {
    const who = await signedIn();
    const { status, to } = await leave(who, { id_token_hint: who.hint, post_logout_redirect_uri: `${AFTER}/not/registered`, state: 's' });
    assert.deepEqual([status, to], [400, null]);
  },
  'oidcc-rp-initiated-logout-modified-id-token-hint': async () => {
    const who = await signedIn();
    const [header, , signature] = who.hint.split('.');
    const changed = Buffer.from(JSON.stringify({ ...jose.decodeJwt(who.hint), email: 'eve@example.com' })).toString('base64url');
    await isAsked(who, { id_token_hint: `${header}.${changed}.${signature}`, post_logout_redirect_uri: AFTER, state: 's' });
  },
  'oidcc-rp-initiated-logout-no-id-token-hint': async () => {
    assert.deepEqual(await isAsked(await signedIn(), { post_logout_redirect_uri: AFTER, state: 's' }), { status: 303, to: `${AFTER}?state=s` });
  },
  'oidcc-rp-initiated-logout-no-params': async () => {
    assert.deepEqual(await isAsked(await signedIn(), {}), { status: 200, to: null });
  },
  'oidcc-rp-initiated-logout-no-post-logout-redirect-uri': async () => {
    const who = await signedIn();
    const { status, to, page } = await leave(who, { id_token_hint: who.hint, state: 's' });
    assert.deepEqual([status, to], [200, null]);
    assert.match(page, /signed out/);
    await isSignedOut(who);
  },
  'oidcc-rp-initiated-logout-no-state': async () => {
    const who = await signedIn();
    assert.equal((await leave(who, { id_token_hint: who.hint, post_logout_redirect_uri: AFTER })).to, AFTER);
    await isSignedOut(who);
  },
  'oidcc-rp-initiated-logout-only-state': async () => {
    assert.deepEqual(await isAsked(await signedIn(), { state: 's' }), { status: 200, to: null });
  },
  'oidcc-rp-initiated-logout-query-added-to-post-logout-redirect-uri': async () => {
    const who = await signedIn();
    const { status, to } = await leave(who, { id_token_hint: who.hint, post_logout_redirect_uri: `${AFTER}?foo=bar`, state: 's' });
    assert.deepEqual([status, to], [400, null]);
  },
  'oidcc-rp-initiated-logout-bad-id-token-hint': async () => {
    const who = await signedIn();
    const { kid } = jose.decodeProtectedHeader(who.hint);
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const forged = await new jose.SignJWT(jose.decodeJwt(who.hint)).setProtectedHeader({ alg: 'RS256', kid: kid! }).sign(privateKey);
    await isAsked(who, { id_token_hint: forged, post_logout_redirect_uri: AFTER, state: 's' });
  },
});
