import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { html } from './html.ts';
import { clip, initials } from './look/parts.ts';
import { formTargets, renderPage } from './page.ts';

const brand = { name: 'Orion' };
const body = html`<h1>Hello</h1>`;

test('a page is complete, guarded and never kept', () => {
  const { text, headers } = renderPage({ language: 'en', title: 'Sign in', body, brand });
  assert.match(text, /^<!doctype html><html lang="en"/);
  assert.match(text, /<title>Sign in · Orion<\/title>/);
  assert.equal(headers['cache-control'], 'no-store');
  assert.equal(headers['referrer-policy'], 'no-referrer');
  assert.match(headers['content-security-policy']!, /default-src 'none'; .*form-action 'self'; frame-ancestors 'none'; base-uri 'none'/);
});

test('every style in a page is one its policy knows', () => {
  for (const accent of [undefined, '#7c3aed']) {
    const { text, headers } = renderPage({ language: 'en', title: 'x', body, brand: { ...brand, accent } });
    const styles = [...text.matchAll(/<style>([^<]*)<\/style>/g)].map((match) => match[1]!);
    assert.equal(styles.length, accent ? 2 : 1);
    for (const style of styles) {
      assert.ok(headers['content-security-policy']!.includes(`'sha256-${createHash('sha256').update(style).digest('base64')}'`));
    }
  }
});

test('an accent that is no colour changes nothing', () => {
  const plain = renderPage({ language: 'en', title: 'x', body, brand });
  assert.deepEqual(renderPage({ language: 'en', title: 'x', body, brand: { ...brand, accent: 'red}</style><script>' } }), plain);
});

test('pictures come from where the customer keeps them, by https only', () => {
  const policyOf = (logoUrl: string) => renderPage({ language: 'en', title: 'x', body, brand: { ...brand, logoUrl } }).headers['content-security-policy']!;
  assert.match(policyOf('https://cdn.example.com/logo.png'), /img-src data: https:\/\/cdn\.example\.com;/);
  assert.match(policyOf('http://cdn.example.com/logo.png'), /img-src data:;/);
  assert.match(policyOf('javascript:alert(1)'), /img-src data:;/);
});

test('a form may lead to the app, its subdomains and its neighbours, and nowhere else', () => {
  assert.deepEqual(formTargets(['https://app.example.com/login']), ['https://app.example.com', 'https://*.example.com']);
  assert.deepEqual(formTargets(['https://example.com/cb']), ['https://example.com', 'https://*.example.com']);
  assert.deepEqual(formTargets(['http://localhost:3000/callback']), ['http://localhost:3000']);
  assert.deepEqual(formTargets(['http://127.0.0.1:3000/callback']), ['http://127.0.0.1:3000']);
  assert.deepEqual(formTargets(['https://{{org_slug}}.example.com/cb']), ['https://any.example.com', 'https://*.example.com']);
  assert.deepEqual(formTargets(['https://*.example.com/cb']), ['https://any.example.com', 'https://*.example.com']);
  assert.deepEqual(formTargets(['com.example.app:/callback', 'nonsense']), ['com.example.app:']);
});

test('an address cannot smuggle a directive into the policy', () => {
  const { headers } = renderPage({
    language: 'en',
    title: 'x',
    body,
    brand,
    leadsTo: ["https://a.example;script-src 'unsafe-inline'/x", 'https://a.example; img-src *'],
  });
  assert.ok(!headers['content-security-policy']!.includes('unsafe-inline'));
  assert.ok(!headers['content-security-policy']!.includes('img-src *'));
});

test('long names are cut between letters, never inside one', () => {
  assert.equal(clip('Orion', 80), 'Orion');
  assert.equal(clip('👩‍👩‍👧‍👦'.repeat(9), 3), '👩‍👩‍👧‍👦👩‍👩‍👧‍👦…');
});

test('a name cannot turn the direction of the words around it', () => {
  assert.equal(clip('invoice\u202Egpj.exe', 80), 'invoicegpj.exe');
});

test('initials of every kind of name', () => {
  assert.deepEqual(['Orion Analytics', 'john.doe@example.com', 'Cher', '  ', '李 小龙', '👩‍👩‍👧‍👦 Home'].map(initials), [
    'OA',
    'JD',
    'C',
    '·',
    '李小',
    '👩‍👩‍👧‍👦H',
  ]);
});
