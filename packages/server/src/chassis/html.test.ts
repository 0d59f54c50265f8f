import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fc } from '../testing/made-up.ts';
import { html, raw, safeUrl } from './html.ts';

test('what a page is filled with is escaped, in text and in attributes', () => {
  const hostile = `"><script>alert('1')</script>&`;
  assert.equal(html`<b title="${hostile}">${hostile}</b>`.text.includes('<script>'), false);
  assert.equal(html`<i>${hostile}</i>`.text, '<i>&quot;&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;</i>');
});

test('whatever the text, nothing of it can open a tag or leave its quotes', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => !/[<>"']/.test(html`${text}`.text)));
});

test('markup inside markup stays markup, lists are joined, nothing leaves nothing', () => {
  const rows = ['a', 'b<'].map((name) => html`<li>${name}</li>`);
  assert.equal(html`<ul>${rows}${false}${null}${undefined}${[]}${0}</ul>${raw('<hr>')}`.text, '<ul><li>a</li><li>b&lt;</li>0</ul><hr>');
});

test('an object that looks like markup is not taken for it', () => {
  const forged: unknown = JSON.parse('{"text":"<script>"}');
  assert.equal(html`${forged as string}`.text, '');
});

test('only plain navigation passes for an address', () => {
  for (const bad of ['javascript:alert(1)', ' JavaScript:alert(1)', 'data:text/html,x', '//evil.example', '/\\evil.example', 'nonsense', '']) {
    assert.equal(safeUrl(bad), undefined, bad);
  }
  assert.equal(safeUrl('/a/auth/login?x=1'), '/a/auth/login?x=1');
  assert.equal(safeUrl('https://app.example/in'), 'https://app.example/in');
});
