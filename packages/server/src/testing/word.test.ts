import assert from 'node:assert/strict';
import { test } from 'node:test';
import { faultText, translatedFaults } from '../chassis/i18n/texts.ts';
import { wordIn } from '../chassis/i18n/word.ts';
import { renderPage } from '../chassis/page.ts';
import { LANGUAGES, type Language } from '../platform/languages.ts';
import { hostedPages, plainCast } from './hosted-pages.ts';
import { mails } from './mails.ts';
import { createWorld } from './world.ts';

const { environment } = await createWorld({ organizationWord: 'Workspace' });

const textOf = (html: string): string =>
  html
    .replace(/<style>.*?<\/style>/gs, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&#39;|’/g, "'")
    .replace(/\s+/g, ' ');

/** What each language says where the app has no word of its own. */
const USUAL: Readonly<Record<Language, RegExp>> = {
  en: /organi[sz]ation/i,
  de: /organisation/i,
  es: /organizaci/i,
  fr: /organisation/i,
  ja: /組織/,
  ar: /مؤسس/,
};

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

for (const language of LANGUAGES) {
  test(`no page, mail or fault says the usual word in "${language}" where the app says another`, () => {
    const said = (word: string) =>
      Object.entries(hostedPages({ ...plainCast, word, organization: 'Acme' }, language)).map(([name, page]) => [name, textOf(renderPage(page).text)] as const);
    for (const [name, text] of said('Workspace')) assert.doesNotMatch(text, USUAL[language], name);
    assert.ok(
      said('Organization').some(([, text]) => USUAL[language].test(text)),
      'no page says the usual word where it should',
    );
    const { word, many } = wordIn(language, 'Workspace');
    for (const form of [word, many])
      assert.ok(
        said('Workspace').some(([, text]) => text.includes(form)),
        `no page says ${form}`,
      );

    for (const [name, { subject, html, text }] of Object.entries(mails(environment, language))) {
      for (const part of [subject, textOf(html), text]) assert.doesNotMatch(part, USUAL[language], name);
    }

    for (const { feature, languages } of translatedFaults) {
      for (const name of Object.keys(languages.de)) {
        const code = `${feature}.${name.replace(/[A-Z]/g, (capital) => `_${capital.toLowerCase()}`)}`;
        const text = faultText(language, { code, message: '', details: {} }, wordIn(language, 'Workspace'));
        assert.doesNotMatch(text ?? '', USUAL[language], code);
      }
    }
  });
}
