import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { openBrowser } from './browser.ts';
import { type Cookies, openDashboard, signInOperator, visit } from './dashboard.ts';
import { type Stack, startStack } from './stack.ts';

// The pages about people: they are added, found, changed, signed out and deleted by somebody at the dashboard.

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

test('a person is added to an organization, comes in, is seen there, changed, signed out and deleted', async () => {
  const { page, complaints } = await openDashboard(browser, stack, cookies);
  const dialog = page.getByRole('dialog');
  for (const name of ['Orion Analytics', 'Northwind']) {
    await visit(page, '/organizations?create=true');
    await dialog.getByRole('textbox', { name: 'Name', exact: true }).fill(name);
    await dialog.getByRole('button', { name: 'Create organization' }).click();
    await page.getByRole('heading', { name, level: 1 }).waitFor();
  }

  await visit(page, '/users');
  await page.getByText('Nobody is here yet').waitFor();
  await page.getByRole('button', { name: 'Add user' }).first().click();
  await dialog.getByRole('combobox', { name: 'Organization' }).fill('orion');
  await page.getByRole('option', { name: 'Orion Analytics' }).click();
  await dialog.getByRole('button', { name: 'Go on' }).click();
  await dialog.getByLabel('E-mail address').fill('ada@orion.example');
  await dialog.getByRole('button', { name: 'Invite', exact: true }).click();
  const row = page.getByRole('row', { name: /ada@orion\.example/ });
  await row.getByText('Invited').waitFor();

  // She comes in from another browser, which then is a session of hers.
  const [link] = (await stack.mail('ada@orion.example')).links.filter((found) => found.includes('/invite'));
  const hers = await (await browser.newContext()).newPage();
  await hers.goto(link ?? '');
  await hers.click('button[type=submit]');
  await hers.waitForLoadState();

  await page.getByRole('link', { name: 'ada@orion.example' }).click();
  await page.getByRole('heading', { name: 'ada@orion.example', level: 1 }).waitFor();
  await page.getByText('Verified').waitFor();
  await page.getByRole('button', { name: 'Edit' }).first().click();
  await dialog.getByLabel('First name').fill('Ada');
  await dialog.getByLabel('Last name').fill('Lovelace');
  await dialog.getByLabel('Phone').fill('12345');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await dialog.getByText('With its country').waitFor();
  await dialog.getByLabel('Phone').fill('+44 20 7946 0000');
  await dialog.getByLabel('External id').fill('person_1');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('heading', { name: 'Ada Lovelace', level: 1 }).waitFor();
  await page.getByText('+442079460000').waitFor();

  await page.getByRole('link', { name: 'Organizations', exact: true }).last().click();
  await page.getByRole('button', { name: 'Add to an organization' }).click();
  await dialog.getByRole('combobox', { name: 'Organization' }).click();
  await page.getByRole('option', { name: 'Northwind' }).click();
  assert.equal(await page.getByRole('option', { name: 'Orion Analytics' }).count(), 0, 'she is there already');
  await dialog.getByRole('checkbox', { name: 'Ask them by e-mail' }).uncheck();
  await dialog.getByRole('button', { name: 'Add', exact: true }).click();
  await page
    .getByRole('row', { name: /Northwind/ })
    .getByText('Active')
    .waitFor();

  await page.getByRole('link', { name: 'Sign-in', exact: true }).click();
  const sessions = page.getByRole('list', { name: 'Sessions' });
  await sessions.getByText('Chrome').first().waitFor();
  await page.getByRole('button', { name: 'Sign out everywhere' }).click();
  await dialog.getByText('browser has to sign in again').waitFor();
  await dialog.getByRole('button', { name: 'Sign out everywhere' }).click();
  await page.getByText('They are signed in nowhere.').waitFor();

  await visit(page, '/users');
  await page.getByRole('searchbox').fill('lovelace');
  await page.getByRole('link', { name: 'Ada Lovelace' }).waitFor();
  await page.getByRole('link', { name: 'Ada Lovelace' }).click();
  await page.getByRole('button', { name: 'Delete…' }).click();
  await dialog.getByText('memberships deleted').waitFor();
  await dialog.getByLabel('to confirm').fill('ada@orion.example');
  await dialog.getByRole('button', { name: 'Delete user' }).click();
  await page.waitForURL('**/dashboard/users');
  await page.getByText('Nobody is here yet').waitFor();
  assert.deepEqual(complaints, []);
});
