import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import * as jose from 'jose';
import type { Answered, createOAuthWorld } from './oauth-world.ts';
import { CALLBACK } from './oauth-world.ts';

type House = Awaited<ReturnType<typeof createOAuthWorld>>;
type Window = ReturnType<House['browser']>;
export type Asked = Readonly<Record<string, string | undefined>>;

/** An app that trusts nothing: it checks every answer as OpenID Connect Core wants it, and hands it on only then. */
export function relyingParty(house: House, app = house.client) {
  const keys = jose.createRemoteJWKSet(new URL(`${house.url}/keys`));

  async function idToken(answer: Answered, nonce: string | undefined): Promise<jose.JWTPayload> {
    const { payload, protectedHeader } = await jose.jwtVerify(answer.id_token!, keys, {
      issuer: house.url,
      audience: app.id,
      algorithms: ['RS256'],
      requiredClaims: ['sub', 'exp', 'iat', 'auth_time', 'at_hash'],
      currentDate: house.world.now(),
    });
    assert.ok(protectedHeader.kid, 'the header names the key');
    assert.equal(payload['nonce'], nonce);
    assert.equal(payload['azp'] ?? app.id, app.id);
    assert.match(payload.sub!, /^[\x20-\x7e]{1,255}$/);
    assert.equal(payload['at_hash'], createHash('sha256').update(answer.access_token!).digest().subarray(0, 16).toString('base64url'));
    return payload;
  }

  /** The answer at the app's address: with what was asked for, from whom it was asked. */
  function answered(at: URL, state: string): URLSearchParams {
    assert.equal(`${at.origin}${at.pathname}`, CALLBACK);
    assert.deepEqual([at.searchParams.getAll('state'), at.searchParams.getAll('iss'), at.hash], [[state], [house.url], '']);
    return at.searchParams;
  }

  const query = (asked: Asked, state: string): Asked => ({ client_id: app.id, scope: 'openid', state, ...asked });

  return {
    idToken,
    /** Sends the browser, and reads what comes back at the app. */
    async ask(window: Window, asked: Asked = {}): Promise<URLSearchParams> {
      const state = randomBytes(16).toString('base64url');
      return answered(await window.authorize(query(asked, state)), state);
    },
    /** Sends the browser to where something is shown: the address of the page. */
    async askToSee(window: Window, asked: Asked): Promise<URL> {
      const page = await window.authorize(query(asked, 'shown'));
      assert.equal(page.origin, house.url);
      return page;
    },
    /** The whole way: code, tokens, both checked. */
    async signIn(window: Window, asked: Asked = {}, redeemed: Asked = {}) {
      const nonce = 'nonce' in asked ? asked.nonce : randomBytes(16).toString('base64url');
      const code = (await this.ask(window, { ...asked, nonce })).get('code');
      assert.ok(code && code.length >= 22, 'a code that nobody guesses');
      return { code, ...(await this.redeem(code, nonce, redeemed)) };
    },
    /** The tokens for a code; the secret goes by Basic. */
    async redeem(code: string, nonce: string | undefined, more: Asked = {}) {
      const basic = Buffer.from(`${encodeURIComponent(app.id)}:${encodeURIComponent(app.secret)}`).toString('base64');
      const { status, headers, body } = await house.post(
        '/oauth/token',
        { grant_type: 'authorization_code', code, redirect_uri: CALLBACK, ...more },
        'client_secret' in more ? {} : { authorization: `Basic ${basic}` },
      );
      assert.equal(status, 200, JSON.stringify(body));
      assert.match(headers.get('content-type') ?? '', /^application\/json/);
      assert.match(headers.get('cache-control') ?? '', /no-store/);
      assert.equal(body.token_type, 'Bearer');
      assert.ok(body.expires_in! > 0);
      return { tokens: body, claims: await idToken(body, nonce) };
    },
    async userinfo(accessToken: string | undefined, init: RequestInit = { headers: { authorization: `Bearer ${accessToken}` } }): Promise<jose.JWTPayload> {
      const answer = await fetch(`${house.url}/userinfo`, init);
      assert.equal(answer.status, 200);
      assert.match(answer.headers.get('content-type') ?? '', /^application\/json/);
      return (await answer.json()) as jose.JWTPayload;
    },
    discovery: async () => (await (await fetch(`${house.url}/.well-known/openid-configuration`)).json()) as Readonly<Record<string, unknown>>,
  };
}
