import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DEFAULT_BRANDING, isPlainBackground } from '../platform/environment.ts';
import { fc } from '../testing/made-up.ts';
import { brandOf } from './brand.ts';
import { html } from './html.ts';
import { brandedStyles } from './look/branded.ts';
import { previewOfPage, renderPage } from './page.ts';

const branded = (branding: Partial<typeof DEFAULT_BRANDING> | object) => brandOf({ name: 'Orion', branding: { ...DEFAULT_BRANDING, ...branding } });
const pageWith = (branding: object) => ({
  title: 'Sign in',
  language: 'en' as const,
  body: html`<h1>Sign in</h1><form method="post"></form>`,
  brand: branded(branding),
});

test('a background is made of colours and gradients, and of nothing else', () => {
  for (const good of [
    '#fff',
    'rebeccapurple',
    'rgb(0 0 0 / 40%)',
    'linear-gradient(180deg, #fff, #eef 40%), #123456',
    'repeating-radial-gradient(circle, red, blue 10px)',
  ]) {
    assert.ok(isPlainBackground(good), good);
  }
  for (const bad of [
    'url(//evil.example/x.png)',
    'URL(x)',
    'image-set(x)',
    'red;}body{display:none',
    'linear-gradient(',
    'a)b(',
    'element(x)',
    'var(--x)',
    '</style>',
    '"x"',
  ]) {
    assert.ok(!isPlainBackground(bad), bad);
    // Whatever came into the table, it goes into no page.
    assert.equal(branded({ background: bad }).background, undefined);
  }
});

test('no background that is let through names an address or ends its rule', () => {
  const parts = fc.constantFrom('url', '(', ')', '/', '//', 'a.b', '#fff', ',', ' ', 'linear-gradient', 'image', '%', '-', '+', 'src', 'attr', 'rgb', '0');
  fc.assert(
    fc.property(fc.array(parts, { maxLength: 12 }), (text) => {
      const background = text.join('');
      if (!isPlainBackground(background)) return;
      assert.doesNotMatch(background, /url\(|image\(|src\(|attr\(|[;{}<>"'\\:@]/i);
    }),
    { numRuns: 3000 },
  );
});

test('a look that nobody settled adds nothing to a page', () => {
  assert.deepEqual(brandedStyles(branded({})), []);
});

test('every style of a page is named by its policy, and every picture by its address', () => {
  const { text, headers } = renderPage(
    pageWith({
      accentColor: '#ff0055',
      background: '#123',
      radius: 'none',
      logoPlacement: 'outside',
      headerAlignment: 'center',
      logoUrl: 'https://cdn.example.com/l.png',
      faviconUrl: 'https://icons.example.com/f.ico',
    }),
  );
  const styles = text.match(/<style>/g) ?? [];
  const policy = headers['content-security-policy']!;
  assert.equal(policy.match(/'sha256-/g)?.length, styles.length);
  assert.match(policy, /img-src data: https:\/\/cdn\.example\.com https:\/\/icons\.example\.com;/);
  assert.match(text, /<link rel="icon" href="https:\/\/icons\.example\.com\/f\.ico">/);
});

test('an organization’s logo stands instead of the app’s, if it has one', () => {
  const environment = { name: 'Orion', branding: { ...DEFAULT_BRANDING, logoUrl: 'https://cdn.example.com/app.png' } };
  assert.equal(brandOf(environment, { name: 'Acme', logoUrl: 'https://cdn.example.com/acme.png' }).logoUrl, 'https://cdn.example.com/acme.png');
  assert.equal(brandOf(environment, { name: 'Acme' }).logoUrl, 'https://cdn.example.com/app.png');
});

test('a preview carries its policy, sends no form, and is in the theme that was asked for', () => {
  const dark = previewOfPage(pageWith({ accentColor: '#ff0055' }), 'dark');
  const policy = /<meta http-equiv="content-security-policy" content="([^"]*)"/.exec(dark)?.[1] ?? '';
  assert.match(policy, /form-action &#39;none&#39;/);
  assert.doesNotMatch(policy, /frame-ancestors/);
  assert.equal(policy.match(/sha256-/g)?.length, dark.match(/<style>/g)?.length);
  assert.match(dark, /@media all/);
  assert.doesNotMatch(dark, /prefers-color-scheme/);
  assert.match(previewOfPage(pageWith({}), 'light'), /@media not all/);
  assert.match(previewOfPage(pageWith({})), /prefers-color-scheme/);
});
