import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { openBrowser } from './browser.ts';
import { type Cookies, openDashboard, signInOperator, visit } from './dashboard.ts';
import { type Stack, startStack } from './stack.ts';

// What happened, as operators find out: the log of sign-ins.

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
  assert.doesNotMatch(page.url(), /email=/);
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
  await page.context().close();
});
