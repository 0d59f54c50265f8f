import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createSealer } from '../platform/seal.ts';
import { checkSubmission, csrfToken } from './csrf.ts';

const sealer = createSealer(Buffer.alloc(32, 7));
const OURS = 'https://auth.example.com';
const browserSecret = 'the-secret-of-this-browser';
const token = csrfToken(sealer, browserSecret);

const send = (headers: Record<string, string>, over: { token?: unknown; browserSecret?: string | undefined } = {}) =>
  checkSubmission(sealer, OURS, { headers, token, browserSecret, ...over });

test('a form of ours goes through, in every way browsers announce it', () => {
  send({ origin: OURS, 'sec-fetch-site': 'same-origin' });
  send({ origin: 'null', 'sec-fetch-site': 'same-origin' });
  send({ origin: 'null' });
  send({ origin: OURS });
  send({});
});

test('a form from another site is refused, even with the right token', () => {
  for (const headers of [
    { origin: 'https://evil.example' },
    { origin: 'https://auth.example.com.evil.example' },
    { origin: 'http://auth.example.com' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site', origin: 'null' },
    { 'sec-fetch-site': 'none' },
  ]) {
    assert.throws(() => send(headers), { code: 'pages.elsewhere' }, JSON.stringify(headers));
  }
});

test('a missing, mangled or foreign token is refused', () => {
  for (const wrong of [undefined, '', `${token}x`, csrfToken(sealer, 'another-browser'), [token]]) {
    assert.throws(() => send({ origin: OURS }, { token: wrong }), { code: 'pages.stale_form' });
  }
});

test('a browser that keeps no cookies hears so', () => {
  assert.throws(() => send({ origin: OURS }, { browserSecret: undefined }), { code: 'pages.no_cookies' });
});

test('the token does not tell the secret it is made from, nor work under another key', () => {
  assert.ok(!token.includes(browserSecret));
  assert.notEqual(token, csrfToken(createSealer(Buffer.alloc(32, 8)), browserSecret));
});
