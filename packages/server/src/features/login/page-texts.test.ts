import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Fault } from '../../platform/fault.ts';
import { LANGUAGES, type Language } from '../../platform/languages.ts';
import { createHosted } from '../../testing/hosted.ts';
import { environmentFinder } from '../environments/index.ts';
import { checkTexts, clearPageTexts, listPageTexts, setPageTexts } from './page-texts.ts';
import { previewBranding } from './preview-branding.ts';

const hosted = await createHosted();
const { world } = hosted;
/** The pages go by the environment as the next request finds it. */
async function settle() {
  const finder = environmentFinder(world.db, 'http://home.localhost');
  const { pageTexts } = await finder.of(new URL(world.environment.url).host);
  Object.assign(world.environment, { pageTexts });
}
const set = async (language: Language, texts: Record<string, string>) => {
  const given = await world.do(world.client, setPageTexts, { language, texts });
  await settle();
  return given;
};
const clear = async (language: Language, keys: string[] = []) => {
  await world.do(world.client, clearPageTexts, { language, keys });
  await settle();
};
const whyRefused = (language: Language, texts: Record<string, string>): Record<string, string> => {
  try {
    checkTexts(language, texts);
    return {};
  } catch (error) {
    assert.ok(error instanceof Fault, String(error));
    return Object.fromEntries(error.violations.map(({ field, description }) => [field, description]));
  }
};
const pageIn = async (language: Language) => world.do(world.client, previewBranding, { branding: {}, page: 'sign_in', language });

test('a page says what the environment says, key by key and language by language, and its own words for the rest', async () => {
  await set('de', { 'signIn.heading': 'Willkommen bei {app} <b>&</b>' });
  await set('de', { 'common.continue': 'Los' });
  const german = await pageIn('de');
  assert.match(german, new RegExp(`<h1>Willkommen bei <bdi>${world.environment.name}</bdi> &lt;b&gt;&amp;&lt;/b&gt;</h1>`));
  assert.match(german, />Los</);
  assert.match(german, /E-Mail-Adresse/);
  assert.doesNotMatch(await pageIn('en'), /Willkommen|>Los</);

  await clear('de', ['common.continue']);
  assert.match(await pageIn('de'), /Willkommen/);
  assert.match(await pageIn('de'), />Weiter</);
  await clear('de');
  assert.doesNotMatch(await pageIn('de'), /Willkommen/);
  assert.deepEqual(world.environment.pageTexts, {});
});

test('people read them on the pages they are sent to', async () => {
  await set('en', { 'signIn.heading': 'Come in, {app} is open' });
  assert.equal((await hosted.browser().open('/park')).heading, `Come in, ${world.environment.name} is open`);
  await clear('en');
  assert.equal((await hosted.browser().open('/park')).heading, `Sign in to ${world.environment.name}`);
});

test('a text that counts is worded form by form', async () => {
  await set('en', { 'code.wrong_one': 'No. Once more, and that is it.' });
  const { loginTexts } = await import('./texts/index.ts');
  const t = loginTexts('en', world.environment.pageTexts.en);
  assert.deepEqual(
    [t.text('code.wrong', { count: 1 }), t.text('code.wrong', { count: 2 })].map((text) => text.slice(0, 8)),
    ['No. Once', 'That is '],
  );
  await clear('en');
});

test('what no page could say is refused, all of it at once, and nothing is kept', async () => {
  const refused = whyRefused('en', {
    'signIn.heading': 'Sign in to {application}',
    'signIn.byCode': 'A code for {app}',
    'signIn.nothing': 'x',
    'consent.allow': 'Get a prize',
    'common.continue': 'x'.repeat(81),
    'common.back': '  ',
    'common.email': 'a\u202eb',
    'noAccount.title': 'No { account',
    'code.wrong_few': 'x',
    toString: 'x',
  });
  assert.deepEqual(
    Object.entries(refused).map(([field, why]) => `${field} ${why}`.slice(0, 70)),
    [
      'texts["signIn.heading"] names {application}, which is not filled in there: there are {app}',
      'texts["signIn.byCode"] names {app}, which is not filled in there: nothing is filled in there',
      'texts["signIn.nothing"] is no text of a page in "en" that may be worded anew',
      'texts["consent.allow"] is no text of a page in "en" that may be worded anew',
      'texts["common.continue"] must have at most 80 characters, or it does not fit its place',
      'texts["common.back"] must say something; ClearPageTexts goes back to the built-in words',
      'texts["common.email"] must be one line without control characters',
      'texts["noAccount.title"] has a bracket that belongs to no place: nothing is filled in there',
      'texts["code.wrong_few"] is no text of a page in "en" that may be worded anew',
      'texts["toString"] is no text of a page in "en" that may be worded anew',
    ].map((line) => line.slice(0, 70)),
  );
  await assert.rejects(set('en', { 'common.back': 'Return', 'signIn.nothing': 'x' }), Fault);
  await settle();
  assert.deepEqual(world.environment.pageTexts, {});
});

test('every text that is listed can be set to what it says already, in every language', async () => {
  for (const language of LANGUAGES) {
    const texts = await world.do(world.client, listPageTexts, language);
    assert.ok(texts.length > 300, `${language}: ${texts.length}`);
    assert.deepEqual(whyRefused(language, Object.fromEntries(texts.map(({ key, builtIn }) => [key, builtIn]))), {}, language);
  }
});

test('a preview shows texts that nobody saved', async () => {
  const html = await world.do(world.client, previewBranding, {
    branding: {},
    page: 'sign_in',
    language: 'ar',
    texts: { 'signIn.heading': 'أهلًا في {app}' },
  });
  assert.match(html, /<h1>أهلًا في /);
  assert.deepEqual(world.environment.pageTexts, {});
  await assert.rejects(world.do(world.client, previewBranding, { branding: {}, page: 'code', language: 'en', texts: { x: 'y' } }), Fault);
});
