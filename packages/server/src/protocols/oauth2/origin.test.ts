import assert from 'node:assert/strict';
import { test } from 'node:test';
import { matchesOrigin } from './origin.ts';

const strict = { lax: false };

const cases: [registered: string, origin: string, matches: boolean][] = [
  ['https://app.example.com/callback', 'https://app.example.com', true],
  ['https://app.example.com', 'https://app.example.com', true],
  ['https://APP.example.com:443/callback', 'https://app.example.com', true],
  ['https://app.example.com:8443/callback', 'https://app.example.com:8443', true],
  ['https://app.example.com:8443/callback', 'https://app.example.com', false],
  ['https://app.example.com/callback', 'http://app.example.com', false],
  ['https://app.example.com/callback', 'https://app.example.com.evil.example', false],
  ['https://app.example.com/callback', 'https://evil.example/https://app.example.com', false],
  ['https://app.example.com/callback', 'null', false],
  ['com.example.app:/callback', 'com.example.app:', false],
  ['https://*.preview.example.com/callback', 'https://one.preview.example.com', false],
  ['https://{{org_slug}}.example.com/callback', 'https://orion.example.com', true],
  ['https://{{ Org_Slug }}.example.com/callback', 'https://orion.example.com', true],
  ['https://{{org_slug}}.example.com/callback', 'https://orion.north.example.com', true],
  ['https://{{org_slug}}.example.com/callback', 'https://example.com', false],
  ['https://{{org_slug}}.example.com/callback', 'https://orionXexample.com', false],
  ['https://{{org_slug}}.example.com/callback', 'https://evil.test/.example.com', false],
  ['https://app.example.com/{{org_slug}}/callback', 'https://app.example.com', true],
];
for (const [registered, origin, matches] of cases) {
  test(`a script of ${origin} ${matches ? 'stands' : 'does not stand'} where ${registered} leads`, () =>
    assert.equal(matchesOrigin(registered, origin, strict), matches));
}

test('one star stands for one label where an environment is lax', () => {
  assert.ok(matchesOrigin('https://*.preview.example.com/callback', 'https://one.preview.example.com', { lax: true }));
  assert.ok(!matchesOrigin('https://*.preview.example.com/callback', 'https://a.b.preview.example.com', { lax: true }));
});

test('what listens on its own machine takes any port there, and only that', () => {
  const native = { lax: false, native: true };
  assert.ok(matchesOrigin('http://127.0.0.1/callback', 'http://127.0.0.1:6274', native));
  assert.ok(!matchesOrigin('http://127.0.0.1/callback', 'http://127.0.0.1:6274', strict));
  assert.ok(!matchesOrigin('https://app.example.com/callback', 'http://localhost:6274', native));
});
