import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import { generateSync } from 'otplib';
import type { Browser, Page } from 'playwright-core';
import { DEFAULT_METHODS } from '../packages/server/src/platform/environment.ts';
import { createHosted } from '../packages/server/src/testing/hosted.ts';
import { openBrowser } from './browser.ts';
import { patiently } from './stack.ts';

// A password and an authenticator app, in a real browser that runs no script.

const app = createServer((_, response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>The app</h1>'));
await new Promise<void>((listening) => app.listen(0, '127.0.0.1', listening));
const home = `http://localhost:${(app.address() as AddressInfo).port}`;
const hosted = await createHosted({ methods: { ...DEFAULT_METHODS, password: true } }, { url: home, oauth: true });
let browser: Browser;

before(async () => {
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  app.close();
});

const address = (more: Readonly<Record<string, string>> = {}) =>
  `${hosted.url}/oauth/authorize?${new URLSearchParams({ client_id: hosted.client.id, redirect_uri: `${home}/callback`, response_type: 'code', scope: 'openid', ...more })}`;
const fresh = async () => (await browser.newContext({ javaScriptEnabled: false, locale: 'en' })).newPage();
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const password = 'correct horse battery staple';

test('somebody signs up with a password, sets up an app, and comes back with both', async () => {
  const email = 'ada@browser.test';
  const page = await fresh();
  await page.goto(address({ prompt: 'create' }));
  await page.getByLabel('First name').fill('Ada');
  await page.getByLabel('Work e-mail address').fill(email);
  await press(page, 'Continue');
  const mailed = page.getByLabel('The six digits from the mail');
  await mailed.waitFor();
  await mailed.fill((await hosted.lastMail()).code!);
  await press(page, 'Continue');
  await page.getByLabel('New password').waitFor();

  assert.deepEqual(await page.locator('input[autocomplete]').evaluateAll((inputs) => inputs.map((input) => input.getAttribute('autocomplete'))), [
    'username',
    'new-password',
    'new-password',
  ]);
  await page.getByLabel('New password').fill(password);
  await page.getByLabel('The same once more').fill(password);
  await press(page, 'Save password');
  await press(page, 'Create organization');
  await page.waitForURL(`${home}/callback?**`);

  await page.goto(`${hosted.url}/ui/profile/security`);
  await page.getByRole('link', { name: 'Set up an app' }).click();
  const picture = page.getByRole('img', { name: /A picture for the camera/ });
  await picture.waitFor();
  await patiently('the picture to be drawn', async () => (await page.evaluate<boolean>("document.querySelector('img.qr').naturalWidth > 0")) || undefined);
  const secret = (await page.locator('code').textContent())!.replaceAll(' ', '');
  const code = () => generateSync({ secret, epoch: Math.floor(hosted.world.now().getTime() / 1000) });
  await page.getByLabel('Six digits the app shows now').fill(code());
  await press(page, 'Set it up');
  await page.locator('.codes li').first().waitFor();
  assert.equal(await page.locator('.codes li').count(), 10);
  const recovery = (await page.locator('.codes li').first().textContent())!;
  await page.getByRole('link', { name: 'I have kept them' }).click();
  await page.getByRole('heading', { name: 'How you sign in to Orion' }).waitFor();

  hosted.world.later(60_000);
  for (const prove of ['app', 'recovery'] as const) {
    const other = await fresh();
    await other.goto(address());
    await other.getByLabel('E-mail address').fill(email);
    await press(other, 'Continue');
    await other.getByLabel('Password').waitFor();
    assert.deepEqual(await other.locator('input[autocomplete]').evaluateAll((inputs) => inputs.map((input) => input.getAttribute('autocomplete'))), [
      'username',
      'current-password',
    ]);
    await other.getByLabel('Password').fill(password);
    await press(other, 'Sign in');
    if (prove === 'recovery') await other.getByRole('link', { name: 'Use a recovery code' }).click();
    await other.getByLabel(prove === 'app' ? 'Six digits from the app' : 'Recovery code').fill(prove === 'app' ? code() : recovery);
    await press(other, 'Continue');
    await other.waitForURL(`${home}/callback?**`);
    assert.ok(new URL(other.url()).searchParams.get('code'));
  }
});
