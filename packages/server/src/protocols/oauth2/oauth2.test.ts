import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { authorizationResponse } from './authorization-response.ts';
import { readClientCredentials } from './client-authentication.ts';
import { OAuthError } from './error.ts';
import { readParameters } from './parameters.ts';
import { answersChallenge, isChallenge, isVerifier } from './pkce.ts';
import { firstRefreshToken, readRefreshToken, successorOf } from './refresh-token.ts';
import { narrowScope, parseScope, widens } from './scope.ts';

// The example of RFC 7636, appendix B.
const VERIFIER = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';
const CHALLENGE = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM';

test('pkce: the verifier answers its challenge and no other', () => {
  assert.ok(answersChallenge(VERIFIER, CHALLENGE));
  assert.ok(!answersChallenge(`${VERIFIER}x`, CHALLENGE));
  assert.ok(!answersChallenge(CHALLENGE, CHALLENGE), 'a plain challenge');
  assert.ok(!answersChallenge('', createHash('sha256').update('').digest('base64url')), 'nothing is no verifier');
});
test('pkce: the shapes', () => {
  assert.ok(isChallenge(CHALLENGE) && !isChallenge(`${CHALLENGE}=`) && !isChallenge('short'));
  assert.ok(isVerifier(VERIFIER) && isVerifier('~'.repeat(128)) && !isVerifier('a'.repeat(42)) && !isVerifier('a'.repeat(129)));
});

test('a parameter that comes twice is refused when it is read, and an empty one is absent', () => {
  const parameters = readParameters('a=1&b=2&b=3&c=');
  assert.equal(parameters.get('a'), '1');
  assert.throws(() => parameters.get('b'), { code: 'invalid_request' });
  assert.equal(parameters.get('c'), undefined);
  assert.equal(parameters.get('d'), undefined);
});
test('a JSON body is read like a form', () => {
  const parameters = readParameters({ grant_type: 'client_credentials', n: 1, nested: { a: 1 }, none: null });
  assert.equal(parameters.get('grant_type'), 'client_credentials');
  assert.equal(parameters.get('n'), '1');
  assert.equal(parameters.get('nested'), undefined);
  assert.equal(parameters.get('none'), undefined);
  assert.throws(() => readParameters({ a: ['1', '1'] }).get('a'), { code: 'invalid_request' });
});

const basic = (text: string) => `Basic ${Buffer.from(text).toString('base64')}`;
const credentials: [what: string, authorization: string | undefined, form: string, expected: object | string][] = [
  ['the body', undefined, 'client_id=skc_1&client_secret=s', { id: 'skc_1', secret: 's', by: 'body' }],
  ['a public client', undefined, 'client_id=skc_1', { id: 'skc_1', by: 'body' }],
  ['an empty secret is none', undefined, 'client_id=skc_1&client_secret=', { id: 'skc_1', by: 'body' }],
  ['Basic', basic('skc_1:s'), '', { id: 'skc_1', secret: 's', by: 'basic' }],
  ['Basic, form-encoded', basic('skc_1:a%2Fb+c%3A'), '', { id: 'skc_1', secret: 'a/b c:', by: 'basic' }],
  ['Basic with a percent sign that encodes nothing', basic('skc_1:100%'), '', { id: 'skc_1', secret: '100%', by: 'basic' }],
  ['Basic with an empty secret', basic('skc_1:'), '', { id: 'skc_1', by: 'basic' }],
  ['Basic, and the same id in the body', basic('skc_1:s'), 'client_id=skc_1', { id: 'skc_1', secret: 's', by: 'basic' }],
  ['a Bearer header is passed over', 'Bearer abc.def.ghi', 'client_id=skc_1&client_secret=s', { id: 'skc_1', secret: 's', by: 'body' }],
  ['another client in the body', basic('skc_1:s'), 'client_id=skc_2', 'invalid_request'],
  ['another secret in the body', basic('skc_1:s'), 'client_secret=t', 'invalid_request'],
  ['nobody', undefined, '', 'invalid_client'],
  ['Basic without a colon', basic('skc_1'), '', 'invalid_client'],
  ['Basic that is not base64', 'Basic ???', '', 'invalid_client'],
];
for (const [what, authorization, form, expected] of credentials) {
  test(`client authentication: ${what}`, () => {
    const read = () => readClientCredentials(authorization, readParameters(form));
    if (typeof expected === 'string') assert.throws(read, { code: expected });
    else assert.deepEqual(read(), expected);
  });
}

test('scopes: each once, narrowed to what may be had', () => {
  assert.deepEqual(parseScope(' openid  email openid '), ['openid', 'email']);
  assert.deepEqual(narrowScope(undefined, ['a', 'b']), ['a', 'b']);
  assert.deepEqual(narrowScope('b c', ['a', 'b']), ['b']);
  assert.ok(widens('a c', ['a', 'b']) && !widens('b', ['a', 'b']) && !widens(undefined, []));
});

test('a state comes back byte for byte, whatever it is made of', () => {
  for (const state of ['{"next":"/a b"}', 'YWJj+/8=', 'a%252Fb', 'ä&x=1#y']) {
    const location = new URL(authorizationResponse('https://app.example.com/callback', { code: 'c', state, error: undefined }));
    assert.equal(location.searchParams.get('state'), state);
    assert.deepEqual([...location.searchParams.keys()], ['code', 'state']);
  }
  const bare = readParameters('state=a+b').get('state');
  assert.match(authorizationResponse('myapp://callback', { state: bare }), /state=a\+b$/);
});

const key = Buffer.alloc(32, 1);
const first = firstRefreshToken(key, '59615193906282635', 'x'.repeat(43));

test('a refresh token survives every way of encoding a form', () => {
  assert.match(first.text, /^rt_[A-Za-z0-9_.~-]+$/);
  assert.equal(encodeURIComponent(first.text), first.text);
  assert.ok(first.text.length < 120, 'it lives in cookies');
});
test('its successor is always the same, and another one than itself', () => {
  const next = successorOf(key, first);
  assert.equal(successorOf(key, first).text, next.text);
  assert.notEqual(next.text, first.text);
  assert.equal(next.generation, 1);
  assert.deepEqual(readRefreshToken(key, next.text), next);
});
const [grant, generation, secret] = first.text.slice(3).split('.') as [string, string, string];
const forged: Record<string, string> = {
  'another grant': `rt_1${grant.slice(1)}1.${generation}.${secret}`,
  'another generation': `rt_${grant}.1.${secret}`,
  'a changed secret': `rt_${grant}.${generation}.${secret.startsWith('A') ? 'B' : 'A'}${secret.slice(1)}`,
  'a changed proof': `rt_${grant}.${generation}.${secret.slice(0, 43)}${secret[43] === 'A' ? 'B' : 'A'}${secret.slice(44)}`,
  'no proof': `rt_${grant}.${generation}.${secret.slice(0, 43)}`,
  nothing: '',
};
for (const [what, text] of Object.entries(forged)) {
  test(`a made-up refresh token: ${what}`, () => assert.equal(readRefreshToken(key, text), undefined));
}
test('another environment takes it for made up', () => assert.equal(readRefreshToken(Buffer.alloc(32, 2), first.text), undefined));

test('errors carry the status of RFC 6749 and only the characters it allows', () => {
  assert.equal(new OAuthError('invalid_client', 'x').status, 401);
  assert.equal(new OAuthError('invalid_grant', 'x').status, 400);
  assert.deepEqual(new OAuthError('invalid_request', 'say "no" to ä').body, { error: 'invalid_request', error_description: "say 'no' to ?" });
});
