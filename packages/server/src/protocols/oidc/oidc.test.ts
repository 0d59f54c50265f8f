import assert from 'node:assert/strict';
import { test } from 'node:test';
import { discoveryDocument } from './discovery.ts';
import { halfHash } from './hashes.ts';
import { matchesPostLogout } from './post-logout-uri.ts';
import { readPrompt } from './prompt.ts';

test('the hash of the example in OpenID Connect Core, appendix A.3', () => {
  assert.equal(halfHash('jHkWEdUXMU1BwAsC4vtUsZwnNvTIxEl0z9K3vx5KF0Y'), '77QmUPtjPfzWtF2AnpK9RQ');
});

test('prompts: known wishes are kept, none stands alone', () => {
  assert.deepEqual(readPrompt('login select_account dance'), ['login', 'select_account']);
  assert.deepEqual(readPrompt(undefined), []);
  assert.deepEqual(readPrompt('none'), ['none']);
  assert.throws(() => readPrompt('none login'), { code: 'invalid_request' });
});

test('discovery has every field that OpenID Connect Discovery requires, under the issuer', () => {
  const document: Record<string, unknown> = discoveryDocument('https://id.example.com');
  for (const field of ['issuer', 'authorization_endpoint', 'token_endpoint', 'jwks_uri']) {
    assert.ok(String(document[field]).startsWith('https://id.example.com'), field);
  }
  for (const field of ['response_types_supported', 'subject_types_supported', 'id_token_signing_alg_values_supported']) {
    assert.ok(Array.isArray(document[field]), field);
  }
});

test('after signing out, home is home with and without its slash', () => {
  const exact = (registered: string, asked: string) => registered === asked;
  assert.ok(matchesPostLogout(exact, 'http://localhost:3000', 'http://localhost:3000/'));
  assert.ok(matchesPostLogout(exact, 'http://localhost:3000/', 'http://localhost:3000'));
  assert.ok(!matchesPostLogout(exact, 'http://localhost:3000', 'http://localhost:3000/other'));
  assert.ok(!matchesPostLogout(exact, 'http://localhost:3000', 'http://localhost:3000//'));
});
