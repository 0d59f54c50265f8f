import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { create, toBinary } from '@bufbuild/protobuf';
import { OrganizationService } from '@tenon/api/scalekit/v1/organizations/organizations_pb.ts';
import type { AxeResults } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from './browser.ts';
import { type Cookies, everyPage, inviteOperator, openDashboard, picture, signInOperator, VIEWS, type View, visit } from './dashboard.ts';
import { type Stack, startStack } from './stack.ts';

// The operator dashboard as it is served: every page it has, on a desk and a phone, light and dark, and the way through it.

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let stack: Stack;
let browser: Browser;
let cookies: Cookies;
/** What stands for the parts of addresses: `$organizationId`. */
const ids: Record<string, string> = {};

before(async () => {
  [stack, browser] = await Promise.all([startStack(), openBrowser()]);
  cookies = await signInOperator(browser, stack);
  ids['clientId'] = stack.clientId;
  ids['roleId'] = 'member';
  ids['kind'] = 'invitation';
  ids['language'] = 'de';
});

after(async () => {
  await browser?.close();
  await stack?.stop();
});

test('whoever is signed out is sent to sign in, and finds no page without it', async () => {
  const answer = await fetch(`${stack.url}/dashboard/organizations`, { redirect: 'manual' });
  assert.equal(answer.status, 303);
  assert.match(answer.headers.get('location') ?? '', /\/dashboard\/sign-in\?return_to=%2Fdashboard%2Forganizations$/);
});

test('the page comes packed for whoever can unpack it', async () => {
  const context = await browser.newContext({ baseURL: stack.url, storageState: cookies });
  for (const [accepted, encoding] of [
    ['gzip, br', 'br'],
    ['gzip', 'gzip'],
    ['identity', undefined],
  ] as const) {
    const answer = await context.request.get('/dashboard/organizations', { headers: { 'accept-encoding': accepted } });
    assert.deepEqual([answer.headers()['content-encoding'], answer.headers()['vary']], [encoding, 'Accept-Encoding']);
    const page = await answer.text();
    // Something to see before any script is there, who it is for, and nothing that a place was left for.
    assert.match(page, /<template shadowrootmode="closed">.*<h1[^>]*>Organizations<\/h1>.*Create organization/s);
    assert.match(page, /<meta name="tenon-known" content="[\w+/=]+">/);
    assert.match(page, />grace@operators\.example</);
    assert.doesNotMatch(page, /\{(?:person|detail|environment|kind)\}|<!--(?:head|drawn|styles|scripts)-->/);
    assert.equal(answer.headers()['cache-control'], 'private, no-cache');
  }
  await context.close();
});

test('what comes with a page is shown without asking for it again', async () => {
  const pages: { path: string; questions: { writer: { key: string; path: string }[] } }[] = JSON.parse(
    readFileSync(new URL('../packages/web/dist/dashboard/pages.json', import.meta.url), 'utf8'),
  );
  const [question] = pages.find(({ path }) => path === '/organizations')?.questions.writer.filter(({ path }) => path.endsWith('/ListOrganization')) ?? [];
  const { method } = OrganizationService;
  const said = create(method.listOrganization.output, { totalSize: 1, organizations: [{ id: 'org_1', displayName: 'Came with the page' }] });
  const meta = `<meta name="tenon-answer" data-question='${question?.key}' content="${Buffer.from(toBinary(method.listOrganization.output, said)).toString('base64')}">`;
  const { page } = await openDashboard(browser, stack, cookies);
  await page.route('**/dashboard/organizations', async (route) => {
    const answer = await route.fetch();
    const text = (await answer.text()).replace(/<meta name="tenon-answer"[^>]*>/g, '');
    await route.fulfill({ response: answer, body: text.replace('<template id="rest">', (start) => `${start}${meta}`) });
  });
  // Whoever asks is not answered, so there is nothing else to show.
  await page.route('**/OrganizationService/ListOrganization', () => undefined);
  await page.goto('/dashboard/organizations');
  await page.getByRole('link', { name: 'Came with the page' }).waitFor();
  await page.context().close();
});

test('an organization is made, changed, given features, and deleted after its name was typed', async () => {
  const { page, complaints } = await openDashboard(browser, stack, cookies);
  await visit(page, '/organizations');
  await page.getByRole('button', { name: 'Create organization' }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Create organization' }).click();
  await dialog.getByText('Give it a name.').waitFor();
  await dialog.getByRole('textbox', { name: 'Name', exact: true }).fill('Orion Analytics');
  await dialog.getByLabel('Slug').fill('orion');
  await dialog.getByLabel('External id').fill('cust_42');
  await dialog.getByLabel('Single sign-on').check();
  await dialog.getByRole('button', { name: 'Create organization' }).click();
  await page.getByRole('heading', { name: 'Orion Analytics', level: 1 }).waitFor();
  ids['organizationId'] = /org_\d+/.exec(page.url())?.[0] ?? '';
  await page.getByRole('switch', { name: /Single sign-on/, checked: true }).waitFor();

  // What the server refuses stands beside the field it is about.
  await page.goto('/dashboard/organizations?create=true');
  await dialog.getByRole('textbox', { name: 'Name', exact: true }).fill('Copy');
  await dialog.getByLabel('Slug').fill('orion');
  await dialog.getByRole('button', { name: 'Create organization' }).click();
  await dialog.getByText('is already used by another organization').waitFor();
  await dialog.getByLabel('Slug').fill('copy');
  await dialog.getByRole('button', { name: 'Create organization' }).click();
  await page.getByRole('heading', { name: 'Copy', level: 1 }).waitFor();

  await page.getByRole('button', { name: 'Edit' }).click();
  await dialog.getByRole('textbox', { name: 'Name', exact: true }).fill('Copy of Orion');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('heading', { name: 'Copy of Orion', level: 1 }).waitFor();

  await page.getByRole('button', { name: 'Delete…' }).click();
  await dialog.getByText('Nothing else would change.').waitFor();
  const confirm = dialog.getByRole('button', { name: 'Delete organization' });
  assert.ok(await confirm.isDisabled());
  await dialog.getByLabel('to confirm').fill('Copy of Orion');
  await confirm.click();
  await page.waitForURL('**/dashboard/organizations');
  await page.getByRole('link', { name: 'Orion Analytics' }).waitFor();
  await page.getByRole('link', { name: /^Copy/ }).waitFor({ state: 'detached' });

  for (const turn of ['on', 'off']) {
    await page.getByRole('button', { name: 'Actions for Orion Analytics' }).click();
    await page.getByRole('menuitem', { name: `Turn SCIM ${turn}` }).click();
    await page.getByRole('cell', { name: turn === 'on' ? 'Single sign-on, SCIM provisioning' : 'Single sign-on', exact: true }).waitFor();
  }

  await page.getByRole('searchbox').fill('nobody of this name');
  await page.getByText('Nothing found for').waitFor();
  assert.match(page.url(), /q=nobody/);
  // The refusal of the slug above is the one thing a browser may grumble about.
  assert.deepEqual(
    complaints.filter((complaint) => !/status of 409/.test(complaint)),
    [],
  );
  await page.context().close();
});

test('a person is added from the list of all', async () => {
  const { page } = await openDashboard(browser, stack, cookies);
  await visit(page, '/users?add=true');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('combobox', { name: 'Organization' }).fill('orion');
  await page.getByRole('option', { name: 'Orion Analytics' }).click();
  await dialog.getByRole('button', { name: 'Go on' }).click();
  await dialog.getByLabel('E-mail address').fill('ada@orion.example');
  await dialog.getByRole('button', { name: 'Send invitation' }).click();
  await page.getByRole('link', { name: 'ada@orion.example' }).click();
  await page.getByRole('heading', { name: 'ada@orion.example', level: 1 }).waitFor();
  ids['userId'] = /usr_\d+/.exec(page.url())?.[0] ?? '';
  await page.context().close();
});

test('a server that agents use is registered', async () => {
  const { page } = await openDashboard(browser, stack, cookies);
  await visit(page, '/mcp-servers?create=true');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Tickets');
  await dialog.getByLabel('Scopes').fill('tickets:read');
  await dialog.getByLabel('Scopes').blur();
  await dialog.getByRole('button', { name: 'Register' }).click();
  await page.getByRole('heading', { name: 'Tickets', level: 1 }).waitFor();
  ids['resourceId'] = /res_\d+/.exec(page.url())?.[0] ?? '';
  await page.context().close();
});

test('a part of a page that does not come is told, with a way to try again and a way back', async () => {
  const { page } = await openDashboard(browser, stack, cookies);
  const known = new Set<string>();
  page.on('requestfinished', (request) => void known.add(request.url()));
  await visit(page, '/');
  // What stands at the side of every page comes after it.
  await page.waitForLoadState('networkidle');
  // From now on only what was loaded before is there.
  const there = new Set(known);
  await page.route('**/assets/*.js', (route) => (there.has(route.request().url()) ? route.fallback() : route.abort()));
  await page.getByRole('link', { name: 'Auth log', exact: true }).click();
  await page.getByRole('heading', { name: 'This page does not work', level: 1 }).waitFor();
  await page.getByRole('alert').getByText('This page could not be loaded.').waitFor();
  await page.unroute('**/assets/*.js');
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.getByRole('heading', { name: 'Auth log', level: 1 }).waitFor();
  // A script of somebody else's that does not come takes nothing away.
  await page.evaluate(`new Promise((failed) => {
    const script = document.createElement('script');
    script.src = '/dashboard/assets/of-somebody-else.js';
    script.onerror = failed;
    document.head.append(script);
  }).then(() => undefined)`);
  assert.equal(await page.getByRole('heading', { name: 'Auth log', level: 1 }).count(), 1);

  // Without what all pages are made of there is nobody to say it but the page itself.
  let isAway = true;
  await page.route('**/assets/packages-*.js', (route) => (isAway ? route.abort() : route.fallback()));
  await page.goto('/dashboard/settings');
  await page.getByRole('alert').getByText('This page could not be loaded.').waitFor();
  // It comes with the next page, and not before: other scripts of this one may ask for it still, and would show the page after all.
  page.on('request', (request) => void (request.isNavigationRequest() && (isAway = false)));
  await page.getByRole('link', { name: 'Load it again' }).click();
  await page.getByRole('heading', { name: 'Settings', level: 1 }).waitFor();
  await page.route('**/assets/packages-*.js', (route) => route.fulfill({ contentType: 'text/javascript', body: 'throw new Error("broken")' }));
  await page.goto('/dashboard/users');
  await page.getByRole('alert').getByText('This page could not be loaded.').waitFor();
  await page.context().close();
});

test('the keyboard jumps anywhere', async () => {
  const { page } = await openDashboard(browser, stack, cookies);
  await visit(page, '/');
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').fill('orion');
  await page.getByRole('option', { name: 'Orion Analytics' }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Orion Analytics', level: 1 }).waitFor();
  // A new page is announced by its heading.
  await page.locator('h1:focus').waitFor();
  await page.keyboard.press('?');
  await page.getByRole('dialog', { name: 'Keyboard' }).waitFor();
  await page.context().close();
});

test('what opens over a page is as good as a page: axe finds nothing in forms, menus and the palette', async () => {
  const { page } = await openDashboard(browser, stack, cookies);
  const look = async (what: string, at = page) => {
    await at.evaluate(axe);
    // What lies over the page belongs to none of its landmarks.
    const { violations } = (await at.evaluate(
      'axe.run(document, { iframes: false, resultTypes: ["violations"], rules: { region: { enabled: false } } })',
    )) as AxeResults;
    assert.deepEqual(
      violations.map(({ id, nodes }) => `${what}: ${id} ${nodes.map(({ target }) => target.join(' ')).join(', ')}`),
      [],
    );
    await at.keyboard.press('Escape');
  };
  await visit(page, '/organizations?create=true');
  await page.getByRole('dialog').getByRole('button', { name: 'Add a pair' }).click();
  await look('the form');
  await page.getByRole('button', { name: /^Actions for/ }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).waitFor();
  await look('the menu of a row');
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').waitFor();
  await look('the palette');
  await page.getByRole('button', { name: /grace/ }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).waitFor();
  await look('the menu of the operator');
  await page.context().close();

  const { page: phone } = await openDashboard(browser, stack, cookies, { ...VIEWS[2]!, hasTouch: true });
  await visit(phone, '/organizations?create=true');
  // What the name lacks is said after the finger has done what it came for, and not under it.
  const form = phone.getByRole('dialog');
  await form.getByRole('textbox', { name: 'Name', exact: true }).tap();
  await form.getByLabel('Single sign-on').tap();
  await form.getByText('Give it a name.').waitFor();
  await form.getByRole('checkbox', { name: 'Single sign-on', checked: true }).waitFor();
  await look('the form on a phone', phone);
  await phone.getByRole('button', { name: 'Open the menu' }).click();
  await phone.getByRole('dialog').getByRole('link', { name: 'Settings' }).waitFor();
  await look('the menu on a phone', phone);
  await phone.context().close();
});

test('every page, on a desk and a phone, light and dark: axe finds nothing, nothing is wider than the screen, nothing complains', async () => {
  const listing = await openDashboard(browser, stack, cookies);
  ids['requestId'] = await someRequest(listing.page);
  ids['interceptorId'] = await someInterceptor(listing.page);
  ids['endpointId'] = await someEndpoint(listing.page);
  ids['bulkId'] = await someList(listing.page);
  const paths = await everyPage(listing.page, ids);
  await listing.page.context().close();
  assert.ok(paths.length >= 4, paths.join(' '));
  // Side by side: most of a look at a page is waiting until it is quiet.
  await Promise.all(VIEWS.map((view) => lookAtAll(paths, view)));
});

async function lookAtAll(paths: readonly string[], view: View): Promise<void> {
  const { page, complaints } = await openDashboard(browser, stack, cookies, view);
  for (const path of paths) {
    const where = `${path} ${view.name}`;
    await visit(page, path);
    await picture(
      page,
      `${
        path
          .replace(/^\//, '')
          .replace(/org_\d+/, 'organization')
          .replace(/usr_\d+/, 'user')
          .replace(/res_\d+/, 'mcp-server')
          .replace(/bulk_\d+/, 'one')
          .replace(/skc_\d+/, 'application')
          .replaceAll('/', '-') || 'overview'
      }-${view.name}`,
    );
    assert.ok(await page.evaluate('document.documentElement.scrollWidth <= innerWidth'), `${where} is wider than the screen`);
    await page.evaluate(axe);
    // A preview runs nothing: nobody is in there who could answer, and a browser may say so.
    const { violations } = (await page.evaluate('axe.run(document, { iframes: false, resultTypes: ["violations"] })')) as AxeResults;
    assert.deepEqual(
      violations.map(({ id, nodes }) => `${where}: ${id} ${nodes.map(({ target }) => target.join(' ')).join(', ')}`),
      [],
    );
  }
  assert.deepEqual(complaints, [], view.name);
  await page.context().close();
}

/** What somebody who may only look may press. Whatever else a page shows them changes something: or belongs here. */
const LOOKING =
  /^(Copy|Search|Clear|Show|Filters|Actions for|Choose|Next|Previous|More(?! for)|Older|Newer|Try again|Check|Open|Close|Download|Export|How to|Permissions|See|Simulate|Step by step$|All |Attributes$|Invited · |Users$|Groups$)|\n[\d,]+$/;
/** What a link is called that leads to where something is changed. */
const CHANGING = /^(Add|Change|Create|Declare|Delete|Edit|Invite|New|Register|Remove|Rename|Revoke|Rotate|Save|Send|Set|Upload)\b/;

test('a viewer reads every page, and is shown nothing that changes something', async () => {
  const { page: owner } = await openDashboard(browser, stack, cookies);
  await prepareLists(owner);
  ids['requestId'] ??= await someRequest(owner);
  ids['interceptorId'] ??= await someInterceptor(owner);
  ids['endpointId'] ??= await someEndpoint(owner);
  ids['bulkId'] ??= await someList(owner);
  const paths = (await everyPage(owner, ids)).filter((path) => path !== '/design');
  await owner.context().close();

  const viewer = await inviteOperator(browser, stack, cookies, 'vera@operators.example', 'viewer');
  const { page, complaints } = await openDashboard(browser, stack, viewer);
  const found: string[] = [];
  for (const path of paths) {
    // Nor by the address of a form that somebody sent them.
    await visit(page, `${path}?create=true&add=true&invite=true&edit=true`);
    if ((await page.getByRole('dialog').count()) > 0) found.push(`${path}: a form`);
    for (const refusal of await page.getByText(/not allowed|permission denied/i).allInnerTexts()) found.push(`${path}: ${refusal}`);
    const main = page.locator('main');
    const named = async (role: 'button' | 'link' | 'switch' | 'checkbox') => {
      const all = await main.getByRole(role, { disabled: false }).all();
      return Promise.all(all.map(async (one) => (await one.getAttribute('aria-label')) ?? ((await one.innerText()) || role)));
    };
    found.push(...[...(await named('switch')), ...(await named('checkbox'))].map((name) => `${path}: ${name}`));
    found.push(...(await named('button')).filter((name) => !LOOKING.test(name)).map((name) => `${path}: ${name}`));
    found.push(...(await named('link')).filter((name) => CHANGING.test(name)).map((name) => `${path}: ${name}`));
    for (const menu of await main.getByRole('button', { name: /^Actions for/ }).all()) {
      await menu.click();
      await page.getByRole('menuitem').first().waitFor();
      found.push(...(await page.getByRole('menuitem').allInnerTexts()).filter((item) => !LOOKING.test(item)).map((item) => `${path}, menu: ${item}`));
      await page.keyboard.press('Escape');
    }
  }
  assert.deepEqual(found, []);
  assert.deepEqual(complaints, []);
  await page.context().close();
});

test('a manager changes what is there, and has nothing to do with who the operators are', async () => {
  const manager = await inviteOperator(browser, stack, cookies, 'mona@operators.example', 'manager');
  const { page } = await openDashboard(browser, stack, manager);
  await visit(page, '/organizations');
  await page.getByRole('button', { name: 'Create organization' }).waitFor();
  await visit(page, '/settings');
  assert.equal(await page.getByRole('link', { name: 'Operators' }).count(), 0);
  await visit(page, '/settings/operators?invite=true');
  await page.getByText('Only owners see who the operators are').waitFor();
  assert.equal(await page.getByText('grace@operators.example').count(), 0);
  assert.equal(await page.getByRole('dialog').count(), 0);
  await page.context().close();

  const { page: owner } = await openDashboard(browser, stack, cookies);
  await visit(owner, '/settings');
  await owner.getByRole('link', { name: 'Operators' }).click();
  await owner.getByText('mona@operators.example').waitFor();
  await owner.context().close();
});

/** Something in each list of the organization, so that its rows and their menus are there to be looked at. */
async function prepareLists(page: Page): Promise<void> {
  const { organizationId } = ids;
  const call = async (method: string, data: object) => {
    const answer = await page.context().request.post(`/scalekit.v1.${method}`, { data, headers: { 'x-tenon-surface': 'dashboard' } });
    assert.ok(answer.ok(), await answer.text());
  };
  const features = ['sso', 'dir_sync', 'domain_verification', 'session_policy'].map((name) => ({ name, enabled: true }));
  await call('organizations.OrganizationService/UpdateOrganizationSettings', { id: organizationId, settings: { features } });
  for (const domainType of ['ORGANIZATION_DOMAIN', 'ALLOWED_EMAIL_DOMAIN']) {
    await call('domains.DomainService/CreateDomain', { organizationId, domain: { domain: 'orion.example', domainType } });
  }
  await call('roles.RolesService/CreateOrganizationRole', { orgId: organizationId, role: { name: 'auditor', displayName: 'Auditor' } });
  await call('clients.ClientService/CreateOrganizationClient', { organizationId, client: { name: 'Nightly export' } });
  await call('connections.ConnectionService/CreateConnection', { organizationId, connection: { provider: 'OKTA', type: 'SAML' } });
  await call('directories.DirectoryService/CreateDirectory', { organizationId, directory: { directoryType: 'SCIM' } });
}

/** Something for the log of sign-ins: an app that sends somebody here, who goes no further. */
async function someRequest(page: Page): Promise<string> {
  const asked = new URLSearchParams({ response_type: 'code', client_id: stack.clientId, redirect_uri: `${stack.demo}/auth/callback`, scope: 'openid' });
  await fetch(`${stack.url}/oauth/authorize?${asked}`, { redirect: 'manual' });
  await visit(page, '/auth-log');
  const href = await page.getByRole('link', { name: 'Somebody' }).first().getAttribute('href');
  return /req_\d+/.exec(href ?? '')?.[0] ?? assert.fail('the request is not in the log');
}

async function someInterceptor(page: Page): Promise<string> {
  await visit(page, '/interceptors?open=create');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill('May they be invited, as the customer relationship management has it?');
  await dialog.getByRole('combobox', { name: 'When it is asked' }).click();
  await page.getByRole('option', { name: 'Before a machine gets a token' }).click();
  await dialog.getByLabel('Address').fill('https://app.example.com/tenon/ask');
  await dialog.getByRole('button', { name: 'Create interceptor' }).click();
  await dialog.getByRole('button', { name: 'Done' }).click();
  await page.waitForURL('**/interceptors/icpt_*');
  return /icpt_\d+/.exec(page.url())?.[0] ?? '';
}

/** Nobody is there, so its log has what failed. */
async function someEndpoint(page: Page): Promise<string> {
  await visit(page, '/webhooks?open=create');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Address').fill('http://127.0.0.1:1/webhooks/of-the-customer-relationship-management');
  await dialog.getByRole('button', { name: 'Create endpoint' }).click();
  await dialog.getByRole('button', { name: 'Done' }).click();
  await page.waitForURL('**/webhooks/whe_*');
  await page.getByRole('button', { name: 'Send test event' }).click();
  await dialog.getByRole('button', { name: 'Send' }).click();
  await page
    .getByText(/^Retrying/)
    .first()
    .waitFor();
  return /whe_\d+/.exec(page.url())?.[0] ?? '';
}

/** People who could be invited, and somebody who could not. */
async function someList(page: Page): Promise<string> {
  await visit(page, `/organizations/${ids['organizationId']}/users/bulk?by=paste`);
  await page.getByRole('textbox', { name: 'Addresses' }).fill('Kim <kim@orion.example>, ada@orion.example, nobody');
  await page.getByRole('button', { name: 'Look at them' }).click();
  await page.waitForURL('**/users/bulk/bulk_*');
  return /bulk_\d+/.exec(page.url())?.[0] ?? assert.fail(page.url());
}
