import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { openDashboard, openHouse, visit } from './dashboard.ts';

// What happened, as operators find out: the log of sign-ins, and who changed what.

const { stack, browser, cookies } = await openHouse();

test('a sign-in is found by its address and told step by step, while it is still on its way', async () => {
  const operator = await openDashboard(browser, stack, cookies);
  const { page } = operator;
  await visit(page, '/auth-log');
  await page.getByText('Nobody has tried to sign in yet').waitFor();

  const ada = await (await browser.newContext()).newPage();
  await ada.goto(stack.demo);
  await ada.getByRole('link', { name: 'Sign up' }).click();
  await ada.getByLabel('First name').fill('Ada');
  await ada.getByLabel(/e-mail address/i).fill('ada@orion.example');
  await ada.getByRole('button', { name: 'Continue' }).click();
  await ada.getByLabel(/digits|code/i).waitFor();

  // It comes by itself: nobody has to ask again.
  await page.getByRole('link', { name: 'ada@orion.example' }).waitFor();
  await page.getByRole('searchbox').fill('somebody@else.example');
  await page.getByText('Nothing like that').waitFor();
  await page.getByRole('button', { name: 'Show all' }).click();
  await page.waitForURL((url) => !url.searchParams.has('email'));
  await page.getByRole('link', { name: 'ada@orion.example' }).click();
  await page.getByText('A code was mailed').waitFor();
  await page.getByText('On the way').waitFor();

  const right = /\b\d{6}\b/.exec((await stack.mail('ada@orion.example')).text)?.[0] ?? assert.fail('no code');
  await ada.getByLabel(/digits|code/i).fill(right === '000000' ? '000001' : '000000');
  await ada.getByRole('button', { name: 'Continue' }).click();
  await page.getByText('A wrong code').waitFor();
  await page.getByText('4 tries are left.').waitFor();
  await ada.getByLabel(/digits|code/i).fill(right);
  await ada.getByRole('button', { name: 'Continue' }).click();
  await ada.getByLabel(/^Name of/).fill('Orion Analytics');
  await ada.getByRole('button', { name: /Create/ }).click();
  await ada.waitForURL(`${stack.demo}/`);
  await page.getByText('The app has its tokens').waitFor();
  await page.getByText('Signed up', { exact: true }).waitFor();
  await page.getByRole('link', { name: 'Orion Analytics' }).waitFor();
  assert.deepEqual(operator.complaints, []);

  // The server is gone for a while: what stands there stays, says from when it is, and is up to date again by itself.
  const calls = /\/tenon\.v1\.\w+Service\//;
  await page.route(calls, (route) => route.abort());
  await page
    .getByRole('status')
    .filter({ hasText: /^Not connected: what you see is from \d\d:\d\d\. Trying again/ })
    .waitFor();
  await page.getByText('The app has its tokens').waitFor();
  await page.unroute(calls);
  await page.getByText('Not connected').waitFor({ state: 'detached' });
  await page.context().close();
});

test('a change is told with how it was and how it became, and leaves as a file with what was asked for', async () => {
  const { page, complaints } = await openDashboard(browser, stack, cookies);
  await visit(page, '/organizations?create=true');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Name', exact: true }).fill('Vega');
  await dialog.getByRole('button', { name: 'Create organization' }).click();
  await page.getByRole('heading', { name: 'Vega', level: 1 }).waitFor();
  await page.getByRole('button', { name: 'Edit' }).click();
  await dialog.getByRole('textbox', { name: 'Name', exact: true }).fill('Vega Labs');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('heading', { name: 'Vega Labs', level: 1 }).waitFor();
  const organization = /org_\d+/.exec(page.url())?.[0] ?? assert.fail('no organization');

  await page.getByRole('link', { name: 'Audit log' }).last().click();
  await page.getByRole('link', { name: /^grace@operators.example changed the organization Vega Labs/ }).click();
  await dialog.getByText('Vega', { exact: true }).waitFor();
  assert.equal((await dialog.locator('ins').allTextContents()).includes('Vega Labs'), true);
  await dialog.getByRole('button', { name: 'Close' }).click();

  await visit(page, `/audit-log?target=${organization}&action=organization.updated`);
  await page.getByRole('table').getByRole('link').first().waitFor();
  assert.equal(await page.getByRole('table').getByRole('link').count(), 1);
  await page.getByRole('button', { name: 'Export' }).click();
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('menuitem', { name: 'JSON Lines' }).click()]);
  assert.equal(download.suggestedFilename(), 'audit-log.jsonl');
  const lines = (await readFile(await download.path(), 'utf8')).trim().split('\n');
  const [entry]: readonly { readonly action: string; readonly actor: { readonly kind: string } }[] = lines.map((line) => JSON.parse(line));
  assert.deepEqual([lines.length, entry?.action, entry?.actor.kind], [1, 'organization.updated', 'operator']);

  await page.getByRole('button', { name: 'How to check it' }).click();
  await dialog.getByText('Whoever alters, removes or moves one').waitFor();
  assert.deepEqual(complaints, []);
  await page.context().close();
});
