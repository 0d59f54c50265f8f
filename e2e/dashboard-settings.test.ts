import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openDashboard, openHouse, visit } from './dashboard.ts';
import { patiently } from './stack.ts';

// What is set once: who the operators are, the secrets of the app, the servers that agents use.

const { stack, browser, cookies } = await openHouse();

/** Whether the server takes a secret. */
async function isTaken(secret: string): Promise<boolean> {
  const body = new URLSearchParams({ grant_type: 'client_credentials', client_id: stack.clientId, client_secret: secret });
  return (await fetch(`${stack.url}/oauth/token`, { method: 'POST', body })).ok;
}

test('an owner asks somebody to look at the dashboard, and cannot leave it without an owner', async () => {
  const { page } = await openDashboard(browser, stack, cookies);
  const dialog = page.getByRole('dialog');
  await visit(page, '/settings/operators');
  // The side says where one is, also where it does not fit the window.
  const here = page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Settings' });
  const isInSight = () =>
    here.evaluate((link) => link.getBoundingClientRect().bottom <= (link.closest('nav')?.parentElement?.getBoundingClientRect().bottom ?? 0) + 1);
  await patiently('the side at where one is', async () => (await isInSight()) || undefined);
  await page.getByRole('button', { name: 'Invite' }).click();
  await dialog.getByLabel('E-mail address').fill('vera@operators.example');
  // One role out of three: another one is in the place of the one that is suggested.
  await dialog.getByRole('radio', { name: 'Viewer', checked: true }).waitFor();
  await dialog.getByRole('radio', { name: 'Manager' }).check();
  await dialog.getByRole('button', { name: 'Send invitation' }).click();
  await page
    .getByRole('row', { name: /vera@operators\.example/ })
    .filter({ hasText: 'Manager' })
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
  // Two at once and no more.
  await page.getByRole('button', { name: 'New secret', disabled: true }).waitFor();

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

test('an MCP server is registered, takes agents that register themselves, and is deleted with them', async () => {
  const { page, complaints } = await openDashboard(browser, stack, cookies);
  const dialog = page.getByRole('dialog');
  await visit(page, '/mcp-servers');
  await page.getByRole('button', { name: 'Register MCP server' }).first().click();
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Tickets');
  await dialog.getByRole('textbox', { name: 'Address' }).fill('https://mcp.orion.example/tickets');
  await dialog.getByLabel('Scopes').fill('tickets:read ');
  await dialog.getByLabel('Scopes').blur();
  await dialog.getByRole('button', { name: 'Register' }).click();
  await page.getByRole('heading', { name: 'Tickets', level: 1 }).waitFor();
  await page.getByRole('button', { name: 'Describe tickets:read' }).click();
  await dialog.getByLabel('In words').fill('Read your tickets');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Read your tickets').waitFor();

  // All scopes there are, and one before any server has it.
  await visit(page, '/roles/scopes');
  await page.getByRole('button', { name: 'Create scope' }).first().click();
  await dialog.getByRole('textbox', { name: 'Name' }).fill('tickets:write');
  await dialog.getByRole('button', { name: 'Create scope' }).click();
  await page.getByRole('row', { name: /tickets:write.*No server yet.*Given out/ }).waitFor();
  await page.getByRole('button', { name: 'Actions for tickets:read' }).click();
  await page.getByRole('menuitem', { name: 'Edit' }).click();
  await dialog.getByLabel('Given out').uncheck();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('row', { name: /tickets:read.*Read your tickets.*Switched off/ }).waitFor();
  await page.getByRole('link', { name: 'Tickets' }).click();
  await page.getByRole('heading', { name: 'Tickets', level: 1 }).waitFor();
  await page.getByText('Switched off').waitFor();

  const metadata = await page.getByLabel('Metadata', { exact: true }).inputValue();
  const {
    authorization_servers: [issuer],
  } = (await (await fetch(metadata)).json()) as { authorization_servers: [string] };
  const described = issuer.replace(/(\/resources\/)/, '/.well-known/oauth-authorization-server$1');
  const endpoint = async () => ((await (await fetch(described)).json()) as { registration_endpoint?: string }).registration_endpoint;
  assert.equal(await endpoint(), undefined, 'nobody comes by themselves unless the environment says so');
  await page.getByRole('link', { name: 'Change that' }).click();
  await page.getByRole('switch', { name: 'They may register themselves' }).click();
  await page.getByRole('switch', { name: 'They may register themselves', checked: true }).waitFor();
  await page.getByText('It holds from now on').waitFor();
  const register = await endpoint();
  assert.ok(register);
  const agent = { client_name: 'Helpful agent', redirect_uris: ['https://agent.example/callback'], token_endpoint_auth_method: 'none' };
  const answer = await fetch(register, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(agent) });
  assert.equal(answer.status, 201);

  await page.getByRole('link', { name: 'Tickets' }).click();
  await page.getByRole('link', { name: 'Clients', exact: true }).click();
  await page.getByRole('row', { name: /Helpful agent.*Registered itself/ }).waitFor();
  await page.getByRole('link', { name: 'Helpful agent' }).click();
  await dialog.getByText('https://agent.example/callback').waitFor();
  await dialog.getByText('Nobody so far.').waitFor();
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Register client' }).click();
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Nightly report');
  await dialog.getByRole('button', { name: 'Register' }).click();
  await dialog.getByText('not shown again').waitFor();
  await dialog.getByRole('button', { name: 'Done' }).click();
  await page.getByRole('row', { name: /Nightly report.*Registered by you/ }).waitFor();
  await page.getByRole('button', { name: 'Actions for Nightly report' }).click();
  await page.getByRole('menuitem', { name: 'Edit' }).click();
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Weekly report');
  await dialog.getByLabel('Callbacks').fill('https://report.example/callback');
  await dialog.getByLabel('Callbacks').blur();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('link', { name: 'Weekly report' }).click();
  await dialog.getByText('https://report.example/callback').waitFor();
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  // What a program says of itself is its own to change.
  await page.getByRole('button', { name: 'Actions for Helpful agent' }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).waitFor();
  assert.equal(await page.getByRole('menuitem', { name: 'Edit' }).count(), 0);
  await page.keyboard.press('Escape');

  await page.getByRole('link', { name: 'Overview', exact: true }).last().click();
  await page.getByRole('button', { name: 'Delete tickets:read' }).click();
  await dialog.getByRole('button', { name: 'Delete scope' }).click();
  await page.getByText('None. An agent gets in').waitFor();
  await page.getByRole('button', { name: 'Delete…' }).click();
  await dialog.getByText('applications and API clients deleted').waitFor();
  await dialog.getByLabel('to confirm').fill('Tickets');
  await dialog.getByRole('button', { name: 'Delete MCP server' }).click();
  await page.getByText('No MCP server yet').waitFor();
  assert.deepEqual(complaints, []);
  await page.context().close();
});
