import assert from 'node:assert/strict';
import * as jose from 'jose';
import { createOAuthWorld } from '../../../testing/oauth-world.ts';
import { profileTests } from '../../../testing/openid-modules.ts';

const house = await createOAuthWorld();

profileTests('Config OP', {
  'oidcc-discovery-endpoint-verification': async () => {
    const answer = await fetch(`${house.url}/.well-known/openid-configuration`);
    assert.equal(answer.status, 200);
    assert.match(answer.headers.get('content-type') ?? '', /^application\/json/);
    const said = (await answer.json()) as Readonly<Record<string, unknown>>;
    assert.equal(said['issuer'], house.url);
    for (const name of ['authorization_endpoint', 'token_endpoint', 'userinfo_endpoint', 'jwks_uri']) {
      const address = new URL(String(said[name]));
      assert.deepEqual([address.origin, address.hash], [house.url, ''], name);
    }
    const includes = (name: string, ...values: string[]) => {
      const all = said[name];
      assert.ok(Array.isArray(all) && values.every((value) => all.includes(value)), name);
    };
    includes('response_types_supported', 'code');
    includes('subject_types_supported', 'public');
    includes('id_token_signing_alg_values_supported', 'RS256');
    includes('scopes_supported', 'openid');
    includes('claims_supported', 'sub', 'iss', 'auth_time');
    includes('token_endpoint_auth_methods_supported', 'client_secret_basic', 'client_secret_post');
    includes('grant_types_supported', 'authorization_code');
    // Absent, the second is taken for true.
    assert.deepEqual([said['request_parameter_supported'], said['request_uri_parameter_supported'], said['claims_parameter_supported']], [false, false, false]);

    const { keys } = (await (await fetch(String(said['jwks_uri']))).json()) as { keys: jose.JWK[] };
    assert.ok(keys.length > 0);
    assert.equal(new Set(keys.map(({ kid }) => kid)).size, keys.length, 'every key has a name of its own');
    for (const key of keys) {
      assert.deepEqual([key.use, key.alg, key.kty], ['sig', 'RS256', 'RSA']);
      for (const half of ['d', 'p', 'q', 'dp', 'dq', 'qi', 'k']) assert.ok(!(half in key), 'the private half stays at home');
      await jose.importJWK(key);
    }
  },
});
