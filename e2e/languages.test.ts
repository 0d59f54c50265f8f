import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import type { AxeResults } from 'axe-core';
import type { Browser, Page as Tab } from 'playwright-core';
import { type Page, renderPage } from '../packages/server/src/chassis/page.ts';
import { directionOf, LANGUAGES, type Language } from '../packages/server/src/platform/languages.ts';
import { hostedPages } from '../packages/server/src/testing/hosted-pages.ts';
import { openBrowser } from './browser.ts';

// Every hosted page in every language, on the narrowest phone: nothing is wider than the screen, no word is cut off, and
// axe finds nothing. How pages look and what contrast they have is the same in every language: see hosted-pages.test.ts.

const NARROWEST = 320;
const TABS = 4;
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const galleries = new Map<string, Readonly<Record<string, Page>>>(LANGUAGES.map((language) => [language, hostedPages(undefined, language)]));

const server = createServer((request, response) => {
  const [, language = '', name = ''] = (request.url ?? '').split('?')[0]!.split('/');
  const page = galleries.get(language)?.[decodeURIComponent(name)];
  if (!page) return void response.writeHead(404).end();
  const { text, headers } = renderPage(page, request.url);
  response.writeHead(200, headers).end(text);
});
let browser: Browser;
let origin: string;

before(async () => {
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  browser = await openBrowser();
});

after(async () => {
  await browser?.close();
  server.close();
});

/** What no translation can change, and what costs the most to find out. */
const SAME_EVERYWHERE = Object.fromEntries(
  ['color-contrast', 'target-size', 'css-orientation-lock', 'region', 'scrollable-region-focusable'].map((rule) => [rule, { enabled: false }]),
);

/** What does not fit. Words that are there for listeners only have no size, and a name may be cut by its maker. */
const MEASURE = `(() => {
  document.querySelector('details.languages').open = true;
  const cut = [...document.querySelectorAll('main *, footer *')].filter((one) => !one.closest('.hidden') && one.scrollWidth > one.clientWidth + 1 && one.clientWidth > 0 && getComputedStyle(one).display !== 'inline');
  const buttons = [...document.querySelectorAll('.button')].filter((one) => one.scrollHeight > one.clientHeight + 1);
  return {
    wide: document.documentElement.scrollWidth > document.documentElement.clientWidth,
    cut: [...cut, ...buttons].map((one) => one.outerHTML.slice(0, 120)),
    lang: document.documentElement.lang,
    dir: getComputedStyle(document.documentElement).direction,
  };
})()`;

async function complaintsAbout(tab: Tab, language: Language, name: string): Promise<string[]> {
  await tab.goto(`${origin}/${language}/${encodeURIComponent(name)}`, { waitUntil: 'domcontentloaded' });
  const { wide, cut, lang, dir } = (await tab.evaluate(MEASURE)) as { wide: boolean; cut: string[]; lang: string; dir: string };
  await tab.evaluate(axe);
  const { violations } = (await tab.evaluate(
    `axe.run(document, { resultTypes: ["violations"], elementRef: false, preload: false, rules: ${JSON.stringify(SAME_EVERYWHERE)} })`,
  )) as AxeResults;
  return [
    ...(wide ? ['wider than the screen'] : []),
    ...cut.map((one) => `cut off: ${one}`),
    ...(lang !== language || dir !== directionOf(language) ? [`it says it is ${lang}, ${dir}`] : []),
    ...violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160)}`),
  ].map((complaint) => `${language}, ${name}: ${complaint}`);
}

// One after the other, each with a test's time to itself.
for (const language of LANGUAGES) {
  test(`every page fits the narrowest phone and can be used by everybody, in ${language}`, async () => {
    const context = await browser.newContext({ viewport: { width: NARROWEST, height: 700 } });
    await context.route(
      (url) => url.origin !== origin,
      (route) => route.abort(),
    );
    const waiting = Object.keys(galleries.get(language) ?? {});
    assert.ok(waiting.length > 0);
    const complaints: string[] = [];
    await Promise.all(
      Array.from({ length: TABS }, async () => {
        const tab = await context.newPage();
        for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) complaints.push(...(await complaintsAbout(tab, language, name)));
      }),
    );
    await context.close();
    assert.deepEqual(complaints.toSorted(), []);
  });
}

test('nothing of a page stays English in another language', () => {
  // Names, addresses and numbers are the same everywhere; a sentence is not.
  const sentences = (page: Page) =>
    renderPage(page)
      .text.replace(/^[\s\S]*<main>/, '')
      .replace(/<footer>[\s\S]*$/, '')
      .replace(/<bdi>[\s\S]*?<\/bdi>/g, '')
      .split(/<[^>]*>/)
      .map((text) => text.trim())
      .filter((text) => /[a-z]{2,} [a-z]{2,} [a-z]{2,}/.test(text));
  const english = galleries.get('en') ?? {};
  const said = new Set(Object.values(english).flatMap(sentences));
  const left = LANGUAGES.filter((language) => language !== 'en').flatMap((language) =>
    Object.entries(galleries.get(language) ?? {}).flatMap(([name, page]) =>
      sentences(page)
        .filter((text) => said.has(text))
        .map((text) => `${language}, ${name}: ${text}`),
    ),
  );
  assert.deepEqual(left, []);
});
