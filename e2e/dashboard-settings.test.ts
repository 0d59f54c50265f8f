import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { openBrowser } from './browser.ts';
import { type Cookies, openDashboard, signInOperator, visit } from './dashboard.ts';
import { type Stack, startStack } from './stack.ts';

// What is set once: who the operators are, the secrets of the app, its roles, its applications.

let stack: Stack;
let browser: Browser;
let cookies: Cookies;

before(async () => {
  [stack, browser] = await Promise.all([startStack(), openBrowser()]);
  cookies = await signInOperator(browser, stack);
});

after(async () => {
  await browser?.close();
  await stack?.stop();
});

/** Whether the server takes a secret. */
async function isTaken(secret: string): Promise<boolean> {
  const body = new URLSearchParams({ grant_type: 'client_credentials', client_id: stack.clientId, client_secret: secret });
  return (await fetch(`${stack.url}/oauth/token`, { method: 'POST', body })).ok;
}

test('an owner asks somebody to look at the dashboard, and cannot leave it without an owner', async () => {
  const { page } = await openDashboard(browser, stack, cookies);
  const dialog = page.getByRole('dialog');
  await visit(page, '/settings/operators');
  await page.getByRole('button', { name: 'Invite' }).click();
  await dialog.getByLabel('E-mail address').fill('vera@operators.example');
  await dialog.getByRole('button', { name: 'Invite', exact: true }).click();
  await page
    .getByRole('row', { name: /vera@operators\.example/ })
    .getByText('Invited')
    .waitFor();

  await page.getByRole('button', { name: 'Actions for grace@operators.example' }).click();
  await page.getByRole('menuitem', { name: 'Remove' }).click();
  await dialog.getByText('This is the last owner. Make somebody else one first').first().waitFor();
  await dialog.getByRole('button', { name: 'Cancel' }).click();

  await page.getByRole('button', { name: 'grace@operators.example', exact: true }).click();
  await dialog.getByRole('list', { name: 'Sessions' }).getByText('Chrome').first().waitFor();
  await page.context().close();
});

test('a new secret works beside the old one, until the old one is deleted', async () => {
  const { page, complaints } = await openDashboard(browser, stack, cookies);
  const dialog = page.getByRole('dialog');
  await visit(page, '/credentials');
  await page.getByRole('button', { name: 'New secret' }).click();
  const secret = (await dialog.locator('code').textContent()) ?? '';
  await dialog.getByRole('button', { name: 'Done' }).click();
  assert.ok((await isTaken(secret)) && (await isTaken(stack.clientSecret)));
  assert.ok(await page.getByRole('button', { name: 'New secret' }).isDisabled(), 'two at once and no more');

  const old = `…${stack.clientSecret.slice(-4)}`;
  await page.getByRole('button', { name: `Actions for the secret ${old}` }).click();
  await page.getByRole('menuitem', { name: 'Delete for good…' }).click();
  await dialog.getByRole('button', { name: 'Delete secret' }).click();
  await page.getByText('Secret deleted').waitFor();
  assert.ok((await isTaken(secret)) && !(await isTaken(stack.clientSecret)));
  assert.equal(await page.getByText(secret).count(), 0, 'it is shown once');

  await page.getByText('Python', { exact: true }).click();
  await page.getByText('pip install scalekit-sdk-python').waitFor();
  assert.match(page.url(), /language=python/);
  assert.deepEqual(complaints, []);
  await page.context().close();
});
