import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import type { AxeResults } from 'axe-core';
import type { Browser } from 'playwright-core';
import { referenceRoutes } from '../packages/server/src/features/reference/index.ts';
import { openFront } from '../packages/server/src/testing/front.ts';
import { openBrowser, shot } from './browser.ts';

// The pages about the API, as a browser shows them: in both themes, at a desk and on a phone, without scripts of their own.

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const { url } = await openFront({ routes: [referenceRoutes] });
let browser: Browser;

before(async () => {
  browser = await openBrowser();
});
after(() => browser?.close());

for (const [width, colorScheme] of [
  [1280, 'light'],
  [1280, 'dark'],
  [390, 'dark'],
  [320, 'light'],
] as const) {
  test(`everybody can read every page: ${width} wide, ${colorScheme}`, async () => {
    const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme });
    const tab = await context.newPage();
    const complaints: string[] = [];
    tab.on('console', (message) => {
      if (/Content Security Policy|Refused to/.test(message.text())) complaints.push(`policy: ${message.text().slice(0, 200)}`);
    });
    await tab.goto(`${url}/docs`);
    const chapters = await tab.locator('nav a[href^="/docs/"]').evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
    assert.ok(chapters.length > 3);
    for (const path of ['/docs', ...chapters]) {
      await tab.goto(`${url}${path}`);
      await shot(tab, `reference${path.replaceAll('/', '-')}-${width}-${colorScheme}`);
      await tab.evaluate(axe);
      const { violations } = (await tab.evaluate('axe.run(document, { resultTypes: ["violations"] })')) as AxeResults;
      complaints.push(...violations.map(({ id, nodes }) => `${path}: ${id}: ${nodes[0]?.html.slice(0, 160)}`));
      if (await tab.evaluate('document.documentElement.scrollWidth > innerWidth')) complaints.push(`${path}: wider than the screen`);
      const heading = await tab.locator('h1').boundingBox();
      if (!heading || heading.y > 300) complaints.push(`${path}: begins below ${heading?.y} pixels of something else`);
    }
    await context.close();
    assert.deepEqual(complaints, []);
  });
}
