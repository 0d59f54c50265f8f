import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { openBrowser } from './browser.ts';
import { type Cookies, openDashboard, signInOperator, visit } from './dashboard.ts';
import { type Stack, startStack } from './stack.ts';

// What developers look after in the dashboard: the addresses of their app that are asked and told, and what happened.

let stack: Stack;
let browser: Browser;
let cookies: Cookies;
/** The app that is asked. It says no to whoever is from Vega. */
let app: Server;
const asked: { readonly headers: NodeJS.Dict<string | string[]>; readonly body: string }[] = [];
/** What the app was told, and whether it can be told anything just now. */
const told: typeof asked = [];
let isBroken = false;

/** What a page asks every few seconds it may ask once more when that is gone, and the page does not know so yet. */
const ASKED_ONCE_MORE = /status of 404 .*\/(ListInterceptorCalls|ListWebhookDeliveries|GetWebhookEndpoint) /;

before(async () => {
  app = createServer((request, answer) => {
    let body = '';
    request.setEncoding('utf8').on('data', (piece: string) => (body += piece));
    request.on('end', () => {
      if (request.url === '/told') {
        told.push({ headers: request.headers, body });
        answer.writeHead(isBroken ? 500 : 201).end(isBroken ? 'The database is away.' : '');
        return;
      }
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
  await dialog.getByText(/^whsec_/).waitFor();
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
  // The refusal is what a browser may grumble about.
  assert.deepEqual(
    complaints.filter((complaint) => !/status of 403/.test(complaint) && !ASKED_ONCE_MORE.test(complaint)),
    [],
  );
  await page.context().close();
});

test('an endpoint is made, tried, told in earnest, looked at when it fails, sent to again, paused and deleted', async () => {
  const { page, complaints } = await openDashboard(browser, stack, cookies);
  await visit(page, '/webhooks');
  await page.getByText('Nobody is told yet').waitFor();
  await page.getByRole('button', { name: 'Create endpoint' }).first().click();
  const dialog = page.getByRole('dialog');
  // What the address lacks is said once the choice is made, and not under the pointer that makes it.
  await dialog.getByLabel('Address').focus();
  await dialog.getByLabel('Only what I choose').check();
  await dialog.getByText('An address, such as https://app.example.com/webhooks.').waitFor();
  await dialog.getByLabel('Address').fill(`http://127.0.0.1:${(app.address() as AddressInfo).port}/told`);
  await dialog.getByLabel('Description').fill('CRM');
  await dialog.getByRole('button', { name: 'Create endpoint' }).click();
  await dialog.getByText('Choose at least one, or everything.').waitFor();
  await dialog.getByLabel('organization.created').check();
  await dialog.getByRole('checkbox', { name: 'Members', exact: true }).check();
  await dialog.getByRole('button', { name: 'Create endpoint' }).click();
  await dialog.getByText(/^whsec_/).waitFor();
  await dialog.getByRole('button', { name: 'Done' }).click();

  await page.getByRole('heading', { name: 'CRM', level: 1 }).waitFor();
  await page.getByRole('button', { name: 'Send test event' }).click();
  await dialog.getByText('"spec_version": "1"').waitFor();
  await dialog.getByRole('button', { name: 'Send', exact: true }).click();
  const row = (name: RegExp) => page.getByRole('row', { name });
  await row(/Test/).getByText('Success').waitFor();
  assert.ok(told[0]?.headers['webhook-signature'], 'the app can tell who tells it');

  // In earnest, while the app is not well: the log says so, and when it is mended it is sent again by hand.
  isBroken = true;
  const endpoint = page.url();
  await visit(page, '/organizations?create=true');
  await dialog.getByRole('textbox', { name: 'Name', exact: true }).fill('Northwind');
  await dialog.getByRole('button', { name: 'Create organization' }).click();
  await page.getByRole('heading', { name: 'Northwind', level: 1 }).waitFor();
  await page.goto(endpoint);
  const latest = page.getByRole('row', { name: /Retrying/ });
  await latest.waitFor();
  await page.getByText(/nothing but failures, the first/).waitFor();
  await latest.getByRole('link').click();
  // It is tried again by itself meanwhile, and fails again.
  const first = dialog.locator('details', { hasText: '1. Answered 500' });
  await first.locator('summary').click();
  await first.getByText('The database is away.').waitFor();
  await dialog.getByText('"display_name": "Northwind"').waitFor();
  assert.match(page.url(), /delivery=whd_\d+/);
  isBroken = false;
  await dialog.getByRole('button', { name: 'Resend' }).click();
  await dialog.getByText('Success', { exact: true }).waitFor();
  await dialog.getByRole('button', { name: 'Close' }).click();
  await page.getByText(/nothing but failures, the first/).waitFor({ state: 'detached' });
  await page.getByRole('combobox', { name: 'Any status' }).click();
  await page.getByRole('option', { name: 'Failed' }).click();
  await page.getByText('None like that').waitFor();
  await page.getByRole('button', { name: 'Show all' }).click();

  await page.getByRole('button', { name: 'Replay' }).click();
  await dialog.getByLabel('Everything').check();
  await dialog.getByRole('button', { name: 'Replay' }).click();
  await page.getByText(/^\d+ events? (goes|go) out\.$/).waitFor();
  await page.getByRole('button', { name: 'New secret' }).click();
  await dialog.getByRole('button', { name: 'Make a new secret' }).click();
  await dialog.getByText(/The one before counts as well until/).waitFor();
  await dialog.getByRole('button', { name: 'Done' }).click();

  // An event knows whom it was told.
  await visit(page, '/webhooks/events?type=organization.created');
  await row(/Northwind/)
    .getByRole('link')
    .click();
  await dialog.getByRole('link', { name: 'CRM' }).click();
  // Both pages show the event in a drawer: not before the other one is there.
  await page.locator('h1', { hasText: 'CRM' }).waitFor();
  await dialog.getByText('"display_name": "Northwind"').waitFor();
  await dialog.getByRole('button', { name: 'Close' }).click();

  await page.getByRole('switch', { name: 'Told of events' }).click();
  await page.getByText('Paused.').waitFor();
  await page.getByRole('button', { name: 'Send test event' }).waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Delete…' }).click();
  await dialog.getByRole('button', { name: 'Delete endpoint' }).click();
  await page.getByText('Nobody is told yet').waitFor();
  assert.deepEqual(
    complaints.filter((complaint) => !ASKED_ONCE_MORE.test(complaint)),
    [],
  );
  await page.context().close();
});

test('what happened is found by its kind and told as the app gets it, and how to ask for it', async () => {
  const { page, complaints } = await openDashboard(browser, stack, cookies);
  await visit(page, '/organizations?create=true');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Name', exact: true }).fill('Fabrikam');
  await dialog.getByRole('button', { name: 'Create organization' }).click();
  await page.getByRole('heading', { name: 'Fabrikam', level: 1 }).waitFor();
  await visit(page, '/webhooks');
  await page.getByRole('link', { name: 'Events' }).click();
  await page.getByRole('combobox', { name: 'Any event' }).click();
  await page.getByRole('option', { name: 'Organization created' }).click();
  await page.waitForURL('**/webhooks/events?type=organization.created');
  await page
    .getByRole('row', { name: /Fabrikam/ })
    .getByRole('link')
    .click();
  await dialog.getByText('"type": "organization.created"').waitFor();
  await dialog.getByRole('link', { name: 'Fabrikam' }).waitFor();
  await dialog.getByRole('button', { name: 'Close' }).click();
  await page.getByRole('button', { name: 'How to ask' }).click();
  await dialog.getByText('Follow next_page_token').waitFor();
  assert.deepEqual(complaints, []);
  await page.context().close();
});
