import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page, Request } from 'playwright-core';
import { openDashboard, openHouse, visit } from './dashboard.ts';

// What may ask for tokens and what they let people do, as an operator sets it up: applications, roles, MCP servers.

const { stack, browser, cookies } = await openHouse();

/** Whether the secret is good: a token for itself is what a machine asks for first. */
const tokenFor = (clientId: string, secret: string) =>
  fetch(`${stack.url}/oauth/token`, {
    method: 'POST',
    body: new URLSearchParams({ grant_type: 'client_credentials', client_id: clientId, client_secret: secret }),
  });

const secretShown = (page: Page) => page.getByRole('dialog').locator('code').innerText();

test('an application is registered, gets addresses that hold, and is told why others cannot stand there', async () => {
  const { page, complaints } = await openDashboard(browser, stack, cookies);
  await visit(page, '/applications');
  await page.getByRole('button', { name: 'Register application' }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Register' }).click();
  await dialog.getByText('Give it a name.').waitFor();
  await dialog.getByLabel('Name').fill('Orion web');
  await dialog.getByRole('button', { name: 'Register' }).click();
  await page.getByRole('heading', { name: 'Orion web', level: 1 }).waitFor();
  await page.getByText('It does not say yet where signing in begins.').waitFor();

  const callback = page.getByLabel('Add to callbacks');
  await callback.fill('https://app.example.com/callback?next=1');
  await callback.press('Enter');
  await page.getByText('it has a query or a fragment').waitFor();
  await callback.fill('https://{{org_slug}}.example.com/callback');
  await callback.press('Enter');
  await page.getByText('Such as https://orion.example.com/callback').waitFor();
  await callback.fill('http://localhost:3000/callback');
  await callback.press('Enter');
  await page.getByText('Only in development: this machine').waitFor();
  await page.getByRole('button', { name: 'Change http://localhost:3000/callback' }).click();
  await page.getByLabel('Change http://localhost:3000/callback').last().fill('https://app.example.com/callback');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByRole('list', { name: 'Callbacks' }).getByText('https://app.example.com/callback').waitFor();
  assert.equal(await page.getByText('http://localhost:3000/callback').count(), 0);

  await page.getByLabel('Add to initiate login').fill('https://app.example.com/login');
  await page.getByLabel('Add to initiate login').press('Enter');
  await page.getByRole('list', { name: 'Initiate login' }).waitFor();
  assert.equal(await page.getByText('It does not say yet where signing in begins.').count(), 0);

  await page.getByRole('button', { name: 'Remove https://app.example.com/callback' }).click();
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByRole('list', { name: 'Callbacks' }).getByText('https://app.example.com/callback').waitFor();

  // It is done before anybody knows what it would do. Whoever asked that is not told that there is no such application.
  const [deleted, rehearsed] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const isRehearsal = (request: Request) => request.url().endsWith('/DeleteClient') && request.headers()['prefer'] === 'dry-run';
  for (const end of ['requestfinished', 'requestfailed'] as const)
    page.on(end as 'requestfinished', (request) => void (isRehearsal(request) && rehearsed.resolve()));
  await page.route('**/DeleteClient', async (route) => {
    if (isRehearsal(route.request())) {
      await deleted.promise;
      return route.continue().catch(() => undefined);
    }
    const response = await route.fetch();
    deleted.resolve();
    await rehearsed.promise;
    return route.fulfill({ response });
  });
  await page.getByRole('button', { name: 'Delete…' }).click();
  await dialog.getByLabel('to confirm').fill('Orion web');
  await dialog.getByRole('button', { name: 'Delete application' }).click();
  await page.waitForURL('**/dashboard/applications');
  await page.getByRole('link', { name: 'Orion web' }).waitFor({ state: 'detached' });
  // The refusal of the address above is the one thing a browser may grumble about.
  assert.deepEqual(
    complaints.filter((complaint) => !/status of 400/.test(complaint)),
    [],
  );
  await page.context().close();
});

test('a machine gets its secret once, a second one beside it, and loses the first when that is revoked', async () => {
  const { page } = await openDashboard(browser, stack, cookies);
  await visit(page, '/applications?create=true');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill('Nightly billing');
  await dialog.getByLabel('Machine').check();
  await dialog.getByRole('button', { name: 'Register' }).click();
  await page.getByRole('dialog', { name: 'Client secret' }).waitFor();
  const first = await secretShown(page);
  await page.getByRole('button', { name: 'Done' }).click();
  await page.getByRole('heading', { name: 'Nightly billing', level: 1 }).waitFor();
  const clientId = /m2m_\d+/.exec(page.url())?.[0] ?? '';
  assert.equal((await tokenFor(clientId, first)).status, 200);

  await page.getByRole('button', { name: 'New secret' }).click();
  await page.getByRole('dialog', { name: 'Client secret' }).waitFor();
  const second = await secretShown(page);
  await page.getByRole('button', { name: 'Done' }).click();
  // Two are as many as can be good at once.
  await page.getByRole('button', { name: 'New secret', disabled: true }).waitFor();

  const actions = page.getByRole('button', { name: `Actions for the secret …${first.slice(-4)}` });
  await actions.click();
  await page.getByRole('menuitem', { name: 'Switch off for now' }).click();
  await page.getByText('Switched off').waitFor();
  assert.equal((await tokenFor(clientId, first)).status, 401);
  await actions.click();
  await page.getByRole('menuitem', { name: 'Delete for good…' }).click();
  await dialog.getByRole('button', { name: 'Delete secret' }).click();
  await page.getByText('Secret deleted.').waitFor();
  assert.deepEqual([(await tokenFor(clientId, first)).status, (await tokenFor(clientId, second)).status], [401, 200]);
  await page.context().close();
});

test('a role extends another, says which permissions it inherits, and another takes its place when it goes', async () => {
  const { page, complaints } = await openDashboard(browser, stack, cookies);
  const dialog = page.getByRole('dialog');
  await visit(page, '/roles/permissions?create=true');
  for (const name of ['invoices:read', 'invoices:write']) {
    await dialog.getByLabel('Name').fill(name);
    await dialog.getByRole('button', { name: 'Create permission' }).click();
    await page.getByRole('row', { name: new RegExp(name) }).waitFor();
    await page.getByRole('button', { name: 'Create permission' }).first().click();
  }

  const create = async (name: string, base?: string) => {
    await visit(page, '/roles?create=true');
    await dialog.getByLabel('Name').fill(name);
    await dialog.getByLabel('Key').focus();
    if (base) {
      await dialog.getByRole('combobox', { name: 'Extends' }).click();
      await page.getByRole('option', { name: base }).click();
    }
    await dialog.getByRole('button', { name: 'Create role' }).click();
    await page.getByRole('heading', { name, level: 1 }).waitFor();
  };
  const allow = async (permission: string) => {
    await page.getByRole('button', { name: /^(Change|Choose permissions)$/ }).click();
    await dialog.getByLabel('Find a permission').fill(permission);
    await dialog.getByLabel(permission).check();
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.waitFor({ state: 'detached' });
  };
  const allowed = (name: string) => page.getByRole('list', { name: 'invoices' }).getByRole('listitem').filter({ hasText: name });

  await create('Reader');
  await page.getByText('It allows nothing yet').waitFor();
  await allow('invoices:read');
  await create('Chief accountant', 'Reader');
  await allow('invoices:write');
  await allowed('invoices:read').getByText('inherited from Reader').waitFor();
  assert.equal(await allowed('invoices:write').getByText('inherited').count(), 0);

  // Lists in lists: what is extended stands around what extends it.
  const tree = page.getByRole('list', { name: 'Inheritance' });
  assert.equal(
    await tree
      .getByRole('listitem')
      .getByRole('listitem')
      .locator('[aria-current=true]')
      .innerText()
      .then((text) => text.split('\n')[0]),
    'Chief accountant',
  );
  await tree.getByRole('link', { name: 'Reader' }).click();
  await page.getByRole('heading', { name: 'Reader', level: 1 }).waitFor();

  await page.getByRole('button', { name: 'Delete…' }).click();
  await dialog.getByText('One role extends it. Choose the role that takes its place.').waitFor();
  await dialog.getByRole('combobox', { name: 'Instead of it' }).click();
  await page.getByRole('option', { name: 'Member' }).click();
  await dialog.getByRole('button', { name: 'Delete role' }).click();
  await page.waitForURL('**/dashboard/roles');
  await page
    .getByRole('row', { name: /Chief accountant/ })
    .filter({ hasText: /Member/ })
    .waitFor();
  await page.getByRole('row', { name: /Reader/ }).waitFor({ state: 'detached' });

  await page.getByRole('combobox', { name: 'Whoever joins one' }).click();
  await page.getByRole('option', { name: 'Chief accountant' }).click();
  await page.getByRole('button', { name: 'Save changes' }).click();
  await page
    .getByRole('row', { name: /Chief accountant/ })
    .getByText('For who joins')
    .waitFor();
  assert.deepEqual(complaints, []);
  await page.context().close();
});
