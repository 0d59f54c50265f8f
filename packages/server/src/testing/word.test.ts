import assert from 'node:assert/strict';
import { test } from 'node:test';
import { renderPage } from '../chassis/page.ts';
import { hostedPages, plainCast } from './hosted-pages.ts';

const textOf = (html: string): string =>
  html
    .replace(/<style>.*?<\/style>/gs, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&#39;|’/g, "'")
    .replace(/\s+/g, ' ');

test('what an app calls an organization is what every page calls one, with the article it takes', () => {
  for (const word of ['Workspace', 'Team', 'Account', 'Order']) {
    const pages = hostedPages({ ...plainCast, word, organization: 'Acme' });
    const texts = Object.entries(pages).map(([name, page]) => [name, textOf(renderPage(page).text)] as const);
    for (const [name, text] of texts) {
      assert.doesNotMatch(text, /organi[sz]ation/i, name);
      assert.doesNotMatch(text, /\ba (account|order)\b|\ban (workspace|team)\b/i, name);
    }
    const one = new RegExp(`\\b${/^[AO]/.test(word) ? 'an' : 'a'} ${word}\\b`, 'i');
    assert.ok(
      texts.some(([, text]) => one.test(text)),
      `no page says ${one}`,
    );
  }
});
