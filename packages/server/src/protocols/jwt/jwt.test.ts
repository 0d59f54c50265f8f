import assert from 'node:assert/strict';
import { createHmac, generateKeyPairSync } from 'node:crypto';
import { test } from 'node:test';
import * as jose from 'jose';
import { decodeJwt } from './decode.ts';
import { signingInput } from './encode.ts';
import { keyOfJwk, publicJwk, signRs256, verifyRs256 } from './rs256.ts';

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
const keyOf = (kid: string) => (kid === 'snk_1' ? publicKey : undefined);
const token = await signRs256({ kid: 'snk_1', typ: 'JWT' }, { sub: 'usr_1', aud: ['skc_1'], exp: 2, nothing: undefined }, privateKey);
const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

test('another library reads what we sign', async () => {
  const { protectedHeader, payload } = await jose.compactVerify(token, await jose.importJWK(publicJwk('snk_1', privateKey)));
  assert.deepEqual(protectedHeader, { alg: 'RS256', kid: 'snk_1', typ: 'JWT' });
  assert.equal(new TextDecoder().decode(payload), '{"aud":["skc_1"],"exp":2,"sub":"usr_1"}');
});

test('we read what another library signs', async () => {
  const theirs = await new jose.SignJWT({ sub: 'usr_2' }).setProtectedHeader({ alg: 'RS256', kid: 'snk_1' }).sign(privateKey);
  assert.equal(verifyRs256(theirs, keyOf)?.claims.sub, 'usr_2');
});

test('a key survives being published', () => {
  assert.ok(keyOfJwk(publicJwk('snk_1', publicKey)).equals(publicKey));
});

const [head, body, signature] = token.split('.') as [string, string, string];
const forgeries: Record<string, string> = {
  'algorithm none': `${part({ alg: 'none', kid: 'snk_1' })}.${body}.`,
  'algorithm none with a signature': `${part({ alg: 'none', kid: 'snk_1' })}.${body}.${signature}`,
  'HMAC with the public key': (() => {
    const input = `${part({ alg: 'HS256', kid: 'snk_1' })}.${body}`;
    return `${input}.${createHmac('sha256', publicKey.export({ type: 'spki', format: 'pem' }))
      .update(input)
      .digest('base64url')}`;
  })(),
  "somebody else's key": await signRs256({ kid: 'snk_1', typ: 'JWT' }, { sub: 'usr_1' }, stranger),
  'a key we do not know': await signRs256({ kid: 'snk_2', typ: 'JWT' }, { sub: 'usr_1' }, privateKey),
  'changed claims': `${head}.${part({ sub: 'usr_9' })}.${signature}`,
  'an extension we must understand': `${part({ alg: 'RS256', kid: 'snk_1', crit: ['exp'] })}.${body}.${signature}`,
  'a part too many': `${token}.${signature}`,
  'no signature': `${head}.${body}`,
  'spaces round it': ` ${token} `,
  'a list for claims': `${head}.${Buffer.from('[1]').toString('base64url')}.${signature}`,
  'no JSON': `${head}.${Buffer.from('{').toString('base64url')}.${signature}`,
  'too long': `${head}.${'A'.repeat(20_000)}.${signature}`,
  nothing: '',
};
for (const [what, forged] of Object.entries(forgeries)) {
  test(`refused: ${what}`, () => assert.equal(verifyRs256(forged, keyOf), undefined));
}

test('claims stand in alphabetical order', () => {
  assert.deepEqual(Object.keys(decodeJwt(`${signingInput({}, { sub: 1, aud: 2, iss: 3 })}.AA`)?.claims ?? {}), ['aud', 'iss', 'sub']);
});
