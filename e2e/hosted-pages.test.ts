import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { after, before, describe, test } from 'node:test';
import type { AxeResults } from 'axe-core';
import type { Browser } from 'playwright-core';
import { type Page, renderPage } from '../packages/server/src/chassis/page.ts';
import { SCRIPT_PATH } from '../packages/server/src/features/login/passkeys-page.ts';
import { passkeyScript } from '../packages/server/src/features/passkeys/index.ts';
import { dressedCasts, hostedPages, hostileCasts, plainCast } from '../packages/server/src/testing/hosted-pages.ts';
import { openBrowser } from './browser.ts';

// Every hosted page in every state, as a browser sees it: sent with its own headers, in both themes, from a
// narrow phone to a desk, filled with plain names and with the worst ones.

const FIFTEEN_KB = 15 * 1024;
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const casts = { plain: plainCast, accent: { ...plainCast, accent: '#ffee00' }, ...hostileCasts, ...dressedCasts };
const pages = new Map<string, Page>();

const server = createServer((request, response) => {
  if (request.url === SCRIPT_PATH) return void response.writeHead(200, { 'content-type': 'text/javascript' }).end(passkeyScript);
  const page = pages.get(request.url ?? '');
  if (!page) return void response.writeHead(404).end();
  const { text, headers } = renderPage(page);
  response.writeHead(page.status ?? 200, headers).end(text);
});
let browser: Browser;
let origin: string;

before(async () => {
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  for (const [cast, names] of Object.entries(casts)) {
    for (const [name, page] of Object.entries(hostedPages(names, 'en', origin))) pages.set(`/${cast}/${encodeURIComponent(name)}`, page);
  }
  browser = await openBrowser();
});

after(async () => {
  await browser?.close();
  server.close();
});

test('every page is small, complete and carries its guards', () => {
  for (const [path, page] of pages) {
    const { text, headers } = renderPage(page);
    // Pictures are counted for themselves, also one that stands inside the page.
    const bytes = Buffer.byteLength(text.replace(/ src="data:[^"]*"/g, ''));
    assert.ok(bytes < FIFTEEN_KB, `${path}: ${bytes} bytes`);
    assert.match(headers['content-security-policy']!, /^default-src 'none'; style-src 'sha256-/, path);
    assert.equal(headers['referrer-policy'], 'no-referrer');
    assert.equal(headers['cache-control'], 'no-store');
  }
});

test('no name can bring markup of its own', () => {
  for (const [path, page] of pages) {
    const { text } = renderPage(page);
    const tags = text.match(/<[^>]*>/g) ?? [];
    // Ours, which the page says it has.
    const own = page.script && `<script src="${page.script.href}" defer>`;
    for (const tag of tags.filter((tag, index) => tag !== own && !(tag === '</script>' && tags[index - 1] === own))) {
      assert.doesNotMatch(tag, /^<\/?(script|svg|iframe|object)/i, path);
      assert.doesNotMatch(tag.replace(/"[^"]*"/g, '""'), /\son\w+\s*=|javascript:|\sstyle=/i, `${path}: ${tag}`);
    }
  }
});

test('every form is ours, is sent by POST and carries the token', () => {
  for (const [path, page] of pages) {
    const { text } = renderPage(page);
    for (const [form] of text.matchAll(/<form[\s\S]*?<\/form>/g)) {
      assert.match(form, /^<form method="post" action="\/(a\/auth|approve|invite|ui\/profile)\//, path);
      assert.match(form, /name="form_token" value=".{43}"/, path);
    }
  }
});

test('a picture that is late or never comes leaves letters and a name in its place, and covers them when it is there', async () => {
  const context = await browser.newContext({ viewport: { width: 390, height: 800 }, javaScriptEnabled: true });
  const tab = await context.newPage();
  // One pixel nobody sees: what stands behind it would be seen.
  const clear = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
  const late: (() => void)[] = [];
  for (const fate of ['broken', 'late', 'there'] as const) {
    await tab.unrouteAll({ behavior: 'ignoreErrors' });
    await tab.route(
      (url) => url.origin !== origin,
      (route) => {
        if (fate === 'broken') return route.abort();
        if (fate === 'there') return route.fulfill({ contentType: 'image/png', body: clear });
        late.push(() => void route.abort().catch(() => undefined));
        return undefined;
      },
    );
    await tab.goto(`${origin}/pictured/chooser`, { waitUntil: fate === 'late' ? 'domcontentloaded' : 'load' });
    const seen = (await tab.evaluate(`(() => {
      const [brand, name] = [document.querySelector('.pictured'), document.querySelector('.pictured bdi')];
      const [box, text] = [brand.getBoundingClientRect(), name.getBoundingClientRect()];
      const square = document.querySelector('.row .avatar:has(.picture)').getBoundingClientRect();
      return {
        name: text.width > 0 && text.top >= box.top && text.bottom <= box.bottom,
        letters: !document.elementsFromPoint(square.x + 20, square.y + 20).some((one) => one.matches('.picture')),
        wide: document.documentElement.scrollWidth > innerWidth,
      };
    })()`)) as object;
    assert.deepEqual(seen, { name: fate !== 'there', letters: fate !== 'there', wide: false }, fate);
    const folder = process.env.TENON_SHOTS;
    if (folder) await tab.screenshot({ path: `${folder}/picture-${fate}.png` });
  }
  for (const give of late) give();
  await context.close();
});

const views = [
  ['plain', 1280, 'light'],
  ['plain', 390, 'dark'],
  ['accent', 320, 'dark'],
  ['markup', 320, 'light'],
  ['long', 320, 'light'],
  ['scripts', 390, 'light'],
  ['dressed', 1280, 'light'],
  ['dressed', 320, 'dark'],
  ['pictured', 390, 'light'],
] as const;

// Two at a time: each has a browser's process to itself.
describe('everybody can use every page', { concurrency: 2 }, () => {
  for (const [cast, width, colorScheme] of views) test(`${cast} names, ${width} wide, ${colorScheme}`, () => lookAtAll(cast, width, colorScheme));
});

async function lookAtAll(cast: keyof typeof casts, width: number, colorScheme: 'light' | 'dark'): Promise<void> {
  const names = casts[cast];
  const context = await browser.newContext({ viewport: { width, height: 800 }, colorScheme, bypassCSP: false });
  const tab = await context.newPage();
  const complaints: string[] = [];
  tab.on('console', (message) => {
    if (/Content Security Policy|Refused to/.test(message.text())) complaints.push(`policy: ${message.text().slice(0, 200)}`);
  });
  tab.on('dialog', (dialog) => {
    complaints.push(`a script ran: ${dialog.message()}`);
    void dialog.dismiss();
  });
  await tab.route(
    (url) => url.origin !== origin,
    (route) => route.abort(),
  );
  for (const name of Object.keys(hostedPages(names))) {
    await tab.goto(`${origin}/${cast}/${encodeURIComponent(name)}`, { waitUntil: 'domcontentloaded' });
    await tab.evaluate(axe);
    const { violations } = (await tab.evaluate('axe.run(document, { resultTypes: ["violations"] })')) as AxeResults;
    complaints.push(...violations.map(({ id, nodes }) => `${name}: ${id}: ${nodes[0]?.html.slice(0, 160)}`));
    const { overflow, small } = (await tab.evaluate(`({
          overflow: document.documentElement.scrollWidth > innerWidth,
          small: [...document.querySelectorAll('a, button, input:not([type=hidden])')].filter((one) => !one.closest('.alert') && one.checkVisibility() && one.getBoundingClientRect().height < 43.9).map((one) => one.outerHTML.slice(0, 120)),
        })`)) as { overflow: boolean; small: string[] };
    if (overflow) complaints.push(`${name}: wider than the screen`);
    complaints.push(...small.map((one) => `${name}: hard to hit: ${one}`));
  }
  await context.close();
  assert.deepEqual(complaints, []);
}
