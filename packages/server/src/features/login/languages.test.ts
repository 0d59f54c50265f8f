import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createHosted } from '../../testing/hosted.ts';

const languageOfPage = (html: string) => /<html lang="(\w+)" dir="(\w+)"/.exec(html)?.slice(1).join(' ');

async function setUp(over: Parameters<typeof createHosted>[0] = {}) {
  const hosted = await createHosted(over, { initiateLogin: true, oauth: true });
  const { url, client } = hosted;
  const request = (more: Record<string, string> = {}) =>
    `/oauth/authorize?${new URLSearchParams({ response_type: 'code', client_id: client.id, redirect_uri: 'http://localhost:3000/callback', scope: 'openid', ...more })}`;
  /** Opens a page as a browser that reads this. */
  const open = (path: string, acceptLanguage?: string) =>
    fetch(new URL(path, url), { redirect: 'manual', headers: { accept: 'text/html', ...(acceptLanguage ? { 'accept-language': acceptLanguage } : {}) } });
  return { hosted, request, open, nowhere: '/invite/nothing' };
}

test('a page speaks what the browser asks for, says so in its headers, and English to those who ask for nothing we speak', async () => {
  const { open, nowhere } = await setUp();
  const german = await open(nowhere, 'pt, de-AT;q=0.9, en;q=0.1');
  assert.equal(german.headers.get('content-language'), 'de');
  assert.match(german.headers.get('vary') ?? '', /Accept-Language/);
  assert.equal(languageOfPage(await german.text()), 'de ltr');
  assert.equal(languageOfPage(await (await open(nowhere, 'ar')).text()), 'ar rtl');
  assert.equal(languageOfPage(await (await open(nowhere, 'pt')).text()), 'en ltr');
});

test('an app says with ui_locales what its person reads, and the pages that follow keep to it', async () => {
  const { hosted, request } = await setUp();
  const browser = hosted.browser();
  const page = await browser.open(request({ ui_locales: 'pt-BR fr-CA en' }));
  assert.equal(languageOfPage(page.html), 'fr ltr');
  assert.equal(page.heading, 'Se connecter à Orion');
  const wrong = await browser.press(page, 'Continuer', { email: 'nobody' });
  assert.match(wrong.html, /Ce n’est pas une adresse e-mail/);
});

test('somebody picks a language at the foot of a page, without a script; the newest wish counts', async () => {
  const { hosted, request } = await setUp();
  const browser = hosted.browser();
  const page = await browser.open(request({ ui_locales: 'fr' }));
  const [, link = ''] = /<a href="(\?[^"]*)" lang="ja"/.exec(page.html) ?? [];
  const japanese = await browser.open(new URL(page.url).pathname + link.replace(/&amp;/g, '&'));
  assert.equal(japanese.heading, 'Orion にサインイン');
  assert.equal(japanese.forms[0]?.action, page.forms[0]?.action, 'the request that waits is kept');
  assert.equal(languageOfPage((await browser.open('/invite/nothing')).html), 'ja ltr');
  assert.equal(languageOfPage((await browser.open(request({ ui_locales: 'es' }))).html), 'es ltr');
});

test('a wish for what we do not speak, or for nonsense, changes nothing', async () => {
  const { hosted, open, nowhere } = await setUp();
  for (const wish of ['pt', '"><script>', 'en_'.repeat(2000), '']) {
    const answer = await open(`${nowhere}?ui_locales=${encodeURIComponent(wish)}`, 'de');
    assert.equal(languageOfPage(await answer.text()), wish.startsWith('en') ? 'en ltr' : 'de ltr');
  }
  assert.equal((await hosted.sessions()).length, 0);
});

test('whoever is signed in reads what their profile says, unless something else was wished for here', async () => {
  const { hosted, request } = await setUp();
  const { world } = hosted;
  const browser = hosted.browser();
  const [north, south] = [await world.organization('North'), await world.organization('South')];
  await browser.press(await browser.open((await hosted.invite('ada@example.com', north)).path), /Join|Accept/);
  await hosted.invite('ada@example.com', south);
  const pageIn = async (path: string) => languageOfPage((await browser.open(path, { 'accept-language': 'es' })).html);
  const speak = (locale: string) => world.db.updateTable('users').set({ locale }).where('email', '=', 'ada@example.com').execute();
  const chooser = request({ prompt: 'select_account' });
  assert.equal(await pageIn(chooser), 'es ltr');
  await speak('de-AT');
  assert.equal(await pageIn(chooser), 'de ltr');
  assert.equal(await pageIn('/oidc/logout'), 'de ltr');
  assert.equal(await pageIn('/a/auth/nothing-here'), 'es ltr', 'where nobody is looked up, the browser is asked');
  await speak('pt-BR');
  assert.equal(await pageIn(chooser), 'es ltr', 'nobody here speaks that');
  await speak('de');
  assert.equal(await pageIn(request({ prompt: 'select_account', ui_locales: 'fr' })), 'fr ltr');
});

test('the mail with the code speaks as the page does that asked for it', async () => {
  const { hosted, request } = await setUp();
  const browser = hosted.browser();
  const page = await browser.open(request({ ui_locales: 'de' }));
  await browser.press(page, 'Weiter', { email: 'ada@example.com' });
  assert.equal((await hosted.lastMail()).language, 'de');
});

test('an invitation speaks what the invitee’s profile says, else what the environment speaks', async () => {
  const { hosted } = await setUp();
  Object.assign(hosted.world.environment, { branding: { ...hosted.world.environment.branding, language: 'es' } });
  const { world } = hosted;
  const organization = await world.organization();
  await hosted.invite('ada@example.com', organization);
  assert.equal((await hosted.lastMail()).language, 'es');
  await world.db.updateTable('users').set({ locale: 'ja-JP' }).where('email', '=', 'ada@example.com').execute();
  const other = await world.organization();
  await hosted.invite('ada@example.com', other);
  assert.equal((await hosted.lastMail()).language, 'ja');
});

test('errors speak as pages do', async () => {
  const { open } = await setUp();
  const missing = await (await open('/a/auth/nothing', 'ar')).text();
  assert.equal(languageOfPage(missing), 'ar rtl');
  assert.match(missing, /لا شيء هنا/);
});
