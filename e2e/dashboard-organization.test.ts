import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { openBrowser } from './browser.ts';
import { type Cookies, openDashboard, signInOperator, visit } from './dashboard.ts';
import { type Stack, startStack } from './stack.ts';

// What an organization has beside its people, tab by tab: roles, domains, policies, connections, directories, API clients, events.

let stack: Stack;
let browser: Browser;
let cookies: Cookies;
let token: string;
let organizationId: string;

/** Whatever these calls answer, as far as it is looked at. */
interface Said {
  readonly organization: { readonly id: string };
}

const call = async (method: string, request: object): Promise<Response> =>
  fetch(`${stack.url}/${method}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify(request),
  });

async function tell(method: string, request: object): Promise<Said> {
  const response = await call(method, request);
  assert.ok(response.ok, `${method} ${response.status}`);
  return (await response.json()) as Said;
}

/** A token for credentials, or why there is none. */
async function exchange(clientId: string, secret: string): Promise<{ readonly access_token?: string; readonly error?: string }> {
  const body = new URLSearchParams({ grant_type: 'client_credentials', client_id: clientId, client_secret: secret });
  return (await (await fetch(`${stack.url}/oauth/token`, { method: 'POST', body })).json()) as { access_token?: string; error?: string };
}

before(async () => {
  [stack, browser] = await Promise.all([startStack(), openBrowser()]);
  cookies = await signInOperator(browser, stack);
  token = (await exchange(stack.clientId, stack.clientSecret)).access_token ?? '';
  const { organization } = await tell('scalekit.v1.organizations.OrganizationService/CreateOrganization', {
    organization: { displayName: 'Orion Analytics' },
  });
  organizationId = organization.id;
  const features = ['sso', 'dir_sync', 'session_policy'].map((name) => ({ name, enabled: true }));
  await tell('scalekit.v1.organizations.OrganizationService/UpdateOrganizationSettings', { id: organizationId, settings: { features } });
  await tell('scalekit.v1.roles.RolesService/CreatePermission', { permission: { name: 'reports:read', description: 'See reports' } });
  // Somebody who reads their mail and has nothing else to come in with.
  await tell('scalekit.v1.users.UserService/CreateUserAndMembership', {
    organizationId,
    user: { email: 'ada@orion.example.com', membership: { roles: [{ name: 'admin' }] } },
    sendInvitationEmail: false,
  });
});

after(async () => {
  await browser?.close();
  await stack?.stop();
});

/** Which file of the dashboard something is in, as the build named it. */
const fileOf = (source: string): string => {
  const manifest = JSON.parse(readFileSync(resolve(import.meta.dirname, '../packages/web/dist/dashboard/manifest.json'), 'utf8')) as Record<
    string,
    { readonly file: string }
  >;
  return manifest[source]?.file ?? assert.fail(`${source} is in no file of its own`);
};

/** The page of one tab, and the dialog or drawer over it. */
async function openTab(tab: string) {
  const { page } = await openDashboard(browser, stack, cookies);
  await visit(page, `/organizations/${organizationId}/${tab}`);
  return { page, dialog: page.getByRole('dialog'), done: () => page.context().close() };
}

test('a role of the organization is made, becomes the default, and another takes its place when it goes', async () => {
  const { page, dialog, done } = await openTab('roles');
  await page.getByRole('button', { name: 'Create role' }).click();
  await dialog.getByRole('textbox', { name: 'Name', exact: true }).fill('Night auditor');
  await dialog.getByRole('textbox', { name: 'Description' }).focus();
  assert.equal(await dialog.getByLabel('Key').inputValue(), 'night_auditor');
  await dialog.getByRole('combobox', { name: 'Permissions' }).fill('reports');
  await page.getByRole('option', { name: 'reports:read' }).click();
  // What there is to choose from stays open while one is at it, and may lie over the button.
  await dialog.getByRole('combobox', { name: 'Permissions' }).blur();
  await dialog.getByRole('button', { name: 'Create role' }).click();
  await page.getByRole('row', { name: /Night auditor/ }).waitFor();

  await page.getByRole('combobox', { name: 'Default role' }).click();
  await page.getByRole('option', { name: /Night auditor/ }).click();
  await page.getByRole('button', { name: 'Save' }).click();
  await page
    .getByRole('row', { name: /Night auditor/ })
    .getByText('Whoever joins')
    .waitFor();

  await page.getByRole('link', { name: 'Night auditor' }).click();
  await dialog.getByText('See reports').waitFor();
  assert.match(page.url(), /role=night_auditor/);
  await dialog.getByRole('button', { name: 'Close' }).click();

  await tell('scalekit.v1.users.UserService/CreateUserAndMembership', {
    organizationId,
    user: { email: 'nora@orion.example.com', membership: { roles: [{ name: 'night_auditor' }] } },
    sendInvitationEmail: false,
  });
  await page.getByRole('button', { name: 'Actions for Night auditor' }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await dialog.getByText('One person has it').waitFor();
  await dialog.getByRole('combobox', { name: 'Instead of it' }).click();
  await page.getByRole('option', { name: 'Member' }).click();
  await dialog.getByText('1 role deleted').waitFor();
  await dialog.getByRole('button', { name: 'Delete role' }).click();
  await page.getByRole('row', { name: /Night auditor/ }).waitFor({ state: 'detached' });
  await done();
});

test('a domain is added on the operator’s word, one that anybody can have is refused, and whoever may join can be made to ask', async () => {
  const { page, dialog, done } = await openTab('domains');
  await page.getByRole('button', { name: 'Add domain' }).click();
  await dialog.getByRole('textbox', { name: 'Domain' }).fill('gmail.com');
  await dialog.getByRole('button', { name: 'Add domain' }).click();
  await dialog.getByText('Anybody can have an address at gmail.com').waitFor();
  await dialog.getByRole('textbox', { name: 'Domain' }).fill('Orion.Example.com');
  await dialog.getByRole('button', { name: 'Add domain' }).click();
  await page.getByText('Verified on your word').waitFor();

  await page.getByText('People come by invitation alone').waitFor();
  await page.getByRole('button', { name: 'Allow a domain' }).click();
  await dialog.getByRole('textbox', { name: 'Domain' }).fill('partners.example.com');
  await dialog.getByRole('button', { name: 'Add domain' }).click();
  await page.getByText('They are in as soon as they have proven their address.').waitFor();
  await page.getByRole('link', { name: 'Approvals' }).last().click();
  await page.getByRole('switch', { name: 'Whoever joins by their e-mail domain' }).click();
  await page.getByText('Saved.').waitFor();
  await page.getByRole('link', { name: 'Domains' }).click();
  await page.getByText('They ask first, and wait until somebody approves.').waitFor();

  await page.getByRole('button', { name: 'Remove partners.example.com' }).click();
  await dialog.getByRole('button', { name: 'Remove domain' }).click();
  await page.getByText('People come by invitation alone').waitFor();
  await done();
});

test('a sign-in policy that would lock the administrators out is refused in words; another one holds at once', async () => {
  const { page, done } = await openTab('sign-in-policy');
  await page.getByLabel('Only some of them').check();
  await page.getByLabel('Code by e-mail').uncheck();
  await page.getByLabel('Link by e-mail').uncheck();
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Nothing was changed, so that nobody is locked out').waitFor();
  await page.getByLabel('Code by e-mail').check();
  await page.getByLabel('Ask everybody for a second factor').check();
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Asked of everybody; whoever has none sets one up on the way').waitFor();
  await page.getByRole('button', { name: 'Save', disabled: true }).waitFor();
  await done();
});

test('sessions are cut shorter, in the unit people think in, and never below what a token lives', async () => {
  const { page, done } = await openTab('session-policy');
  // There is nothing to save before something is changed, and nothing after it is saved.
  await page.getByRole('button', { name: 'Save', disabled: true }).waitFor();
  await page.getByLabel('Its own').check();
  await page.getByRole('textbox', { name: 'A session ends after' }).fill('2');
  await page.getByRole('combobox', { name: 'A session ends after: unit' }).click();
  await page.getByRole('option', { name: 'minutes' }).click();
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('must be longer than an access token lives').waitFor();
  await page.getByRole('combobox', { name: 'A session ends after: unit' }).click();
  await page.getByRole('option', { name: 'hours' }).click();
  // More than can be sent is not taken.
  await page.getByRole('textbox', { name: 'A session ends after' }).fill('9999999999');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Saved.').waitFor();
  await page.getByRole('button', { name: 'Save', disabled: true }).waitFor();
  await page.reload();
  await page.getByLabel('Its own').waitFor();
  assert.equal(await page.getByRole('textbox', { name: 'A session ends after' }).inputValue(), '2');
  assert.equal(await page.getByRole('combobox', { name: 'A session ends after: unit' }).inputValue(), 'hours');
  await done();
});

test('single sign-on is prepared: a connection is configured, gets its domain, and is deleted after its name was typed', async () => {
  const { page, dialog, done } = await openTab('sso');
  await page.getByText('Connections can be prepared, and not used yet').waitFor();
  await page.getByRole('button', { name: 'Add connection' }).click();
  await dialog.getByRole('combobox', { name: 'Identity provider' }).click();
  await page.getByRole('option', { name: 'Okta' }).click();
  await dialog.getByRole('button', { name: 'Add and configure' }).click();
  // Configuring it begins by itself, at an address that can be sent to somebody.
  await page.waitForURL(/connection=conn_\d+/);
  await dialog.getByLabel('Metadata address').fill('http://okta.orion.example/metadata');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await dialog.getByText('must be a URL that begins with https://').waitFor();
  await dialog.getByLabel('Metadata address').fill('https://okta.orion.example/metadata');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Configured', { exact: true }).waitFor();
  assert.match(await page.getByRole('textbox', { name: 'ACS URL' }).inputValue(), /\/sso\/v1\/saml\/conn_\d+\/callback$/);

  // Step by step, as whoever sets it up over there does it; at an address of its own, too.
  await page.getByRole('button', { name: 'Step by step' }).click();
  await page.getByText('Applications › Create App Integration › SAML 2.0').waitFor();
  await page.waitForURL(/guide=conn_\d+/);
  await page.getByRole('button', { name: 'Configure' }).click();
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('button', { name: 'Choose domains for Okta' }).click();
  await dialog.getByLabel('orion.example.com').check();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await page.getByText('No domain yet').waitFor({ state: 'detached' });
  await page.reload();
  await page.getByText('7. Switch it on').waitFor();
  await page.getByRole('button', { name: 'All connections' }).click();
  await page.getByText('Addresses at').waitFor();
  await page.getByRole('button', { name: 'Enable' }).click();
  await dialog.getByText('This server cannot speak to identity providers yet').waitFor();
  await dialog.getByRole('button', { name: 'Enable' }).click();
  await page.getByText('Enabled', { exact: true }).waitFor();

  await page.getByRole('button', { name: 'More for Okta' }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  const confirm = dialog.getByRole('button', { name: 'Delete connection' });
  assert.ok(await confirm.isDisabled());
  await dialog.getByLabel('to confirm').fill('Okta');
  await confirm.click();
  await page.getByText('No connection yet').waitFor();
  await done();
});

test('a file that does not come is told of where it is missing, and asked for again; the page of an older version is loaded once', async () => {
  const { page, dialog, done } = await openTab('');
  const refuse = async (source: string) => {
    const address = `**/${fileOf(source)}`;
    await page.route(address, (route) => route.abort());
    return () => page.unroute(address);
  };
  // A dialog: told in a toast, and there at the second click.
  let allow = await refuse('organizations/overview/edit.tsx');
  await page.getByRole('button', { name: 'Edit' }).click();
  await page.getByText('This could not be loaded').waitFor();
  assert.equal(await dialog.count(), 0);
  await allow();
  await page.getByRole('button', { name: 'Edit' }).click();
  await dialog.getByText('Edit organization').waitFor();

  // What was typed does not go unasked when the page is loaded again, as a toast offers where a newer one is there.
  const name = dialog.getByRole('textbox', { name: 'Name', exact: true });
  await name.fill('Orion, typed and not saved');
  const [asked] = await Promise.all([page.waitForEvent('dialog'), page.evaluate('setTimeout(() => location.reload())')]);
  assert.equal(asked.type(), 'beforeunload');
  await asked.dismiss();
  assert.equal(await name.inputValue(), 'Orion, typed and not saved');
  await dialog.getByRole('button', { name: 'Cancel' }).click();

  // A tab: the page around it stays.
  allow = await refuse('organizations/scim/scim.tsx');
  await page.getByRole('link', { name: 'SCIM' }).click();
  await page.getByText('This page could not be loaded.').waitFor();
  assert.deepEqual(await page.getByRole('heading', { level: 1 }).allInnerTexts(), ['Orion Analytics']);
  await allow();
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.getByRole('button', { name: 'Add directory' }).waitFor();

  // The server has another version by now: the page is loaded again, and not a second time when that does not help.
  await page.route('**/dashboard/organizations/**', (route) =>
    route.request().resourceType() === 'fetch' ? route.fulfill({ contentType: 'text/html', body: '<p>Another version</p>' }) : route.continue(),
  );
  allow = await refuse('organizations/approvals/approvals.tsx');
  await page.evaluate('globalThis.isAsBefore = true');
  const loads: string[] = [];
  page.on('request', (request) => request.isNavigationRequest() && loads.push(request.url()));
  await page.getByRole('link', { name: 'Approvals' }).click();
  await page.getByText('This page could not be loaded.').waitFor();
  assert.equal(await page.evaluate('globalThis.isAsBefore'), undefined);
  assert.deepEqual(loads, [`${stack.url}/dashboard/organizations/${organizationId}/approvals`]);
  await allow();
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.getByText('This page could not be loaded.').waitFor({ state: 'detached' });
  await page.getByRole('switch', { name: 'Whoever joins by their e-mail domain' }).waitFor();
  await done();
});

test('a directory comes with a secret that is shown once; all its secrets are replaced by one; it is disabled and deleted', async () => {
  const { page, dialog, done } = await openTab('scim');
  await page.getByRole('button', { name: 'Add directory' }).click();
  await dialog.getByRole('combobox', { name: 'Directory' }).click();
  await page.getByRole('option', { name: 'Okta' }).click();
  await dialog.getByRole('button', { name: 'Add directory' }).click();
  const first = (await dialog.locator('code').textContent()) ?? '';
  assert.ok(first.length > 20);
  await dialog.getByRole('button', { name: 'Done' }).click();
  assert.match(await page.getByRole('textbox', { name: 'Endpoint' }).inputValue(), /\/directory\/dir_\d+\/scim\/v2$/);
  const secrets = page.getByRole('list', { name: /^Tokens of/ }).getByRole('listitem');
  await page.getByRole('button', { name: 'New token' }).click();
  await dialog.getByRole('button', { name: 'Done' }).click();
  await secrets.nth(1).waitFor();
  await page.getByRole('button', { name: 'Replace all' }).click();
  await dialog.getByRole('button', { name: 'Replace', exact: true }).click();
  await dialog.getByText('The one token from now on').waitFor();
  await dialog.getByRole('button', { name: 'Done' }).click();
  await secrets.nth(1).waitFor({ state: 'detached' });
  assert.ok(!(await page.content()).includes(first));

  await page.getByRole('button', { name: 'Group roles' }).click();
  await dialog.getByText('It has brought no group yet').waitFor();
  await dialog.getByRole('button', { name: 'Close' }).click();

  // What fills which field: what is not as usual is said, and taken back.
  await tell('tenon.v1.UserAttributeService/CreateUserAttribute', { key: 'cost_center', displayName: 'Cost center' });
  await page.getByRole('button', { name: 'Attributes' }).click();
  const email = dialog.getByRole('textbox', { name: 'E-mail address: attribute in the directory' });
  assert.equal(await email.getAttribute('placeholder'), 'emails');
  await email.fill('mail');
  await dialog.getByRole('button', { name: 'Add an attribute of your own' }).click();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await dialog.getByText('Say which attribute of yours it fills.').waitFor();
  await dialog.getByRole('combobox', { name: 'Key here of attribute 1' }).click();
  await page.getByRole('option', { name: 'cost_center' }).click();
  await dialog.getByRole('textbox', { name: 'Name in the directory of attribute 1' }).fill('costCenter');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await dialog.waitFor({ state: 'detached' });
  await page.getByText('2 changed').waitFor();
  await page.getByRole('button', { name: 'Attributes' }).click();
  assert.equal(await email.inputValue(), 'mail');
  assert.equal(await dialog.getByRole('textbox', { name: 'Name in the directory of attribute 1' }).inputValue(), 'costCenter');
  await dialog.getByRole('button', { name: 'E-mail address: as usual again' }).click();
  assert.ok(await email.evaluate((input) => input.matches(':focus')));
  await dialog.getByRole('button', { name: 'All as usual again' }).click();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await dialog.waitFor({ state: 'detached' });
  await page.getByText('As usual').waitFor();

  await page.getByRole('button', { name: /^More for/ }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await dialog.getByLabel('to confirm').fill('Okta directory');
  await dialog.getByRole('button', { name: 'Disable and delete' }).click();
  await page.getByText('No directory yet').waitFor();
  await done();
});

test('a client gets tokens with its new secret and not with the deleted one; an API token is good until it is taken back', async () => {
  const { page, dialog, done } = await openTab('clients');
  await page.getByRole('button', { name: 'Create client' }).click();
  await dialog.getByRole('textbox', { name: 'Name', exact: true }).fill('Nightly export');
  await dialog.getByRole('combobox', { name: 'Scopes' }).fill('reports:read');
  await dialog.getByRole('combobox', { name: 'Scopes' }).blur();
  await dialog.getByRole('button', { name: 'Create client' }).click();
  const first = (await dialog.locator('code').textContent()) ?? '';
  await dialog.getByRole('button', { name: 'Done' }).click();
  await page.getByRole('link', { name: 'Nightly export' }).click();
  await page.waitForURL(/client=m2morg_\d+/);
  const clientId = /m2morg_\d+/.exec(page.url())?.[0] ?? '';
  assert.ok((await exchange(clientId, first)).access_token);

  const drawer = page.getByRole('dialog', { name: 'Nightly export' });
  await drawer.getByText('reports:read').waitFor();
  await drawer.getByRole('button', { name: 'New secret' }).click();
  const shown = page.getByRole('dialog', { name: 'New secret' });
  const second = (await shown.locator('code').textContent()) ?? '';
  await shown.getByRole('button', { name: 'Done' }).click();
  await drawer.getByRole('button', { name: `Delete the secret that ends in ${first.slice(-4)}` }).click();
  await page
    .getByRole('dialog', { name: /^Delete the secret/ })
    .getByRole('button', { name: 'Delete secret' })
    .click();
  await page.getByText('Secret deleted.').waitFor();
  assert.deepEqual([(await exchange(clientId, first)).error, (await exchange(clientId, second)).error], ['invalid_client', undefined]);
  await drawer.getByRole('button', { name: 'Close' }).click();

  await page.getByRole('button', { name: 'Create API token' }).click();
  await dialog.getByLabel('What it is for').fill('Zapier');
  await dialog.getByRole('button', { name: 'Create API token' }).click();
  const text = (await dialog.locator('code').textContent()) ?? '';
  await dialog.getByRole('button', { name: 'Done' }).click();
  const validity = async () => (await call('scalekit.v1.tokens.ApiTokenService/ValidateToken', { token: text })).status;
  assert.equal(await validity(), 200);
  await page.getByRole('button', { name: 'Actions for Zapier' }).click();
  await page.getByRole('menuitem', { name: 'Change' }).click();
  await dialog.getByLabel('What it is for').fill('Make');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('button', { name: 'Actions for Make' }).click();
  await page.getByRole('menuitem', { name: 'Take back' }).click();
  await dialog.getByRole('button', { name: 'Take back' }).click();
  await page.getByText('No API token yet').waitFor();
  assert.equal(await validity(), 404);
  await done();
});

test('events are found by their type, and each shows what an app is told', async () => {
  const { page, dialog, done } = await openTab('events?type=organization.domain_created');
  await page.getByRole('link', { name: 'Organization domain created' }).first().click();
  await page.waitForURL(/event=evt_\d+/);
  await dialog.getByText('"type": "organization.domain_created"').waitFor();
  await dialog.getByRole('button', { name: 'Close' }).click();
  assert.equal(await page.getByRole('link', { name: 'Organization created' }).count(), 0);
  await page.getByRole('combobox', { name: 'Any event' }).fill('Organization cre');
  await page.getByRole('option', { name: 'Organization created' }).click();
  await page.getByRole('link', { name: 'Organization created' }).waitFor();
  assert.match(page.url(), /type=organization\.created/);
  await done();
});
