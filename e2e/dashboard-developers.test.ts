import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { openBrowser } from './browser.ts';
import { type Cookies, openDashboard, signInOperator, visit } from './dashboard.ts';
import { type Stack, startStack } from './stack.ts';

// What developers look after in the dashboard: the addresses of their app that are asked, and what happened.

let stack: Stack;
let browser: Browser;
let cookies: Cookies;
/** The app that is asked. It says no to whoever is from Vega. */
let app: Server;
const asked: { readonly headers: NodeJS.Dict<string | string[]>; readonly body: string }[] = [];

before(async () => {
  app = createServer((request, answer) => {
    let body = '';
    request.setEncoding('utf8').on('data', (piece: string) => (body += piece));
    request.on('end', () => {
      asked.push({ headers: request.headers, body });
      answer.setHeader('content-type', 'application/json');
      const refused = body.includes('@vega.example');
      answer.end(JSON.stringify(refused ? { decision: 'DENY', error: { message: 'Ask your account manager first.' } } : { decision: 'ALLOW' }));
    });
  }).listen(0, '127.0.0.1');
  [stack, browser] = await Promise.all([startStack(), openBrowser(), once(app, 'listening')]);
  cookies = await signInOperator(browser, stack);
});

after(async () => {
  await browser?.close();
  await stack?.stop();
  app?.close();
});

test('an interceptor is made, tried, asked in earnest, given a new secret, switched off and deleted', async () => {
  const { page, complaints } = await openDashboard(browser, stack, cookies);
  await visit(page, '/interceptors');
  await page.getByText('Your app is not asked yet').waitFor();
  await page.getByRole('button', { name: 'Create interceptor' }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Create interceptor' }).click();
  await dialog.getByText('Choose when it is asked.').waitFor();
  await dialog.getByLabel('Name').fill('CRM');
  await dialog.getByRole('combobox', { name: 'When it is asked' }).click();
  await page.getByRole('option', { name: 'Before somebody is invited' }).click();
  await dialog.getByLabel('Address').fill(`http://127.0.0.1:${(app.address() as AddressInfo).port}/ask`);
  await dialog.getByRole('button', { name: 'Create interceptor' }).click();
  assert.match((await dialog.locator('code').first().textContent()) ?? '', /^whsec_/);
  await dialog.getByRole('button', { name: 'Done' }).click();

  await page.getByRole('heading', { name: 'CRM', level: 1 }).waitFor();
  await page.getByRole('button', { name: 'Test' }).click();
  await dialog.getByText('"decision": "ALLOW"').waitFor();
  assert.ok(asked[0]?.headers['interceptor-signature'], 'the app can tell who asks');
  await dialog.getByRole('button', { name: 'Close' }).click();

  // In earnest: the app says no, and whoever invites reads why.
  const crm = page.url();
  await visit(page, '/organizations?create=true');
  await dialog.getByRole('textbox', { name: 'Name', exact: true }).fill('Vega');
  await dialog.getByRole('button', { name: 'Create organization' }).click();
  await page.getByRole('heading', { name: 'Vega', level: 1 }).waitFor();
  await page.goto(`${page.url()}/users?invite=true`);
  await dialog
    .getByLabel(/e-mail/i)
    .first()
    .fill('ada@vega.example');
  await dialog.getByRole('button', { name: /^Invite|^Send/ }).click();
  await dialog.getByText('Ask your account manager first.').waitFor();
  await page.goto(crm);
  await page.getByRole('cell', { name: 'ada@vega.example' }).waitFor();
  await page.getByRole('table').getByRole('link', { name: 'No' }).click();
  await dialog.getByText('"decision": "DENY"').waitFor();
  assert.match(page.url(), /call=icl_\d+/);
  await dialog.getByRole('button', { name: 'Close' }).click();

  await page.getByRole('button', { name: 'New secret' }).click();
  await dialog.getByRole('button', { name: 'Make a new secret' }).click();
  await dialog.getByText(/The one before counts as well until/).waitFor();
  await dialog.getByRole('button', { name: 'Done' }).click();
  await page.getByRole('switch', { name: 'Asked' }).click();
  await page.getByText('Switched off.').waitFor();
  await page.getByRole('button', { name: 'Delete…' }).click();
  await dialog.getByRole('button', { name: 'Delete interceptor' }).click();
  await page.getByText('Your app is not asked yet').waitFor();
  // The refusal is the one thing a browser may grumble about.
  assert.deepEqual(
    complaints.filter((complaint) => !/status of 403/.test(complaint)),
    [],
  );
  await page.context().close();
});

test('what happened is found by its kind and told as the app gets it, and it is said that nothing is delivered yet', async () => {
  const { page, complaints } = await openDashboard(browser, stack, cookies);
  await visit(page, '/organizations?create=true');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Name', exact: true }).fill('Northwind');
  await dialog.getByRole('button', { name: 'Create organization' }).click();
  await page.getByRole('heading', { name: 'Northwind', level: 1 }).waitFor();
  await visit(page, '/webhooks');
  await page.getByText('not delivered yet').waitFor();
  await page.getByRole('combobox', { name: 'Any event' }).click();
  await page.getByRole('option', { name: 'Organization created' }).click();
  await page.waitForURL('**/webhooks?type=organization.created');
  await page
    .getByRole('row', { name: /Northwind/ })
    .getByRole('link')
    .click();
  await dialog.getByText('"type": "organization.created"').waitFor();
  await dialog.getByRole('link', { name: 'Northwind' }).waitFor();
  await dialog.getByRole('button', { name: 'Close' }).click();
  await page.getByRole('button', { name: 'How to ask' }).click();
  await dialog.getByText('Follow next_page_token').waitFor();
  assert.deepEqual(complaints, []);
  await page.context().close();
});
