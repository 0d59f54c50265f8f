import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LANGUAGES } from '../../platform/languages.ts';
import { html } from '../html.ts';
import { strong } from '../mail-layout.ts';
import { firstSpoken, fromAcceptLanguage } from './negotiate.ts';
import { texts } from './texts.ts';

const en = {
  hello: 'Hello {name}, welcome to {app}',
  tries_one: 'one try of {app}',
  tries_other: '{count} tries of {app}',
  group: { plain: 'Plain' },
} as const;
const say = texts('test', {
  en,
  ar: {
    hello: 'أهلًا {name}، هنا {app}',
    tries_zero: 'صفر {app}',
    tries_one: 'واحدة {app}',
    tries_two: 'اثنتان {app}',
    tries_few: '{count} قليلة {app}',
    tries_many: '{count} كثيرة {app}',
    tries_other: '{count} أخرى {app}',
    group: { plain: 'سهل' },
  },
});

test('what is filled in stays data: no markup, no place and no function of the library in it comes alive', () => {
  const name = '<b>{app}</b> $t(group.plain) {{app}}';
  assert.equal(say('en').text('hello', { name, app: 'Orion' }), `Hello ${name}, welcome to Orion`);
  assert.equal(
    say('en').html('hello', { name, app: html`<i>Orion</i>` }).text,
    'Hello <bdi>&lt;b&gt;{app}&lt;/b&gt; $t(group.plain) {{app}}</bdi>, welcome to <i>Orion</i>',
  );
});

test('a text that counts has the form of its number in its language', () => {
  const forms = (language: 'en' | 'ar') => [0, 1, 2, 5, 11, 100, 1234].map((count) => say(language).text('tries', { count, app: '' }).trim());
  assert.deepEqual(forms('en'), ['0 tries of', 'one try of', '2 tries of', '5 tries of', '11 tries of', '100 tries of', '1,234 tries of']);
  assert.deepEqual(forms('ar'), ['صفر', 'واحدة', 'اثنتان', '5 قليلة', '11 كثيرة', '100 أخرى', '1,234 كثيرة']);
});

test('a name that runs against its sentence keeps to itself', () => {
  assert.equal(say('ar').text('hello', { name: 'Ada', app: 'أوريون' }), 'أهلًا \u2068Ada\u2069، هنا أوريون');
  assert.equal(say('en').text('hello', { name: 'عدا', app: 'Orion' }), 'Hello \u2068عدا\u2069, welcome to Orion');
});

test('a name with a full stop ends its sentence', () => {
  const { text, html: inHtml, sentence } = texts('test-ends', { en: { joined: 'You joined {organization}. Welcome' } })('en');
  assert.equal(text('joined', { organization: 'Orion Inc.' }), 'You joined Orion Inc. Welcome');
  assert.equal(inHtml('joined', { organization: 'Orion Inc.' }).text, 'You joined <bdi>Orion Inc.</bdi> Welcome');
  assert.deepEqual(sentence('joined', { organization: strong('Orion Inc.') }), ['You joined ', { strong: 'Orion Inc.' }, ' Welcome']);
  assert.equal(text('joined', { organization: 'Orion' }), 'You joined Orion. Welcome');
});

test('a sentence of a mail keeps what is strong apart', () => {
  assert.deepEqual(say('en').sentence('hello', { name: 'Ada', app: strong('Orion') }), ['Hello ', 'Ada', ', welcome to ', { strong: 'Orion' }]);
});

test('a language that does not say it yet says it in English', () => {
  assert.equal(say('ja').text('group.plain'), 'Plain');
});

test('the plural forms a translation must have are those its language tells apart', () => {
  const forms = (language: string) => new Intl.PluralRules(language).resolvedOptions().pluralCategories.toSorted().join(' ');
  assert.deepEqual(Object.fromEntries(LANGUAGES.map((language) => [language, forms(language)])), {
    en: 'one other',
    de: 'one other',
    es: 'many one other',
    fr: 'many one other',
    ja: 'other',
    ar: 'few many one other two zero',
  });
});

test('of the languages somebody reads, the dearest that we speak', () => {
  assert.equal(fromAcceptLanguage('pt-BR,pt;q=0.9,fr-CA;q=0.8,en;q=0.7'), 'fr');
  assert.equal(fromAcceptLanguage('en;q=0.5, de-AT'), 'de');
  assert.equal(fromAcceptLanguage('de;q=0, *;q=0.1'), undefined);
  assert.equal(fromAcceptLanguage(undefined), undefined);
  assert.equal(firstSpoken('pt-BR ja-JP en'), 'ja');
  assert.equal(firstSpoken('deu'), undefined);
});
